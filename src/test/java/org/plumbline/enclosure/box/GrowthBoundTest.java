package org.plumbline.enclosure.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.network.Edge;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.network.Vertex;
import org.plumbline.network.Weight;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Magnitude;
import org.plumbline.number.PerronBound;
import org.plumbline.number.Rational;
import org.plumbline.number.RationalMatrix;

/** Bounds on networks whose second derivatives are known, each with a mistake it would show. */
final class GrowthBoundTest {
  private static final Network TWO_LAYERS =
      new LayeredArchitecture(List.of(1, 1, 1), List.of(Activation.RELU), List.of()).network();

  private static List<Rational> numbers(String text) {
    return Stream.of(text.split(" ")).map(Rational::parse).toList();
  }

  private static FlowProblem problem(
      Network network, String weights, List<List<Rational>> points, List<Integer> labels) {
    List<String> names = IntStream.range(0, network.inputs()).mapToObj(j -> "x" + j).toList();
    Dataset data = new Dataset(names, points, labels);
    return new FlowProblem(network, data, numbers(weights), Loss.EXPONENTIAL, Reduction.SUM);
  }

  private static FlowProblem onePoint(Network network, String weights, int label) {
    return problem(network, weights, List.of(numbers("1")), List.of(label));
  }

  private static SampleSignals signals(FlowProblem problem, double radius) {
    EnclosedProblem enclosed = EnclosedProblem.enclosing(problem);
    WeightBox box = WeightBox.enclosing(problem.initialWeights()).widened(radius);
    return SampleSignals.enclosing(enclosed, box, PossibleGates.enclosing(enclosed, box));
  }

  private static Rational upper(FlowProblem problem) {
    LossWeights ones =
        new LossWeights(Collections.nCopies(problem.data().size(), DoubleInterval.ONE), 0);
    return GrowthBound.upper(signals(problem, 0), ones).toDyadic().toRational();
  }

  /** {@code f = x a (c + b d)}: at ones the adjacency matrix of a triangle with a tail. */
  @Test
  void skipsAreFollowed() {
    Vertex x = new Vertex("x", Activation.LINEAR);
    Vertex g = new Vertex("g", Activation.RELU);
    Vertex h = new Vertex("h", Activation.RELU);
    Vertex o = new Vertex("o", Activation.LINEAR);
    Network network =
        Network.of(
            1,
            List.of(x, g, h, o),
            List.of(edge(0, 1, 0), edge(1, 2, 1), edge(1, 3, 2), edge(2, 3, 3)),
            List.of("a", "b", "c", "d"));
    RationalMatrix exact =
        new RationalMatrix(
            List.of(
                numbers("0 1 1 1"), numbers("1 0 0 1"), numbers("1 0 0 0"), numbers("1 1 0 0")));
    Rational bound = upper(onePoint(network, "1 1 1 1", 1));
    assertThat(exact.negate().shifted(bound.negate()).isPositiveSemidefinite()).isTrue();
    Rational less = bound.multiply(Rational.of(1023, 1024)).negate();
    assertThat(exact.negate().shifted(less).isPositiveSemidefinite()).isFalse();
  }

  private static Edge edge(int from, int to, int parameter) {
    return new Edge(from, to, new Weight.Parameter(parameter));
  }

  /** {@code f = θ² x}: the second derivative is 2 for label 1 and -2 for label -1. */
  @Test
  void signsAndSharedParametersCount() {
    Vertex x = new Vertex("x", Activation.LINEAR);
    Vertex h = new Vertex("h", Activation.LINEAR);
    Vertex o = new Vertex("o", Activation.LINEAR);
    Network network =
        Network.of(1, List.of(x, h, o), List.of(edge(0, 1, 0), edge(1, 2, 0)), List.of("theta"));
    Rational up = upper(onePoint(network, "1", 1));
    assertThat(up).isBetween(Rational.of(2), Rational.parse("2.001"));
    assertThat(upper(onePoint(network, "1", -1))).isLessThan(Rational.parse("0.001"));
  }

  /** {@code f = abc x} on {@code [1, 2]³}: largest at the corner of twos, where it is 4. */
  @Test
  void allOfTheBoxCounts() {
    Network network =
        new LayeredArchitecture(
                List.of(1, 1, 1, 1), List.of(Activation.LINEAR, Activation.LINEAR), List.of())
            .network();
    SampleSignals signals = signals(onePoint(network, "1.5 1.5 1.5", 1), 0.5);
    LossWeights one = new LossWeights(List.of(DoubleInterval.ONE), 0);
    Rational bound = GrowthBound.upper(signals, one).toDyadic().toRational();
    assertThat(bound).isBetween(Rational.of(4), Rational.parse("4.001"));
  }

