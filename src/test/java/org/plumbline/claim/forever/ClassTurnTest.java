package org.plumbline.claim.forever;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.along.Instant;
import org.plumbline.claim.along.Observations;
import org.plumbline.claim.structure.LayerStructure;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/** {@link ClassTurn} and {@link Partition}: numbers against plain formulas, and mutants. */
final class ClassTurnTest {
  private static final Dataset DATA =
      new Dataset(
          List.of("a", "b"),
          List.of(List.of(Rational.ONE, Rational.ZERO), List.of(Rational.of(-1, 2), Rational.ONE)),
          List.of(1, 1));

  private static FlowProblem problem(List<Integer> widths, String weights) {
    List<Activation> activations = new ArrayList<>(List.of(Activation.RELU));
    for (int l = 2; l < widths.size() - 1; l++) {
      activations.add(Activation.LINEAR);
    }
    return new FlowProblem(
        new LayeredArchitecture(widths, activations, List.of()).network(),
        DATA,
        Stream.of(weights.split(" ")).map(Rational::parse).toList(),
        Loss.EXPONENTIAL,
        Reduction.SUM);
  }

  private static Optional<ClassTurn> turn(FlowProblem problem, double share, double gap) {
    KinkedFirstLayer first = KinkedFirstLayer.of(LayerStructure.of(problem.network()));
    Instant knot = Instant.exact(problem.initialWeights(), 96);
    PathGraph graph = PathGraph.of(problem.network());
    List<DyadicInterval> squares =
        Levels.of(graph).orElseThrow().parameters().stream()
            .map(level -> LaterTimes.squares(knot, level))
            .toList();
    LinearLayers above = LinearLayers.above(first, problem.initialWeights()).orElseThrow();
    return ClassTurn.of(
        new ClassTurn.Input(first, first.units(), knot, squares, above),
        Dyadic.of(share),
        Dyadic.of(gap));
  }

  private static double number(DyadicInterval x) {
    return x.upper().approximateDouble();
  }

  /** {@code W_1 = (8, 0; 0, 1/8)}, {@code α = (8, 1/4)}: {@code C = (0, -2; -2, -3/64)}. */
  @Test
  void constantsOfTwoLayersAreThoseOfTheFormulas() {
    FlowProblem problem = problem(List.of(2, 2, 1), "8 0 0 1/8 8 1/4");
    ClassTurn turn = turn(problem, 0.75, 0.125).orElseThrow();
    double trace = -3.0 / 64;
    double root = Math.sqrt(trace * trace / 4 + 4);
    double top = trace / 2 + root;
    double bottom = trace / 2 - root;
    double distance = trace - bottom;
    double least = 64 + 1.0 / 64;
    double kept = 0.75 + bottom / (2 * least);
    double base = Math.min(least, least - top / kept);
    double square = kept * base;
    double offset = (top - bottom) / (2 * square);
    double factor = 1 / (1 - distance / square);
    double way =
        Math.sqrt(base * offset * offset / kept + distance / (kept * kept))
            * Math.sqrt(0.125 / (2 * base));
    assertThat(number(turn.distance())).isEqualTo(distance, within(1e-9));
    assertThat(number(turn.offset())).isEqualTo(offset, within(1e-9));
    assertThat(number(turn.turn())).isEqualTo(factor * (offset / 2 + way), within(1e-9));
    assertThat(number(turn.direction().get(0))).isEqualTo(1, within(1e-9));
  }

  /** Mutant: a class of two that is not balanced turns; only a balanced one does not. */
  @Test
  void onlyBalancedClassesDoNotTurn() {
    FlowProblem balanced = problem(List.of(2, 2, 1), "3 4 6 8 5 10");
    ClassTurn still = turn(balanced, 0.75, 0.125).orElseThrow();
    assertThat(number(still.turn())).isLessThan(1e-9);
    FlowProblem other = problem(List.of(2, 2, 1), "3 4 6 8 6 10");
    assertThat(number(turn(other, 0.75, 0.125).orElseThrow().turn())).isGreaterThan(0.01);
  }

