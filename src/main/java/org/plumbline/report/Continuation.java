package org.plumbline.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.plumbline.claim.Finding;
import org.plumbline.claim.Verdict;
import org.plumbline.field.Pair;
import org.plumbline.flow.FlowResult;
import org.plumbline.network.Network;
import org.plumbline.number.Decimals;

/**
 * The finding that an integration did not reach its horizon, and why.
 *
 * <p>It carries the id {@value #ID}, which is not one of the theory's: it says what the others
 * could not be checked on.
 */
public final class Continuation {
  /** The id of the finding. */
  public static final String ID = "continuation";

  private static final String CLAIM = "the flow has one continuation up to the horizon";
  private static final int SHOWN_PAIRS = 8;
  private static final int TIME_DIGITS = 12;

  private Continuation() {}

  /** What stopped the integration; empty if nothing did. */
  public static Optional<Finding> finding(FlowResult result) {
    Network network = result.trajectory().problem().network();
    if (result instanceof FlowResult.NotUnique several) {
      return Optional.of(
          undecided(
              "at t = "
                  + Decimals.nearest(several.time(), TIME_DIGITS)
                  + " the flow has "
                  + several.continuations()
                  + " continuations, which differ at "
                  + names(network, several.pairs())
                  + "; none of them was chosen. Other initial weights, such as another seed, may"
                  + " have one"));
    }
    if (result instanceof FlowResult.Unresolved none) {
      return Optional.of(
          undecided(
              "at t = "
                  + Decimals.nearest(none.time(), TIME_DIGITS)
                  + " no continuation was found for "
                  + names(network, none.pairs())
                  + ": "
                  + none.reason()));
    }
    if (result instanceof FlowResult.Stopped stopped) {
      return Optional.of(
          undecided(
              "the integration ended at t = "
                  + Decimals.nearest(stopped.trajectory().finalTime(), TIME_DIGITS)
                  + ": "
                  + stopped.reason()));
    }
    return Optional.empty();
  }

  private static Finding undecided(String reason) {
    return Finding.of(ID, "flow", Verdict.UNDECIDED, CLAIM, reason);
  }

  private static String names(Network network, List<Pair> pairs) {
    String listed =
        pairs.stream()
            .limit(SHOWN_PAIRS)
            .map(pair -> network.name(pair.vertex()) + " on sample " + pair.sample())
            .collect(Collectors.joining(", "));
    return pairs.size() > SHOWN_PAIRS
        ? listed + " and " + (pairs.size() - SHOWN_PAIRS) + " more"
        : listed;
  }
}