  /** Norms of single samples would add up to 2. */
  @Test
  void samplesThatCancelAreAddedFirst() {
    FlowProblem problem =
        problem(TWO_LAYERS, "1 1", List.of(numbers("1"), numbers("1")), List.of(1, -1));
    assertThat(upper(problem)).isLessThan(Rational.parse("0.001"));
  }

  /** Of two samples with an uncertain gate each may open it alone. */
  @Test
  void uncertainSamplesDoNotCancel() {
    FlowProblem problem =
        problem(TWO_LAYERS, "0 1", List.of(numbers("1"), numbers("1")), List.of(1, -1));
    SampleSignals signals = signals(problem, 0.5);
    assertThat(signals.gates().uncertain()).hasSize(2);
    LossWeights ones = new LossWeights(List.of(DoubleInterval.ONE, DoubleInterval.ONE), 0);
    assertThat(GrowthBound.upper(signals, ones)).isGreaterThanOrEqualTo(Magnitude.ONE);
  }

  @Test
  void linearModelsDoNotGrow() {
    Network network = new LayeredArchitecture(List.of(1, 1), List.of(), List.of()).network();
    assertThat(upper(onePoint(network, "3", 1))).isEqualTo(Rational.ZERO);
  }

  @Test
  void unboundedBoxesHaveNoBound() {
    FlowProblem problem = onePoint(TWO_LAYERS, "1 1", 1);
    SampleSignals signals = signals(problem, Double.POSITIVE_INFINITY);
    assertThat(GrowthBound.upper(signals)).isEqualTo(Magnitude.INFINITY);
  }

  /** The exact matrix is {@code e^-p} times {@code [0 1; 1 0]}, with {@code p = 10^6}. */
  @Test
  void lossesBeyondTheRangeOfDoublesAreScaled() {
    Magnitude bound = GrowthBound.upper(signals(onePoint(TWO_LAYERS, "1000 1000", 1), 0));
    Dyadic exact = DyadicInterval.of(Dyadic.of(-1_000_000)).exp(60).lower();
    assertThat(bound.toDyadic()).isBetween(exact, exact.multiply(Dyadic.of(1.125)));
  }

  /** Sweeps through the network bound the matrix that is formed for smaller ones. */
  @Test
  void sweepsBoundTheMatrix() {
    Random random = new Random(7);
    Network network =
        new LayeredArchitecture(
                List.of(3, 4, 3, 1),
                List.of(Activation.RELU, Activation.leaky(Rational.of(1, 4))),
                List.of())
            .network();
    List<List<Rational>> points = IntStream.range(0, 5).mapToObj(i -> drawn(random, 3)).toList();
    Dataset data = new Dataset(List.of("a", "b", "c"), points, List.of(1, -1, 1, 1, -1));
    FlowProblem problem =
        new FlowProblem(
            network, data, drawn(random, network.parameters()), Loss.LOGISTIC, Reduction.MEAN);
    SampleSignals signals = signals(problem, 0x1p-6);
    LossWeights losses = signals.lossWeights();
    PathOperator sweeps = PathOperator.enclosing(signals, losses);
    double[] x = IntStream.range(0, sweeps.size()).mapToDouble(p -> 1 + p % 3).toArray();
    double[] formed = SecondDerivatives.enclosing(signals, losses).absoluteUpper().applyUpper(x);
    double[] swept = sweeps.applyUpper(x);
    for (int p = 0; p < x.length; p++) {
      // Each is rounded upwards: the sweeps may be lower by what the other was rounded.
      assertThat(swept[p] * (1 + 0x1p-30)).isGreaterThanOrEqualTo(formed[p]);
    }
    Magnitude byMatrix = GrowthBound.upper(signals, losses);
    double bySweeps = PerronBound.upper(sweeps, 20);
    assertThat(Magnitude.enclosingAbove(bySweeps).scale(losses.scale()))
        .isBetween(byMatrix, byMatrix.multiply(Magnitude.enclosingAbove(8.0)));
  }

  private static List<Rational> drawn(Random random, int count) {
    return IntStream.range(0, count)
        .mapToObj(k -> Rational.of((long) random.nextInt(-16, 17), 8))
        .toList();
  }
}
