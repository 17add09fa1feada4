package org.plumbline.compare.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.NumberFormat;

/** What {@code float} computes lies in the intervals, and they are no wider than that takes. */
final class RoundedArithmeticTest {
  private static final RoundedArithmetic FLOAT = RoundedArithmetic.of(NumberFormat.FLOAT32);

  private final Random random = new Random(1);

  private float number() {
    return (float) (random.nextGaussian() * Math.pow(2, random.nextInt(8) - 4));
  }

  private static void assertHolds(DoubleInterval interval, float computed, double scale) {
    assertThat(interval.contains(computed)).isTrue();
    assertThat(interval.upper() - interval.lower()).isLessThanOrEqualTo(scale * 0x1p-23);
  }

  @Test
  void operationsHoldWhatIsComputed() {
    for (int trial = 0; trial < 2_000; trial++) {
      float x = number();
      float y = number();
      DoubleInterval a = DoubleInterval.of(x);
      DoubleInterval b = DoubleInterval.of(y);
      assertHolds(FLOAT.sum(a, b), x + y, 1.01 * Math.abs(x + y) + 1e-30);
      assertHolds(FLOAT.product(a, b), x * y, 1.01 * Math.abs(x * y) + 1e-30);
      float z = Math.abs(y);
      assertHolds(FLOAT.quotient(a, DoubleInterval.of(z)), x / z, 1.01 * Math.abs(x / z) + 1e-30);
      float root = (float) Math.sqrt(z);
      assertHolds(FLOAT.root(DoubleInterval.of(z)), root, 1.01 * root + 1e-30);
    }
  }

  /** In both usual orders: {@code β m + (1-β) g}, and {@code m + (1-β)(g - m)}. */
  @Test
  void momentsHoldWhatIsComputed() {
    for (int trial = 0; trial < 2_000; trial++) {
      float m = number();
      float g = number();
      double share = 0.5 + 0.4999 * random.nextDouble();
      DoubleInterval moment = FLOAT.moment(share, DoubleInterval.of(m), DoubleInterval.of(g));
      double size = 7 * (share * Math.abs(m) + (1 - share) * Math.abs(g));
      assertHolds(moment, (float) share * m + (float) (1 - share) * g, size);
      assertHolds(moment, m + (float) (1 - share) * (g - m), size);
    }
  }

  @Test
  void zerosStay() {
    assertThat(FLOAT.rounded(DoubleInterval.ZERO)).isEqualTo(DoubleInterval.ZERO);
    assertThat(FLOAT.quotient(DoubleInterval.ZERO, DoubleInterval.ZERO))
        .isEqualTo(DoubleInterval.ZERO);
    assertThat(FLOAT.moment(0.9, DoubleInterval.ZERO, DoubleInterval.ZERO))
        .isEqualTo(DoubleInterval.ZERO);
  }

  @Test
  void whatMayBeDividedByZeroIsAnything() {
    assertThat(FLOAT.quotient(DoubleInterval.ONE, new DoubleInterval(0, 1)))
        .isEqualTo(DoubleInterval.ENTIRE);
  }

  @Test
  void correctionsHoldTheExactOnes() {
    assertThat(FLOAT.correction(0.5, 3).contains(0.875)).isTrue();
    DoubleInterval first = FLOAT.correction(0.999, 1);
    assertThat(first.contains(1 - 0.999)).isTrue();
    assertThat(first.upper() / first.lower()).isBetween(1.0, 1 + 3e-7);
  }

  @Test
  void squaresAreNotNegative() {
    assertThat(RoundedArithmetic.square(new DoubleInterval(-2, 3)))
        .matches(square -> square.lower() == 0 && square.contains(9.0));
    assertThat(RoundedArithmetic.square(new DoubleInterval(-3, -2)))
        .matches(square -> square.lower() <= 4 && square.lower() > 3.999 && square.contains(9.0));
  }
}
