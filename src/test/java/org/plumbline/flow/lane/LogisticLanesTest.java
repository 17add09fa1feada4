package org.plumbline.flow.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.flow.lane.LaneNumbers.value;

import org.junit.jupiter.api.Test;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Elementary;

/** {@code u = u_0 + u_1 t}: {@code c = 1/(1 + e^-u)}, {@code c' = c (1 - c) u_1}, and so on. */
final class LogisticLanesTest {
  private static final int LIMBS = 6;
  private static final int BITS = 24 * LIMBS;

  private static Dyadic logistic(double u) {
    Elementary elementary = Elementary.withBits(300);
    Dyadic e = elementary.exp(Dyadic.of(-u));
    return Dyadic.ONE.approximateQuotient(Dyadic.ONE.add(e), 300);
  }

  private static LogisticLanes lanes(double[] start, double[] speed, double largest) {
    LogisticLanes lanes = new LogisticLanes(start.length, 4, LIMBS);
    lanes.begin(largest, 6);
    lanes.first(LaneNumbers.sums(12, LIMBS + 1, start), LIMBS);
    lanes.next(1, LaneNumbers.sums(12, LIMBS + 1, speed), LIMBS);
    lanes.next(2, LaneNumbers.sums(12, LIMBS + 1, new double[start.length]), LIMBS);
    return lanes;
  }

  @Test
  void coefficientsAreThoseOfTheFunctionOfALine() {
    double[] start = {0, 3, -3, 40, -40};
    double[] speed = {1, -0.5, 2, 8, 0};
    LogisticLanes lanes = lanes(start, speed, 40);
    for (int s = 0; s < start.length; s++) {
      Dyadic c = logistic(start[s]);
      Dyadic slope = c.multiply(Dyadic.ONE.subtract(c));
      Dyadic u = Dyadic.of(speed[s]);
      Dyadic first = slope.multiply(u);
      // c'' = c (1 - c)(1 - 2c) u'^2, half of it the coefficient
      Dyadic second =
          slope.multiply(Dyadic.ONE.subtract(c.scale(1))).multiply(u).multiply(u).scale(-1);
      LaneNumbers.assertNear(value(lanes.bank(), 0, s), c, BITS - 16);
      LaneNumbers.assertNear(value(lanes.bank(), 1, s), first, BITS - 24);
      LaneNumbers.assertNear(value(lanes.bank(), 2, s), second, BITS - 24);
    }
  }

  /** Where all margins are large the weights are tiny, and their scale goes with them. */
  @Test
  void smallWeightsKeepTheirDigits() {
    LogisticLanes lanes = lanes(new double[] {-200, -201}, new double[] {1, 1}, -200);
    for (int s = 0; s < 2; s++) {
      Dyadic c = logistic(-200 - s);
      Dyadic bound = logistic(-200).scale(16L - BITS);
      assertThat(value(lanes.bank(), 0, s).subtract(c).abs()).isLessThan(bound);
      assertThat(value(lanes.bank(), 1, s).subtract(c.multiply(Dyadic.ONE.subtract(c))).abs())
          .isLessThan(bound.scale(8));
    }
  }
}
