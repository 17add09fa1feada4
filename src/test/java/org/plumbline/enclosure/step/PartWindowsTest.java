package org.plumbline.enclosure.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.enclosure.step.StepProblems.FIRST;
import static org.plumbline.enclosure.step.StepProblems.REPELLING;
import static org.plumbline.enclosure.step.StepProblems.SECOND;
import static org.plumbline.enclosure.step.StepProblems.part;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.enclosure.kink.Crossing;
import org.plumbline.enclosure.kink.GateWindow;
import org.plumbline.field.Gate;
import org.plumbline.number.Magnitude;

/** What windows add to the error, at either end of a step. */
final class PartWindowsTest {
  private static final StepPart START = part(REPELLING, Gate.ON, 0, 0.5, 1);
  private static final StepPart END = part(REPELLING, Gate.ON, 0.5, 1, 1);
  private static final Crossing CROSSING =
      new Crossing(Magnitude.ONE, Magnitude.ONE, Magnitude.ONE.scale(1));

  /** No root: nothing is on the wrong side at any time. */
  private static final GateWindow WINDOW = new GateWindow(Magnitude.ONE, List.of());

  private static KinkEffects crossed() {
    KinkEffects effects = new KinkEffects();
    effects.addCrossing(FIRST, CROSSING);
    return effects;
  }

  @Test
  void withoutWindowsNothingIsAdded() {
    assertThat(PartWindows.bounded(START, crossed(), Magnitude.ONE)).contains(List.of());
    assertThat(PartWindows.bounded(END, crossed(), Magnitude.ONE)).contains(List.of());
  }

  /** At the end of a step crossings may come first: their offsets, grown, count for windows too. */
  @Test
  void crossingsAtTheEndAreOffsetsOfWindows() {
    KinkEffects effects = crossed();
    effects.addTied(SECOND, Optional.of(WINDOW));
    List<Crossing> end = PartWindows.bounded(END, effects, Magnitude.ONE).orElseThrow();
    assertThat(end).hasSize(2);
    assertThat(end.get(1).gradient().isZero()).isTrue();
    assertThat(end.get(1).offset().doubleUpper())
        .isBetween(2 * Math.E * (1 - 1e-9), 2 * Math.E * (1 + 1e-9));
    assertThat(PartWindows.bounded(START, effects, Magnitude.ONE).orElseThrow()).hasSize(1);
  }

  /**
   * A pre-activation that leaves at the rate 2 is held back by a jump of 1, grown: {@code e} is too
   * much at the start of a step. At its end nothing is held back.
   */
  @Test
  void jumpsGrowWithTheErrorsOfThePart() {
    GateWindow.Root root = new GateWindow.Root(Magnitude.ONE, 2, Magnitude.ZERO, false);
    KinkEffects effects = new KinkEffects();
    effects.addTied(FIRST, Optional.of(new GateWindow(Magnitude.ONE, List.of(root))));
    assertThat(PartWindows.bounded(START, effects, Magnitude.ZERO)).isPresent();
    assertThat(PartWindows.bounded(START, effects, Magnitude.ONE)).isEmpty();
    assertThat(PartWindows.bounded(END, effects, Magnitude.ONE)).isPresent();
  }
}
