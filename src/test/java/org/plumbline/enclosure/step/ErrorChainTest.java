package org.plumbline.enclosure.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.plumbline.enclosure.ball.SeriesBall;
import org.plumbline.enclosure.kink.Crossing;
import org.plumbline.enclosure.proposal.ProposedStep;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.Polynomial;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/** How errors add up along a chain of steps and across kinks. */
final class ErrorChainTest {
  private static final Magnitude HALF = Magnitude.ONE.scale(-1);
  private static final Magnitude WIDE = Magnitude.ONE.scale(20);
  private static final Magnitude LOG_TWO = Magnitude.enclosingAbove(0x1.62e42fefa39fp-1);
  private static final Pair PAIR = new Pair(0, 1);
  private static final Pair OTHER = new Pair(1, 1);

  /** A line of slope 1 for one weight. */
  private static ProposedStep line(long from) {
    Polynomial line = Polynomial.of(List.of(Dyadic.of(from), Dyadic.ONE));
    GateTable gates =
        GateTable.allOff(new LayeredArchitecture(List.of(1, 1), List.of(), List.of()).network(), 1);
    return ProposedStep.of(
        TrajectoryStep.withoutSlopes(Rational.ZERO, Rational.ONE, List.of(line), gates), 3);
  }

  private static StepBounds.Bounded bounds(
      Magnitude defect, Magnitude gap, Map<Pair, Crossing> start, Map<Pair, Crossing> end) {
    PieceBounds piece =
        new PieceBounds(0, 1, Magnitude.ZERO, gap, Magnitude.ZERO, Set.of(), List.of());
    return new StepBounds.Bounded(defect, Magnitude.ZERO, List.of(piece), start, end);
  }

  private static void assertWithin(Magnitude found, long least, long numerator) {
    assertThat(found.toDyadic()).isGreaterThanOrEqualTo(Dyadic.of(least));
    assertThat(found.toDyadic()).isLessThan(Dyadic.of(numerator).scale(-10));
  }

  private static ErrorChain chain() {
    return new ErrorChain(Magnitude.ONE, List.of(Dyadic.ZERO));
  }

  @Test
  void defectsAndJumpsBetweenStepsAdd() {
    ErrorChain chain = chain();
    assertThat(chain.add(bounds(Magnitude.ONE, Magnitude.ZERO, Map.of(), Map.of()), line(0), WIDE))
        .isTrue();
    assertThat(chain.add(bounds(Magnitude.ONE, Magnitude.ZERO, Map.of(), Map.of()), line(3), WIDE))
        .isTrue();
    // 1 + 1, a jump from 1 to 3, and 1
    assertWithin(chain.radiusAround(List.of(Dyadic.of(4))), 5, 5_121);
    assertWithin(chain.radiusAround(List.of(Dyadic.of(7))), 8, 8_193);
  }

  @Test
  void tellsWhereTheErrorRoseMostAndWhy() {
    ErrorChain chain = new ErrorChain(Magnitude.ZERO, List.of(Dyadic.ZERO), Magnitude.ONE);
    assertThat(chain.steepest()).isEmpty();
    chain.add(bounds(HALF, Magnitude.ZERO, Map.of(), Map.of()), line(0), WIDE);
    assertThat(chain.steepest()).as("below the noise").isEmpty();
    chain.add(bounds(Magnitude.ONE, Magnitude.ZERO, Map.of(), Map.of()), line(1), WIDE);
    assertThat(chain.steepest().orElseThrow().term()).isEqualTo(ErrorRise.Term.DEFECT);
    Magnitude gap = Magnitude.ONE.scale(16);
    chain.add(bounds(Magnitude.ONE, gap, Map.of(), Map.of()), line(2), WIDE);
    chain.add(bounds(Magnitude.ONE, Magnitude.ZERO, Map.of(), Map.of()), line(3), WIDE);
    ErrorRise rise = chain.steepest().orElseThrow();
    assertThat(rise.step()).isEqualTo(2);
    assertThat(rise.term()).isEqualTo(ErrorRise.Term.GAP);
    assertThat(rise.digits()).isBetween(2.0, 3.0);
  }

