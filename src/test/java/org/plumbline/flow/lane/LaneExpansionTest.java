package org.plumbline.flow.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.field.FieldCompiler;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.Polynomial;
import org.plumbline.field.SeriesScale;
import org.plumbline.field.TiedSamples;
import org.plumbline.flow.lane.LaneProblems.Inputs;
import org.plumbline.flow.state.Expansion;
import org.plumbline.flow.state.StepSize;
import org.plumbline.flow.state.WorkingPrecision;
import org.plumbline.network.Activation;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.network.Skip;
import org.plumbline.network.Vertex;
import org.plumbline.network.Weight;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;
import org.plumbline.series.program.LimbSeries;

/** The lane form against the compiled program: the same coefficients to the digits. */
final class LaneExpansionTest {
  private static final WorkingPrecision PRECISION = new WorkingPrecision(140, 12, 100);
  private static final int ORDER = 12;

  /** What a coefficient may differ by, against the largest. */
  private static final int AGREED = 130;

  private static final List<Activation> RELU_LINEAR = List.of(Activation.RELU, Activation.LINEAR);

  @ParameterizedTest
  @EnumSource(Inputs.class)
  void agreesOnInputsOfAnyKind(Inputs kind) {
    LaneProblems random = new LaneProblems(7 + kind.ordinal());
    agrees(random.problem(List.of(5, 4, 3, 1), RELU_LINEAR, List.of(), Loss.EXPONENTIAL, kind, 19));
  }

  @ParameterizedTest
  @ValueSource(strings = {"relu", "leaky:1/3", "abs"})
  void agreesWithAnySlope(String activation) {
    Activation kinked = Activation.parse(activation).orElseThrow();
    LaneProblems random = new LaneProblems(1);
    for (Loss loss : List.of(Loss.EXPONENTIAL, Loss.LOGISTIC)) {
      agrees(
          random.problem(
              List.of(3, 5, 1), List.of(kinked), List.of(), loss, Inputs.THOUSANDTHS, 23));
    }
  }

