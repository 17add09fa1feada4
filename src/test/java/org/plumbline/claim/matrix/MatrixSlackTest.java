package org.plumbline.claim.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.HandMade;
import org.plumbline.claim.along.Instant;
import org.plumbline.claim.structure.LayerStructure;
import org.plumbline.claim.structure.TwinClass;
import org.plumbline.network.Activation;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/** {@link MatrixSlack} and {@link TopAngle}: bounds of a radius worked out by hand. */
final class MatrixSlackTest {
  private static final Dyadic RADIUS = Dyadic.ONE.scale(-10);
  private static final double EPSILON = 0x1p-10;

  /** The layer of {@code 2-2-1}: parameters 0 to 3 lead in, 4 and 5 out. */
  private final TwinClass twins =
      LayerStructure.of(HandMade.layered(Activation.LINEAR, 2, 2, 1)).classes().get(0);

  private static Instant knot(Dyadic radius, String... weights) {
    return new Instant(0, Rational.ONE, HandMade.dyadics(weights), radius, true);
  }

  private static void assertAbove(Dyadic found, double value) {
    assertThat(found.approximateDouble()).isGreaterThanOrEqualTo(value * (1 - 1e-15));
    assertThat(found.approximateDouble()).isLessThan(value * (1 + 1e-14));
  }

  /** {@code η = ε√4 = 2ε} for the in-matrix, {@code ε√2} for the out-matrix. */
  @Test
  void distancesGrowWithTheRootOfTheEntries() {
    Instant knot = knot(RADIUS, "3", "0", "0", "4", "5", "12");
    assertAbove(MatrixSlack.distance(twins.in(), knot), 2 * EPSILON);
    assertAbove(MatrixSlack.distance(twins.out(), knot), Math.sqrt(2) * EPSILON);
    assertThat(MatrixSlack.distance(twins.out(), knot).toRational())
        .isGreaterThan(Rational.parse("1.41421356237309504880").multiply(Rational.of(1, 1024)));
  }

  /** {@code 2η‖W‖ + η²} with {@code ‖In‖ = 5} and {@code ‖Out‖ = 13}. */
  @Test
  void gramMatricesChangeByTwiceTheNorm() {
    Instant knot = knot(RADIUS, "3", "0", "0", "4", "5", "12");
    double in = 2 * EPSILON * (10 + 2 * EPSILON);
    double out = Math.sqrt(2) * EPSILON * (26 + Math.sqrt(2) * EPSILON);
    assertAbove(MatrixSlack.ofGram(twins.in(), knot), in);
    assertAbove(MatrixSlack.ofGram(twins.out(), knot), out);
    assertAbove(MatrixSlack.ofImbalance(twins, knot), in + out);
    assertThat(
            MatrixSlack.ofGram(twins.in(), knot(RADIUS, "1/3", "1/7", "1", "1", "1", "1"))
                .significand()
                .bitLength())
        .isLessThan(200);
  }

  /** {@code E(diag(3, 4)) = 9}, and twice the change of the Gram matrix. */
  @Test
  void distancesToRankOneAreEnclosed() {
    Instant knot = knot(RADIUS, "3", "0", "0", "4", "5", "12");
    TopDirection top = TopDirection.of(twins.in().atDyadic(knot.weights()), 100);
    DyadicInterval enclosure = MatrixSlack.distanceEnclosure(top, twins.in(), knot);
    double slack = 2 * 2 * EPSILON * (10 + 2 * EPSILON);
    assertThat(enclosure.lower().approximateDouble()).isCloseTo(9 - slack, near(1e-4));
    assertAbove(enclosure.upper(), 9 + slack);
    assertThat(enclosure.lower().approximateDouble()).isLessThanOrEqualTo(9 - slack);
    Instant flat = knot(RADIUS, "3", "0", "0", "0", "5", "12");
    TopDirection one = TopDirection.of(twins.in().atDyadic(flat.weights()), 100);
    assertThat(MatrixSlack.distanceEnclosure(one, twins.in(), flat).lower()).isEqualTo(Dyadic.ZERO);
  }

