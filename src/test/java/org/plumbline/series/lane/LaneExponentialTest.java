package org.plumbline.series.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Elementary;

/** {@link LaneExponential} against {@link Elementary} with more bits. */
final class LaneExponentialTest {
  private static final int LANES = 37;

  /** Arguments near a multiple of log 2 and of half of it, at both ends, zero, and anywhere. */
  private static double argument(Random random, int lane, double largest) {
    double log = Math.log(2);
    return switch (lane % 8) {
      case 0 -> 0;
      case 1 -> largest * 0.999;
      case 2 -> -largest * 0.999;
      case 3 -> log * random.nextInt(5) + 1e-9;
      case 4 -> -log * random.nextInt(5) - 1e-9;
      case 5 -> log * (random.nextInt(3) + 0.5);
      default -> (2 * random.nextDouble() - 1) * largest;
    };
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1", "1, 1e9", "2, 30", "3, 1e9", "5, 700", "9, 1", "10, 20", "10, 1e6", "20, 5", "40, 1e9"
  })
  void rightToTheLastLimb(int n, double largest) {
    Random random = new Random(n);
    LaneExponential exponentials = new LaneExponential(new LaneExponential.Tables(n));
    LaneColumns columns = new LaneColumns(n + 6, LaneBlock.MOST_LANES);
    double[] approximately = new double[LANES];
    Dyadic[] exact = new Dyadic[LANES];
    Elementary elementary = Elementary.withBits(24 * n + 100);
    long magnitude = Long.MIN_VALUE;
    for (int s = 0; s < LANES; s++) {
      Dyadic u =
          Dyadic.of(argument(random, s, largest))
              .add(Dyadic.of(random.nextLong()).scale(-24L * n - 40));
      double[] limbs = LaneConstants.digits(u, 48, n + 3);
      u = value(limbs).scale(48 - 24L * limbs.length);
      for (int i = 0; i < limbs.length; i++) {
        columns.at(i)[s] = limbs[i];
      }
      approximately[s] = u.approximateDouble();
      exact[s] = elementary.exp(u);
      magnitude = Math.max(magnitude, LaneExponential.magnitude(approximately[s]));
      assertThat(exact[s].magnitudeExponent())
          .isLessThanOrEqualTo(LaneExponential.magnitude(approximately[s]));
    }
    long exponent = magnitude + 7;
    double[][] result = new double[n][LaneBlock.MOST_LANES];
    exponentials.put(columns, 0, approximately, n, exponent, LANES, result);
    Dyadic unit = Dyadic.ONE.scale(exponent - 24L * n);
    for (int s = 0; s < LANES; s++) {
      double[] limbs = new double[n];
      for (int p = 0; p < n; p++) {
        limbs[p] = result[p][s];
        assertThat(Math.abs(limbs[p])).isLessThanOrEqualTo(p == 0 ? 0x1p22 : 0x1p23);
      }
      Dyadic error = value(limbs).multiply(unit).subtract(exact[s]);
      assertThat(error.abs()).as("lane %d", s).isLessThanOrEqualTo(unit.multiply(Dyadic.of(1.001)));
    }
  }

  private static Dyadic value(double[] limbs) {
    BigInteger value = BigInteger.ZERO;
    for (double limb : limbs) {
      value = value.shiftLeft(24).add(BigInteger.valueOf((long) limb));
    }
    return Dyadic.of(value, 0);
  }
}
