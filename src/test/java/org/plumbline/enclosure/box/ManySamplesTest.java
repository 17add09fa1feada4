package org.plumbline.enclosure.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.network.Edge;
import org.plumbline.network.Evaluation;
import org.plumbline.network.Network;
import org.plumbline.network.Vertex;
import org.plumbline.network.Weight;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/** {@link SampleSignals} of so many samples that they are taken together, by {@link HeadRanges}. */
final class ManySamplesTest {
  private static final int SAMPLES = 24;

  /**
   * Inputs 0 to 2, kinked vertices 3 to 5, of which nothing leads to 5, and linear ones 6 to 8; the
   * output reads the input 0 twice.
   */
  private static Network network() {
    List<Activation> activations = new ArrayList<>(Collections.nCopies(9, Activation.LINEAR));
    activations.set(3, Activation.RELU);
    activations.set(4, Activation.ABSOLUTE_VALUE);
    activations.set(5, Activation.RELU);
    int[][] ends = {
      {0, 3}, {1, 3}, {1, 4}, {2, 4}, {0, 6}, {1, 6}, {3, 7}, {4, 7}, {5, 7}, {2, 7}, {6, 7},
      {7, 8}, {3, 8}, {0, 8}, {0, 8}
    };
    List<Edge> edges = new ArrayList<>();
    for (int e = 0; e < ends.length; e++) {
      edges.add(new Edge(ends[e][0], ends[e][1], new Weight.Parameter(e)));
    }
    List<Vertex> vertices =
        IntStream.range(0, 9).mapToObj(v -> new Vertex("v" + v, activations.get(v))).toList();
    return Network.of(
        3, vertices, edges, IntStream.range(0, ends.length).mapToObj(p -> "w" + p).toList());
  }

  private static FlowProblem problem(int samples, Random random) {
    List<List<Rational>> points = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int i = 0; i < samples; i++) {
      List<Rational> x = new ArrayList<>();
      for (int a = 0; a < 3; a++) {
        x.add(i == 2 ? Rational.ZERO : Rational.of(random.nextInt(2001) - 1000, 7 + 4L * a));
      }
      points.add(x);
      labels.add(random.nextBoolean() ? 1 : -1);
    }
    Network network = network();
    List<Rational> weights =
        IntStream.range(0, network.parameters())
            .mapToObj(p -> Rational.of(random.nextInt(2001) - 1000, 1024))
            .toList();
    return new FlowProblem(
        network,
        new Dataset(List.of("x0", "x1", "x2"), points, labels),
        weights,
        Loss.EXPONENTIAL,
        Reduction.SUM);
  }

  private static SampleSignals signals(EnclosedProblem enclosed, WeightBox box) {
    return SampleSignals.enclosing(enclosed, box, PossibleGates.enclosing(enclosed, box));
  }

  /** Exact values at weights of a box, most of them corners, lie in what is found for the box. */
  @Test
  void whatWeightsOfTheBoxHaveIsContained() {
    Random random = new Random(1);
    for (double radius : new double[] {0, 0x1p-60, 0x1p-30, 0.25}) {
      FlowProblem problem = problem(SAMPLES, random);
      EnclosedProblem enclosed = EnclosedProblem.enclosing(problem);
      WeightBox box = WeightBox.enclosing(problem.initialWeights()).widened(radius);
      SampleSignals signals = signals(enclosed, box);
      for (int j = 0; j < 12; j++) {
        List<Rational> weights = new ArrayList<>();
        for (int p = 0; p < box.size(); p++) {
          double end = random.nextBoolean() ? box.range(p).lower() : box.range(p).upper();
          weights.add(Dyadic.of(end).toRational());
        }
        for (int i = 0; i < SAMPLES; i++) {
          Evaluation at = Evaluation.exact(problem.network(), weights, problem.data().point(i));
          for (int v = 3; v < enclosed.size(); v++) {
            Rational s = at.preActivations().get(v);
            assertThat(signals.preActivation(i, v).contains(s)).isTrue();
            assertThat(signals.activation(i, v).contains(at.activations().get(v))).isTrue();
          }
        }
      }
    }
  }

  /** Samples one by one, by interval arithmetic, have intervals that are hardly narrower. */
  @Test
  void intervalsAreHardlyWiderThanThoseOfSamplesAlone() {
    FlowProblem together = problem(SAMPLES, new Random(2));
    Dataset few =
        new Dataset(
            together.data().features(),
            together.data().points().subList(0, 8),
            together.data().labels().subList(0, 8));
    FlowProblem alone =
        new FlowProblem(
            together.network(), few, together.initialWeights(), together.loss(), Reduction.SUM);
    WeightBox box = WeightBox.enclosing(together.initialWeights()).widened(0x1p-20);
    SampleSignals wide = signals(EnclosedProblem.enclosing(together), box);
    SampleSignals narrow = signals(EnclosedProblem.enclosing(alone), box);
    for (int i = 0; i < few.size(); i++) {
      for (int v = 3; v < together.network().size(); v++) {
        DoubleInterval of = wide.preActivation(i, v);
        DoubleInterval other = narrow.preActivation(i, v);
        double width = other.upper() - other.lower();
        assertThat(of.upper() - of.lower()).isLessThanOrEqualTo(1.001 * width + 0x1p-900);
      }
    }
  }

  /** Where a weight has no bounds, or sums overflow, nothing is known, and nothing is said. */
  @Test
  void weightsWithoutBoundsSayNothing() {
    FlowProblem problem = problem(SAMPLES, new Random(3));
    EnclosedProblem enclosed = EnclosedProblem.enclosing(problem);
    for (DoubleInterval large :
        List.of(
            DoubleInterval.ENTIRE,
            new DoubleInterval(1, Double.POSITIVE_INFINITY),
            DoubleInterval.of(Double.MAX_VALUE),
            new DoubleInterval(-Double.MAX_VALUE, Double.MAX_VALUE))) {
      List<DoubleInterval> ranges = new ArrayList<>();
      for (int p = 0; p < problem.network().parameters(); p++) {
        ranges.add(p == 0 || p == 6 || p == 9 ? large : DoubleInterval.of(p % 2 == 0 ? 0 : 1));
      }
      WeightBox box = WeightBox.of(ranges);
      SampleSignals signals = signals(enclosed, box);
      for (int i = 0; i < SAMPLES; i++) {
        for (double end : List.of(1.0, 0x1p1000, Double.MAX_VALUE)) {
          if (large.lower() <= end && end <= large.upper()) {
            List<Rational> weights = new ArrayList<>();
            for (int p = 0; p < ranges.size(); p++) {
              double weight = p == 0 || p == 6 || p == 9 ? end : ranges.get(p).lower();
              weights.add(Dyadic.of(weight).toRational());
            }
            Evaluation at = Evaluation.exact(problem.network(), weights, problem.data().point(i));
            for (int v = 3; v < enclosed.size(); v++) {
              assertThat(signals.preActivation(i, v).contains(at.preActivations().get(v))).isTrue();
            }
          }
        }
      }
    }
  }
}
