package org.plumbline.enclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.plumbline.field.Trajectory;
import org.plumbline.field.TrajectoryStep;

/** The enclosure of a trajectory that grows is that of the trajectory at once. */
final class GrowingEnclosureTest {
  private static final int DIGITS = 20;
  private static Trajectory whole;

  @BeforeAll
  static void integrate() throws Exception {
    whole = Vectors.taylor("relu-kinks", DIGITS);
  }

  private static GrowingEnclosure growing() {
    return new GrowingEnclosure(whole.problem(), DIGITS, 1);
  }

  private static Verification atOnce(Trajectory trajectory) {
    return TrajectoryVerifier.verify(
        trajectory.problem(), trajectory, DIGITS, 1, VerificationProgress.SILENT);
  }

  @Test
  void theErrorIsCarriedOnFromWhereItWas() {
    List<Integer> asked = new ArrayList<>();
    GrowingEnclosure growing = growing();
    int size = whole.steps().size();
    assertThat(size).isGreaterThan(3);
    for (int count : List.of(0, 1, size / 2, size / 2, size - 1)) {
      Trajectory part = Beginnings.upTo(whole, count);
      Beginnings.assertSame(growing.upTo(part, (done, all) -> asked.add(done)), atOnce(part));
    }
    Beginnings.assertSame(growing.whole(whole, (done, all) -> asked.add(done)), atOnce(whole));
    assertThat(asked).startsWith(0, 1).endsWith(size - 1).doesNotHaveDuplicates();
  }

  /** A step before that is another one now: what was carried through the old one counts no more. */
  @Test
  void anotherTrajectoryIsEnclosedFromItsStart() {
    GrowingEnclosure growing = growing();
    growing.upTo(whole, VerificationProgress.SILENT);
    Trajectory moved = Beginnings.moved(whole);
    Verification found = growing.upTo(moved, VerificationProgress.SILENT);
    Beginnings.assertSame(found, atOnce(moved));
    assertThat(found.enclosed().radius())
        .isGreaterThan(atOnce(whole).enclosed().radius().scale(10));
    Beginnings.assertSame(
        growing.upTo(Beginnings.upTo(whole, 1), VerificationProgress.SILENT),
        atOnce(Beginnings.upTo(whole, 1)));
  }

  /** After an interruption the steps before stand, and the rest is looked at when asked again. */
  @Test
  void whatWasInterruptedGoesOn() {
    GrowingEnclosure growing = growing();
    Verification stopped = growing.upTo(whole, (done, all) -> done < 2);
    assertThat(stopped).isInstanceOf(Verification.Failed.class);
    assertThat(stopped.enclosed().steps()).hasSize(2);
    List<Integer> asked = new ArrayList<>();
    Beginnings.assertSame(growing.upTo(whole, (done, all) -> asked.add(done)), atOnce(whole));
    assertThat(asked).startsWith(2);
  }

  @Test
  void whatIsRefusedLeavesNothingToGoOnFrom() {
    GrowingEnclosure growing = growing();
    growing.upTo(Beginnings.upTo(whole, 2), VerificationProgress.SILENT);
    List<TrajectoryStep> gap = new ArrayList<>(whole.steps());
    gap.remove(2);
    assertThatThrownBy(() -> growing.upTo(whole.with(gap), VerificationProgress.SILENT))
        .isInstanceOf(IllegalArgumentException.class);
    Beginnings.assertSame(growing.upTo(whole, VerificationProgress.SILENT), atOnce(whole));
  }
}
