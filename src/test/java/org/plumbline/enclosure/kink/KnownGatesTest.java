package org.plumbline.enclosure.kink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
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
}
