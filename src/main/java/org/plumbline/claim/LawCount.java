package org.plumbline.claim;

import java.util.List;
import org.plumbline.claim.count.CountedLaws;
import org.plumbline.claim.count.LawEffort;
import org.plumbline.claim.count.LawQuestion;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

/**
 * How many independent functions of the weights are constant along gradient flow for all losses,
 * inputs and gates: at least as many as are found and proved, at most {@code N} less a lower bound
 * of the rank of the Lie algebra that the gradients generate (proofs-notes/law-count.md; Marcotte,
 * Gribonval &amp; Peyré 2023).
 */
public final class LawCount implements Claim {
  private static final Statement ROWS =
      new Statement(
          "law-count",
          "near generic weights the independent conservation laws, for all losses, inputs and"
              + " gates, number at least the value and at most the bound");

  /** The most parameters of a network whose laws are counted beside everything else. */
  static final int MOST_PARAMETERS = 100;

  /** The most edges: there are more than parameters where these are shared. */
  static final int MOST_EDGES = 1000;

  @Override
  public String id() {
    return ROWS.id();
  }

  @Override
  public List<Finding> check(Evidence evidence) {
    Network network = evidence.problem().network();
    if (network.parameters() > MOST_PARAMETERS || network.edges().size() > MOST_EDGES) {
      return List.of(
          ROWS.notApplicable(
              "network",
              "laws are counted here for networks of up to "
                  + MOST_PARAMETERS
                  + " weights and "
                  + MOST_EDGES
                  + " edges; plumbline laws counts those of larger ones"));
    }
    CountedLaws count =
        CountedLaws.of(evidence.problem(), LawQuestion.ofArchitecture(), LawEffort.low());
    return List.of(
        ROWS.proved("network", reason(count))
            .withValue(Statement.exact(Rational.of(count.found())))
            .withBound(Statement.exact(Rational.of(count.bound())))
            .finding());
  }

  private static String reason(CountedLaws count) {
    String proofs =
        "as many independent polynomials are constant, each by an identity; the Lie algebra that"
            + " the gradients generate has rank "
            + count.rank()
            + " at least, of "
            + count.parameters()
            + " weights; ";
    return proofs
        + (count.isComplete()
            ? "so these laws are all there are"
            : "whether there are more is open, plumbline laws says what was searched");
  }
}
