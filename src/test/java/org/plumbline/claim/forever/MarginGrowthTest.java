package org.plumbline.claim.forever;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/**
 * {@link MarginGrowth} against a flow that is known: {@code f = w v x}, {@code w = v}, one sample
 * {@code x = 1} and the exponential loss, where {@code m = w²} and {@code m' = 2 m e^-m}.
 */
final class MarginGrowthTest {
  private static final DyadicInterval THREE = point(3);

  private static DyadicInterval point(double x) {
    return DyadicInterval.of(Dyadic.of(x));
  }

  private static DyadicInterval log(double x) {
    return point(x).log(96);
  }

  private static MarginGrowth growth(DyadicInterval start, Rational exponent, double rate) {
    return new MarginGrowth(start, exponent, log(rate), Optional.of(log(rate)));
  }

  /** {@code τ = ∫ e^s/(2s) ds} from 3 to {@code m}, between sums for a convex integrand. */
  private static DyadicInterval timeUntil(int m) {
    int panels = 4000;
    double width = (m - 3.0) / panels;
    double midpoints = 0;
    double trapezoids = 0;
    for (int k = 0; k < panels; k++) {
      midpoints += width * integrand(3 + (k + 0.5) * width);
      trapezoids += width / 2 * (integrand(3 + k * width) + integrand(3 + (k + 1) * width));
    }
    return new DyadicInterval(
        Dyadic.of(midpoints * (1 - 0x1p-30)), Dyadic.of(trapezoids * (1 + 0x1p-30)));
  }

  private static double integrand(double s) {
    return StrictMath.exp(s) / (2 * s);
  }

  @Test
  void containsTheFlow() {
    MarginGrowth right = growth(THREE, Rational.ONE, 2);
    for (int m = 4; m <= 30; m++) {
      DyadicInterval tau = timeUntil(m);
      assertThat(right.lower(DyadicInterval.of(tau.lower()))).isLessThanOrEqualTo(Dyadic.of(m));
      assertThat(right.upper(DyadicInterval.of(tau.upper())).orElseThrow())
          .isGreaterThanOrEqualTo(Dyadic.of(m));
      assertThat(right.logTimeUntil(Dyadic.of(m)).orElseThrow())
          .isGreaterThanOrEqualTo(DyadicInterval.of(tau.lower()).log(60).lower());
    }
  }

  @Test
  void isCloseToTheFlow() {
    MarginGrowth right = growth(THREE, Rational.ONE, 2);
    DyadicInterval tau = timeUntil(30);
    assertThat(right.lower(tau)).isGreaterThan(Dyadic.of(29.5));
    assertThat(right.upper(tau).orElseThrow()).isLessThan(Dyadic.of(30.5));
  }

  /** The exponent is {@code 2 - 2/L}; the rate {@code L γ̂^{2/L}}. */
  @Test
  void mutantsOfExponentAndRateExceedTheFlow() {
    Dyadic twelve = Dyadic.of(12);
    DyadicInterval early = DyadicInterval.of(timeUntil(12).lower());
    assertThat(growth(THREE, Rational.of(2), 2).lower(early)).isGreaterThan(twelve);
    assertThat(growth(THREE, Rational.ONE, 4).lower(early)).isGreaterThan(twelve);
    DyadicInterval late = DyadicInterval.of(timeUntil(12).upper());
    assertThat(growth(THREE, Rational.of(1, 4), 2).upper(late).orElseThrow()).isLessThan(twelve);
    assertThat(growth(THREE, Rational.ONE, 1).upper(late).orElseThrow()).isLessThan(twelve);
  }

  /** {@code s - a log s} falls below {@code a} and rises above: neither end alone is safe. */
  @Test
  void allowsForBothEndsOfTheStart() {
    Rational exponent = Rational.of(3, 2);
    for (double[] ends : List.of(new double[] {0.25, 3}, new double[] {2, 4})) {
      DyadicInterval start = new DyadicInterval(Dyadic.of(ends[0]), Dyadic.of(ends[1]));
      MarginGrowth wide = growth(start, exponent, 1);
      for (double tau : new double[] {0, 0.5, 4, 1e6}) {
        for (double end : ends) {
          MarginGrowth narrow = growth(point(end), exponent, 1);
          assertThat(wide.upper(point(tau)).orElseThrow())
              .isGreaterThanOrEqualTo(narrow.upper(point(tau)).orElseThrow());
          assertThat(wide.lower(point(tau))).isLessThanOrEqualTo(narrow.lower(point(tau)));
        }
      }
    }
  }

  @Test
  void holdsWhereTheStartIsAtTheExponent() {
    MarginGrowth at = growth(point(1.5), Rational.of(3, 2), 1);
    assertThat(at.lower(point(0))).isEqualTo(Dyadic.of(1.5));
    assertThat(at.lower(point(1e9))).isGreaterThan(Dyadic.of(20));
    assertThat(at.logTimeUntil(Dyadic.ONE)).isEmpty();
  }

  @Test
  void timesThatNoDoubleHoldsAreFollowed() {
    MarginGrowth right = growth(THREE, Rational.ONE, 2);
    Dyadic logTime = right.logTimeUntil(Dyadic.of(1_000_000)).orElseThrow();
    assertThat(logTime).isBetween(Dyadic.of(999_900), Dyadic.of(1_000_000));
    DyadicInterval tau = DyadicInterval.of(logTime).exp(96);
    assertThat(right.lower(DyadicInterval.of(tau.upper()))).isGreaterThan(Dyadic.of(999_999.9));
  }
}