  @Test
  void agreesOnLogisticLossWhereAllMarginsAreLarge() {
    LaneProblems random = new LaneProblems(3);
    FlowProblem small =
        random.problem(
            List.of(3, 4, 1),
            List.of(Activation.RELU),
            List.of(),
            Loss.LOGISTIC,
            Inputs.INTEGERS,
            12);
    List<Integer> labels = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      labels.add(output(small, i).signum() >= 0 ? 1 : -1);
    }
    List<List<Rational>> points = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Rational size = output(small, i).abs().max(Rational.of(1, 100));
      Rational scale = Rational.of(40 + i, 1).divide(size);
      points.add(small.data().point(i).stream().map(x -> x.multiply(scale)).toList());
    }
    Dataset data = new Dataset(small.data().features(), points, labels);
    agrees(
        new FlowProblem(
            small.network(), data, small.initialWeights(), Loss.LOGISTIC, Reduction.SUM));
  }

  private static Rational output(FlowProblem problem, int i) {
    return org.plumbline.network.Evaluation.exact(
            problem.network(), problem.initialWeights(), problem.data().point(i))
        .preActivations()
        .get(problem.network().output());
  }

  @Test
  void agreesWithSkipsAndLinearChains() {
    LaneProblems random = new LaneProblems(5);
    List<Activation> four =
        List.of(Activation.RELU, Activation.LINEAR, Activation.LINEAR, Activation.LINEAR);
    List<Skip> skips =
        List.of(
            new Skip(1, 3, Skip.Kind.IDENTITY),
            new Skip(0, 3, Skip.Kind.FREE),
            new Skip(0, 5, Skip.Kind.FREE),
            new Skip(2, 5, Skip.Kind.FREE));
    agrees(
        random.problem(
            List.of(4, 3, 2, 3, 2, 1), four, skips, Loss.EXPONENTIAL, Inputs.THOUSANDTHS, 15));
  }

  @Test
  void agreesWithoutAnyKink() {
    LaneProblems random = new LaneProblems(6);
    agrees(
        random.problem(
            List.of(4, 3, 1),
            List.of(Activation.LINEAR),
            List.of(),
            Loss.LOGISTIC,
            Inputs.INTEGERS,
            9));
    agrees(
        random.problem(
            List.of(4, 1), List.of(), List.of(), Loss.EXPONENTIAL, Inputs.THOUSANDTHS, 9));
  }

  /** Two inputs; two ReLUs whose first weights are one parameter, as are those behind. */
  @Test
  void agreesWithSharedAndFixedWeights() {
    Vertex input = new Vertex("x[0]", Activation.LINEAR);
    List<Vertex> vertices =
        List.of(
            input,
            new Vertex("x[1]", Activation.LINEAR),
            new Vertex("a", Activation.RELU),
            new Vertex("b", Activation.RELU),
            new Vertex("c", Activation.LINEAR),
            new Vertex("o", Activation.LINEAR));
    List<Edge> edges =
        List.of(
            edge(0, 2, 0),
            edge(1, 2, 1),
            edge(0, 3, 0),
            new Edge(1, 3, new Weight.Fixed(Rational.of(-1, 3))),
            edge(2, 4, 2),
            edge(3, 4, 2),
            edge(4, 5, 3),
            new Edge(3, 5, new Weight.Fixed(Rational.of(1, 2))));
    Network network = Network.of(2, vertices, edges, List.of("p", "q", "r", "s"));
    List<Rational> weights =
        List.of(Rational.of(1, 2), Rational.of(-3, 4), Rational.of(5, 8), Rational.of(3, 4));
    Dataset data = new LaneProblems(8).data(Inputs.THOUSANDTHS, 11, 2);
    agrees(new FlowProblem(network, data, weights, Loss.EXPONENTIAL, Reduction.SUM));
  }

  private static Edge edge(int from, int to, int parameter) {
    return new Edge(from, to, new Weight.Parameter(parameter));
  }

  @ParameterizedTest
  @ValueSource(strings = {"relu", "leaky:1/4"})
  void agreesWhereTwoPairsOfOneHeadArePinnedAndOneOfAnother(String activation) {
    Activation kinked = Activation.parse(activation).orElseThrow();
    for (Inputs kind : List.of(Inputs.INTEGERS, Inputs.LONG)) {
      FlowProblem loose =
          new LaneProblems(11)
              .problem(List.of(4, 3, 1), List.of(kinked), List.of(), Loss.EXPONENTIAL, kind, 14);
      List<Pair> pinned = List.of(new Pair(1, 4), new Pair(2, 5), new Pair(7, 4));
      FlowProblem problem = onKinks(loose, pinned);
      GateTable gates = LaneProblems.gates(problem);
      for (Pair pair : pinned) {
        gates = gates.with(pair, Gate.PINNED);
      }
      agrees(problem, gates);
    }
  }

  /** The same problem with some samples moved so that pairs vanish exactly. */
  private static FlowProblem onKinks(FlowProblem problem, List<Pair> pairs) {
    List<List<Rational>> points = new ArrayList<>(problem.data().points());
    for (Pair pair : pairs) {
      List<Rational> x = new ArrayList<>(points.get(pair.sample()));
      int d = x.size();
      Rational sum = Rational.ZERO;
      for (int a = 0; a + 1 < d; a++) {
        sum = sum.add(x.get(a).multiply(weight(problem, pair.vertex(), a)));
      }
      x.set(d - 1, sum.negate().divide(weight(problem, pair.vertex(), d - 1)));
      points.set(pair.sample(), x);
    }
    Dataset data = new Dataset(problem.data().features(), points, problem.data().labels());
    return new FlowProblem(
        problem.network(), data, problem.initialWeights(), problem.loss(), problem.reduction());
  }

  private static Rational weight(FlowProblem problem, int vertex, int input) {
    for (Edge edge : problem.network().incoming(vertex)) {
      if (edge.from() == input) {
        return problem.initialWeights().get(edge.parameter());
      }
    }
    throw new AssertionError();
  }

  private static void agrees(FlowProblem problem) {
    agrees(problem, LaneProblems.gates(problem));
  }

  private static void agrees(FlowProblem problem, GateTable gates) {
    TiedSamples ties = TiedSamples.of(problem.network(), problem.data());
    List<Dyadic> weights =
        problem.initialWeights().stream()
            .map(w -> Dyadic.approximate(w, PRECISION.bits()))
            .toList();
    LaneForm form = LaneForm.of(problem, ties, gates, PRECISION).orElseThrow();
    assertThat(form.change(gates)).isTrue();
    SeriesScale scale = SeriesScale.uniform(ORDER, unit(form, weights));
    LaneExpansion lanes = form.at(weights).beginning(scale);
    assertThat(lanes.extend(ORDER)).isTrue();
    List<Dyadic> half = gates.pinned().stream().map(p -> Dyadic.ONE.scale(-1)).toList();
    int bits = PRECISION.bits() + 40;
    Expansion program =
        Expansion.at(
                new Expansion.Point(weights, half),
                FieldCompiler.compile(problem, gates, ties),
                LimbSeries.withBits(bits),
                scale,
                bits)
            .orElseThrow();
    for (int k = 0; k <= ORDER; k++) {
      double size = Math.max(StepSize.logNorm(program, k), StepSize.logNorm(program, 0));
      for (int p = 0; p < weights.size(); p++) {
        Dyadic difference = lanes.weight(p, k).subtract(program.weight(p, k));
        assertThat(StepSize.logSize(difference)).isLessThan(size - AGREED);
      }
    }
    polynomialsAgree(lanes, program, gates.pinned().size());
  }

  /** A unit of time in which coefficients fall a little. */
  private static Dyadic unit(LaneForm form, List<Dyadic> weights) {
    LaneExpansion first = form.at(weights).beginning(SeriesScale.uniform(ORDER, Dyadic.ONE));
    return Dyadic.ONE.scale(-6 - Math.max(0, Math.getExponent(first.speed())));
  }

  private static void polynomialsAgree(LaneExpansion lanes, Expansion program, int slopes) {
    Dyadic length = Dyadic.of(3).scale(-2);
    List<Polynomial> mine = new ArrayList<>(lanes.weights(length));
    mine.addAll(lanes.slopes(length));
    List<Polynomial> theirs = new ArrayList<>(program.weights(length));
    theirs.addAll(program.slopes(length));
    assertThat(lanes.slopes(length)).hasSize(slopes);
    for (int p = 0; p < theirs.size(); p++) {
      List<Dyadic> a = mine.get(p).coefficients();
      List<Dyadic> b = theirs.get(p).coefficients();
      assertThat(a).hasSameSizeAs(b);
      for (int k = 0; k < a.size(); k++) {
        assertThat(StepSize.logSize(a.get(k).subtract(b.get(k)))).isLessThan(12 - AGREED);
      }
    }
  }
}
