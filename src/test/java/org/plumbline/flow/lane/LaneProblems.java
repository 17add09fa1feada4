package org.plumbline.flow.lane;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.GateTable;
import org.plumbline.network.Activation;
import org.plumbline.network.Evaluation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.network.Skip;
import org.plumbline.number.Rational;

/** Random problems with one layer of kinks. */
final class LaneProblems {
  /** What inputs look like. */
  enum Inputs {
    /** Small integers. */
    INTEGERS,
    /** Decimals with three digits. */
    THOUSANDTHS,
    /** Thirds of small integers less a mean with a large denominator. */
    CENTRED,
    /** As many digits as a double prints. */
    LONG
  }

  private final Random random;

  LaneProblems(long seed) {
    this.random = new Random(seed);
  }

  private Rational weight() {
    return Rational.of(random.nextInt(257) - 128, 128);
  }

  private Rational input(Inputs kind, int feature) {
    return switch (kind) {
      case INTEGERS -> Rational.of(random.nextInt(33) - 16, 1);
      case THOUSANDTHS -> Rational.of(random.nextInt(4001) - 2000, 1000);
      case CENTRED ->
          Rational.of(random.nextInt(13) - 6, 3)
              .subtract(Rational.of(1_000_003L + feature, 7_654_321L));
      case LONG -> Rational.parse(Double.toString(random.nextDouble() * 2 - 1));
    };
  }

  Dataset data(Inputs kind, int samples, int features) {
    List<List<Rational>> points = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int i = 0; i < samples; i++) {
      points.add(IntStream.range(0, features).mapToObj(a -> input(kind, a)).toList());
      labels.add(random.nextBoolean() ? 1 : -1);
    }
    List<String> names = IntStream.range(0, features).mapToObj(a -> "x" + a).toList();
    return new Dataset(names, points, labels);
  }

  /** A layered network on random data. */
  FlowProblem problem(
      List<Integer> widths,
      List<Activation> activations,
      List<Skip> skips,
      Loss loss,
      Inputs kind,
      int samples) {
    Network network = new LayeredArchitecture(widths, activations, skips).network();
    List<Rational> weights =
        IntStream.range(0, network.parameters()).mapToObj(p -> weight()).toList();
    Dataset data = data(kind, samples, widths.get(0));
    return new FlowProblem(network, data, weights, loss, Reduction.MEAN);
  }

  /** The gates that the initial weights give. */
  static GateTable gates(FlowProblem problem) {
    List<Evaluation> values =
        IntStream.range(0, problem.data().size())
            .mapToObj(
                i ->
                    Evaluation.exact(
                        problem.network(), problem.initialWeights(), problem.data().point(i)))
            .toList();
    return GateTable.of(
        problem.network(),
        problem.data().size(),
        pair -> values.get(pair.sample()).preActivations().get(pair.vertex()).signum() > 0);
  }
}
