package org.plumbline.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Rational;

final class DependenciesTest {
  /** Two weights 0 and 1, the slope 2, and {@code 3 = 0·1}, {@code 4 = 2·3}, {@code 5 = 3}. */
  private static final StraightLineProgram PROGRAM =
      new StraightLineProgram(2, 1, 7, List.of(dot(3, 0, 1), dot(4, 2, 3), copy(5, 3), copy(6, 4)));

  private static Instruction dot(int target, int left, int right) {
    return new Instruction.Dot(target, List.of(left), List.of(right));
  }

  private static Instruction copy(int target, int source) {
    return new Instruction.Combination(
        target, List.of(source), List.of(Rational.ONE), Rational.ZERO);
  }

  @Test
  void sourcesOfSourcesAreUpstream() {
    assertThat(Dependencies.upstreamOf(PROGRAM, Set.of(5))).containsExactlyInAnyOrder(5, 3, 0, 1);
    assertThat(Dependencies.upstreamOf(PROGRAM, Set.of(6)))
        .containsExactlyInAnyOrder(6, 4, 2, 3, 0, 1);
    assertThat(Dependencies.upstreamOf(PROGRAM, Set.of(0))).containsExactly(0);
  }

  @Test
  void whatASlopeEntersIsDownstreamOfIt() {
    assertThat(Dependencies.downstreamOfSlopes(PROGRAM)).containsExactlyInAnyOrder(2, 4, 6);
    StraightLineProgram free = new StraightLineProgram(3, 0, 7, PROGRAM.instructions());
    assertThat(Dependencies.downstreamOfSlopes(free)).isEmpty();
  }
}
