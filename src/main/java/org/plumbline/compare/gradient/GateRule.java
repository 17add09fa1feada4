package org.plumbline.compare.gradient;

import java.util.Map;
import org.plumbline.field.Pair;
import org.plumbline.network.Activation;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/** Which slope a kinked vertex has on a sample, as a set of slopes. */
@FunctionalInterface
interface GateRule {
  /** The slopes of {@code vertex} on the sample that {@code pass} is of. */
  DyadicInterval slope(SamplePass pass, int vertex);

  /** The slope of the side, and at the kink {@code α + λ (1 - α)}. */
  static GateRule atKink(Rational lambda) {
    return (pass, v) -> {
      Rational alpha = pass.activation(v).negativeSlope();
      int sign = pass.sign(v);
      return sign == 0
          ? SamplePass.enclosing(alpha.add(lambda.multiply(Rational.ONE.subtract(alpha))))
          : side(pass.activation(v), sign > 0);
    };
  }

  /** As by another rule, but every slope from one side to the other where rounding decides. */
  static GateRule range(GateRule elsewhere) {
    return (pass, v) ->
        pass.isOpen(v)
            ? new DyadicInterval(side(pass.activation(v), false).lower(), Dyadic.ONE)
            : elsewhere.slope(pass, v);
  }

  /** As by another rule, but as listed for some pairs. */
  static GateRule listed(GateRule elsewhere, Map<Pair, DyadicInterval> slopes) {
    return (pass, v) -> {
      DyadicInterval listed = slopes.get(new Pair(pass.sample(), v));
      return listed == null ? elsewhere.slope(pass, v) : listed;
    };
  }

  /** The slopes at other weights. */
  static GateRule of(SamplePasses other) {
    GateRule rule = atKink(Rational.ZERO);
    return (pass, v) -> rule.slope(other.at(pass.sample()), v);
  }

  /** The slope on one side of the kink. */
  static DyadicInterval side(Activation activation, boolean positive) {
    return positive ? DyadicInterval.ONE : SamplePass.enclosing(activation.negativeSlope());
  }
}
