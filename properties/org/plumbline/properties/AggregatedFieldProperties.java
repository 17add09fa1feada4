package org.plumbline.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.plumbline.field.FieldCompiler;
import org.plumbline.field.FieldProgram;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.SharedSlopes;
import org.plumbline.field.TiedSamples;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

/**
 * The compiled field, samples aggregated by pattern, is the sum of the samples' gradients, exactly:
 * for any gates, also such as no weights have, and any slopes of pinned pairs.
 */
class AggregatedFieldProperties {
  @Provide
  Arbitrary<RandomProblem> problems() {
    return Arbitraries.oneOf(
        RandomProblems.layered(), RandomProblems.skipping(), RandomProblems.neighbouring());
  }

  @Provide
  Arbitrary<List<Gate>> gates() {
    return Arbitraries.frequencyOf(
            Tuple.of(4, Arbitraries.of(Gate.ON, Gate.OFF)),
            Tuple.of(1, Arbitraries.just(Gate.PINNED)))
        .list()
        .ofSize(64);
  }

  @Provide
  Arbitrary<List<Rational>> slopes() {
    return RandomProblems.rationals().list().ofSize(64);
  }

  /**
   * The gates of the kinked vertices, taken in turn from a list that is used again when it ends.
   */
  private static GateTable table(FlowProblem problem, List<Gate> gates) {
    GateTable table = GateTable.allOff(problem.network(), problem.data().size());
    int next = 0;
    for (int i = 0; i < problem.data().size(); i++) {
      for (int v : problem.network().kinked()) {
        table = table.with(new Pair(i, v), gates.get(next++ % gates.size()));
      }
    }
    return table;
  }

  @Property
  void aggregationChangesNothing(
      @ForAll("problems") RandomProblem random,
      @ForAll("gates") List<Gate> gates,
      @ForAll("slopes") List<Rational> slopes) {
    FlowProblem problem = random.problem();
    GateTable table = table(problem, gates);
    TiedSamples ties = TiedSamples.of(problem.network(), problem.data());
    SharedSlopes shared = ties.slopes(table);
    Assume.that(shared.size() <= slopes.size());
    FieldProgram field = FieldCompiler.compile(problem, table, ties);
    List<Rational> used = slopes.subList(0, shared.size());
    List<Rational> sum =
        new ArrayList<>(Collections.nCopies(random.weights().size(), Rational.ZERO));
    for (int i = 0; i < problem.data().size(); i++) {
      new PlainSample(problem, table, i).addTo(sum, shared, used);
    }
    assertThat(ExactField.at(field, random.weights(), used)).isEqualTo(sum);
  }

  /** One sample, evaluated forwards and backwards by itself. */
  private record PlainSample(FlowProblem problem, GateTable gates, int i) {
    private Rational slope(int v) {
      return gates.gate(i, v) == Gate.ON
          ? Rational.ONE
          : problem.network().activation(v).negativeSlope();
    }

    private boolean isPinned(int v) {
      return gates.gate(i, v) == Gate.PINNED;
    }

    void addTo(List<Rational> field, SharedSlopes shared, List<Rational> slopes) {
      Rational[] z = activations();
      Rational[] delta = backSignals(shared, slopes);
      Rational y = Rational.of(problem.data().label(i));
      Rational margin = y.multiply(z[problem.network().output()]);
      Rational factor =
          ExactField.sampleWeight(problem.loss(), margin)
              .multiply(y)
              .multiply(problem.sampleFactor());
      for (Edge edge : problem.network().edges()) {
        if (edge.isTrainable()) {
          Rational term = factor.multiply(z[edge.from()]).multiply(delta[edge.to()]);
          field.set(edge.parameter(), field.get(edge.parameter()).add(term));
        }
      }
    }

    private Rational[] activations() {
      Network network = problem.network();
      Rational[] z = new Rational[network.size()];
      for (int v = 0; v < z.length; v++) {
        Rational s = v < network.inputs() ? problem.data().point(i).get(v) : Rational.ZERO;
        for (Edge edge : network.incoming(v)) {
          s = s.add(edge.value(problem.initialWeights()).multiply(z[edge.from()]));
        }
        z[v] = isPinned(v) ? Rational.ZERO : slope(v).multiply(s);
      }
      return z;
    }

    private Rational[] backSignals(SharedSlopes shared, List<Rational> slopes) {
      Network network = problem.network();
      Rational[] delta = new Rational[network.size()];
      for (int v = network.output(); v >= 0; v--) {
        Rational sum = v == network.output() ? Rational.ONE : Rational.ZERO;
        for (Edge edge : network.outgoing(v)) {
          sum = sum.add(edge.value(problem.initialWeights()).multiply(delta[edge.to()]));
        }
        delta[v] = (isPinned(v) ? pinnedSlope(v, shared, slopes) : slope(v)).multiply(sum);
      }
      return delta;
    }

    /**
     * {@code α + θ(1 - α)}, with {@code 1 - θ} for a pair opposite to the one the slope belongs to.
     */
    private Rational pinnedSlope(int v, SharedSlopes shared, List<Rational> slopes) {
      Pair pair = new Pair(i, v);
      Rational theta = slopes.get(shared.index(pair));
      Rational open = shared.isOpposite(pair) ? Rational.ONE.subtract(theta) : theta;
      Rational alpha = problem.network().activation(v).negativeSlope();
      return alpha.add(open.multiply(Rational.ONE.subtract(alpha)));
    }
  }
}
