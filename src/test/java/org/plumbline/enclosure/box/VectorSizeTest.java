package org.plumbline.enclosure.box;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/** {@link VectorSize}: never less than the norm, and hardly more at any size. */
class VectorSizeTest {
  @ParameterizedTest
  @ValueSource(
      doubles = {1, 0.1, 1e-161, 1e-163, 1e-200, 1e-300, 0x1p-1022, 1e100, 1e200, 0x1p1020})
  void isTheNormToWithinRoundingWhateverTheSize(double scale) {
    DoubleInterval[] entries = {point(3 * scale), point(-4 * scale), point(0), point(12 * scale)};
    double upper = VectorSize.upper(entries);
    assertThat(square(upper)).isGreaterThanOrEqualTo(squares(entries));
    assertThat(square(upper * (1 - 0x1p-45))).isLessThanOrEqualTo(squares(entries));
  }

  @Test
  void entriesFarBelowTheLargestAreNotLost() {
    DoubleInterval[] entries = {point(1), point(Double.MIN_VALUE)};
    assertThat(square(VectorSize.upper(entries))).isGreaterThanOrEqualTo(squares(entries));
    DoubleInterval[] least = {point(Double.MIN_VALUE), point(Double.MIN_VALUE)};
    assertThat(square(VectorSize.upper(least))).isGreaterThanOrEqualTo(squares(least));
  }

  @Test
  void theFartherEndCounts() {
    assertThat(VectorSize.upper(new DoubleInterval[] {new DoubleInterval(-5, 1)}))
        .isGreaterThanOrEqualTo(5);
  }

  @Test
  void zeroIsZeroAndWhatIsNotBoundedIsNotBounded() {
    assertThat(VectorSize.upper(new DoubleInterval[] {DoubleInterval.ZERO})).isZero();
    assertThat(VectorSize.upper(new DoubleInterval[] {point(1), DoubleInterval.ENTIRE}))
        .isInfinite();
  }

  @Test
  void whatIsBeyondDoublesIsInfinite() {
    DoubleInterval[] entries = {point(Double.MAX_VALUE), point(Double.MAX_VALUE)};
    assertThat(VectorSize.upper(entries)).isInfinite();
  }

  private static DoubleInterval point(double value) {
    return DoubleInterval.of(value);
  }

  private static Rational square(double value) {
    Rational exact = Dyadic.of(value).toRational();
    return exact.multiply(exact);
  }

  private static Rational squares(DoubleInterval[] entries) {
    Rational sum = Rational.ZERO;
    for (DoubleInterval entry : entries) {
      sum = sum.add(square(entry.magnitudeUpper()));
    }
    return sum;
  }
}
