package org.plumbline.field;

import java.util.List;

/**
 * A program on power series: registers {@code 0 … parameters-1} hold the weights, the next {@code
 * slopes} the slopes of pinned pairs, the others are assigned by instructions.
 *
 * @param parameters the number of weights
 * @param slopes the number of slopes
 * @param registers the number of registers in all
 * @param instructions the assignments, sources before targets
 */
public record StraightLineProgram(
    int parameters, int slopes, int registers, List<Instruction> instructions) {
  /** A program with an immutable copy of the instructions. */
  public StraightLineProgram {
    instructions = List.copyOf(instructions);
  }
}
