package org.plumbline.claim.along;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.claim.Claim;
import org.plumbline.claim.Energy;
import org.plumbline.claim.Evidence;
import org.plumbline.claim.Examples;
import org.plumbline.claim.InitialRisk;
import org.plumbline.claim.RankOneBound;
import org.plumbline.claim.matrix.RankOneDistance;
import org.plumbline.claim.matrix.TopAngle;
import org.plumbline.claim.matrix.TopDirection;
import org.plumbline.claim.structure.ParameterMatrix;
import org.plumbline.claim.structure.TwinClass;
import org.plumbline.enclosure.FlowBoxes;
import org.plumbline.enclosure.box.EnclosedProblem;
import org.plumbline.enclosure.box.MarginRange;
import org.plumbline.enclosure.box.WeightBox;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/** Ranges over whole steps, against values at many instants within them. */
final class WholeStepRangeTest {
  private final Evidence linear = Examples.ENCLOSED_LINEAR.get();
  private final Evidence relu = Examples.ENCLOSED_RELU.get();
  private static final int INSTANTS = 23;

  /** Knots within every step, not at its ends nor where parts meet. */
  private static List<Instant> within(Evidence evidence) {
    List<Instant> knots = new ArrayList<>();
    for (int k = 0; k < evidence.observations().steps().size(); k++) {
      for (int j = 1; j < INSTANTS; j++) {
        knots.add(evidence.observations().within(k, Dyadic.approximate(rational(j), 40)));
      }
    }
    return knots;
  }

  private static Rational rational(int j) {
    return Rational.of(j, INSTANTS);
  }

  private static DyadicInterval range(Evidence evidence, Claim claim, String statement) {
    return claim.check(evidence).stream()
        .filter(finding -> finding.claim().contains(statement))
        .flatMap(finding -> finding.range().stream())
        .findFirst()
        .orElseThrow();
  }

  /** The range holds all values, and is not much wider than they are spread. */
  private static void assertIsSharp(
      DyadicInterval range, List<Instant> knots, Function<Instant, Dyadic> value) {
    Dyadic least = knots.stream().map(value).reduce((a, b) -> a.min(b)).orElseThrow();
    Dyadic most = knots.stream().map(value).reduce((a, b) -> a.max(b)).orElseThrow();
    assertThat(range.lower()).isLessThanOrEqualTo(least);
    assertThat(range.upper()).isGreaterThanOrEqualTo(most);
    Dyadic spread = most.subtract(least);
    Dyadic width = range.upper().subtract(range.lower());
    assertThat(width).isLessThan(spread.scale(1).add(Dyadic.ONE.scale(-3)));
  }

  private static Dyadic leastMargin(Evidence evidence, Instant knot) {
    return evidence.observations().evaluator().at(knot).margins().stream()
        .map(DyadicInterval::middle)
        .reduce((a, b) -> a.min(b))
        .orElseThrow();
  }

  private static Dyadic squares(Instant knot) {
    return knot.weights().stream().map(w -> w.multiply(w)).reduce(Dyadic.ZERO, Dyadic::add);
  }

  @Test
  void marginsNormsAndDistancesStayInTheirRanges() {
    for (Evidence evidence : List.of(linear, relu)) {
      List<Instant> knots = within(evidence);
      Instant first = evidence.observations().knots().get(0);
      assertIsSharp(
          range(evidence, new Energy(), "d‖w‖²/dt"),
          knots,
          knot -> squares(knot).subtract(squares(first)));
      Instant low = LowRisk.first(evidence.observations()).orElseThrow();
      assertIsSharp(
          range(evidence, new InitialRisk(), "margin p_i"),
          knots.stream().filter(knot -> knot.time().compareTo(low.time()) >= 0).toList(),
          knot -> leastMargin(evidence, knot));
    }
    TwinClass twins = linear.observations().layers().classes().get(0);
    assertIsSharp(
        range(linear, new RankOneBound(), "‖W‖_F²"),
        within(linear),
        knot ->
            TopDirection.of(twins.in().atDyadic(knot.weights()), linear.observations().bits())
                .distanceUpper());
  }

  @Test
  void theRiskStaysBetweenItsEnds() {
    DyadicInterval range = range(linear, new Energy(), "R never increases");
    RiskEvaluation evaluator = linear.observations().evaluator();
    for (Instant knot : within(linear)) {
      DyadicInterval risk = evaluator.risk(evaluator.at(knot).lossSum());
      assertThat(risk.lower()).isLessThanOrEqualTo(range.upper());
      assertThat(risk.upper()).isGreaterThanOrEqualTo(range.lower());
    }
    Dyadic end = evaluator.risk(evaluator.at(linear.observations().last()).lossSum()).middle();
    assertThat(range.lower().subtract(end).abs()).isLessThan(Examples.SMALL);
  }

  @Test
  void aRangeFromALaterStepLeavesOutWhatWasBefore() {
    WholeStepRange times = linear.observations().throughout().orElseThrow();
    Function<WeightBox, DoubleInterval> first = box -> box.range(0);
    int last = linear.observations().steps().size() - 1;
    DyadicInterval all = times.from(0, 1, first).orElseThrow();
    DyadicInterval end = times.from(last, 1, first).orElseThrow();
    assertThat(end.upper().subtract(end.lower()))
        .isLessThan(all.upper().subtract(all.lower()).scale(-1));
    assertThat(times.from(0, Long.MAX_VALUE / 1000, first)).isEmpty();
    assertThat(times.from(0, 1, box -> DoubleInterval.ENTIRE)).isEmpty();
  }

