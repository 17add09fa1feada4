package org.plumbline.field;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Pre-activations of kinked vertices as a straight-line program on the weights alone.
 *
 * @param program the instructions
 * @param registers the register of the pre-activation of each pair; pairs that nothing reaches are
 *     absent
 * @param sides the register of each one-sided pre-activation; those that no weight enters are
 *     absent
 */
public record PreActivationProgram(
    StraightLineProgram program,
    Map<Pair, Integer> registers,
    Map<SidePreActivation, Integer> sides) {
  /** The pre-activations of the given pairs and sides under given gates. */
  public static PreActivationProgram compile(
      FlowProblem problem, GateTable gates, List<Pair> pairs, List<SidePreActivation> sides) {
    int parameters = problem.network().parameters();
    ProgramBuilder builder = new ProgramBuilder(parameters);
    ForwardPass forward = new ForwardPass(problem.network(), problem.data(), gates, builder);
    Map<Pair, Integer> registers = new LinkedHashMap<>();
    for (Pair pair : pairs) {
      Signal s = forward.preActivation(pair);
      if (!s.isZero()) {
        registers.put(pair, builder.materialised(s));
      }
    }
    Map<SidePreActivation, Integer> sideRegisters = new LinkedHashMap<>();
    for (SidePreActivation side : sides) {
      Signal s = oneSided(problem, gates, forward, side);
      if (!s.isConstant()) {
        sideRegisters.put(side, s.register());
      }
    }
    ProgramBuilder.Lowered lowered = builder.lower();
    return new PreActivationProgram(
        new StraightLineProgram(parameters, 0, lowered.registers(), lowered.instructions()),
        registers,
        sideRegisters);
  }

  /** The same with only the instructions that the given registers need. */
  public PreActivationProgram restrictedTo(List<Integer> wanted) {
    Set<Integer> needed = Dependencies.upstreamOf(program, Set.copyOf(wanted));
    List<Instruction> kept =
        program.instructions().stream().filter(i -> needed.contains(i.target())).toList();
    return new PreActivationProgram(
        new StraightLineProgram(program.parameters(), 0, program.registers(), kept),
        registers,
        sides);
  }

  private static Signal oneSided(
      FlowProblem problem, GateTable gates, ForwardPass forward, SidePreActivation side) {
    int i = side.pair().sample();
    boolean[] silent = Silence.of(problem.network(), gates, i, problem.data().point(i));
    return forward.oneSided(side.pair(), side.pinned(), side.above(), silent);
  }
}
