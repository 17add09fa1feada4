package org.plumbline.enclosure.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.enclosure.TrajectoryVerifier;
import org.plumbline.enclosure.ball.ProgramBalls;
import org.plumbline.enclosure.ball.SeriesBall;
import org.plumbline.enclosure.proposal.FactoredField;
import org.plumbline.enclosure.proposal.FactoredGating;
import org.plumbline.enclosure.proposal.FactoredHead;
import org.plumbline.enclosure.proposal.FactoredNetwork;
import org.plumbline.enclosure.proposal.ProposedStep;
import org.plumbline.enclosure.proposal.VerifierContext;
import org.plumbline.engine.TaylorEngine;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.Polynomial;
import org.plumbline.field.SharedSlopes;
import org.plumbline.field.Trajectory;
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
 * The defect in lanes, of steps that an engine proposes and of steps that are changed, against the
 * field computed sample by sample at instants of the step.
 */
final class FactoredDefectTest {
  private static final Activation LEAKY = Activation.leaky(Rational.of(1, 4));

  /** Other losses have a field of their own. */
  @Test
  void lossesThatLanesDoNotKnowAreLeftToTheProgram() {
    Network network =
        new LayeredArchitecture(List.of(2, 2, 1), List.of(Activation.RELU), List.of()).network();
    for (Loss loss : Loss.values()) {
      boolean isKnown = loss == Loss.EXPONENTIAL || loss == Loss.LOGISTIC;
      assertThat(FactoredNetwork.of(problem(network, loss, 20, 1)).isPresent()).isEqualTo(isKnown);
    }
  }

