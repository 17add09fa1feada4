package org.plumbline.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/** A loss, its slope and its inverse fit one another in every arithmetic. */
final class LossTest {
  private static final DyadicFunctions DYADIC = new DyadicFunctions(120);
  private static final double[] MARGINS = {-300, -4.5, -1e-9, 0, 1e-9, 0.75, 30, 300};

  private static DyadicInterval point(double p) {
    return DyadicInterval.of(Dyadic.of(p));
  }

  private static double middle(DyadicInterval interval) {
    return interval.middle().approximateDouble();
  }

  /** {@code (ℓ(p - h) - ℓ(p + h)) / 2h} is {@code -ℓ'} between, and that falls. */
  @ParameterizedTest
  @EnumSource(Loss.class)
  void theSlopeIsThatOfTheLoss(Loss loss) {
    double h = 0x1p-20;
    for (double p : MARGINS) {
      DyadicInterval difference =
          loss.value(DYADIC, point(p)).subtract(loss.value(DYADIC, point(p + h)));
      DyadicInterval mean = difference.scale(20);
      assertThat(mean.isBelow(loss.slope(DYADIC, point(p + h)))).isFalse();
      assertThat(loss.slope(DYADIC, point(p)).isBelow(mean)).isFalse();
    }
  }

  /** {@code 0 <= ℓ'' <= -ℓ'}, which the verifier takes for granted of losses that decrease. */
  @ParameterizedTest
  @EnumSource(value = Loss.class, mode = EnumSource.Mode.EXCLUDE, names = "SQUARE")
  void theSlopeFallsNoFasterThanItself(Loss loss) {
    DyadicInterval factor = point(-0x1p-10).exp(120);
    for (double p : MARGINS) {
      DyadicInterval here = loss.slope(DYADIC, point(p));
      DyadicInterval there = loss.slope(DYADIC, point(p + 0x1p-10));
      assertThat(here.isBelow(there)).isFalse();
      assertThat(there.isBelow(here.multiply(factor))).isFalse();
    }
  }

  /** Only the square loss has {@code ℓ'' > -ℓ'} anywhere, and two margins of one loss. */
  @ParameterizedTest
  @EnumSource(Loss.class)
  void theSquareLossAloneDoesNotDecrease(Loss loss) {
    assertThat(loss.isDecreasing()).isEqualTo(loss != Loss.SQUARE);
    boolean falls = loss.value(DYADIC, point(3)).isBelow(loss.value(DYADIC, point(1)));
    assertThat(falls).isEqualTo(loss.isDecreasing());
    assertThat(loss.slope(DYADIC, point(3)).lower().signum() > 0).isEqualTo(loss.isDecreasing());
  }

  @ParameterizedTest
  @EnumSource(Loss.class)
  void theInverseLeadsBack(Loss loss) {
    for (double p :
        loss == Loss.SQUARE
            ? new double[] {-300, -4.5, 0.75}
            : new double[] {-4.5, 0.75, 30, 200}) {
      DyadicInterval back = loss.inverse(DYADIC, loss.value(DYADIC, point(p)));
      assertThat(back.contains(Dyadic.of(p))).isTrue();
      assertThat(back.upper().subtract(back.lower()).approximateDouble()).isLessThan(1e-20);
    }
  }

  /**
   * {@code -ℓ' ℓ⁻¹(r)/r} falls as {@code r} grows to {@code ℓ(0)}: smoothed margins rest on that.
   */
  @ParameterizedTest
  @EnumSource(value = Loss.class, mode = EnumSource.Mode.EXCLUDE, names = "SQUARE")
  void theSlopeTimesTheMarginGrowsMoreSlowlyThanTheLoss(Loss loss) {
    DyadicInterval before = point(Double.MAX_VALUE);
    for (int k = 1; k < 64; k++) {
      DyadicInterval r = loss.atZero(DYADIC).multiply(point(k / 64.0));
      DyadicInterval margin = loss.inverse(DYADIC, r);
      DyadicInterval share = loss.slope(DYADIC, margin).multiply(margin).divide(r, 120);
      assertThat(share.isBelow(before)).isTrue();
      before = share;
    }
    assertThat(before.lower().signum()).isPositive();
  }

