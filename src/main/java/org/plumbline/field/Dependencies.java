package org.plumbline.field;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which registers of a program depend on which. */
final class Dependencies {
  private Dependencies() {}

  /** The registers a given set is computed from, itself included. */
  static Set<Integer> upstreamOf(StraightLineProgram program, Set<Integer> wanted) {
    Set<Integer> needed = new HashSet<>(wanted);
    List<Instruction> instructions = program.instructions();
    for (int i = instructions.size() - 1; i >= 0; i--) {
      if (needed.contains(instructions.get(i).target())) {
        needed.addAll(sources(instructions.get(i)));
      }
    }
    return needed;
  }

  /** The registers that some slope enters. */
  static Set<Integer> downstreamOfSlopes(StraightLineProgram program) {
    Set<Integer> sloped = new HashSet<>();
    for (int slope = 0; slope < program.slopes(); slope++) {
      sloped.add(program.parameters() + slope);
    }
    for (Instruction instruction : program.instructions()) {
      if (sources(instruction).stream().anyMatch(sloped::contains)) {
        sloped.add(instruction.target());
      }
    }
    return sloped;
  }

  private static List<Integer> sources(Instruction instruction) {
    if (instruction instanceof Instruction.Dot dot) {
      List<Integer> both = new ArrayList<>(dot.left());
      both.addAll(dot.right());
      return both;
    }
    if (instruction instanceof Instruction.Combination combination) {
      return combination.sources();
    }
    if (instruction instanceof Instruction.Exponential exponential) {
      return List.of(exponential.source());
    }
    return List.of(((Instruction.Logistic) instruction).source());
  }
}