  /** Mutant: no share, or one below what imbalance may make of it. */
  @Test
  void aClassWithoutAShareMayTurnAnyWay() {
    FlowProblem problem = problem(List.of(2, 2, 1), "8 0 0 1/8 8 1/4");
    assertThat(turn(problem, 1.0 / 128, 0.125)).isEmpty();
    assertThat(turn(problem, 0.03, 0.125)).isEmpty();
  }

  /** Mutant: {@code C} in place of what it may become while the direction turns. */
  @Test
  void restsAllowForTheTurn() {
    FlowProblem problem = problem(List.of(2, 2, 1), "8 0 0 1/8 8 1/4");
    ClassTurn turn = turn(problem, 0.75, 0.125).orElseThrow();
    // z of the first unit is 0 at T, so z·Cz = 0; yet no gate is held by a trap of 0.02.
    assertThat(turn.keepsGate(0, Dyadic.of(0.02))).isFalse();
    assertThat(turn.keepsGate(0, Dyadic.of(0.7))).isTrue();
    assertThat(turn.locksOuter(0)).isTrue();
    assertThat(turn.locksOuter(1)).isFalse();
    assertThat(turn.keepsGate(1, Dyadic.of(0.7))).isFalse();
  }

  @Test
  void linearLayersAboveTakePartInTheOffset() {
    String twoLayers = "8 0 0 1/8";
    FlowProblem flat = problem(List.of(2, 2, 2, 1), twoLayers + " 8 1/8 0 1/8 8 0");
    FlowProblem bent = problem(List.of(2, 2, 2, 1), twoLayers + " 8 1/8 0 1 8 1");
    double less = number(turn(flat, 0.75, 0.125).orElseThrow().offset());
    double more = number(turn(bent, 0.75, 0.125).orElseThrow().offset());
    assertThat(less).isPositive();
    assertThat(more).isGreaterThan(less);
  }

  @Test
  void unitsOfOneSideAreOneClassUnlessTheyDifferOnTheOtherLabel() {
    FlowProblem problem = problem(List.of(2, 4, 1), "1 1 1 2 2 1 1 1 1 1 1 -1");
    GateSigns signs =
        new GateSigns(
            Map.of(2, List.of(1, 1), 3, List.of(1, 1), 4, List.of(1, 1), 5, List.of(1, 0)));
    Partition partition = new Partition(problem, signs);
    List<UnitClass> classes = partition.of(Map.of(2, 1, 3, 1, 5, -1), false);
    assertThat(classes).hasSize(2);
    assertThat(classes.stream().filter(c -> c.sign() > 0).findFirst().orElseThrow().units())
        .containsExactlyInAnyOrder(2, 3);
    assertThat(partition.fixed(Map.of(2, 1, 4, -1))).hasSize(2);
  }

  /** A class has a unit at its kink: it is not fixed, and not told apart. */
  @Test
  void aKinkLeavesTheOtherLabelFree() {
    Dataset data = new Dataset(DATA.features(), DATA.points(), List.of(1, -1));
    FlowProblem problem =
        new FlowProblem(
            problem(List.of(2, 2, 1), "1 1 1 1 1 1").network(),
            data,
            problem(List.of(2, 2, 1), "1 1 1 1 1 1").initialWeights(),
            Loss.EXPONENTIAL,
            Reduction.SUM);
    Partition open =
        new Partition(problem, new GateSigns(Map.of(2, List.of(1, 0), 3, List.of(1, -1))));
    assertThat(open.of(Map.of(2, 1, 3, 1), true))
        .singleElement()
        .satisfies(c -> assertThat(c.isFixed()).isFalse());
    Partition known =
        new Partition(problem, new GateSigns(Map.of(2, List.of(1, 1), 3, List.of(1, -1))));
    assertThat(known.of(Map.of(2, 1, 3, 1), false)).hasSize(2).allMatch(UnitClass::isFixed);
  }

  @Test
  void instantsAreExact() {
    FlowProblem problem = problem(List.of(2, 2, 1), "8 0 0 1/8 8 1/4");
    Observations none = new Observations(problem, Optional.empty(), 20, Optional.empty());
    assertThat(none.last().isEnclosed()).isTrue();
  }
}
