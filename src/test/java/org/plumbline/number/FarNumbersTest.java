package org.plumbline.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers whose exponents are far from 0, and sums of numbers that are far apart. */
final class FarNumbersTest {
  private static final long FAR = 1L << 40;
  private static final Dyadic TINY = Dyadic.ONE.scale(-FAR);

  @Test
  void farSummandsAreAbsorbedOutwards() {
    DyadicInterval one = DyadicInterval.ONE;
    for (Dyadic small : new Dyadic[] {TINY, TINY.negate()}) {
      DyadicInterval sum = one.add(DyadicInterval.of(small));
      // 1 + small, compared without writing it out: on the right side of 1, within 2^-60000.
      assertThat(small.signum() > 0 ? sum.lower() : sum.upper()).isEqualTo(Dyadic.ONE);
      Dyadic outer = small.signum() > 0 ? sum.upper() : sum.lower();
      Dyadic beyond = outer.subtract(Dyadic.ONE);
      assertThat(beyond.signum()).isEqualTo(small.signum());
      assertThat(beyond.abs()).isGreaterThan(TINY).isLessThan(Dyadic.ONE.scale(-60_000));
    }
    DyadicInterval difference = DyadicInterval.of(TINY).subtract(one);
    assertThat(difference.lower()).isEqualTo(Dyadic.ONE.negate());
    assertThat(difference.upper()).isGreaterThan(Dyadic.ONE.negate());
    assertThat(DyadicInterval.around(Dyadic.ONE, TINY).contains(Dyadic.ONE)).isTrue();
  }

  @Test
  void sumsThatAreNotFarApartAreExact() {
    Dyadic small = Dyadic.ONE.scale(-60_000);
    DyadicInterval sum = DyadicInterval.ONE.add(DyadicInterval.of(small));
    assertThat(sum).isEqualTo(DyadicInterval.of(Dyadic.ONE.add(small)));
  }

  @Test
  void approximateSumsAreWithinTheirBound() {
    Dyadic a = Dyadic.of(12345);
    for (int distance = 0; distance < 200; distance += 7) {
      Dyadic b = Dyadic.of(-9999).scale(-distance);
      Dyadic error = a.approximateSum(b, 53).subtract(a.add(b)).abs();
      assertThat(error).isLessThanOrEqualTo(a.scale(-53));
    }
    assertThat(a.approximateSum(TINY, 53)).isEqualTo(a);
    assertThat(TINY.approximateSum(a, 53)).isEqualTo(a);
  }

  @Test
  void exponentialsOfHugeNumbersAreNextToNothingOrOutOfRange() {
    Dyadic huge = Dyadic.ONE.scale(33_000);
    DyadicInterval nothing = DyadicInterval.of(huge.negate()).exp(50);
    assertThat(nothing.lower()).isEqualTo(Dyadic.ZERO);
    assertThat(nothing.upper().signum()).isEqualTo(1);
    assertThat(nothing.upper().magnitudeExponent()).isLessThan(-(1L << 59));
    DyadicInterval wide = new DyadicInterval(huge.negate(), Dyadic.ZERO).exp(50);
    assertThat(wide.lower()).isEqualTo(Dyadic.ZERO);
    assertThat(wide.upper()).isGreaterThanOrEqualTo(Dyadic.ONE);
    assertThatThrownBy(() -> DyadicInterval.of(huge).exp(50)).isInstanceOf(RangeException.class);
    assertThat(Elementary.withBits(50).approximateExp(huge.negate())).isEqualTo(Dyadic.ZERO);
  }

  /** The exponential of the logarithm, and {@code log(1 + e)} against the logarithm. */
  @ParameterizedTest
  @ValueSource(longs = {FAR, -FAR, 1L << 58, -(1L << 58), 1_000, -1_000})
  void logarithmsOfAllExponents(long exponent) {
    DyadicInterval x = DyadicInterval.of(Dyadic.of(3).scale(exponent));
    DyadicInterval back = x.log(140).exp(60);
    assertThat(back.lower()).isLessThanOrEqualTo(x.lower());
    assertThat(back.upper()).isGreaterThanOrEqualTo(x.upper());
    Elementary elementary = Elementary.withBits(100);
    Dyadic one = elementary.logOnePlus(x.lower());
    Dyadic expected = exponent > 0 ? elementary.log(x.lower()) : x.lower();
    assertThat(one.subtract(expected).abs()).isLessThanOrEqualTo(expected.abs().scale(-99));
  }

  @Test
  void whatWouldBeTooLongToWriteOutIsRefused() {
    assertThatThrownBy(() -> Dyadic.ONE.add(TINY)).isInstanceOf(RangeException.class);
    assertThatThrownBy(TINY::toRational).isInstanceOf(RangeException.class);
    assertThatThrownBy(() -> Dyadic.ONE.scale(Long.MAX_VALUE).scale(1))
        .isInstanceOf(RangeException.class);
  }

  /** Beside decimals written out digit by digit, where that can be done. */
  @ParameterizedTest
  @ValueSource(longs = {140_000, -200_001})
  void farDecimalsAreRoundedAsExactOnes(long exponent) {
    for (long significand : new long[] {1, -3, 987_654_321}) {
      Dyadic value = Dyadic.of(significand).scale(exponent);
      BigDecimal exact =
          exponent > 0
              ? new BigDecimal(BigInteger.valueOf(significand).shiftLeft((int) exponent))
              : new BigDecimal(
                  BigInteger.valueOf(significand)
                      .multiply(BigInteger.valueOf(5).pow((int) -exponent)),
                  (int) -exponent);
      for (RoundingMode mode :
          new RoundingMode[] {
            RoundingMode.FLOOR,
            RoundingMode.CEILING,
            RoundingMode.UP,
            RoundingMode.DOWN,
            RoundingMode.HALF_EVEN
          }) {
        assertThat(new BigDecimal(Decimals.rounded(value, 30, mode)))
            .isEqualByComparingTo(exact.round(new java.math.MathContext(30, mode)));
      }
    }
  }

  @Test
  void decimalsBeyondThoseWrittenOut() {
    assertThat(Decimals.nearest(Dyadic.ONE.scale(1_000_000_000), 6)).isEqualTo("4.61298e301029995");
    assertThat(Decimals.nearest(Dyadic.ONE.scale(-FAR), 3)).endsWith("e-330985980542");
  }
}
