package org.plumbline.enclosure.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.enclosure.SingleStep.LENGTH;
import static org.plumbline.enclosure.SingleStep.assertNear;
import static org.plumbline.enclosure.step.StepProblems.FIRST;
import static org.plumbline.enclosure.step.StepProblems.REPELLING;
import static org.plumbline.enclosure.step.StepProblems.part;

import org.junit.jupiter.api.Test;
import org.plumbline.field.Gate;

/** What weights along a part of a step have, for {@code f = b σ(a)} with {@code b = 1}. */
final class StepPartTest {
  @Test
  void partsAtTheEndsOfTheStepAreAtJunctions() {
    StepPart first = part(REPELLING, Gate.ON, 0, 0.25, 1);
    StepPart inside = part(REPELLING, Gate.ON, 0.25, 0.5, 1);
    StepPart last = part(REPELLING, Gate.ON, 0.5, 1, 1);
    assertThat(first.isAtJunction()).isTrue();
    assertThat(first.isLast()).isFalse();
    assertThat(inside.isAtJunction()).isFalse();
    assertThat(last.isAtJunction()).isTrue();
    assertThat(last.isLast()).isTrue();
  }

  @Test
  void timeIsThatOfThePart() {
    assertNear(part(REPELLING, Gate.ON, 0.25, 0.5, 1).time(), LENGTH / 4, 1e-12);
  }

  /** A pre-activation is uncertain where the tube reaches its kink. */
  @Test
  void statesAreThoseOfTheTube() {
    assertThat(part(REPELLING, Gate.ON, 0, 0.5, 0x1p-40).states().uncertain()).isEmpty();
    assertThat(part(REPELLING, Gate.ON, 0, 0.5, 0x1p-46).states().uncertain())
        .containsExactly(FIRST);
  }

  /** At {@code a = 0}, {@code κ = b = 1}: the strength is {@code 3/4 h}. */
  @Test
  void strengthIsThatOfTheKinkInScaledTime() {
    StepPart part = part(REPELLING, Gate.ON, 0, 0.5, 0);
    assertNear(part.strength(FIRST, part.kink(FIRST)), 0.75 * LENGTH, 1e-9);
    assertThat(part.kink(FIRST).isConvex()).isFalse();
    assertThat(part(StepProblems.CONVEX, Gate.ON, 0, 0.5, 0).kink(FIRST).isConvex()).isTrue();
  }
}