  @Test
  void boxesHoldTheProposalAtEveryTimeOfTheirParts() {
    TrajectoryStep step = relu.trajectory().orElseThrow().steps().get(0);
    int parts = 3;
    List<WeightBox> boxes = FlowBoxes.of(relu.enclosure().orElseThrow(), 0, parts);
    assertThat(boxes).hasSize(parts);
    for (int j = 0; j <= 30; j++) {
      List<Dyadic> weights = step.weightsAt(Dyadic.approximate(Rational.of(j, 30), 60));
      WeightBox box = boxes.get(Math.min(parts - 1, j / 10));
      for (int p = 0; p < weights.size(); p++) {
        DoubleInterval weight = DoubleInterval.enclosing(weights.get(p));
        assertThat(box.range(p).overlaps(weight)).isTrue();
        assertThat(box.range(p).upper() - box.range(p).lower()).isLessThan(1);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void distancesOfRandomMatricesOfABoxLieInItsRange(long seed) {
    Random random = new Random(seed);
    ParameterMatrix matrix = new ParameterMatrix(List.of(List.of(0, 1, 2), List.of(3, 4, 5)));
    double radius = seed == 1 ? 0 : Math.pow(10, -seed);
    List<Double> centre = random.doubles(6, -2, 2).boxed().toList();
    WeightBox box =
        WeightBox.of(centre.stream().map(c -> new DoubleInterval(c - radius, c + radius)).toList());
    DoubleInterval range = RankOneDistance.over(matrix, box);
    for (int round = 0; round < 50; round++) {
      List<Dyadic> weights =
          centre.stream().map(c -> Dyadic.of(c + radius * (random.nextInt(3) - 1))).toList();
      TopDirection top = TopDirection.of(matrix.atDyadic(weights), 100);
      assertThat(top.distanceUpper()).isGreaterThanOrEqualTo(Dyadic.of(range.lower()));
      assertThat(top.distanceUpper()).isLessThanOrEqualTo(Dyadic.of(range.upper()));
    }
    // Eigenvalues are verified to within 2^-20 of their size, the squared norm of the matrix.
    double square = centre.stream().mapToDouble(c -> c * c).sum();
    assertThat(range.upper() - range.lower()).isLessThan(20 * radius + square * 0x1p-19);
  }

  @Test
  void theLeastMarginIsThatOfTheWorstSample() {
    EnclosedProblem problem = EnclosedProblem.enclosing(Examples.reluProblem());
    WeightBox point = WeightBox.enclosing(Examples.reluProblem().initialWeights());
    DoubleInterval least = MarginRange.least(problem, point);
    Dyadic exact = leastMargin(relu, relu.observations().knots().get(0));
    assertThat(least.contains(exact.toRational())).isTrue();
    assertThat(least.upper() - least.lower()).isLessThan(1e-12);
  }

  /** Two knots with radii that overlap have angles that do; the wider interval holds the other. */
  @Test
  void anglesAreEnclosedForAllWeightsWithinTheRadius() {
    TwinClass twins = linear.observations().layers().classes().get(0);
    Random random = new Random(3);
    int bits = linear.observations().bits();
    List<Instant> ends = linear.observations().ends();
    for (Instant knot : List.of(ends.get(ends.size() / 2), linear.observations().last())) {
      for (int digits : new int[] {4, 8, 16}) {
        Dyadic radius = Dyadic.of(Math.pow(10, -digits));
        Instant wide = new Instant(knot.step(), knot.time(), knot.weights(), radius, true);
        Optional<DyadicInterval> range = TopAngle.sineSquared(twins, wide, bits);
        assertThat(range).isPresent();
        for (int round = 0; round < 20; round++) {
          List<Dyadic> moved =
              knot.weights().stream()
                  .map(w -> w.add(radius.multiply(Dyadic.of(random.nextInt(3) - 1))))
                  .toList();
          Instant other = new Instant(knot.step(), knot.time(), moved, Dyadic.ZERO, true);
          DyadicInterval sharp = TopAngle.sineSquared(twins, other, bits).orElseThrow();
          assertThat(sharp.lower()).isGreaterThanOrEqualTo(range.get().lower());
          assertThat(sharp.upper()).isLessThanOrEqualTo(range.get().upper());
        }
        assertThat(range.get().upper().subtract(range.get().lower()))
            .isLessThan(radius.multiply(Dyadic.of(1000)));
      }
    }
  }

  /** The matrix of equal singular values has no top direction, and none is claimed. */
  @Test
  void noAngleIsEnclosedWhereSingularValuesMeet() {
    TwinClass twins = linear.observations().layers().classes().get(0);
    List<Dyadic> weights = new ArrayList<>();
    linear.observations().knots().get(0).weights().forEach(w -> weights.add(Dyadic.ZERO));
    twins.in().rows().forEach(row -> row.forEach(p -> weights.set(p, Dyadic.ZERO)));
    for (int i = 0; i < twins.in().rows().size(); i++) {
      weights.set(twins.in().rows().get(i).get(i), Dyadic.ONE);
    }
    Instant knot = new Instant(0, Rational.ZERO, weights, Dyadic.ONE.scale(-90), true);
    assertThat(TopAngle.sineSquared(twins, knot, 200)).isEmpty();
  }
}