  @Test
  void gapsAddAsSquares() {
    ErrorChain chain = chain();
    Magnitude gap = Magnitude.enclosingAbove(4.0);
    chain.add(bounds(Magnitude.ONE, gap, Map.of(), Map.of()), line(0), WIDE);
    assertWithin(chain.radiusAround(List.of(Dyadic.ONE)), 4, 4_097);
  }

  /** One crossing seen from both sides counts once; the worse side counts. */
  @Test
  void crossingsCountOnce() {
    Crossing before = new Crossing(Magnitude.ONE, Magnitude.ONE, Magnitude.ONE);
    Crossing after = new Crossing(HALF, Magnitude.ONE, Magnitude.ONE.scale(1));
    ErrorChain chain = chain();
    chain.add(
        bounds(Magnitude.ZERO, Magnitude.ZERO, Map.of(), Map.of(PAIR, before)), line(0), WIDE);
    // 1 + 1 + 1·(1 + 1)
    assertWithin(chain.radiusAround(List.of(Dyadic.ONE)), 4, 4_097);
    chain.add(bounds(Magnitude.ZERO, Magnitude.ZERO, Map.of(PAIR, after), Map.of()), line(1), WIDE);
    // 1 + 2 + 1·(1 + 2)
    assertWithin(chain.radiusAround(List.of(Dyadic.of(2))), 6, 6_145);
  }

  /** At least what either order gives: offsets first, then every factor. */
  @Test
  void crossingsOfOneJunctionHaveNoOrder() {
    Crossing steep = new Crossing(Magnitude.ONE.scale(3), Magnitude.ONE, Magnitude.ZERO);
    Crossing far = new Crossing(Magnitude.ZERO, Magnitude.ONE, Magnitude.ONE);
    // far first: (1 + 1)·9; steep first: 1·9 + 1
    assertWithin(Crossing.added(List.of(steep, far), Magnitude.ONE).add(Magnitude.ONE), 18, 18_433);
    assertThat(Crossing.added(List.of(far, steep), Magnitude.ONE))
        .isEqualTo(Crossing.added(List.of(steep, far), Magnitude.ONE));
  }

  /** What a crossing adds counts in full beside a gap, not under the root. */
  @Test
  void crossingsDoNotHideBehindGaps() {
    Crossing crossing = new Crossing(Magnitude.ZERO, Magnitude.ONE, Magnitude.ONE);
    ErrorChain chain = chain();
    Magnitude gap = Magnitude.enclosingAbove(4.0);
    chain.add(bounds(Magnitude.ZERO, gap, Map.of(OTHER, crossing), Map.of()), line(0), WIDE);
    assertWithin(chain.radiusAround(List.of(Dyadic.ONE)), 4, 4_097);
  }

  @Test
  void errorsThatLeaveTheTubeAreRefused() {
    ErrorChain chain = chain();
    assertThat(chain.add(bounds(HALF, Magnitude.ZERO, Map.of(), Map.of()), line(0), Magnitude.ONE))
        .isFalse();
    assertThat(
            chain.add(
                bounds(Magnitude.INFINITY, Magnitude.ZERO, Map.of(), Map.of()),
                line(0),
                Magnitude.INFINITY))
        .isFalse();
    assertThat(chain.size()).isZero();
    assertThat(chain.radiusAround(List.of(Dyadic.ZERO))).isEqualTo(Magnitude.ONE);
  }

  /** Slopes of more terms than can be summed are refused like weights. */
  @Test
  void polynomialsHaveTheirMostTerms() {
    ProposedStep step = line(0);
    assertThat(step.order()).isEqualTo(32);
    assertThat(step.cut().isZero()).isTrue();
    Polynomial one = Polynomial.of(List.of(Dyadic.ONE));
    Polynomial many = Polynomial.of(Collections.nCopies(SeriesBall.MOST_ORDER + 1, Dyadic.ONE));
    GateTable gates =
        GateTable.allOff(new LayeredArchitecture(List.of(1, 1), List.of(), List.of()).network(), 1);
    TrajectoryStep lengthy =
        new TrajectoryStep(Rational.ZERO, Rational.ONE, List.of(one), List.of(many), gates);
    assertThat(step.isFit()).isTrue();
    assertThat(ProposedStep.of(lengthy, 2).isFit()).isFalse();
  }

