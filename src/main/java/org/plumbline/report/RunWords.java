package org.plumbline.report;

import java.util.List;
import java.util.stream.Collectors;
import org.plumbline.claim.theorem.LateEvents;
import org.plumbline.claim.theorem.NearZero;
import org.plumbline.claim.theorem.RunAudit;
import org.plumbline.number.Decimals;
import org.plumbline.number.Dyadic;

/** What a run shows beside the hypotheses of theorems, in words. */
final class RunWords {
  private static final int SHOWN = 8;
  private static final int DIGITS = 3;

  private RunWords() {}

  /** The units that are 0 on every sample at the end. */
  static String dead(RunAudit run) {
    if (run.deadUnits().isEmpty()) {
      return "none is 0 on every sample at the end";
    }
    String forEver =
        run.deadForEver().isEmpty()
            ? ""
            : "; proved to stay so: "
                + (run.deadForEver().size() == run.deadUnits().size()
                    ? "all"
                    : some(run.deadForEver()));
    return some(run.deadUnits()) + forEver;
  }

  /** The samples on which the output is 0 at the end. */
  static String unseen(RunAudit run) {
    return run.unseenSamples().isEmpty()
        ? "none: some path to the output is live on each"
        : some(run.unseenSamples()) + ": no path to the output is live at the end";
  }

  /** The kinks that came late. */
  static String late(LateEvents late) {
    if (late.inTime() == 0 && late.inRisk() == 0) {
      return "none of "
          + late.all()
          + " gate events in the last tenth of the time, or of the fall of log R";
    }
    return late.inTime()
        + " of "
        + late.all()
        + " gate events in the last tenth of the time, "
        + late.inRisk()
        + " in the last tenth of the fall of log R; last: "
        + String.join(", ", late.last());
  }

  /** The weights that are nearest to zero. */
  static String nearest(List<NearZero> nearest) {
    return nearest.isEmpty()
        ? "no weight moves"
        : "|w|/‖w‖ at the end, and half of the steps before: "
            + nearest.stream()
                .map(
                    near ->
                        near.weight()
                            + " ~"
                            + number(near.share())
                            + ", ~"
                            + number(near.before())
                            + (near.isFalling() ? " (falling)" : ""))
                .collect(Collectors.joining("; "));
  }

  private static String number(double number) {
    return Decimals.nearest(Dyadic.of(number), DIGITS);
  }

  private static String some(List<?> all) {
    String first = all.stream().limit(SHOWN).map(String::valueOf).collect(Collectors.joining(", "));
    return all.size() > SHOWN ? first + " and " + (all.size() - SHOWN) + " more" : first;
  }
}
