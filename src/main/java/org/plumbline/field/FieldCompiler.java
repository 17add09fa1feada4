package org.plumbline.field;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.plumbline.data.Dataset;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

/**
 * Compiles the field {@code dw/dt = Σ_i c_i y_i ∇f(x_i; w)} under given gates, samples aggregated
 * by gate pattern (proofs-notes/field.md).
 */
public final class FieldCompiler {
  private final FlowProblem problem;
  private final Network network;
  private final Dataset data;
  private final GateTable gates;
  private final GatePatterns patterns;
  private final ProgramBuilder builder;
  private final BackwardPass backward;

  private FieldCompiler(FlowProblem problem, GateTable gates, TiedSamples ties) {
    this.problem = problem;
    this.network = problem.network();
    this.data = problem.data();
    this.gates = gates;
    SharedSlopes shared = ties.slopes(gates);
    this.patterns = GatePatterns.of(gates, shared, network.size());
    this.builder = new ProgramBuilder(network.parameters() + patterns.slopePairs().size());
    this.backward = new BackwardPass(network, gates, shared, builder);
  }

  /** The field of {@code problem} under {@code gates}. */
  public static FieldProgram compile(FlowProblem problem, GateTable gates, TiedSamples ties) {
    return new FieldCompiler(problem, gates, ties).compile(ties);
  }

  private FieldProgram compile(TiedSamples ties) {
    List<Integer> pinned = pinnedPreActivations(ties);
    List<List<Signal>> inputs = weightedInputs();
    List<Integer> derivatives = derivatives(inputs);
    ProgramBuilder.Lowered lowered = builder.lower();
    StraightLineProgram program =
        new StraightLineProgram(
            network.parameters(),
            patterns.slopePairs().size(),
            lowered.registers(),
            lowered.instructions());
    return split(program, derivatives, pinned);
  }

  /**
   * What the slopes hold at zero: the factor of each kink where there is one, since the
   * pre-activation of a pair may vanish for another reason, that of the vertex before it.
   */
  private List<Integer> pinnedPreActivations(TiedSamples ties) {
    ForwardPass forward = new ForwardPass(network, data, gates, builder);
    return patterns.slopePairs().stream()
        .map(pair -> heldAtZero(forward, pair, ties.factored(gates, pair).kink()))
        .map(builder::materialised)
        .toList();
  }

  private static Signal heldAtZero(ForwardPass forward, Pair pair, Kink kink) {
    return kink.source() < 0 ? forward.preActivation(pair) : forward.factor(kink);
  }

  /** {@code Σ_{i in pattern} c_i y_i x_ia} for each pattern and input. */
  private List<List<Signal>> weightedInputs() {
    List<List<Signal>> inputs = new ArrayList<>();
    for (List<Integer> samples : patterns.samples()) {
      List<Signal> towardsInput = backward.closed(samples.get(0));
      List<Signal> weights = samples.stream().map(i -> sampleWeight(i, towardsInput)).toList();
      List<Signal> row = new ArrayList<>();
      for (int a = 0; a < network.inputs(); a++) {
        ProgramBuilder.Sum sum = builder.sum();
        for (int j = 0; j < samples.size(); j++) {
          sum.add(signedInput(samples.get(j), a).multiply(problem.sampleFactor()), weights.get(j));
        }
        row.add(sum.signal());
      }
      inputs.add(row);
    }
    return inputs;
  }

  /** {@code -ℓ'(p_i)} with {@code p_i = y_i Σ_a x_ia ∂f/∂x_a}. */
  private Signal sampleWeight(int i, List<Signal> towardsInput) {
    ProgramBuilder.Sum negatedMargin = builder.sum();
    for (int a = 0; a < network.inputs(); a++) {
      negatedMargin.add(signedInput(i, a).negate(), towardsInput.get(a));
    }
    return builder.lossWeight(problem.loss(), negatedMargin.signal());
  }

  private Rational signedInput(int i, int a) {
    Rational x = data.point(i).get(a);
    return data.label(i) > 0 ? x : x.negate();
  }

  /**
   * {@code dw_e/dt = Σ_δ A(a, P_δ) δ}, the samples grouped by their back-signal at the head of the
   * edge.
   */
  private List<Integer> derivatives(List<List<Signal>> inputs) {
    List<Map<Signal, BitSet>> classes = backSignalClasses();
    ForwardSums forward = new ForwardSums(network, gates, patterns, builder, inputs);
    for (Edge edge : network.edges()) {
      if (edge.isTrainable()) {
        classes.get(edge.to()).values().forEach(set -> forward.request(edge.from(), set));
      }
    }
    forward.plan();
    Map<Integer, ProgramBuilder.Sum> sums = new TreeMap<>();
    for (Edge edge : network.edges()) {
      if (edge.isTrainable()) {
        ProgramBuilder.Sum sum = sums.computeIfAbsent(edge.parameter(), p -> builder.sum());
        classes
            .get(edge.to())
            .forEach((delta, set) -> sum.add(forward.signal(edge.from(), set), delta));
      }
    }
    return sums.values().stream().map(this::registerOrNone).toList();
  }

  private int registerOrNone(ProgramBuilder.Sum sum) {
    Signal signal = sum.signal();
    return signal.isZero() ? -1 : builder.materialised(signal);
  }

  /** For each vertex the distinct non-zero back-signals and the patterns that have them. */
  private List<Map<Signal, BitSet>> backSignalClasses() {
    List<Map<Signal, BitSet>> classes = new ArrayList<>();
    for (int v = 0; v < network.size(); v++) {
      classes.add(new LinkedHashMap<>());
    }
    for (int pattern = 0; pattern < patterns.count(); pattern++) {
      List<Integer> slopes = slopeRegisters(pattern);
      List<Signal> delta = backward.open(patterns.example(pattern), slopes);
      for (int v = network.inputs(); v < network.size(); v++) {
        if (!delta.get(v).isZero()) {
          classes.get(v).computeIfAbsent(delta.get(v), fresh -> new BitSet()).set(pattern);
        }
      }
    }
    return classes;
  }

  private List<Integer> slopeRegisters(int pattern) {
    return patterns.slopes().get(pattern).stream()
        .map(slope -> slope < 0 ? -1 : network.parameters() + slope)
        .toList();
  }

  private FieldProgram split(
      StraightLineProgram program, List<Integer> derivatives, List<Integer> pinned) {
    Set<Integer> needed = Dependencies.upstreamOf(program, new HashSet<>(pinned));
    List<Integer> steered =
        needed.stream().filter(register -> register < network.parameters()).sorted().toList();
    Set<Integer> steering = new HashSet<>();
    steered.stream().map(derivatives::get).filter(r -> r >= 0).forEach(steering::add);
    steering = Dependencies.upstreamOf(program, steering);
    Set<Integer> sloped = Dependencies.downstreamOfSlopes(program);
    List<Instruction> ahead = new ArrayList<>();
    List<Instruction> plain = new ArrayList<>();
    List<Instruction> first = new ArrayList<>();
    List<Instruction> late = new ArrayList<>();
    for (Instruction instruction : program.instructions()) {
      int target = instruction.target();
      if (sloped.contains(target)) {
        (steering.contains(target) ? first : late).add(instruction);
      } else {
        (needed.contains(target) ? ahead : plain).add(instruction);
      }
    }
    return new FieldProgram(
        program, ahead, plain, first, late, derivatives, steered, patterns.slopePairs(), pinned);
  }
}