  /** Where the lower end of an interval is nothing beside its upper one, and beside 1. */
  @ParameterizedTest
  @EnumSource(Loss.class)
  void theInverseOfAWideIntervalContainsThoseOfItsEnds(Loss loss) {
    for (int power : new int[] {-90, -118, -120, -122, -500, -100_000}) {
      Dyadic least = Dyadic.ONE.scale(power);
      for (Dyadic most : new Dyadic[] {Dyadic.ONE.scale(-1), Dyadic.of(3)}) {
        DyadicInterval margins = loss.inverse(DYADIC, new DyadicInterval(least, most));
        DyadicInterval highest = loss.inverse(DYADIC, DyadicInterval.of(least));
        DyadicInterval lowest = loss.inverse(DYADIC, DyadicInterval.of(most));
        assertThat(margins.lower()).isLessThanOrEqualTo(lowest.upper());
        assertThat(margins.upper()).isGreaterThanOrEqualTo(highest.lower());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Loss.class)
  void whatItIsAtZero(Loss loss) {
    DyadicInterval value = loss.value(DYADIC, point(0));
    DyadicInterval atZero = loss.atZero(DYADIC);
    assertThat(value.isBelow(atZero) || atZero.isBelow(value)).isFalse();
    DyadicInterval slope = loss.slope(DYADIC, point(0));
    Rational exact = loss.slopeAtZero();
    assertThat(slope.lower().toRational()).isLessThanOrEqualTo(exact);
    assertThat(slope.upper().toRational()).isGreaterThanOrEqualTo(exact);
  }

  /** Double arithmetic agrees with what is enclosed. */
  @ParameterizedTest
  @EnumSource(Loss.class)
  void theArithmeticsAgree(Loss loss) {
    for (double p : MARGINS) {
      double slope = middle(loss.slope(DYADIC, point(p)));
      double value = middle(loss.value(DYADIC, point(p)));
      assertThat(loss.slope(SlopeFunctions.DOUBLE, p))
          .isCloseTo(slope, within(1e-13 * Math.abs(slope)));
      assertThat(loss.value(ValueFunctions.DOUBLE, p)).isCloseTo(value, within(1e-13 * value));
      assertThat(loss.approximateLog(p)).isCloseTo(Math.log(value), within(1e-9));
      assertThat(loss.approximateLog(Dyadic.of(p))).isCloseTo(Math.log(value), within(1e-9));
      assertThat(loss.approximateLogSlope(p)).isCloseTo(Math.log(Math.abs(slope)), within(0.7));
      double relative = slope / middle(loss.slope(DYADIC, point(0.75)));
      assertThat(loss.approximateRelativeSlope(p, 0.75))
          .isCloseTo(relative, within(1e-12 * Math.abs(relative)));
    }
  }

  /** The largest in size is 1, or -1, and the others are in proportion. */
  @ParameterizedTest
  @EnumSource(Loss.class)
  void slopesAreComparedWithTheLargest(Loss loss) {
    List<Dyadic> margins = Stream.of(0.5, -1.0, 4.0, 1.0).map(p -> Dyadic.of(p)).toList();
    double[] slopes = loss.approximateRelativeSlopes(margins);
    double largest = loss == Loss.SQUARE ? -3 : loss.slope(SlopeFunctions.DOUBLE, -1.0);
    for (int i = 0; i < slopes.length; i++) {
      double slope = loss.slope(SlopeFunctions.DOUBLE, margins.get(i).approximateDouble());
      assertThat(slopes[i]).isCloseTo(slope / Math.abs(largest), within(1e-14));
    }
  }

  /** Margins that doubles do not tell from 1 are told; where all are 1 nothing moves. */
  @Test
  void theSquareLossIsToldWhereAFitIsNearlyPerfect() {
    Dyadic near = Dyadic.ONE.subtract(Dyadic.ONE.scale(-200));
    Dyadic beyond = Dyadic.ONE.add(Dyadic.ONE.scale(-201));
    assertThat(Loss.SQUARE.approximateRelativeSlopes(List.of(near, beyond, Dyadic.ONE)))
        .containsExactly(1, -0.5, 0);
    assertThat(Loss.SQUARE.approximateRelativeSlopes(List.of(Dyadic.ONE))).containsExactly(0);
    double[] sizes = Loss.SQUARE.approximateSlopeSizes(List.of(Dyadic.ONE, Dyadic.ZERO));
    assertThat(sizes[0]).isCloseTo(0x1p-29, within(1e-12));
    assertThat(sizes[1]).isEqualTo(1);
    assertThat(Loss.SQUARE.approximateLog(near)).isCloseTo(-401 * Math.log(2), within(1e-9));
    assertThat(Loss.SQUARE.approximateLog(Dyadic.ONE)).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  /** A wide interval around margin 1: the loss is at least 0, and 0 is reached. */
  @Test
  void theSquareLossOfAnIntervalIsNotNegative() {
    DyadicInterval around = new DyadicInterval(Dyadic.of(0.5), Dyadic.of(3));
    assertThat(Loss.SQUARE.value(DYADIC, around))
        .isEqualTo(new DyadicInterval(Dyadic.ZERO, Dyadic.of(2)));
    assertThat(Loss.SQUARE.slope(DYADIC, around))
        .isEqualTo(new DyadicInterval(Dyadic.of(-2), Dyadic.of(0.5)));
  }

  @Test
  void slopesThatAreRationalAreKnown() {
    Rational third = Rational.of(1, 3);
    assertThat(Loss.SQUARE.rationalSlope(third)).contains(Rational.of(2, 3));
    assertThat(Loss.LOGISTIC.rationalSlope(third)).isEmpty();
    assertThat(Loss.LOGISTIC.rationalSlope(Rational.ZERO)).contains(Rational.of(1, 2));
  }

  @ParameterizedTest
  @EnumSource(Loss.class)
  void intervalsOfDoublesHoldTheSlope(Loss loss) {
    for (double p : MARGINS) {
      for (long scale : new long[] {0, -40, 40}) {
        DoubleInterval found =
            loss.slope(SlopeFunctions.scaled(scale), DoubleInterval.of(p)).scale(scale);
        double exact = middle(loss.slope(DYADIC, point(p)));
        assertThat(found.contains(exact)).isTrue();
        assertThat(found.upper() - found.lower()).isLessThan(1e-11 * Math.abs(exact));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Loss.class)
  void namesAreReadAsTheyAreWritten(Loss loss) {
    assertThat(Loss.byName()).containsEntry(loss.toString(), loss).hasSize(Loss.values().length);
    assertThat(loss.others()).hasSize(Loss.values().length - 1).doesNotContain(loss);
  }
}
