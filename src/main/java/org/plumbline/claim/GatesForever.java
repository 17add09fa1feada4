package org.plumbline.claim;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.claim.along.Instant;
import org.plumbline.claim.along.Observations;
import org.plumbline.claim.forever.GateOutlook;
import org.plumbline.claim.forever.LaterTimes;
import org.plumbline.network.Network;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;

/**
 * The gates of a unit are constant for all later times, from numbers at one time T alone: for units
 * that are silent, units that samples only drive away from their kinks, and units whose classes
 * keep their shares of the output (proofs-notes/gates-forever.md; Le &amp; Jegelka 2022, assumption
 * 3).
 */
public final class GatesForever implements Claim {
  private static final String ID = "gates-forever";
  private static final Statement ALL =
      new Statement(ID, "no gate of the unit changes at any time t >= T");
  private static final Statement OWN =
      new Statement(
          ID,
          "no gate of the unit on a sample of its own label, the sign of its outer weight, changes"
              + " at any t >= T");
  private static final Statement SHARE =
      new Statement(ID, "‖Σ α_v w_v‖ >= f Π‖W_l‖_F, summed over the class, at any time t >= T");

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<Finding> check(Evidence evidence) {
    if (evidence.problem().network().kinked().isEmpty()) {
      return List.of(ALL.notApplicable("network", "no hidden vertex has a kink"));
    }
    GateOutlook outlook = evidence.gates();
    return new Rows(evidence, outlook.state().knot()).of(outlook);
  }

  /** Whether a finding of this claim is about all gates of a unit. */
  public static boolean isOfAllGates(Finding finding) {
    return finding.claim().equals(ALL.claim());
  }

  /** Whether a finding of this claim is about the gates of a unit on samples of its own label. */
  public static boolean isOfOwnGates(Finding finding) {
    return finding.claim().equals(OWN.claim());
  }

  /**
   * Whether all gates of a unit are proved to be constant from T on, whether or not a finding of
   * this claim names the unit.
   */
  public static boolean isProvedOf(Evidence evidence, int unit) {
    GateOutlook outlook = evidence.gates();
    return outlook.state().knot().isEnclosed() && outlook.open(List.of(unit)).isEmpty();
  }

  /** What is known of gates from the T of later times on, or else from the end of the run. */
  static GateOutlook outlook(Evidence evidence) {
    Observations observations = evidence.observations();
    Onwards onwards = evidence.onwards();
    Optional<LaterTimes> times =
        onwards instanceof Onwards.Known known ? Optional.of(known.times()) : Optional.empty();
    return GateOutlook.at(
        evidence.problem(),
        observations.layers(),
        observations.evaluator(),
        times.map(LaterTimes::knot).orElseGet(observations::last),
        times,
        onwards instanceof Onwards.Lacking none ? none.reason() : "");
  }

  /** The findings at an instant. */
  private record Rows(Evidence evidence, Instant knot) {
    List<Finding> of(GateOutlook outlook) {
      List<Finding> findings = new ArrayList<>();
      groups(outlook).forEach((vertices, unit) -> findings.add(row(names(vertices), unit)));
      outlook.classes().stream()
          .filter(share -> share.least() > 0)
          .forEach(share -> findings.add(row(share)));
      return findings;
    }

    private GateRows rows() {
      return GateRows.at(knot);
    }

    private Network network() {
      return evidence.problem().network();
    }

    /** Few units one by one, of many those together of which the same is known. */
    private Map<List<Integer>, GateOutlook.Unit> groups(GateOutlook outlook) {
      Map<List<Object>, List<Integer>> groups = new LinkedHashMap<>();
      boolean each = outlook.units().size() <= Conservation.MOST_ROWS;
      outlook
          .units()
          .forEach(
              (v, unit) ->
                  groups
                      .computeIfAbsent(each ? List.of(v) : List.of(unit), k -> new ArrayList<>())
                      .add(v));
      Map<List<Integer>, GateOutlook.Unit> units = new LinkedHashMap<>();
      for (List<Integer> vertices : groups.values()) {
        Optional.ofNullable(outlook.units().get(vertices.get(0)))
            .ifPresent(unit -> units.put(vertices, unit));
      }
      return units;
    }

    private String names(List<Integer> vertices) {
      return network().names(vertices);
    }

    private Finding row(String subject, GateOutlook.Unit unit) {
      return switch (unit.kept()) {
        case ALL -> rows().plain(ALL, subject, unit.reason());
        case OWN -> rows().plain(OWN, subject, unit.reason());
        case OPEN ->
            GateRows.unproved(ALL, evidence, subject, unit.reason())
                .withInterval(rows().interval());
        case OUTSIDE -> ALL.notApplicable(subject, unit.reason()).withInterval(rows().interval());
      };
    }

    private Finding row(GateOutlook.Share share) {
      String reason =
          "C2: f from below, by one dual vector; γ̂ grows by a factor e^G for ever, G at most "
              + Onwards.digits(Dyadic.of(share.gap()), RoundingMode.CEILING);
      DyadicInterval value = DyadicInterval.of(Dyadic.of(share.least()));
      String subject = "class " + names(share.members().units());
      return rows().found(SHARE, subject, reason, value);
    }
  }
}
