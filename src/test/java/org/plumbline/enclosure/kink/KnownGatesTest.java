package org.plumbline.enclosure.kink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.enclosure.box.FrozenParameters;
import org.plumbline.enclosure.box.GateState;
import org.plumbline.enclosure.proposal.ProposedStep;
import org.plumbline.enclosure.proposal.StepSeries;
import org.plumbline.enclosure.proposal.VerifierContext;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.Polynomial;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.network.Activation;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.network.Vertex;
import org.plumbline.network.Weight;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/** A sample 1 and a unit with two edges from it, so that {@code s = p + q}. */
final class KnownGatesTest {
  private static final Magnitude TUBE = Magnitude.ONE.scale(-44);
  private static final Pair PAIR = new Pair(0, 1);

  private static Edge edge(int from, int to, int parameter) {
    return new Edge(from, to, new Weight.Parameter(parameter));
  }

  private static GateState state(double p) {
    Network network =
        Network.of(
            1,
            List.of(
                new Vertex("x", Activation.LINEAR),
                new Vertex("h", Activation.RELU),
                new Vertex("o", Activation.LINEAR)),
            List.of(edge(0, 1, 0), edge(0, 1, 1), edge(1, 2, 2)),
            List.of("p", "q", "a"));
    FlowProblem problem =
        new FlowProblem(
            network,
            new Dataset(List.of("x"), List.of(List.of(Rational.ONE)), List.of(1)),
            List.of(Rational.ONE, Rational.ONE, Rational.ONE),
            Loss.EXPONENTIAL,
            Reduction.SUM);
    VerifierContext context = new VerifierContext(problem, 4);
    GateTable gates = GateTable.allOff(network, 1).with(PAIR, Gate.ON);
    List<Polynomial> weights = List.of(constant(p), constant(0), constant(1));
    TrajectoryStep step =
        new TrajectoryStep(Rational.ZERO, Rational.ONE, weights, List.of(), gates);
    StepSeries series = new StepSeries(context, step, ProposedStep.of(step, 4));
    return KnownGates.of(context.frozen(), gates)
        .along(series, 0, 1, TUBE)
        .state(0, 1, DoubleInterval.ENTIRE);
  }

  private static Polynomial constant(double value) {
    return Polynomial.of(List.of(Dyadic.of(value)));
  }

  /** Both weights may be less by {@code 2^-44/√2}: together by more than {@code 1.2 2^-44}. */
  @Test
  void anInputCountsOnceForEachEdge() {
    assertThat(state(1.2 * 0x1p-44)).isEqualTo(GateState.EITHER);
    assertThat(state(2.1 * 0x1p-44)).isEqualTo(GateState.ON);
    assertThat(state(-2.1 * 0x1p-44)).isEqualTo(GateState.OFF);
  }

  private static final DoubleInterval WEAK = new DoubleInterval(0, 1);

  /** Two units in a row after one or two samples, one more beside the first, and the output. */
  private static KnownGates chain(double beside, Gate gate) {
    Network network =
        Network.of(
            1,
            List.of(
                new Vertex("x", Activation.LINEAR),
                new Vertex("h", Activation.RELU),
                new Vertex("k", Activation.RELU),
                new Vertex("g", Activation.RELU),
                new Vertex("o", Activation.LINEAR)),
            List.of(edge(0, 1, 0), edge(0, 2, 1), edge(1, 3, 2), edge(3, 4, 3), edge(2, 4, 4)),
            List.of("a", "b", "c", "d", "e"));
    FlowProblem problem =
        new FlowProblem(
            network,
            new Dataset(
                List.of("x"),
                List.of(List.of(Rational.ONE), List.of(Rational.of(2))),
                List.of(1, 1)),
            List.of(
                Rational.ONE,
                Dyadic.of(beside).toRational(),
                Rational.ONE,
                Rational.ONE,
                Dyadic.of(beside).toRational()),
            Loss.EXPONENTIAL,
            Reduction.SUM);
    GateTable gates =
        GateTable.allOff(network, 2).with(new Pair(0, 1), gate).with(new Pair(0, 2), gate);
    return KnownGates.of(FrozenParameters.of(problem), gates);
  }

  private static Map<Pair, GateState> sides(int sample, int vertex, GateState side) {
    return Map.of(new Pair(sample, vertex), side);
  }

  @Test
  void whatIsKeptToIsKnown() {
    KnownGates known = chain(1, Gate.ON).with(sides(0, 1, GateState.OFF));
    assertThat(known.state(0, 1, DoubleInterval.ENTIRE)).isEqualTo(GateState.OFF);
    assertThat(known.state(1, 1, DoubleInterval.ENTIRE)).isEqualTo(GateState.EITHER);
    KnownGates both = known.with(sides(1, 1, GateState.ON));
    assertThat(both.state(0, 1, DoubleInterval.ENTIRE)).isEqualTo(GateState.OFF);
    assertThat(both.state(1, 1, DoubleInterval.ENTIRE)).isEqualTo(GateState.ON);
    assertThat(chain(1, Gate.ON).state(0, 1, WEAK)).isEqualTo(GateState.ON);
  }

  /** A pre-activation behind what is kept to may not vanish: its gate counts on either side. */
  @Test
  void signsBehindWhatIsKeptToAreStrict() {
    KnownGates known = chain(1, Gate.ON).with(sides(0, 1, GateState.ON));
    assertThat(known.state(0, 3, WEAK)).isEqualTo(GateState.EITHER);
    assertThat(known.state(0, 3, new DoubleInterval(0.5, 1))).isEqualTo(GateState.ON);
    assertThat(known.state(0, 3, new DoubleInterval(-1, -0.5))).isEqualTo(GateState.OFF);
    // Another sample, a vertex beside, and one in front of what is kept to.
    assertThat(known.state(1, 3, WEAK)).isEqualTo(GateState.ON);
    assertThat(known.state(0, 2, WEAK)).isEqualTo(GateState.ON);
    KnownGates later = chain(1, Gate.ON).with(sides(0, 3, GateState.ON));
    assertThat(later.state(0, 1, WEAK)).isEqualTo(GateState.ON);
    assertThat(later.state(0, 2, WEAK)).isEqualTo(GateState.ON);
    KnownGates beside = chain(1, Gate.ON).with(sides(0, 2, GateState.ON));
    assertThat(beside.state(0, 3, WEAK)).isEqualTo(GateState.ON);
  }

  /** Vertex 2 has no weights: any gate will do, so that proposed, if it is one. */
  @Test
  void idleGatesAreThoseProposed() {
    assertThat(chain(0, Gate.ON).state(0, 2, DoubleInterval.ENTIRE)).isEqualTo(GateState.ON);
    assertThat(chain(0, Gate.OFF).state(0, 2, DoubleInterval.ENTIRE)).isEqualTo(GateState.OFF);
    assertThat(chain(0, Gate.PINNED).state(0, 2, DoubleInterval.ENTIRE))
        .isEqualTo(GateState.EITHER);
    assertThat(chain(0, Gate.ON).state(0, 1, DoubleInterval.ENTIRE)).isEqualTo(GateState.EITHER);
    assertThat(chain(0, Gate.ON).state(0, 4, WEAK)).isEqualTo(GateState.EITHER);
    assertThat(chain(1, Gate.ON).state(0, 4, WEAK)).isEqualTo(GateState.ON);
  }
}
