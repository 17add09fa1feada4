package org.plumbline.enclosure.ball;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Magnitude;

/** Products, sums and distances of short polynomials; those of long ones are with lanes. */
final class LaneProductTest {
  private static final int ROWS = 5;

  private static SeriesBall ball(double... coefficients) {
    return SeriesBall.approximate(Arrays.stream(coefficients).mapToObj(Dyadic::of).toList(), 4);
  }

  private static LaneSeries lanes(SeriesBall... balls) {
    return LaneSeries.enclosing(List.of(balls), ROWS);
  }

  private static void assertCoefficients(LaneSeries found, int lane, double... expected) {
    for (int k = 0; k < expected.length; k++) {
      assertThat(found.coefficient(k, lane)).isEqualTo(Dyadic.of(expected[k]));
    }
  }

  private static double radius(LaneSeries series, int lane) {
    return series.absolute(series.radius()[lane]).doubleUpper();
  }

  @Test
  void productsAreTakenLaneByLane() {
    LaneSeries product =
        LaneProduct.of(lanes(ball(1, 2), ball(5)), lanes(ball(3, -1), ball(0, 0, 7)), 4, ROWS);
    assertCoefficients(product, 0, 3, 5, -2);
    assertCoefficients(product, 1, 0, 0, 35);
    assertThat(radius(product, 0)).isLessThan(0x1p-60);
  }

  @Test
  void ordersThatAreCutAreInTheRadius() {
    LaneSeries product = LaneProduct.of(lanes(ball(1, 2)), lanes(ball(3, -5)), 1, ROWS);
    assertThat(product.length()).isEqualTo(2);
    assertCoefficients(product, 0, 3, 1);
    assertThat(radius(product, 0)).isBetween(10.0, 10 * (1 + 0x1p-20));
  }

  /** The products of the sizes 1, 2, 3 and 4, 5 have 4, 13, 22 and 15 in the orders. */
  @Test
  void tailsBeginBehindTheOrder() {
    double[][] a = {{1}, {2}, {3}};
    double[][] b = {{4}, {5}};
    double[] exact = {13 + 22 + 15, 22 + 15, 15, 0};
    for (int order = 0; order < exact.length; order++) {
      assertThat(LaneProduct.tail(a, b, order, 1)[0])
          .isBetween(exact[order], exact[order] * (1 + 0x1p-20));
    }
  }

  @Test
  void sumsKeepBothLengthsAndAddRadii() {
    SeriesBall wide = ball(1, 0x1p-40).widened(Magnitude.ONE.scale(-8));
    LaneSeries sum =
        LaneProduct.sum(lanes(wide), lanes(ball(0x1p60, 1, -1).widened(Magnitude.ONE)));
    assertThat(sum.coefficient(0, 0)).isEqualTo(Dyadic.of(0x1p60).add(Dyadic.ONE));
    assertThat(sum.coefficient(1, 0)).isEqualTo(Dyadic.of(1 + 0x1p-40));
    assertThat(sum.coefficient(2, 0)).isEqualTo(Dyadic.of(-1));
    assertThat(radius(sum, 0)).isBetween(1 + 0x1p-8, (1 + 0x1p-8) * (1 + 0x1p-20));
  }

  @Test
  void lanesOfAGroupAreAddedAndOthersLeftOut() {
    LaneSeries series =
        lanes(ball(1, 5), ball(2).widened(Magnitude.ONE), ball(4), ball(8).widened(Magnitude.ONE));
    LaneSeries sums = LaneProduct.sums(series, new int[] {1, -1, 0, 1}, 2);
    assertCoefficients(sums, 0, 4, 0);
    assertCoefficients(sums, 1, 9, 5);
    assertThat(radius(sums, 0)).isLessThan(0x1p-60);
    assertThat(radius(sums, 1)).isBetween(1.0, 1 + 0x1p-20);
  }

  /** The derivative of {@code 1 + 2τ + 3τ²} is {@code 2 + 6τ}. */
  @Test
  void residualsAreDistancesFromTheDerivative() {
    LaneSeries a = lanes(ball(1, 2, 3), ball(7, 2, 3), ball(0, 4));
    LaneSeries b = lanes(ball(2, 6), ball(1, 8).widened(Magnitude.ONE), ball(4, 0, -5));
    List<Magnitude> found = LaneProduct.residuals(a, b);
    double[] expected = {0, 1 + 2 + 1, 5};
    for (int s = 0; s < expected.length; s++) {
      assertThat(found.get(s).doubleUpper())
          .isBetween(expected[s], expected[s] + 0x1p-60 + expected[s] * 0x1p-20);
    }
  }

  @Test
  void theRowAboveASizeHasRoomForFourTimesIt() {
    for (double size : new double[] {1, 0x1p20, 0x1p21, 0x1.8p21, 0x1p22, 3e30, 1e-30}) {
      double power = Math.scalb(1.0, (int) (24 * LaneProduct.above(size) - 2));
      assertThat(size).isLessThan(power);
      assertThat(size).isGreaterThanOrEqualTo(power * 0x1p-26);
    }
    assertThatThrownBy(() -> LaneProduct.above(Double.POSITIVE_INFINITY))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("a product of series that are not bounded");
    assertThatThrownBy(() -> LaneProduct.above(Double.NaN)).isInstanceOf(ArithmeticException.class);
  }
}
