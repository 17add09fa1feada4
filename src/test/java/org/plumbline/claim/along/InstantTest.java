package org.plumbline.claim.along;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/** Recorded weights with their distance from the true ones: rounding included, and no more. */
final class InstantTest {
  private static final ReadingPrecision PRECISION = ReadingPrecision.of(10, 40);

  @Test
  void exactWeightsThatAreDyadicHaveNoRadius() {
    Instant knot = Instant.exact(List.of(Rational.of(3, 4), Rational.of(-5)), 20);
    assertThat(knot.radius()).isEqualTo(Dyadic.ZERO);
    assertThat(knot.weights()).containsExactly(Dyadic.of(0.75), Dyadic.of(-5));
    assertThat(knot.step()).isEqualTo(-1);
    assertThat(knot.isEnclosed()).isTrue();
  }

  @Test
  void exactWeightsAreEnclosedByTheirRounding() {
    List<Rational> exact = List.of(Rational.of(1, 3), Rational.of(-22, 7));
    Instant knot = Instant.exact(exact, 20);
    assertThat(knot.radius()).isEqualTo(knot.weights().get(1).abs().scale(-19));
    assertContained(knot, exact);
  }

  private static void assertContained(Instant knot, List<Rational> exact) {
    for (int p = 0; p < exact.size(); p++) {
      DyadicInterval interval = knot.tube().get(p);
      assertThat(knot.tube(p)).isEqualTo(interval);
      assertThat(interval.lower().toRational()).isLessThanOrEqualTo(exact.get(p));
      assertThat(interval.upper().toRational()).isGreaterThanOrEqualTo(exact.get(p));
    }
  }

  @Test
  void enclosedWeightsAddTheirRoundingToWhatIsProved() {
    Dyadic recorded = Dyadic.of(3).add(Dyadic.ONE.scale(-200));
    Instant knot =
        Instant.enclosed(
            4, Rational.ONE, List.of(recorded), Magnitude.enclosingAbove(0x1p-20), PRECISION);
    Dyadic rounding = Dyadic.of(3).scale(1L - PRECISION.bits());
    Dyadic least = Dyadic.ONE.scale(-20).add(rounding);
    assertThat(knot.weights()).containsExactly(Dyadic.of(3));
    assertThat(knot.radius()).isGreaterThanOrEqualTo(least);
    assertThat(knot.radius()).isLessThanOrEqualTo(least.add(least.scale(-31)));
    assertThat(knot.step()).isEqualTo(4);
    assertThat(knot.time()).isEqualTo(Rational.ONE);
    DyadicInterval some = DyadicInterval.ONE;
    assertThat(knot.certain(some)).isEqualTo(some);
  }

  /** Relative to the norm 5 of (3, 4), and to 1 for small weights. */
  @Test
  void recordedWeightsAreAsFarAsTheirDigitsSay() {
    Instant large = Instant.of(2, Rational.ONE, List.of(Dyadic.of(3), Dyadic.of(-4)), PRECISION);
    Dyadic rounding = Dyadic.of(4).scale(1L - PRECISION.bits());
    Dyadic least = PRECISION.relativeError().multiply(Dyadic.of(5)).add(rounding);
    assertThat(large.radius()).isGreaterThanOrEqualTo(least);
    assertThat(large.radius()).isLessThanOrEqualTo(least.add(least.scale(-30)));
    Dyadic little = Dyadic.ONE.scale(-30);
    Instant small = Instant.of(2, Rational.ONE, List.of(little), PRECISION);
    assertThat(small.radius()).isGreaterThanOrEqualTo(PRECISION.relativeError());
    assertThat(small.radius()).isLessThan(PRECISION.relativeError().scale(1));
    assertThat(small.isEnclosed()).isFalse();
    assertThatThrownBy(() -> small.certain(DyadicInterval.ONE))
        .hasMessage("nothing encloses the flow at 1");
  }

  @Test
  void recordedWeightsAreReadToTheirBits() {
    Dyadic recorded = Dyadic.of(3).add(Dyadic.ONE.scale(-200));
    Instant knot = Instant.of(2, Rational.ONE, List.of(recorded), PRECISION);
    assertThat(knot.weights()).containsExactly(Dyadic.of(3));
    assertThat(knot.radius().significand().bitLength()).isLessThanOrEqualTo(32);
  }
}
