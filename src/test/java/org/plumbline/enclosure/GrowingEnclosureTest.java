package org.plumbline.enclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.plumbline.field.Polynomial;
import org.plumbline.field.Trajectory;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.number.Dyadic;

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

  /** The trajectory up to a step, of which the events are known from the start. */
  private static Trajectory upTo(int count) {
    List<Dyadic> end =
        count == 0
            ? whole.steps().get(0).startWeights()
            : whole.steps().get(count - 1).endWeights();
    List<TrajectoryStep> steps = whole.steps().subList(0, count);
    return new Trajectory(whole.problem(), steps, whole.events(), whole.workingBits(), end);
  }

  private static Verification atOnce(Trajectory trajectory) {
    return TrajectoryVerifier.verify(
        trajectory.problem(), trajectory, DIGITS, 1, VerificationProgress.SILENT);
  }

  private static void assertSame(Verification found, Verification expected) {
    assertThat(found).isInstanceOf(expected.getClass());
    assertThat(found.enclosed().steps()).isEqualTo(expected.enclosed().steps());
    assertThat(found.enclosed().radius()).isEqualTo(expected.enclosed().radius());
    assertThat(found.enclosed().growthDigits()).isEqualTo(expected.enclosed().growthDigits());
  }

  @Test
  void theErrorIsCarriedOnFromWhereItWas() {
    List<Integer> asked = new ArrayList<>();
    GrowingEnclosure growing = growing();
    int size = whole.steps().size();
    assertThat(size).isGreaterThan(3);
    for (int count : List.of(0, 1, size / 2, size / 2, size - 1)) {
      Trajectory part = upTo(count);
      assertSame(growing.upTo(part, (done, all) -> asked.add(done)), atOnce(part));
    }
    assertSame(growing.whole(whole, (done, all) -> asked.add(done)), atOnce(whole));
    assertThat(asked).startsWith(0, 1).endsWith(size - 1).doesNotHaveDuplicates();
  }

  /** A step before that is another one now: what was carried through the old one counts no more. */
  @Test
  void anotherTrajectoryIsEnclosedFromItsStart() {
    GrowingEnclosure growing = growing();
    growing.upTo(whole, VerificationProgress.SILENT);
    Trajectory moved = whole.with(moved(whole.steps()));
    Verification found = growing.upTo(moved, VerificationProgress.SILENT);
    assertSame(found, atOnce(moved));
    assertThat(found.enclosed().radius())
        .isGreaterThan(atOnce(whole).enclosed().radius().scale(10));
    assertSame(growing.upTo(upTo(1), VerificationProgress.SILENT), atOnce(upTo(1)));
  }

  private static List<TrajectoryStep> moved(List<TrajectoryStep> steps) {
    TrajectoryStep second = steps.get(1);
    List<Polynomial> weights = new ArrayList<>(second.weights());
    List<Dyadic> coefficients = new ArrayList<>(weights.get(0).coefficients());
    coefficients.set(0, coefficients.get(0).add(Dyadic.ONE.scale(-60)));
    weights.set(0, Polynomial.of(coefficients));
    List<TrajectoryStep> changed = new ArrayList<>(steps);
    changed.set(
        1,
        new TrajectoryStep(second.start(), second.end(), weights, second.slopes(), second.gates()));
    return changed;
  }

  /** After an interruption the steps before stand, and the rest is looked at when asked again. */
  @Test
  void whatWasInterruptedGoesOn() {
    GrowingEnclosure growing = growing();
    Verification stopped = growing.upTo(whole, (done, all) -> done < 2);
    assertThat(stopped).isInstanceOf(Verification.Failed.class);
    assertThat(stopped.enclosed().steps()).hasSize(2);
    List<Integer> asked = new ArrayList<>();
    assertSame(growing.upTo(whole, (done, all) -> asked.add(done)), atOnce(whole));
    assertThat(asked).startsWith(2);
  }

  @Test
  void whatIsRefusedLeavesNothingToGoOnFrom() {
    GrowingEnclosure growing = growing();
    growing.upTo(upTo(2), VerificationProgress.SILENT);
    List<TrajectoryStep> gap = new ArrayList<>(whole.steps());
    gap.remove(2);
    assertThatThrownBy(() -> growing.upTo(whole.with(gap), VerificationProgress.SILENT))
        .isInstanceOf(IllegalArgumentException.class);
    assertSame(growing.upTo(whole, VerificationProgress.SILENT), atOnce(whole));
  }
}
