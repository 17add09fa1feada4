package org.plumbline.enclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.field.Polynomial;
import org.plumbline.field.Trajectory;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.number.Dyadic;

/** Beginnings of trajectories, others that differ from them, and what is found of both. */
final class Beginnings {
  private Beginnings() {}

  /** The trajectory up to a step, of which the events are known from the start. */
  static Trajectory upTo(Trajectory whole, int count) {
    List<Dyadic> end =
        count == 0
            ? whole.steps().get(0).startWeights()
            : whole.steps().get(count - 1).endWeights();
    List<TrajectoryStep> steps = whole.steps().subList(0, count);
    return new Trajectory(whole.problem(), steps, whole.events(), whole.workingBits(), end);
  }

  /** The same with a second step that is elsewhere, by a little. */
  static Trajectory moved(Trajectory whole) {
    TrajectoryStep second = whole.steps().get(1);
    List<Polynomial> weights = new ArrayList<>(second.weights());
    List<Dyadic> coefficients = new ArrayList<>(weights.get(0).coefficients());
    coefficients.set(0, coefficients.get(0).add(Dyadic.ONE.scale(-60)));
    weights.set(0, Polynomial.of(coefficients));
    List<TrajectoryStep> changed = new ArrayList<>(whole.steps());
    changed.set(
        1,
        new TrajectoryStep(second.start(), second.end(), weights, second.slopes(), second.gates()));
    return whole.with(changed);
  }

  /** That two verifications have found the same bounds. */
  static void assertSame(Verification found, Verification expected) {
    assertThat(found).isInstanceOf(expected.getClass());
    assertThat(found.enclosed().steps()).isEqualTo(expected.enclosed().steps());
    assertThat(found.enclosed().radius()).isEqualTo(expected.enclosed().radius());
    assertThat(found.enclosed().growthDigits()).isEqualTo(expected.enclosed().growthDigits());
  }
}