  private static org.assertj.core.data.Offset<Double> near(double distance) {
    return org.assertj.core.data.Offset.offset(distance);
  }

  /** {@code (√4 + 2ε)²}; nothing is added without a radius. */
  @Test
  void boundsOfDistancesAreMovedOnTheScaleOfTheirRoots() {
    Instant knot = knot(RADIUS, "3", "0", "0", "4", "5", "12");
    assertAbove(
        MatrixSlack.distanceBound(Dyadic.of(4), twins.in(), knot),
        (2 + 2 * EPSILON) * (2 + 2 * EPSILON));
    assertThat(
            MatrixSlack.distanceBound(
                Dyadic.of(4), twins.in(), knot(Dyadic.ZERO, "3", "0", "0", "4", "5", "12")))
        .isEqualTo(Dyadic.of(4));
    Dyadic third = HandMade.dyadic("1/3");
    assertThat(MatrixSlack.distanceBound(third, twins.in(), knot).significand().bitLength())
        .isLessThan(300);
  }

  /**
   * The singular vectors are the axes: {@code u = (0, 1)}, and {@code v} along (3, 4): {@code 1 -
   * ⟨u, v⟩² = 9/25}.
   */
  @Test
  void anAngleThatIsKnown() {
    Optional<DyadicInterval> exact =
        TopAngle.sineSquared(twins, knot(Dyadic.ZERO, "1", "0", "0", "2", "3", "4"), 100);
    assertThat(exact).isPresent();
    assertThat(exact.get().lower().toRational()).isLessThanOrEqualTo(Rational.of(9, 25));
    assertThat(exact.get().upper().toRational()).isGreaterThanOrEqualTo(Rational.of(9, 25));
    assertThat(exact.get().upper().subtract(exact.get().lower())).isLessThan(Dyadic.ONE.scale(-80));
    assertThat(exact.get().upper().significand().bitLength()).isLessThanOrEqualTo(100);
  }

  /**
   * In-matrix: slack {@code σ = 2ε(2√5 + 2ε)}, second eigenvalue at most {@code (1 + 2ε)²}, so the
   * sine of its error is at most {@code σ/(4 - (1 + 2ε)² - σ)}; out-matrix: {@code τ = √2 ε(10 + √2
   * ε)}, second at most {@code 2ε²}: {@code τ/(25 - 2ε² - τ)}.
   */
  @Test
  void anAngleWithARadius() {
    DyadicInterval found =
        TopAngle.sineSquared(twins, knot(RADIUS, "1", "0", "0", "2", "3", "4"), 100).orElseThrow();
    double sigma = 2 * EPSILON * (2 * Math.sqrt(5) + 2 * EPSILON);
    double one = sigma / (4 - (1 + 2 * EPSILON) * (1 + 2 * EPSILON) - sigma);
    double root = Math.sqrt(2) * EPSILON;
    double tau = root * (10 + root);
    double other = tau / (25 - root * root - tau);
    double least = 0.6 - one - other;
    double most = 0.6 + one + other;
    assertThat(found.lower().approximateDouble()).isCloseTo(least * least, near(1e-13));
    assertThat(found.upper().approximateDouble()).isCloseTo(most * most, near(1e-13));
  }

  @Test
  void anglesNearTheEndsOfTheirRange() {
    DyadicInterval zero =
        TopAngle.sineSquared(twins, knot(RADIUS, "1", "0", "0", "2", "0", "4"), 100).orElseThrow();
    assertThat(zero.lower()).isEqualTo(Dyadic.ZERO);
    assertThat(zero.upper()).isGreaterThan(Dyadic.ZERO);
    assertThat(zero.upper()).isLessThan(Dyadic.ONE.scale(-12));
    DyadicInterval right =
        TopAngle.sineSquared(twins, knot(RADIUS, "1", "0", "0", "2", "4", "0"), 100).orElseThrow();
    assertThat(right.upper()).isEqualTo(Dyadic.ONE);
    assertThat(right.lower()).isLessThan(Dyadic.ONE);
    assertThat(right.lower()).isGreaterThan(Dyadic.of(0.97));
  }

