package org.plumbline.flow.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
import org.plumbline.network.Evaluation;
import org.plumbline.network.Network;
import org.plumbline.network.Skip;
import org.plumbline.network.Vertex;
import org.plumbline.network.Weight;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;
import org.plumbline.series.program.LimbSeries;

/** Networks with kinks anywhere: the same coefficients as the compiled program to the digits. */
final class DeepExpansionTest {
  private static final WorkingPrecision PRECISION = new WorkingPrecision(140, 12, 100);
  private static final int ORDER = 12;

  /** What a coefficient may differ by, against the largest. */
  private static final int AGREED = 130;

  private static final List<Activation> RELUS =
      List.of(Activation.RELU, Activation.RELU, Activation.LINEAR);

  @ParameterizedTest
  @EnumSource(Inputs.class)
  void agreesOnInputsOfAnyKind(Inputs kind) {
    LaneProblems random = new LaneProblems(7 + kind.ordinal());
    agrees(random.problem(List.of(5, 4, 3, 2, 1), RELUS, List.of(), Loss.EXPONENTIAL, kind, 19));
  }

  @ParameterizedTest
  @ValueSource(strings = {"relu", "leaky:1/3", "abs"})
  void agreesWithAnySlope(String activation) {
    Activation kinked = Activation.parse(activation).orElseThrow();
    for (Loss loss : List.of(Loss.EXPONENTIAL, Loss.LOGISTIC)) {
      agrees(
          new LaneProblems(1)
              .problem(
                  List.of(3, 4, 4, 1),
                  List.of(kinked, kinked),
                  List.of(),
                  loss,
                  Inputs.THOUSANDTHS,
                  23));
    }
  }

  @Test
  void agreesWithSkipsAndLinearVerticesBetween() {
    List<Activation> four =
        List.of(Activation.RELU, Activation.LINEAR, Activation.RELU, Activation.LINEAR);
    List<Skip> skips =
        List.of(
            new Skip(1, 3, Skip.Kind.IDENTITY),
            new Skip(0, 3, Skip.Kind.FREE),
            new Skip(0, 5, Skip.Kind.FREE),
            new Skip(2, 5, Skip.Kind.FREE));
    agrees(
        new LaneProblems(5)
            .problem(
                List.of(4, 3, 2, 3, 2, 1), four, skips, Loss.EXPONENTIAL, Inputs.THOUSANDTHS, 15));
  }

  /** Layers of very different sizes: each has a scale of its own. */
  @Test
  void agreesWhereLayersDifferInSize() {
    FlowProblem plain =
        new LaneProblems(6)
            .problem(
                List.of(3, 3, 3, 1),
                List.of(Activation.RELU, Activation.RELU),
                List.of(),
                Loss.LOGISTIC,
                Inputs.INTEGERS,
                9);
    List<Rational> weights = new ArrayList<>();
    for (int p = 0; p < plain.initialWeights().size(); p++) {
      Rational factor = p < 9 ? Rational.of(1 << 12) : Rational.of(1, p < 18 ? 1 << 14 : 8);
      weights.add(plain.initialWeights().get(p).multiply(factor));
    }
    agrees(
        new FlowProblem(plain.network(), plain.data(), weights, plain.loss(), plain.reduction()));
  }

  /** Two inputs; a kinked vertex that reads inputs and another one, and shared weights. */
  @Test
  void agreesWithSharedAndFixedWeights() {
    List<Vertex> vertices =
        List.of(
            new Vertex("x[0]", Activation.LINEAR),
            new Vertex("x[1]", Activation.LINEAR),
            new Vertex("a", Activation.RELU),
            new Vertex("b", Activation.RELU),
            new Vertex("c", Activation.leaky(Rational.of(1, 4))),
            new Vertex("o", Activation.LINEAR));
    List<Edge> edges =
        List.of(
            edge(0, 2, 0),
            edge(1, 2, 1),
            edge(0, 3, 0),
            new Edge(1, 3, new Weight.Fixed(Rational.of(-1, 3))),
            edge(1, 4, 4),
            edge(2, 4, 2),
            edge(3, 4, 2),
            edge(4, 5, 3),
            new Edge(3, 5, new Weight.Fixed(Rational.of(1, 2))));
    Network network = Network.of(2, vertices, edges, List.of("p", "q", "r", "s", "t"));
    List<Rational> weights = Fractions.of(8, 4, -6, 5, 6, 3);
    Dataset data = new LaneProblems(8).data(Inputs.THOUSANDTHS, 11, 2);
    agrees(new FlowProblem(network, data, weights, Loss.EXPONENTIAL, Reduction.SUM));
  }

  private static Edge edge(int from, int to, int parameter) {
    return new Edge(from, to, new Weight.Parameter(parameter));
  }

  /** Pinned pairs of both layers on samples of their own. */
  @ParameterizedTest
  @CsvSource({
    "relu, THOUSANDTHS, 0 6 2 10 5 7 7 11",
    "leaky:1/4, LONG, 0 8 2 10 4 7",
  })
  void agreesWherePairsOfBothLayersArePinned(String activation, Inputs kind, String numbers) {
    FlowProblem loose = pinnable(Activation.parse(activation).orElseThrow(), kind);
    int[] number = Arrays.stream(numbers.split(" ")).mapToInt(Integer::parseInt).toArray();
    List<Pair> pairs = new ArrayList<>();
    for (int j = 0; j < number.length; j += 2) {
      pairs.add(new Pair(number[j], number[j + 1]));
    }
    pinned(loose, pairs);
  }

