package org.plumbline.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.network.Activation;
import org.plumbline.network.Edge;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.network.Skip;
import org.plumbline.network.Vertex;
import org.plumbline.network.Weight;
import org.plumbline.number.Rational;

/**
 * Compiled fields, run exactly, against the sum over samples and edges that defines them: random
 * networks, gates on, off and pinned, both losses and reductions.
 */
final class FieldValuesTest {
  private static final Activation LEAKY = Activation.leaky(Rational.of(1, 3));

  private static Network layered(List<Integer> widths, List<Activation> hidden, Skip... skips) {
    return new LayeredArchitecture(widths, hidden, List.of(skips)).network();
  }

  /** One parameter on two edges, a fixed weight, and two parallel edges. */
  private static Network shared() {
    List<Vertex> vertices =
        List.of(
            new Vertex("a", Activation.LINEAR),
            new Vertex("b", Activation.LINEAR),
            new Vertex("u", LEAKY),
            new Vertex("v", Activation.RELU),
            new Vertex("o", Activation.LINEAR));
    List<Edge> edges =
        List.of(
            new Edge(0, 2, new Weight.Parameter(0)),
            new Edge(1, 2, new Weight.Parameter(1)),
            new Edge(1, 3, new Weight.Parameter(0)),
            new Edge(2, 3, new Weight.Fixed(Rational.of(2, 5))),
            new Edge(2, 3, new Weight.Parameter(2)),
            new Edge(2, 4, new Weight.Parameter(1)),
            new Edge(3, 4, new Weight.Parameter(3)));
    return Network.of(2, vertices, edges, List.of("p", "q", "r", "s"));
  }

  private static List<Network> networks() {
    Activation relu = Activation.RELU;
    return List.of(
        layered(List.of(2, 3, 1), List.of(relu)),
        layered(List.of(2, 2, 2, 1), List.of(relu, LEAKY)),
        layered(List.of(2, 1, 2, 1), List.of(LEAKY, relu)),
        layered(
            List.of(2, 2, 2, 1),
            List.of(LEAKY, relu),
            new Skip(1, 2, Skip.Kind.IDENTITY),
            new Skip(0, 2, Skip.Kind.DIAGONAL),
            new Skip(0, 3, Skip.Kind.FREE)),
        layered(List.of(2, 3, 2, 1), List.of(Activation.LINEAR, relu)),
        layered(List.of(2, 1, 2, 2, 1), List.of(LEAKY, Activation.LINEAR, relu)),
        shared());
  }

  private static Rational random(Random random) {
    return Rational.of(random.nextInt(-9, 10), random.nextInt(1, 5));
  }

