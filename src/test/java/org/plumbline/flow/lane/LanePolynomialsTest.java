package org.plumbline.flow.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.number.Dyadic;
import org.plumbline.series.lane.LaneBank;

final class LanePolynomialsTest {
  private static final int LIMBS = 5;

  @ParameterizedTest
  @ValueSource(doubles = {1, 0.75, 0.1, 1e-5})
  void coefficientsAreTimesPowersOfTheLength(double step) {
    double[][] orders = {{1, -0.25, 0}, {-3, 1.0 / 3, 0}, {5.5, 7, 0}, {0.1, -1, 0}};
    LaneBank series = LaneNumbers.bank(9, LIMBS, orders);
    LanePolynomials polynomials = new LanePolynomials(series, 3, LIMBS);
    Dyadic length = Dyadic.of(step);
    polynomials.scale(length, LaneNumbers.room(LIMBS, 3));
    for (int lane = 2; lane >= 0; lane--) {
      List<Dyadic> coefficients = polynomials.polynomial(lane).coefficients();
      assertThat(coefficients).hasSize(4);
      Dyadic power = Dyadic.ONE;
      for (int k = 0; k <= 3; k++) {
        Dyadic exact = Dyadic.of(orders[k][lane]).multiply(power);
        // 120 bits below the exponent
        LaneNumbers.assertNear(coefficients.get(k), exact, 120 - 9 - 2);
        power = power.multiply(length);
      }
      assertThat(coefficients.get(0)).isEqualTo(Dyadic.of(orders[0][lane]));
    }
  }
}