  /** One pinned pair behind another: their equations contain the product of their slopes. */
  @Test
  void agreesWhereAPinnedPairIsBehindAnother() {
    FlowProblem loose = pinnable(Activation.RELU, Inputs.THOUSANDTHS);
    pinned(loose, List.of(new Pair(0, 8), new Pair(0, 10)));
    pinned(loose, List.of(new Pair(4, 7), new Pair(4, 10)));
  }

  private static FlowProblem pinnable(Activation kinked, Inputs kind) {
    return new LaneProblems(11)
        .problem(List.of(5, 5, 3, 1), List.of(kinked, kinked), List.of(), Loss.LOGISTIC, kind, 14);
  }

  private static void pinned(FlowProblem loose, List<Pair> pinned) {
    FlowProblem problem = OnKinks.of(loose, pinned);
    GateTable gates = LaneProblems.gates(problem);
    for (Pair pair : pinned) {
      gates = gates.with(pair, Gate.PINNED);
    }
    agrees(problem, gates);
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
    DeepForm form = DeepForm.of(problem, ties, gates, PRECISION).orElseThrow();
    assertThat(form.change(gates)).isTrue();
    List<Dyadic> half = gates.pinned().stream().map(p -> Dyadic.ONE.scale(-1)).toList();
    LanePoint point = new LanePoint(form, weights, half);
    double speed = point.beginning(SeriesScale.uniform(ORDER, Dyadic.ONE)).speed();
    LaneExpansion lanes = extended(point, -6 - Math.max(0, Math.getExponent(speed)));
    SeriesScale scale = lanes.scale();
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
        assertThat(StepSize.logSize(difference)).as(k + " " + p).isLessThan(size - AGREED);
      }
    }
    polynomialsAgree(lanes, program, gates.pinned().size());
  }

  /** The series in a unit of time in which numbers do not outgrow their scales. */
  private static LaneExpansion extended(LanePoint point, int exponent) {
    for (int smaller = 0; smaller < 10; smaller++) {
      SeriesScale scale = SeriesScale.uniform(ORDER, Dyadic.ONE.scale(exponent - 3 * smaller));
      LaneExpansion lanes = point.beginning(scale);
      if (lanes.extend(ORDER)) {
        return lanes;
      }
    }
    throw new AssertionError("no unit of time is small enough");
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
        double size = Math.max(0, StepSize.logSize(b.get(0)));
        assertThat(StepSize.logSize(a.get(k).subtract(b.get(k)))).isLessThan(size + 12 - AGREED);
      }
    }
  }

  /** Fractions of one denominator. */
  private static final class Fractions {
    static List<Rational> of(long denominator, long... numerators) {
      return IntStream.range(0, numerators.length)
          .mapToObj(j -> Rational.of(numerators[j], denominator))
          .toList();
    }
  }

  /** Problems some of whose samples are moved so that pairs vanish exactly. */
  private static final class OnKinks {
    /** The pairs of one sample vanish together: as many features as there are pairs are moved. */
    static FlowProblem of(FlowProblem problem, List<Pair> pairs) {
      List<List<Rational>> points = new ArrayList<>(problem.data().points());
      for (int i = 0; i < points.size(); i++) {
        int sample = i;
        List<Integer> vertices =
            pairs.stream().filter(p -> p.sample() == sample).map(Pair::vertex).toList();
        if (!vertices.isEmpty()) {
          points.set(i, moved(problem, points.get(i), vertices));
        }
      }
      Dataset data = new Dataset(problem.data().features(), points, problem.data().labels());
      return new FlowProblem(
          problem.network(), data, problem.initialWeights(), problem.loss(), problem.reduction());
    }

    /** Newton's method of a piecewise linear map ends after a few rounds, exactly. */
    private static List<Rational> moved(
        FlowProblem problem, List<Rational> point, List<Integer> vertices) {
      List<Rational> x = point;
      for (int round = 0; round < 12; round++) {
        List<Rational> values = values(problem, x, vertices);
        if (values.stream().allMatch(s -> s.signum() == 0)) {
          return x;
        }
        x = step(problem, x, vertices, values);
      }
      throw new AssertionError("no point on these kinks was found");
    }

    private static List<Rational> values(
        FlowProblem problem, List<Rational> x, List<Integer> vertices) {
      List<Rational> all =
          Evaluation.exact(problem.network(), problem.initialWeights(), x).preActivations();
      return vertices.stream().map(all::get).toList();
    }

    private static List<Rational> step(
        FlowProblem problem, List<Rational> x, List<Integer> vertices, List<Rational> values) {
      int m = vertices.size();
      Rational small = Rational.of(1, 1L << 40);
      Rational[][] a = new Rational[m][m + 1];
      for (int c = 0; c < m; c++) {
        List<Rational> more = new ArrayList<>(x);
        more.set(c, x.get(c).add(small));
        List<Rational> changed = values(problem, more, vertices);
        for (int r = 0; r < m; r++) {
          a[r][c] = changed.get(r).subtract(values.get(r)).divide(small);
          a[r][m] = values.get(r).negate();
        }
      }
      List<Rational> next = new ArrayList<>(x);
      if (m == 1) {
        next.set(0, x.get(0).add(a[0][1].divide(a[0][0])));
        return next;
      }
      Rational det = a[0][0].multiply(a[1][1]).subtract(a[0][1].multiply(a[1][0]));
      Rational first = a[0][2].multiply(a[1][1]).subtract(a[0][1].multiply(a[1][2]));
      Rational second = a[0][0].multiply(a[1][2]).subtract(a[0][2].multiply(a[1][0]));
      next.set(0, x.get(0).add(first.divide(det)));
      next.set(1, x.get(1).add(second.divide(det)));
      return next;
    }
  }
}
