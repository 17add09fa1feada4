package org.plumbline.enclosure.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.enclosure.TrajectoryVerifier;
import org.plumbline.enclosure.ball.LaneSeries;
import org.plumbline.enclosure.ball.SeriesBall;
import org.plumbline.enclosure.proposal.FactoredGating;
import org.plumbline.enclosure.proposal.LaneField;
import org.plumbline.enclosure.proposal.LaneNetwork;
import org.plumbline.enclosure.proposal.ProposedStep;
import org.plumbline.enclosure.proposal.VerifierContext;
import org.plumbline.engine.TaylorEngine;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.Polynomial;
import org.plumbline.field.SharedSlopes;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.flow.Horizon;
import org.plumbline.network.Activation;
import org.plumbline.network.Edge;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.network.Vertex;
import org.plumbline.network.Weight;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/**
 * The defect with samples in lanes, of steps that an engine proposes and of steps that are changed,
 * against the field computed sample by sample at instants of the step.
 */
final class LaneDefectTest {
  private static final Activation LEAKY = Activation.leaky(Rational.of(1, 4));

  private static FlowProblem problem(Network network, Loss loss, int samples, long seed) {
    Random random = new Random(seed);
    List<List<Rational>> points = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int i = 0; i < samples; i++) {
      points.add(
          IntStream.range(0, network.inputs())
              .mapToObj(a -> Rational.of(random.nextInt(33) - 16, 8))
              .toList());
      labels.add(random.nextBoolean() ? 1 : -1);
    }
    List<Rational> weights = new ArrayList<>();
    for (int p = 0; p < network.parameters(); p++) {
      weights.add(Rational.of(random.nextInt(201) - 100, 128));
    }
    List<String> names = IntStream.range(0, network.inputs()).mapToObj(a -> "x" + a).toList();
    return new FlowProblem(
        network, new Dataset(names, points, labels), weights, loss, Reduction.MEAN);
  }

  private static FlowProblem with(FlowProblem problem, List<List<Rational>> points) {
    Dataset data = new Dataset(problem.data().features(), points, problem.data().labels());
    return new FlowProblem(
        problem.network(), data, problem.initialWeights(), problem.loss(), problem.reduction());
  }

  private static Network layers(List<Activation> activations, Integer... widths) {
    return new LayeredArchitecture(List.of(widths), activations, List.of()).network();
  }

  /**
   * Kinks behind kinks of several slopes, edges past layers, parameters used twice, fixed weights,
   * parallel edges, one vertex that leads nowhere, and one that nothing leads to.
   */
  private static Network graph() {
    String[] names = {"x", "y", "z", "r", "s", "t", "u", "a", "b", "c", "d", "o"};
    Activation[] activations = {
      Activation.LINEAR, Activation.LINEAR, Activation.LINEAR, Activation.RELU, LEAKY,
      Activation.LINEAR, Activation.RELU, Activation.ABSOLUTE_VALUE, Activation.RELU, LEAKY,
      Activation.RELU, Activation.LINEAR
    };
    int[][] ends = {
      {0, 3, 0},
      {1, 3, 1},
      {2, 3, 2},
      {0, 4, 3},
      {2, 4, 1},
      {1, 5, 4},
      {2, 5, -1},
      {0, 7, 5},
      {3, 7, 6},
      {3, 7, 7},
      {4, 7, 8},
      {5, 8, 9},
      {7, 8, 10},
      {1, 8, 3},
      {7, 9, 11},
      {8, 9, 12},
      {4, 9, -1},
      {6, 9, 13},
      {8, 10, 14},
      {2, 10, 15},
      {7, 11, 16},
      {9, 11, 17},
      {3, 11, 6},
      {0, 11, 18},
      {8, 11, -1}
    };
    List<Edge> edges = new ArrayList<>();
    for (int[] end : ends) {
      Weight weight =
          end[2] < 0 ? new Weight.Fixed(Rational.of(-2, 3)) : new Weight.Parameter(end[2]);
      edges.add(new Edge(end[0], end[1], weight));
    }
    List<Vertex> vertices =
        IntStream.range(0, names.length)
            .mapToObj(v -> new Vertex(names[v], activations[v]))
            .toList();
    List<String> parameters = IntStream.range(0, 19).mapToObj(p -> "w" + p).toList();
    return Network.of(3, vertices, edges, parameters);
  }

  /** Inputs whose features have offsets and units of their own. */
  private static FlowProblem standardised(FlowProblem problem) {
    List<List<Rational>> points = new ArrayList<>();
    for (List<Rational> x : problem.data().points()) {
      List<Rational> moved = new ArrayList<>();
      for (int a = 0; a < x.size(); a++) {
        Rational unit = Rational.of(1_048_576, 1_300_021 + 77_003L * a);
        moved.add(x.get(a).subtract(Rational.of(5 + a, 7_654_321)).multiply(unit));
      }
      points.add(moved);
    }
    return with(problem, points);
  }

  /** More columns than the first layer is put together for. */
  private static FlowProblem wide() {
    return problem(layers(List.of(Activation.RELU, LEAKY), 100, 2, 2, 1), Loss.EXPONENTIAL, 6, 5);
  }

  private static final Network RELUS =
      layers(List.of(Activation.RELU, Activation.RELU), 3, 4, 3, 1);

  /** Problems of every kind, with what the first layer is put together for and without. */
  private static List<FlowProblem> problems() {
    Network mixed =
        layers(List.of(LEAKY, Activation.ABSOLUTE_VALUE, Activation.RELU), 2, 3, 3, 2, 1);
    return List.of(
        problem(RELUS, Loss.EXPONENTIAL, 9, 1),
        standardised(problem(mixed, Loss.LOGISTIC, 8, 2)),
        problem(graph(), Loss.EXPONENTIAL, 9, 3),
        standardised(problem(graph(), Loss.LOGISTIC, 9, 4)),
        wide());
  }

  private static List<TrajectoryStep> steps(FlowProblem problem, int digits) {
    return new TaylorEngine()
        .integrate(problem, Horizon.atTime(Rational.of(1, 16)), digits, (s, e, t, l) -> true)
        .trajectory()
        .steps();
  }

  /** A step and what is found of it. */
  private static final class Looked {
    private final FlowProblem problem;
    private final TrajectoryStep step;
    private final VerifierContext context;
    private final ProposedStep proposal;
    private final SharedSlopes shared;
    private final Rational length;

    Looked(FlowProblem problem, TrajectoryStep step, int count) {
      this.problem = problem;
      this.step = step;
      this.context = new VerifierContext(problem, count);
      this.proposal = ProposedStep.of(step, count);
      this.shared = context.ties().slopes(step.gates());
      this.length = step.end().subtract(step.start());
    }

    double bound(Magnitude nearness) {
      LaneNetwork lanes = context.lanes().orElseThrow();
      List<SeriesBall> near = proposal.weights().stream().map(w -> w.widened(nearness)).toList();
      FactoredGating gating = new FactoredGating(step.gates(), shared, proposal.slopes());
      LaneSeries velocities =
          LaneField.velocities(
              lanes,
              near,
              gating,
              length,
              context.laneExponential(),
              context.balls(proposal.order()));
      return LaneDefect.upper(proposal.weights(), velocities, context.laneExponential().rows())
          .doubleUpper();
    }

    double truth() {
      return PointwiseDefect.instants().stream()
          .mapToDouble(
              tau -> PointwiseDefect.at(problem, proposal, step.gates(), shared, length, tau))
          .max()
          .orElseThrow();
    }
  }

  /** The bound holds, and where the engine's numbers are shorter it is near the defect itself. */
  @Test
  void boundsHoldAndAreNear() {
    List<Double> ratios = new ArrayList<>();
    for (FlowProblem problem : problems()) {
      for (TrajectoryStep step : steps(problem, 20).stream().limit(3).toList()) {
        Looked looked = new Looked(problem, step, TrajectoryVerifier.limbs(123));
        double ratio = looked.bound(Magnitude.ZERO) / looked.truth();
        assertThat(ratio).isGreaterThanOrEqualTo(1 - 0x1p-40);
        ratios.add(ratio);
      }
    }
    ratios.sort(Double::compare);
    assertThat(ratios).hasSizeGreaterThanOrEqualTo(5);
    assertThat(ratios.get(ratios.size() / 2)).isLessThan(4);
  }

  /** Numbers of all lengths that lanes take. */
  @Test
  void boundsHoldForLongAndShortNumbers() {
    boundsHold(problems().get(3), 5, 2, 3, 9, 16);
    boundsHold(problems().get(3), 60, 3, 9, 16);
    boundsHold(standardised(wide()), 20, 4);
  }

  private static void boundsHold(FlowProblem problem, int digits, int... counts) {
    TrajectoryStep step = steps(problem, digits).get(0);
    for (int count : counts) {
      Looked looked = new Looked(problem, step, count);
      assertThat(looked.bound(Magnitude.ZERO)).isGreaterThanOrEqualTo(looked.truth());
    }
  }

  /** Every coefficient of every weight, changed far below what a double sees, is seen. */
  @Test
  void changedCoefficientsAreSeen() {
    for (FlowProblem problem : List.of(problems().get(0), problems().get(2))) {
      TrajectoryStep step = steps(problem, 20).get(0);
      int count = TrajectoryVerifier.limbs(123);
      double before = new Looked(problem, step, count).bound(Magnitude.ZERO);
      Random random = new Random(6);
      for (int p = 0; p < step.weights().size(); p++) {
        List<Dyadic> coefficients = new ArrayList<>(step.weights().get(p).coefficients());
        int k = 1 + random.nextInt(Math.min(8, coefficients.size() - 1));
        coefficients.set(k, coefficients.get(k).add(Dyadic.ONE.scale(-70)));
        List<Polynomial> weights = new ArrayList<>(step.weights());
        weights.set(p, Polynomial.of(coefficients));
        TrajectoryStep changed =
            new TrajectoryStep(step.start(), step.end(), weights, step.slopes(), step.gates());
        Looked looked = new Looked(problem, changed, count);
        double bound = looked.bound(Magnitude.ZERO);
        assertThat(bound).isGreaterThan(0x1p-72).isGreaterThan(before);
        assertThat(bound / looked.truth()).isBetween(1.0, 20.0);
      }
    }
  }

  /** Another gate of any vertex, and a pinned one, make the defect what the field says. */
  @Test
  void otherGatesAndPinnedPairsAreSeen() {
    int seen = 0;
    for (FlowProblem problem : problems()) {
      TrajectoryStep step = steps(problem, 15).get(0);
      for (int v : problem.network().kinked()) {
        Pair pair = new Pair(v % problem.data().size(), v);
        for (Gate gate : Gate.values()) {
          TrajectoryStep changed = with(step, pair, gate);
          Looked looked = new Looked(problem, changed, 4);
          double truth = looked.truth();
          double bound = looked.bound(Magnitude.ZERO);
          assertThat(bound).isGreaterThanOrEqualTo(truth);
          if (gate != step.gates().gate(pair) && truth > 1e-6) {
            assertThat(bound / truth).isLessThan(8);
            seen++;
          }
        }
      }
    }
    assertThat(seen).isGreaterThan(20);
  }

  private static TrajectoryStep with(TrajectoryStep step, Pair pair, Gate gate) {
    List<Polynomial> slopes =
        gate == Gate.PINNED
            ? List.of(Polynomial.of(List.of(Dyadic.of(0.375), Dyadic.of(0.25))))
            : List.of();
    GateTable gates = step.gates().with(pair, gate);
    return new TrajectoryStep(step.start(), step.end(), step.weights(), slopes, gates);
  }

  /** Opposite samples pinned together: one slope is what the other lacks to one. */
  @Test
  void oppositePinnedPairsShareTheirSlope() {
    for (FlowProblem plain : List.of(problems().get(3), wide())) {
      List<List<Rational>> points = new ArrayList<>(plain.data().points());
      points.set(1, points.get(0).stream().map(Rational::negate).toList());
      FlowProblem tied = with(plain, points);
      int v = tied.network().kinked().get(1);
      TrajectoryStep step = steps(plain, 15).get(0);
      GateTable gates =
          step.gates().with(new Pair(0, v), Gate.PINNED).with(new Pair(1, v), Gate.PINNED);
      Polynomial slope = Polynomial.of(List.of(Dyadic.of(0.125), Dyadic.of(0.25)));
      Looked looked =
          new Looked(
              tied,
              new TrajectoryStep(step.start(), step.end(), step.weights(), List.of(slope), gates),
              4);
      assertThat(looked.shared.isOpposite(new Pair(1, v))).isTrue();
      assertThat(looked.bound(Magnitude.ZERO) / looked.truth()).isBetween(1.0, 4.0);
    }
  }

  /** Gates of two sides are not what lanes know. */
  @Test
  void gatesThatDifferBelowAreLeftToTheProgram() {
    FlowProblem problem = problems().get(0);
    TrajectoryStep step = steps(problem, 15).get(0);
    int v = problem.network().kinked().get(5);
    GateTable gates = step.gates().with(new Pair(0, v), Gate.ON, Gate.OFF);
    TrajectoryStep sided =
        new TrajectoryStep(step.start(), step.end(), step.weights(), List.of(), gates);
    Looked looked = new Looked(problem, sided, 4);
    assertThatThrownBy(() -> looked.bound(Magnitude.ZERO)).isInstanceOf(ArithmeticException.class);
  }

  /** What weights near by have is within the bound for these. */
  @Test
  void nearWeightsAreCovered() {
    for (FlowProblem problem : List.of(problems().get(1), problems().get(2))) {
      TrajectoryStep step = steps(problem, 20).get(0);
      double eta = 0x1p-30;
      double bound = new Looked(problem, step, 4).bound(Magnitude.enclosingAbove(eta));
      Random random = new Random(7);
      for (int j = 0; j < 10; j++) {
        List<Polynomial> weights = new ArrayList<>();
        for (Polynomial weight : step.weights()) {
          List<Dyadic> moved = new ArrayList<>(weight.coefficients());
          moved.set(0, moved.get(0).add(Dyadic.of(random.nextBoolean() ? eta : -eta)));
          weights.add(Polynomial.of(moved));
        }
        TrajectoryStep near =
            new TrajectoryStep(step.start(), step.end(), weights, List.of(), step.gates());
        assertThat(new Looked(problem, near, 4).truth()).isLessThanOrEqualTo(bound);
      }
      assertThat(bound).isLessThan(1000 * eta);
    }
  }

  /** A step of a network with kinks behind kinks has the defect that lanes find. */
  @Test
  void stepsOfDeepNetworksAreBoundedInLanes() {
    FlowProblem problem = problem(RELUS, Loss.EXPONENTIAL, 20, 8);
    TrajectoryStep step = steps(problem, 15).get(0);
    Looked looked = new Looked(problem, step, 4);
    StepBounds found =
        StepVerifier.verify(
            looked.context, step, looked.proposal, step.gates(), Magnitude.ONE.scale(-44));
    assertThat(found).isInstanceOf(StepBounds.Bounded.class);
    assertThat(((StepBounds.Bounded) found).defect().doubleUpper())
        .isEqualTo(looked.bound(Magnitude.ZERO));
  }
}
