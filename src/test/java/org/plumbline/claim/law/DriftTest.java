package org.plumbline.claim.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.HandMade;
import org.plumbline.claim.along.Instant;
import org.plumbline.network.Activation;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/** {@link Drift} of {@code a² - b²}: sizes and allowances worked out by hand. */
final class DriftTest {
  private final QuadraticLaw law =
      QuadraticLaw.ofVertex(HandMade.layered(Activation.LINEAR, 1, 1, 1), 1);
  private static final Dyadic RADIUS = Dyadic.ONE.scale(-10);

  private static Instant knot(int step, Dyadic radius, String a, String b) {
    return new Instant(step, Rational.of(step), HandMade.dyadics(a, b), radius, false);
  }

  private Drift worst(Dyadic slack, Instant... knots) {
    return Drift.worst(law, Rational.of(3), slack, List.of(knots));
  }

  @Test
  void aLawThatIsKeptDoesNotDrift() {
    Drift drift =
        worst(Dyadic.ZERO, knot(0, Dyadic.ZERO, "2", "1"), knot(1, Dyadic.ZERO, "7/4", "1/4"));
    assertThat(drift.size()).isEqualTo(Dyadic.ZERO);
    assertThat(drift.allowance()).isEqualTo(Dyadic.ZERO);
    assertThat(drift.isExceeded()).isFalse();
    assertThat(drift.knot().step()).isZero();
    assertThat(drift.change()).isEqualTo(DyadicInterval.ZERO);
  }

  /** {@code ε(2·2 + 2·1) + 2ε²}. */
  @Test
  void theLargestIsFoundWhereNoneIsExceeded() {
    Dyadic off = Dyadic.ONE.scale(-10);
    Instant near = knot(1, RADIUS, "2049/1024", "1");
    Drift drift =
        worst(Dyadic.ZERO, knot(0, RADIUS, "2", "1"), near, knot(2, RADIUS, "2", "2047/2048"));
    assertThat(drift.knot()).isEqualTo(near);
    assertThat(drift.isExceeded()).isFalse();
    Dyadic size = off.scale(2).add(off.multiply(off));
    assertThat(drift.size()).isEqualTo(size);
    Dyadic allowance = RADIUS.multiply(Dyadic.of(6).add(off.scale(1)).add(RADIUS.scale(1)));
    assertThat(drift.allowance()).isEqualTo(allowance);
    assertThat(drift.change().upper()).isEqualTo(size.add(allowance));
    assertThat(drift.change().lower()).isEqualTo(size.add(allowance).negate());
  }

  @Test
  void theFirstThatIsExceededComesBeforeLargerOnes() {
    Drift drift =
        worst(
            Dyadic.ZERO,
            knot(0, RADIUS, "2", "1"),
            knot(1, RADIUS, "33/16", "1"),
            knot(2, RADIUS, "3", "1"));
    assertThat(drift.isExceeded()).isTrue();
    assertThat(drift.knot().step()).isEqualTo(1);
    assertThat(worst(Dyadic.ZERO, knot(0, RADIUS, "31/16", "1")).isExceeded()).isTrue();
  }

  @Test
  void theReferencesSlackIsAllowedFor() {
    Instant off = knot(1, Dyadic.ZERO, "2", "0");
    assertThat(worst(Dyadic.of(0.5), off).isExceeded()).isTrue();
    assertThat(worst(Dyadic.ONE, off).isExceeded()).isFalse();
    assertThat(worst(Dyadic.ONE, off).allowance()).isEqualTo(Dyadic.ONE);
  }

  /** The reference 1/9 is no dyadic number; weights of 100 bits lie within their rounding. */
  @Test
  void referencesAreKnownBetterThanWeights() {
    Instant start = Instant.exact(List.of(Rational.of(1, 3), Rational.ZERO), 100);
    Drift drift = Drift.worst(law, Rational.of(1, 9), Dyadic.ZERO, List.of(start));
    assertThat(drift.isExceeded()).isFalse();
    assertThat(drift.size().significand().bitLength()).isLessThanOrEqualTo(64);
    assertThat(drift.size()).isLessThan(Dyadic.ONE.scale(-99));
  }

  /** To 64 bits the nearest would be less than it is. */
  @Test
  void sizesAreRoundedUp() {
    Dyadic a = Dyadic.of(2).add(Dyadic.ONE.scale(-10)).add(Dyadic.ONE.scale(-90));
    Instant start =
        new Instant(0, Rational.ZERO, List.of(a, Dyadic.ONE), Dyadic.ONE.scale(-4), true);
    Drift drift = Drift.worst(law, Rational.of(3), Dyadic.ZERO, List.of(start));
    Dyadic exact = a.multiply(a).subtract(Dyadic.of(4));
    assertThat(exact.round(64)).isLessThan(exact);
    assertThat(drift.size()).isGreaterThanOrEqualTo(exact);
    assertThat(drift.size().subtract(exact)).isLessThan(exact.scale(-60));
  }

  /** What is said to contain all changes of a flow contains that at the least certain knot. */
  @Test
  void theWidestEnclosureCountsWhereTheFlowIsEnclosed() {
    Instant sure = new Instant(0, Rational.ZERO, HandMade.dyadics("2", "1"), Dyadic.ZERO, true);
    Instant off = new Instant(1, Rational.ONE, HandMade.dyadics("2049/1024", "1"), RADIUS, true);
    Instant wide =
        new Instant(2, Rational.of(2), HandMade.dyadics("2", "1"), RADIUS.scale(2), true);
    Drift drift = worst(Dyadic.ZERO, sure, off, wide);
    assertThat(drift.isExceeded()).isFalse();
    assertThat(drift.knot()).isEqualTo(wide);
    assertThat(drift.isWorseThan(worst(Dyadic.ZERO, sure, off))).isTrue();
    assertThat(worst(Dyadic.ZERO, sure, off).isWorseThan(drift)).isFalse();
  }

  /** Initial weights that are no dyadic numbers are known to a radius, but have not moved. */
  @Test
  void theInitialWeightsDoNotDrift() {
    List<Rational> weights = List.of(Rational.of(1, 3), Rational.ZERO);
    Instant start = Instant.exact(weights, 10);
    Instant later =
        new Instant(
            0,
            Rational.ONE,
            List.of(Dyadic.approximate(weights.get(0), 9), Dyadic.ZERO),
            RADIUS,
            false);
    Drift drift = Drift.worst(law, law.at(weights), Dyadic.ZERO, List.of(start, later));
    assertThat(start.isEnclosed()).isTrue();
    assertThat(drift.knot()).isEqualTo(later);
  }

  private static Drift drift(double size, boolean isExceeded) {
    return new Drift(knot(0, RADIUS, "2", "1"), Dyadic.of(size), Dyadic.ONE, isExceeded);
  }

  @Test
  void whatIsExceededIsWorse() {
    assertThat(drift(1, true).isWorseThan(drift(2, false))).isTrue();
    assertThat(drift(2, false).isWorseThan(drift(1, true))).isFalse();
    assertThat(drift(2, true).isWorseThan(drift(1, true))).isTrue();
    assertThat(drift(1, false).isWorseThan(drift(2, false))).isFalse();
    assertThat(drift(1, false).isWorseThan(drift(1, false))).isFalse();
    assertThat(drift(2, false).isWorseThan(drift(1, false))).isTrue();
    assertThat(drift(1, true).isWorseThan(drift(2, true))).isFalse();
  }
}
