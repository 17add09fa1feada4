package org.plumbline.claim.theorem;

import java.util.List;
import java.util.stream.IntStream;
import org.plumbline.claim.Evidence;
import org.plumbline.claim.along.RiskAt;
import org.plumbline.field.GateEvent;
import org.plumbline.field.Trajectory;
import org.plumbline.network.Network;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/**
 * Kinks that were met late in a run, by the times at which the engine met them.
 *
 * @param all the number of gate events of the run
 * @param inTime how many of them came in the last tenth of the time
 * @param inRisk how many came when the risk had done nine tenths of its fall, in powers of ten
 * @param last the units and samples of the last few of these, the last first
 */
public record LateEvents(int all, long inTime, long inRisk, List<String> last) {
  private static final Rational LATE = Rational.of(9, 10);
  private static final int SHOWN = 3;

  /** An immutable copy of the list. */
  public LateEvents {
    last = List.copyOf(last);
  }

  /** The events of a run. */
  static LateEvents of(Evidence evidence, Trajectory trajectory) {
    List<GateEvent> events = trajectory.events();
    Rational late = trajectory.finalTime().multiply(LATE);
    Rational low = nineTenths(evidence.observations().risks());
    Rational first = late.min(low);
    Network network = trajectory.problem().network();
    List<String> names =
        events.stream()
            .filter(event -> isAfter(event, first))
            .map(
                event ->
                    network.name(event.pair().vertex()) + " on sample " + event.pair().sample())
            .toList();
    return new LateEvents(
        events.size(),
        events.stream().filter(event -> isAfter(event, late)).count(),
        events.stream().filter(event -> isAfter(event, low)).count(),
        reversed(names));
  }

  private static List<String> reversed(List<String> names) {
    int size = names.size();
    return IntStream.range(0, Math.min(SHOWN, size))
        .mapToObj(k -> names.get(size - 1 - k))
        .toList();
  }

  private static boolean isAfter(GateEvent event, Rational time) {
    return event.time().toRational().compareTo(time) > 0;
  }

  /** The first instant looked at by which the logarithm of the risk had done nine tenths. */
  private static Rational nineTenths(List<RiskAt> risks) {
    double start = log(risks.get(0));
    double end = log(risks.get(risks.size() - 1));
    for (RiskAt risk : risks) {
      if (start - log(risk) >= LATE.approximateDouble() * (start - end)) {
        return risk.knot().time();
      }
    }
    return risks.get(risks.size() - 1).knot().time();
  }

  /** The logarithm of a risk to the base 2, measured; infinite where the risk is out of range. */
  private static double log(RiskAt risk) {
    if (risk.sum().isEmpty()) {
      return Double.MAX_VALUE;
    }
    Dyadic middle = risk.lossSum().middle();
    if (middle.signum() <= 0) {
      return -Double.MAX_VALUE;
    }
    long exponent = middle.magnitudeExponent();
    return exponent + Math.log(middle.scale(-exponent).approximateDouble()) / Math.log(2);
  }
}