  /** Errors at least double over a part of growth log 2. */
  @Test
  void growthMultiplies() {
    PieceBounds piece = new PieceBounds(0.5, 1, LOG_TWO, Magnitude.ZERO, Magnitude.ZERO, Set.of());
    // (1 + 2 + 2·1/2)·2
    Magnitude two = Magnitude.ONE.scale(1);
    assertWithin(piece.after(Magnitude.ONE, two, two), 8, 8_193);
  }

  /** Bounds with a distance from the curve compared with, and growth by a factor of two. */
  private static StepBounds.Bounded shifted(Magnitude shift, Map<Pair, Crossing> end) {
    PieceBounds first =
        new PieceBounds(0, 0.5, Magnitude.ZERO, Magnitude.ZERO, Magnitude.ZERO, Set.of(PAIR));
    PieceBounds last =
        new PieceBounds(0.5, 1, LOG_TWO, Magnitude.ZERO, Magnitude.ZERO, Set.of(OTHER));
    return new StepBounds.Bounded(Magnitude.ZERO, shift, List.of(first, last), Map.of(), end);
  }

  /** The flow is compared with a curve aside of the proposal, there and back. */
  @Test
  void theCurveComparedWithIsAside() {
    ErrorChain chain = chain();
    assertThat(chain.add(shifted(HALF, Map.of()), line(0), WIDE)).isTrue();
    CertifiedStep step = chain.steps().get(0);
    // (1 + 1/2)·2 + 1/2
    assertWithin(step.atStart(), 1, 1_025);
    assertWithin(step.throughout().scale(1), 7, 7_169);
    assertWithin(step.atEnd().scale(1), 7, 7_169);
    assertWithin(chain.lately().scale(1), 7, 7_169);
    assertWithin(chain.radiusAround(List.of(Dyadic.ONE)).scale(1), 7, 7_169);
    assertThat(step.uncertain()).containsExactlyInAnyOrder(PAIR, OTHER);
    assertThat(chain.growthDigits()).isBetween(Math.log10(2) - 1e-9, Math.log10(2) + 1e-9);
  }

  /** What is certified at the end of a step and all along it holds the crossing that is there. */
  @Test
  void crossingsAtTheEndAreInTheStep() {
    Crossing crossing = new Crossing(Magnitude.ONE, Magnitude.ONE, Magnitude.ONE);
    StepBounds.Bounded bounds =
        bounds(Magnitude.ZERO, Magnitude.ZERO, Map.of(), Map.of(PAIR, crossing));
    ErrorChain chain = chain();
    // 1 + 1 + 1·(1 + 1)
    assertThat(chain.add(bounds, line(0), Magnitude.ONE.scale(2))).isFalse();
    assertThat(chain.add(bounds, line(0), WIDE, WIDE)).isFalse();
    assertThat(chain.add(bounds, line(0), WIDE)).isTrue();
    CertifiedStep step = chain.steps().get(0);
    assertWithin(step.atStart(), 1, 1_025);
    assertWithin(step.throughout(), 4, 4_097);
    assertWithin(step.atEnd(), 4, 4_097);
    chain.add(bounds(Magnitude.ONE, Magnitude.ZERO, Map.of(), Map.of()), line(1), WIDE);
    assertThat(chain.size()).isEqualTo(2);
    assertWithin(chain.steps().get(1).atStart(), 4, 4_097);
    assertWithin(chain.steps().get(1).throughout(), 5, 5_121);
    assertWithin(chain.steps().get(1).atEnd(), 5, 5_121);
  }