  private static FlowProblem problem(Network network, Random random) {
    List<List<Rational>> points = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      points.add(List.of(random(random), i == 2 ? Rational.ZERO : random(random)));
    }
    List<Integer> labels =
        IntStream.range(0, 5).mapToObj(i -> random.nextBoolean() ? 1 : -1).toList();
    return new FlowProblem(
        network,
        new Dataset(List.of("a", "b"), points, labels),
        Stream.generate(() -> random(random)).limit(network.parameters()).toList(),
        Loss.values()[random.nextInt(Loss.values().length)],
        random.nextBoolean() ? Reduction.MEAN : Reduction.SUM);
  }

  private static FieldProgram compile(FlowProblem problem, GateTable gates) {
    return FieldCompiler.compile(problem, gates, TiedSamples.of(problem.network(), problem.data()));
  }

  /** The field by its definition, with the given slope for each pinned pair. */
  private static List<Rational> field(
      FlowProblem p, GateTable gates, SharedSlopes shared, List<Rational> slopes) {
    Network network = p.network();
    List<Rational> w = p.initialWeights();
    Rational[] sum = new Rational[network.parameters()];
    Arrays.fill(sum, Rational.ZERO);
    for (int i = 0; i < p.data().size(); i++) {
      Rational[] z = activations(p, gates, i);
      Rational label = Rational.of(p.data().label(i));
      Rational loss =
          ExactRegisters.lossWeight(p.loss(), label.multiply(z[network.output()]).negate());
      Rational factor = loss.multiply(label).multiply(p.sampleFactor());
      Rational[] delta = backSignals(p, gates, shared, slopes, i);
      for (Edge edge : network.edges()) {
        if (edge.isTrainable()) {
          sum[edge.parameter()] =
              sum[edge.parameter()].add(factor.multiply(z[edge.from()]).multiply(delta[edge.to()]));
        }
      }
    }
    assertThat(w).hasSize(sum.length);
    return List.of(sum);
  }

  private static Rational[] activations(FlowProblem p, GateTable gates, int i) {
    Network network = p.network();
    Rational[] z = new Rational[network.size()];
    for (int v = 0; v < z.length; v++) {
      z[v] = v < network.inputs() ? p.data().point(i).get(v) : weighted(p, z, v);
      z[v] = slope(network, gates.gate(i, v), v).multiply(z[v]);
    }
    return z;
  }

  private static Rational weighted(FlowProblem p, Rational[] z, int v) {
    Rational s = Rational.ZERO;
    for (Edge edge : p.network().incoming(v)) {
      s = s.add(edge.value(p.initialWeights()).multiply(z[edge.from()]));
    }
    return s;
  }

  private static Rational slope(Network network, Gate gate, int v) {
    return switch (gate) {
      case ON -> Rational.ONE;
      case OFF -> network.activation(v).negativeSlope();
      case PINNED -> Rational.ZERO;
    };
  }

  private static Rational[] backSignals(
      FlowProblem p, GateTable gates, SharedSlopes shared, List<Rational> slopes, int i) {
    Network network = p.network();
    Rational[] above = seed(network);
    Rational[] below = seed(network);
    for (int v = network.output() - 1; v >= network.inputs(); v--) {
      Pair pair = new Pair(i, v);
      Rational up = back(p, above, v);
      Rational down = back(p, below, v);
      if (shared.index(pair) >= 0) {
        Rational theta = slopes.get(shared.index(pair));
        Rational on = shared.isOpposite(pair) ? Rational.ONE.subtract(theta) : theta;
        Rational off = Rational.ONE.subtract(on).multiply(network.activation(v).negativeSlope());
        above[v] = on.multiply(up).add(off.multiply(down));
        below[v] = above[v];
      } else {
        above[v] = slope(network, gates.gate(i, v), v).multiply(up);
        below[v] = slope(network, gates.gateBelow(i, v), v).multiply(down);
      }
    }
    return above;
  }

  private static Rational[] seed(Network network) {
    Rational[] seed = new Rational[network.size()];
    Arrays.fill(seed, Rational.ZERO);
    seed[network.output()] = Rational.ONE;
    return seed;
  }

  private static Rational back(FlowProblem p, Rational[] delta, int v) {
    Rational sum = Rational.ZERO;
    for (Edge edge : p.network().outgoing(v)) {
      sum = sum.add(edge.value(p.initialWeights()).multiply(delta[edge.to()]));
    }
    return sum;
  }

  private static void assertField(FlowProblem p, GateTable gates) {
    SharedSlopes shared = TiedSamples.of(p.network(), p.data()).slopes(gates);
    FieldProgram field = compile(p, gates);
    assertThat(field.slopePairs()).isEqualTo(shared.pairs());
    int parameters = p.network().parameters();
    ExactRegisters registers = new ExactRegisters(p.initialWeights());
    registers.execute(field.ahead());
    assertHeldAtZero(p, gates, field, registers);
    registers.execute(field.plain());
    List<Rational> slopes =
        IntStream.range(0, shared.size()).mapToObj(j -> Rational.of(j + 2L, 3L * j + 7)).toList();
    for (int j = 0; j < slopes.size(); j++) {
      registers.set(parameters + j, slopes.get(j));
    }
    registers.execute(field.steering());
    field.steered().forEach(w -> registers.value(field.derivatives().get(w)));
    registers.execute(field.sloped());
    assertThat(field.derivatives().stream().map(registers::value).toList())
        .isEqualTo(field(p, gates, shared, slopes));
    for (Instruction instruction : field.program().instructions()) {
      assertThat(Collections.max(instruction.targets())).isLessThan(field.program().registers());
    }
  }

  /** What is held at zero is the pre-activation, divided by the activation of the kink's source. */
  private static void assertHeldAtZero(
      FlowProblem p, GateTable gates, FieldProgram field, ExactRegisters registers) {
    TiedSamples ties = TiedSamples.of(p.network(), p.data());
    for (int j = 0; j < field.slopePairs().size(); j++) {
      Pair pair = field.slopePairs().get(j);
      Rational[] z = activations(p, gates, pair.sample());
      int source = ties.factored(gates, pair).kink().source();
      Rational other = source < 0 ? Rational.ONE : z[source];
      assertThat(registers.value(field.pinnedPreActivations().get(j)).multiply(other))
          .isEqualTo(weighted(p, z, pair.vertex()));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void fieldsUnderOpenAndClosedGates(long seed) {
    Random random = new Random(seed);
    for (Network network : networks()) {
      FlowProblem p = problem(network, random);
      assertField(p, GateTable.of(network, 5, pair -> random.nextBoolean()));
      assertField(p, GateTable.allOff(network, 5));
      assertField(p, GateTable.of(network, 5, pair -> true));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void fieldsWithPinnedPairs(long seed) {
    Random random = new Random(seed);
    for (Network network : networks()) {
      FlowProblem p = problem(network, random);
      GateTable gates = GateTable.of(network, 5, pair -> random.nextBoolean());
      for (int count = 0; count < 3; count++) {
        List<Integer> kinked = network.kinked();
        Pair pair = new Pair(random.nextInt(5), kinked.get(random.nextInt(kinked.size())));
        if (!Silence.isSilent(p, gates, pair)) {
          gates = gates.with(pair, Gate.PINNED);
        }
      }
      assertField(p, withoutSilentPins(p, gates));
    }
  }

  /** Samples on one line, pinned together: from one side, and from opposite ones. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void fieldsWithTiedPairs(long seed) {
    Random random = new Random(seed);
    for (Network network : networks()) {
      List<List<Rational>> points =
          IntStream.of(1, -1, 2, -3, 5)
              .mapToObj(c -> List.of(Rational.of(c), Rational.of(2L * c)))
              .toList();
      FlowProblem base = problem(network, random);
      FlowProblem p =
          new FlowProblem(
              network,
              new Dataset(List.of("a", "b"), points, base.data().labels()),
              base.initialWeights(),
              base.loss(),
              base.reduction());
      GateTable gates = GateTable.of(network, 5, pair -> pair.vertex() % 2 == 0);
      for (int i = 0; i < 4; i++) {
        gates = gates.with(new Pair(i, network.kinked().get(0)), Gate.PINNED);
      }
      assertField(p, withoutSilentPins(p, gates));
    }
  }

  /** What feeds a pinned pair may have been pinned after it: then it is silent, and off. */
  private static GateTable withoutSilentPins(FlowProblem p, GateTable gates) {
    GateTable kept = gates;
    for (Pair pair : gates.pinned()) {
      if (Silence.isSilent(p, gates, pair)) {
        boolean opens = pair.sample() % 2 == 0;
        kept = kept.with(pair, opens ? Gate.ON : Gate.OFF, opens ? Gate.OFF : Gate.ON);
      }
    }
    return kept;
  }

  /** Pre-activations, and those of silent pairs on either side, run exactly. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void preActivationsOfAllPairs(long seed) {
    Random random = new Random(seed);
    for (Network network : networks()) {
      FlowProblem p = problem(network, random);
      GateTable gates =
          GateTable.of(network, 5, pair -> random.nextBoolean())
              .with(new Pair(1, network.kinked().get(0)), Gate.PINNED);
      List<Pair> pairs =
          IntStream.range(0, 5)
              .boxed()
              .flatMap(i -> network.kinked().stream().map(v -> new Pair(i, v)))
              .toList();
      PreActivationProgram program = PreActivationProgram.compile(p, gates, pairs, List.of());
      ExactRegisters registers = new ExactRegisters(p.initialWeights());
      registers.execute(program.program().instructions());
      for (Pair pair : pairs) {
        Rational exact = weighted(p, activations(p, gates, pair.sample()), pair.vertex());
        assertThat(registers.value(program.registers().getOrDefault(pair, -1))).isEqualTo(exact);
        assertRestricted(p, program, pair, exact);
      }
    }
  }

  private static void assertRestricted(
      FlowProblem p, PreActivationProgram program, Pair pair, Rational exact) {
    Integer register = program.registers().get(pair);
    if (register == null) {
      return;
    }
    PreActivationProgram one = program.restrictedTo(List.of(register));
    ExactRegisters registers = new ExactRegisters(p.initialWeights());
    registers.execute(one.program().instructions());
    assertThat(registers.value(register)).isEqualTo(exact);
    assertThat(one.registers()).isEqualTo(program.registers());
    Set<Integer> needed = Dependencies.upstreamOf(program.program(), Set.of(register));
    assertThat(one.program().instructions()).allMatch(i -> needed.contains(i.target()));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void oneSidedPreActivationsCarryTheirSide(boolean above) {
    Network network = layered(List.of(2, 1, 1, 1, 1), List.of(LEAKY, LEAKY, LEAKY));
    FlowProblem p = problem(network, new Random(5));
    GateTable gates =
        GateTable.allOff(network, 5)
            .with(new Pair(0, 2), Gate.PINNED)
            .with(new Pair(0, 3), Gate.ON, Gate.OFF);
    SidePreActivation near = new SidePreActivation(new Pair(0, 3), 2, above);
    SidePreActivation far = new SidePreActivation(new Pair(0, 4), 2, above);
    SidePreActivation none = new SidePreActivation(new Pair(1, 2), 2, above);
    PreActivationProgram program =
        PreActivationProgram.compile(p, gates, List.of(), List.of(near, far, none));
    ExactRegisters registers = new ExactRegisters(p.initialWeights());
    registers.execute(program.program().instructions());
    Rational side = Rational.of(above ? 1 : -1);
    Rational first = side.multiply(p.initialWeights().get(2));
    assertThat(registers.value(program.sides().get(near))).isEqualTo(first);
    Rational gate = above ? Rational.ONE : Rational.of(1, 3);
    assertThat(registers.value(program.sides().get(far)))
        .isEqualTo(first.multiply(gate).multiply(p.initialWeights().get(3)));
    assertThat(program.sides()).doesNotContainKey(none);
    assertThat(program.registers()).isEmpty();
  }
}