  /** A zero matrix has no direction; nor has one whose gap the radius closes. */
  @Test
  void noAngleWithoutAGap() {
    assertThat(TopAngle.sineSquared(twins, knot(Dyadic.ZERO, "0", "0", "0", "0", "3", "4"), 100))
        .isEmpty();
    assertThat(TopAngle.sineSquared(twins, knot(Dyadic.ZERO, "1", "0", "0", "2", "0", "0"), 100))
        .isEmpty();
    Dyadic half = Dyadic.of(0.5);
    assertThat(TopAngle.sineSquared(twins, knot(half, "1", "0", "0", "2", "30", "40"), 100))
        .isEmpty();
    assertThat(TopAngle.sineSquared(twins, knot(half, "1", "0", "0", "20", "1", "0"), 100))
        .isEmpty();
    assertThat(TopAngle.sineSquared(twins, knot(Dyadic.ZERO, "1", "0", "0", "1", "3", "4"), 100))
        .isEmpty();
  }

  /**
   * Rows that are no axes: {@code u} along (1, 2), the image of (1, 1) scaled; {@code v} the same.
   */
  @Test
  void directionsThatAreNoAxes() {
    DyadicInterval found =
        TopAngle.sineSquared(twins, knot(Dyadic.ZERO, "1", "1", "2", "2", "2", "-1"), 100)
            .orElseThrow();
    assertThat(found.lower()).isLessThanOrEqualTo(Dyadic.ONE);
    assertThat(found.lower()).isGreaterThan(Dyadic.ONE.subtract(Dyadic.ONE.scale(-40)));
    DyadicInterval same =
        TopAngle.sineSquared(twins, knot(Dyadic.ZERO, "2", "1", "1", "2", "1", "1"), 100)
            .orElseThrow();
    assertThat(same.upper()).isLessThan(Dyadic.ONE.scale(-80));
  }

  /**
   * {@code G = [[2, 1], [1, 1]]}, {@code u} along (φ, 1), {@code v} along (1, 1): {@code 1 - ⟨u,
   * v⟩² = 1 - (φ + 1)² / (2φ² + 2)}, whatever the size of the matrices. Few bits leave residuals
   * that are not small.
   */
  @Test
  void anglesOfDirectionsThatAreNotDyadic() {
    DyadicInterval phi =
        DyadicInterval.of(Dyadic.of(5)).sqrt(400).add(DyadicInterval.ONE).scale(-1);
    DyadicInterval sum = phi.add(DyadicInterval.ONE).square();
    DyadicInterval squares = phi.square().add(DyadicInterval.ONE).scale(1);
    Dyadic exact = DyadicInterval.ONE.subtract(sum.divide(squares, 400)).middle();
    for (long scale : new long[] {-40, 0, 40}) {
      for (int bits : new int[] {3, 4, 5, 6, 8, 10, 14, 20, 30, 100}) {
        List<Dyadic> weights =
            HandMade.dyadics("1", "1", "1", "0", "1", "1").stream()
                .map(w -> w.scale(scale))
                .toList();
        Optional<DyadicInterval> found =
            TopAngle.sineSquared(
                twins, new Instant(0, Rational.ONE, weights, Dyadic.ZERO, true), bits);
        found.ifPresent(
            range -> {
              assertThat(range.lower()).isLessThanOrEqualTo(exact);
              assertThat(range.upper()).isGreaterThanOrEqualTo(exact);
            });
        if (bits == 100) {
          assertThat(found.orElseThrow().upper().subtract(found.orElseThrow().lower()))
              .isLessThan(Dyadic.ONE.scale(-50));
        }
      }
    }
  }

  /** {@code 81/64} and 1: the gap is there, if not wide. */
  @Test
  void smallGapsAreSeen() {
    assertThat(TopAngle.sineSquared(twins, knot(Dyadic.ZERO, "9/8", "0", "0", "1", "3", "4"), 100))
        .isPresent();
  }
}
