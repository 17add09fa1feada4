package org.plumbline.field;

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
        needed.addAll(instructions.get(i).sources());
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
      if (instruction.sources().stream().anyMatch(sloped::contains)) {
        sloped.add(instruction.target());
      }
    }
    return sloped;
  }
}