  private static FlowProblem problem(Network network, Loss loss, int samples, long seed) {
    Random random = new Random(seed);
    List<List<Rational>> points = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int a = 0; a < network.inputs(); a++) {
      names.add("x" + a);
    }
    boolean hasBias = network.name(network.inputs() - 1).equals(LayeredArchitecture.CONSTANT);
    for (int i = 0; i < samples; i++) {
      List<Rational> x = new ArrayList<>();
      for (int a = 0; a < network.inputs(); a++) {
        boolean isConstant = hasBias && a == network.inputs() - 1;
        x.add(isConstant ? Rational.ONE : Rational.of(random.nextInt(33) - 16, 8));
      }
      points.add(x);
      labels.add(random.nextBoolean() ? 1 : -1);
    }
    List<Rational> weights = new ArrayList<>();
    for (int p = 0; p < network.parameters(); p++) {
      weights.add(Rational.of(random.nextInt(201) - 100, 128));
    }
    return new FlowProblem(
        network, new Dataset(names, points, labels), weights, loss, Reduction.MEAN);
  }

  private static Network layers(Activation first, boolean hasBiases, Integer... widths) {
    List<Activation> activations = new ArrayList<>();
    List<Boolean> biases = new ArrayList<>();
    for (int l = 1; l < widths.length; l++) {
      biases.add(hasBiases);
      if (l + 1 < widths.length) {
        activations.add(l == 1 ? first : Activation.LINEAR);
      }
    }
    return new LayeredArchitecture(List.of(widths), activations, List.of(), biases).network();
  }

  /** Problems of every kind that is factored. */
  private static List<FlowProblem> problems() {
    return List.of(
        problem(layers(Activation.RELU, false, 3, 4, 1), Loss.EXPONENTIAL, 9, 1),
        problem(layers(Activation.RELU, false, 2, 3, 2, 1), Loss.LOGISTIC, 8, 2),
        problem(layers(LEAKY, true, 2, 3, 2, 2, 1), Loss.LOGISTIC, 10, 3),
        problem(layers(Activation.ABSOLUTE_VALUE, true, 3, 2, 1), Loss.EXPONENTIAL, 7, 4),
        problem(layers(LEAKY, false, 4, 5, 3, 1), Loss.EXPONENTIAL, 11, 5),
        standardised(problem(layers(Activation.RELU, false, 3, 4, 1), Loss.EXPONENTIAL, 9, 6)),
        standardised(problem(layers(LEAKY, true, 3, 3, 2, 1), Loss.LOGISTIC, 10, 7)),
        withoutOne(problem(graph(), Loss.EXPONENTIAL, 9, 8)),
        withoutOne(standardised(problem(graph(), Loss.LOGISTIC, 9, 9))));
  }

  /**
   * Kinked vertices of three slopes that some inputs do not lead to, one that leads nowhere and one
   * that nothing leads to; linear vertices that inputs feed as well, one of them twice, and one of
   * them leading nowhere.
   */
  private static Network graph() {
    List<String> names = List.of("x", "y", "z", "one", "r", "s", "t", "u", "h", "g", "d", "o");
    List<Activation> activations = new ArrayList<>(Collections.nCopies(12, Activation.LINEAR));
    activations.set(4, Activation.RELU);
    activations.set(5, Activation.ABSOLUTE_VALUE);
    activations.set(6, LEAKY);
    activations.set(7, Activation.RELU);
    int[][] ends = {
      {0, 4}, {1, 4}, {2, 4}, {1, 5}, {3, 5}, {2, 6}, {3, 6}, {0, 8}, {0, 8}, {4, 8}, {3, 8},
      {4, 9}, {5, 9}, {7, 9}, {8, 9}, {2, 9}, {5, 10}, {8, 10}, {1, 10}, {5, 11}, {8, 11}, {9, 11},
      {1, 11}, {3, 11}
    };
    List<Edge> edges = new ArrayList<>();
    List<String> parameters = new ArrayList<>();
    for (int e = 0; e < ends.length; e++) {
      edges.add(new Edge(ends[e][0], ends[e][1], new Weight.Parameter(e)));
      parameters.add("w" + e);
    }
    List<Vertex> vertices =
        IntStream.range(0, names.size())
            .mapToObj(v -> new Vertex(names.get(v), activations.get(v)))
            .toList();
    return Network.of(4, vertices, edges, parameters);
  }

  /** The same with a feature, the third, that is zero on all samples, and a fourth that is one. */
  private static FlowProblem withoutOne(FlowProblem problem) {
    List<List<Rational>> points =
        problem.data().points().stream()
            .map(x -> List.of(x.get(0), x.get(1), Rational.ZERO, Rational.ONE))
            .toList();
    Dataset data = new Dataset(problem.data().features(), points, problem.data().labels());
    return new FlowProblem(
        problem.network(), data, problem.initialWeights(), problem.loss(), problem.reduction());
  }

  /** The same with inputs whose features have offsets and units of their own. */
  private static FlowProblem standardised(FlowProblem problem) {
    List<List<Rational>> points = new ArrayList<>();
    for (List<Rational> x : problem.data().points()) {
      List<Rational> moved = new ArrayList<>();
      for (int a = 0; a < x.size(); a++) {
        boolean isConstant =
            problem.data().features().size() - 1 == a && x.get(a).equals(Rational.ONE);
        Rational unit = Rational.of(1_048_576, 1_300_021 + 77_003L * a);
        moved.add(
            isConstant
                ? x.get(a)
                : x.get(a).subtract(Rational.of(5 + a, 7_654_321)).multiply(unit));
      }
      points.add(moved);
    }
    Dataset data = new Dataset(problem.data().features(), points, problem.data().labels());
    return new FlowProblem(
        problem.network(), data, problem.initialWeights(), problem.loss(), problem.reduction());
  }

  /** Inputs with offsets and units of their own have them outside of the sums over samples. */
  @Test
  void offsetsAndUnitsAreNoMoreThanOneColumn() {
    FlowProblem problem = problems().get(5);
    FactoredNetwork factored = FactoredNetwork.of(problem).orElseThrow();
    assertThat(factored.inputs().columns()).isEqualTo(4);
  }

  private static List<TrajectoryStep> steps(FlowProblem problem, int digits) {
    Trajectory trajectory =
        new TaylorEngine()
            .integrate(problem, Horizon.atTime(Rational.of(1, 2)), digits, (s, e, t, l) -> true)
            .trajectory();
    return trajectory.steps();
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
      FactoredNetwork factored = context.factored().orElseThrow();
      ProgramBalls balls = context.balls(proposal.order());
      List<SeriesBall> near = proposal.weights().stream().map(w -> w.widened(nearness)).toList();
      FactoredHead head = FactoredHead.of(factored, near, balls);
      FactoredGating gating = new FactoredGating(step.gates(), shared, proposal.slopes());
      FactoredField field = FactoredField.of(head, gating, length, context.laneExponential());
      return FactoredDefect.upper(proposal.weights(), field).doubleUpper();
    }

    /** What the program of the field gives. */
    double programBound() {
      return Defect.upper(
              context.field(step.gates()),
              proposal.weights(),
              proposal.slopes(),
              Magnitude.ZERO,
              length,
              context.balls(proposal.order()))
          .doubleUpper();
    }

    double truth() {
      double largest = 0;
      for (Dyadic tau : PointwiseDefect.instants()) {
        largest =
            Math.max(
                largest, PointwiseDefect.at(problem, proposal, step.gates(), shared, length, tau));
      }
      return largest;
    }
  }

  /** The bound holds, and where the engine's numbers are shorter it is near the defect itself. */
  @Test
  void boundsHoldAndAreNear() {
    List<Double> ratios = new ArrayList<>();
    for (FlowProblem problem : problems()) {
      for (TrajectoryStep step : steps(problem, 20)) {
        Looked looked = new Looked(problem, step, TrajectoryVerifier.limbs(123));
        double ratio = looked.bound(Magnitude.ZERO) / looked.truth();
        assertThat(ratio).isGreaterThanOrEqualTo(1 - 0x1p-40);
        ratios.add(ratio);
      }
    }
    ratios.sort(Double::compare);
    assertThat(ratios).hasSizeGreaterThan(10);
    assertThat(ratios.get(ratios.size() / 2)).isLessThan(4);
  }

  /** Numbers of all lengths that lanes take, with exponents of several kinds. */
  @Test
  void boundsHoldForLongAndShortNumbers() {
    FlowProblem problem = problems().get(2);
    for (int digits : new int[] {5, 40, 90}) {
      TrajectoryStep step = steps(problem, digits).get(0);
      for (int count : new int[] {2, 3, 9, 16}) {
        Looked looked = new Looked(problem, step, count);
        assertThat(looked.bound(Magnitude.ZERO)).isGreaterThanOrEqualTo(looked.truth());
      }
    }
  }

  /** Every coefficient of every weight, changed far below what a double sees, is seen. */
  @Test
  void changedCoefficientsAreSeen() {
    FlowProblem problem = problems().get(1);
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

  /** Another gate, and a pinned one with some slope, make the defect what the field says. */
  @Test
  void otherGatesAndPinnedPairsAreSeen() {
    for (FlowProblem problem : problems()) {
      TrajectoryStep step = steps(problem, 15).get(0);
      int v = problem.network().kinked().get(0);
      for (int i = 0; i < 4; i++) {
        for (Gate gate : Gate.values()) {
          GateTable gates = step.gates().with(new Pair(i, v), gate);
          boolean isPinned = gate == Gate.PINNED;
          List<Polynomial> slopes =
              isPinned
                  ? List.of(Polynomial.of(List.of(Dyadic.of(0.375), Dyadic.of(0.25))))
                  : List.of();
          TrajectoryStep changed =
              new TrajectoryStep(step.start(), step.end(), step.weights(), slopes, gates);
          Looked looked = new Looked(problem, changed, 4);
          double truth = looked.truth();
          assertThat(looked.bound(Magnitude.ZERO)).isGreaterThanOrEqualTo(truth);
          if (gate != step.gates().gate(new Pair(i, v)) && truth > 1e-6) {
            assertThat(looked.bound(Magnitude.ZERO) / truth).isLessThan(8);
          }
        }
      }
    }
  }

  /** Opposite samples pinned together: one slope is what the other lacks to one. */
  @Test
  void oppositePinnedPairsShareTheirSlope() {
    FlowProblem problem = problems().get(4);
    List<List<Rational>> points = new ArrayList<>(problem.data().points());
    points.set(1, points.get(0).stream().map(Rational::negate).toList());
    Dataset data = new Dataset(problem.data().features(), points, problem.data().labels());
    FlowProblem tied =
        new FlowProblem(
            problem.network(), data, problem.initialWeights(), problem.loss(), Reduction.SUM);
    int v = tied.network().kinked().get(1);
    TrajectoryStep step = steps(problem, 15).get(0);
    GateTable gates =
        step.gates().with(new Pair(0, v), Gate.PINNED).with(new Pair(1, v), Gate.PINNED);
    Polynomial slope = Polynomial.of(List.of(Dyadic.of(0.125), Dyadic.of(0.25)));
    TrajectoryStep pinned =
        new TrajectoryStep(step.start(), step.end(), step.weights(), List.of(slope), gates);
    Looked looked = new Looked(tied, pinned, 4);
    assertThat(looked.shared.isOpposite(new Pair(1, v))).isTrue();
    double bound = looked.bound(Magnitude.ZERO);
    assertThat(bound / looked.truth()).isBetween(1.0, 4.0);
    assertThat(bound / looked.programBound()).isBetween(0.99999, 1.00001);
  }

  /** What weights near by have is within the bound for these, of weights that are zero as well. */
  @Test
  void nearWeightsAreCovered() {
    for (FlowProblem problem : List.of(problems().get(4), withZeros(problems().get(7)))) {
      TrajectoryStep step = steps(problem, 20).get(0);
      double eta = 0x1p-30;
      double bound = new Looked(problem, step, 4).bound(Magnitude.enclosingAbove(eta));
      Random random = new Random(7);
      for (int j = 0; j < 20; j++) {
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
      assertThat(bound).isLessThan(100 * eta);
    }
  }

  /** The same with every third weight zero. */
  private static FlowProblem withZeros(FlowProblem problem) {
    List<Rational> weights = new ArrayList<>(problem.initialWeights());
    for (int p = 0; p < weights.size(); p += 3) {
      weights.set(p, Rational.ZERO);
    }
    return new FlowProblem(
        problem.network(), problem.data(), weights, problem.loss(), problem.reduction());
  }

  /** Kinks behind kinks, shared parameters and inputs of many digits are left to the program. */
  @Test
  void otherNetworksAreNotFactored() {
    Network deep =
        new LayeredArchitecture(
                List.of(2, 2, 2, 1), List.of(Activation.RELU, Activation.RELU), List.of())
            .network();
    assertThat(FactoredNetwork.of(problem(deep, Loss.EXPONENTIAL, 3, 8))).isEmpty();
    FlowProblem plain = problem(layers(Activation.RELU, false, 2, 2, 1), Loss.EXPONENTIAL, 3, 9);
    List<List<Rational>> points = new ArrayList<>(plain.data().points());
    Rational third = Rational.of(BigInteger.ONE, BigInteger.valueOf(3).pow(200));
    points.set(0, List.of(third, Rational.ONE));
    Dataset long_ = new Dataset(plain.data().features(), points, plain.data().labels());
    assertThat(
            FactoredNetwork.of(
                new FlowProblem(
                    plain.network(),
                    long_,
                    plain.initialWeights(),
                    plain.loss(),
                    plain.reduction())))
        .isEmpty();
    assertThat(FactoredNetwork.of(plain)).isPresent();
  }
}