  /**
   * What a crossing at the end uses is the distance of the flow from the proposal before it: the
   * error, which has grown until the end when it is carried on, and the curve's distance, whose
   * effect grows as well. With {@code A = 1} the error 3 becomes {@code 3 + 3 + 2·1/2}.
   */
  @Test
  void theDistanceOfTheCurveGrowsBehindCrossings() {
    Crossing crossing = new Crossing(Magnitude.ONE, Magnitude.ONE, Magnitude.ZERO);
    ErrorChain chain = chain();
    assertThat(chain.add(shifted(HALF, Map.of(PAIR, crossing)), line(0), WIDE)).isTrue();
    Magnitude least = Magnitude.enclosingAbove(7.5);
    Magnitude most = Magnitude.enclosingAbove(8.001);
    CertifiedStep step = chain.steps().get(0);
    assertThat(step.throughout()).isBetween(least, most);
    assertThat(step.atEnd()).isBetween(least, most);
    assertThat(chain.radiusAround(List.of(Dyadic.ONE))).isBetween(least, most);
    chain.add(bounds(Magnitude.ZERO, Magnitude.ZERO, Map.of(), Map.of()), line(1), WIDE);
    assertThat(chain.steps().get(1).atStart()).isBetween(least, most);
  }

  /** The tube has to hold what disturbances add too. */
  @Test
  void disturbancesMustStayInTheTube() {
    StepBounds.Bounded bounds = bounds(Magnitude.ONE, Magnitude.ZERO, Map.of(), Map.of());
    Magnitude three = Magnitude.enclosingAbove(3.0);
    assertThat(chain().add(bounds, line(0), three, Magnitude.ONE)).isFalse();
    assertThat(chain().add(bounds, line(0), three, HALF)).isTrue();
  }

  /** The flow is as far from the polynomials proposed as what was cut off of them is long. */
  @Test
  void digitsCutOffCount() {
    Polynomial lengthy = Polynomial.of(List.of(Dyadic.ONE.scale(-200).add(Dyadic.ONE)));
    GateTable gates =
        GateTable.allOff(new LayeredArchitecture(List.of(1, 1), List.of(), List.of()).network(), 1);
    ProposedStep step =
        ProposedStep.of(
            TrajectoryStep.withoutSlopes(Rational.ZERO, Rational.ONE, List.of(lengthy), gates), 2);
    Dyadic cut = Dyadic.ONE.scale(-200);
    assertThat(step.cut().toDyadic()).isGreaterThanOrEqualTo(cut);
    ErrorChain chain = new ErrorChain(Magnitude.ZERO, List.of(Dyadic.ONE));
    chain.add(bounds(Magnitude.ZERO, Magnitude.ZERO, Map.of(), Map.of()), step, WIDE);
    CertifiedStep certified = chain.steps().get(0);
    for (Magnitude radius :
        List.of(certified.atStart(), certified.throughout(), certified.atEnd())) {
      assertThat(radius.toDyadic()).isGreaterThanOrEqualTo(cut);
      assertThat(radius).isLessThanOrEqualTo(step.cut());
    }
  }

  /** What one side of a crossing knows worse counts, also where the other side is worse else. */
  @Test
  void theWorseOfBothSidesCountsInEveryEntry() {
    Crossing before = new Crossing(Magnitude.ONE.scale(1), HALF, HALF);
    Crossing after = new Crossing(HALF, Magnitude.ONE.scale(2), Magnitude.ONE);
    Crossing worse = new Crossing(Magnitude.ONE.scale(1), Magnitude.ONE.scale(2), Magnitude.ONE);
    assertThat(before.or(after)).isEqualTo(worse);
    assertThat(after.or(before)).isEqualTo(worse);
  }

  /** An offset's effect grows, and the factor of errors does not. */
  @Test
  void offsetsGrowUntilTheEnd() {
    Crossing crossing = new Crossing(Magnitude.ONE, Magnitude.ONE, Magnitude.ONE);
    Crossing grown = crossing.grown(Magnitude.ONE.scale(2));
    assertWithin(Crossing.added(List.of(grown), Magnitude.ZERO), 8, 8_193);
    Crossing plain = new Crossing(Magnitude.ONE, Magnitude.ONE, Magnitude.ZERO);
    assertThat(plain.grown(Magnitude.ONE.scale(2))).isEqualTo(plain);
  }
}
