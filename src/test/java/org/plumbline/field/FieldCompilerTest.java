package org.plumbline.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.network.Activation;
import org.plumbline.network.Edge;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.network.Vertex;
import org.plumbline.network.Weight;
import org.plumbline.number.Rational;

/** What compilation shares, and how it splits what waits for slopes. */
final class FieldCompilerTest {
  private static FlowProblem problem(Activation activation, int samples) {
    List<List<Rational>> points =
        IntStream.range(0, samples)
            .mapToObj(i -> List.of(Rational.of(i + 1L), Rational.of(1, i + 1L)))
            .toList();
    return new FlowProblem(
        new LayeredArchitecture(List.of(2, 2, 1), List.of(activation), List.of()).network(),
        new Dataset(List.of("a", "b"), points, points.stream().map(x -> 1).toList()),
        List.of(1, 2, 3, 4, 5, 6).stream().map(Rational::of).toList(),
        Loss.EXPONENTIAL,
        Reduction.MEAN);
  }

  private static FieldProgram compile(FlowProblem problem, GateTable gates) {
    return FieldCompiler.compile(problem, gates, TiedSamples.of(problem.network(), problem.data()));
  }

  private static int products(FieldProgram field) {
    return field.program().instructions().stream()
        .mapToInt(i -> i instanceof Instruction.Dot dot ? dot.left().size() : 0)
        .sum();
  }

  @Test
  void samplesOfOnePatternCostNoSeriesProducts() {
    FlowProblem two = problem(Activation.LINEAR, 2);
    FlowProblem many = problem(Activation.LINEAR, 20);
    GateTable gatesOfTwo = GateTable.allOff(two.network(), 2);
    GateTable gatesOfMany = GateTable.allOff(many.network(), 20);
    assertThat(products(compile(many, gatesOfMany))).isEqualTo(products(compile(two, gatesOfTwo)));
  }

  @Test
  void whatIsOffDoesNotMove() {
    FlowProblem problem = problem(Activation.RELU, 2);
    GateTable gates = GateTable.allOff(problem.network(), 2);
    assertThat(compile(problem, gates).derivatives()).containsOnly(-1);
    GateTable oneOn = gates.with(new Pair(0, 2), Gate.ON);
    List<Integer> derivatives = compile(problem, oneOn).derivatives();
    assertThat(derivatives.subList(2, 4)).containsOnly(-1);
    assertThat(derivatives.get(5)).isEqualTo(-1);
    assertThat(derivatives.get(0)).isNotEqualTo(-1);
  }

  @Test
  void onlyWhatASlopeEntersWaitsForIt() {
    FlowProblem problem = problem(Activation.RELU, 2);
    GateTable gates =
        GateTable.allOff(problem.network(), 2)
            .with(new Pair(0, 2), Gate.PINNED)
            .with(new Pair(1, 3), Gate.ON);
    FieldProgram field = compile(problem, gates);
    assertThat(field.slopePairs()).containsExactly(new Pair(0, 2));
    assertThat(field.pinnedPreActivations()).hasSize(1);
    assertThat(field.ahead()).isNotEmpty();
    assertThat(field.steering()).isNotEmpty();
    assertThat(field.steered()).isNotEmpty();
    assertThat(
            field.ahead().size()
                + field.plain().size()
                + field.steering().size()
                + field.sloped().size())
        .isEqualTo(field.program().instructions().size());
    FieldProgram free = compile(problem, gates.with(new Pair(0, 2), Gate.OFF));
    assertThat(free.steering()).isEmpty();
    assertThat(free.sloped()).isEmpty();
    assertThat(free.ahead()).isEmpty();
  }

  /** What a trained edge sums goes through the fixed edges before it. */
  @Test
  void sumsGoThroughFixedEdges() {
    Network network =
        Network.of(
            1,
            List.of(
                new Vertex("x", Activation.LINEAR),
                new Vertex("u", Activation.RELU),
                new Vertex("v", Activation.RELU),
                new Vertex("o", Activation.LINEAR)),
            List.of(
                new Edge(0, 1, new Weight.Fixed(Rational.of(1, 2))),
                new Edge(1, 2, new Weight.Fixed(Rational.of(3))),
                new Edge(2, 3, new Weight.Parameter(0))),
            List.of("w"));
    FlowProblem problem =
        new FlowProblem(
            network,
            new Dataset(List.of("a"), List.of(List.of(Rational.ONE)), List.of(1)),
            List.of(Rational.ONE),
            Loss.EXPONENTIAL,
            Reduction.MEAN);
    GateTable gates = GateTable.of(network, 1, pair -> true);
    assertThat(compile(problem, gates).derivatives().get(0)).isNotEqualTo(-1);
  }
}
