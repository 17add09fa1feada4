package org.plumbline.enclosure.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.enclosure.CertifiedTrajectory;
import org.plumbline.enclosure.Vectors;
import org.plumbline.enclosure.VerifierVectorsTest;
import org.plumbline.enclosure.step.CertifiedStep;
import org.plumbline.field.GateEvent;
import org.plumbline.field.Pair;
import org.plumbline.field.Trajectory;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/** Times of events against an independent program's, and against a run with more digits. */
final class EventTimesTest {
  private static final Rational SMALL = Rational.parse("1e-40");

  /** What the independent program's 30 digits leave open. */
  private static final Rational ANSWER = Rational.parse("1e-29");

  private static List<Optional<DyadicInterval>> times(String name, Trajectory trajectory)
      throws IOException {
    return EventTimes.enclosing(
        Vectors.problem(name), VerifierVectorsTest.certified(name, trajectory), 2);
  }

  private static Rational width(DyadicInterval time) {
    return time.upper().subtract(time.lower()).toRational();
  }

  private static void assertHolds(DyadicInterval time, Rational answer) {
    assertThat(time.lower().toRational()).isLessThanOrEqualTo(answer.add(ANSWER));
    assertThat(time.upper().toRational()).isGreaterThanOrEqualTo(answer.subtract(ANSWER));
  }

  @ParameterizedTest
  @ValueSource(strings = {"relu", "relu-kinks", "leaky", "logistic", "skip"})
  void everyCrossingAndPinningIsEnclosed(String name) throws IOException {
    List<Rational> answer = Vectors.eventTimes(name);
    List<Optional<DyadicInterval>> fine = times(name, Vectors.taylor(name, 40));
    List<Optional<DyadicInterval>> coarse = times(name, Vectors.refined(name));
    assertThat(fine).hasSameSizeAs(answer);
    assertThat(coarse).hasSameSizeAs(answer);
    for (int k = 0; k < answer.size(); k++) {
      assertHolds(fine.get(k).orElseThrow(), answer.get(k));
      assertHolds(coarse.get(k).orElseThrow(), answer.get(k));
      assertThat(width(fine.get(k).orElseThrow())).isLessThanOrEqualTo(SMALL);
    }
  }

  /** Releases and units that die as well: all but one, while another pair is pinned. */
  @Test
  void runsOfDifferentDigitsAgree() throws IOException {
    List<Optional<DyadicInterval>> fine = times("p1-relu", Vectors.taylor("p1-relu", 60));
    List<Optional<DyadicInterval>> coarse = times("p1-relu", Vectors.taylor("p1-relu", 20));
    assertThat(fine).hasSize(43);
    assertThat(fine.stream().filter(Optional::isEmpty)).hasSizeLessThanOrEqualTo(1);
    for (int k = 0; k < fine.size(); k++) {
      if (fine.get(k).isPresent() && coarse.get(k).isPresent()) {
        DyadicInterval a = fine.get(k).get();
        DyadicInterval b = coarse.get(k).get();
        assertThat(a.lower().max(b.lower())).isLessThanOrEqualTo(a.upper());
        assertThat(a.lower().max(b.lower())).isLessThanOrEqualTo(b.upper());
      }
    }
  }

  private static Trajectory changed(Trajectory trajectory, UnaryOperator<GateEvent> change) {
    return new Trajectory(
        trajectory.problem(),
        trajectory.steps(),
        trajectory.events().stream().map(change).toList(),
        trajectory.workingBits(),
        trajectory.finalWeights());
  }

  private static GateEvent.Kind other(GateEvent.Kind kind) {
    return switch (kind) {
      case ON, PINNED, RELEASED_ON -> GateEvent.Kind.OFF;
      case OFF, RELEASED_OFF -> GateEvent.Kind.ON;
    };
  }

  /** Another kind, another sample, another instant: nothing is proved of what does not happen. */
  @Test
  void eventsThatDoNotHappenAreNotEnclosed() throws IOException {
    Trajectory trajectory = Vectors.taylor("relu-kinks", 20);
    int samples = Vectors.problem("relu-kinks").data().size();
    Dyadic latest = trajectory.events().get(trajectory.events().size() - 1).time();
    List<UnaryOperator<GateEvent>> mutants =
        List.of(
            e -> new GateEvent(e.time(), e.pair(), other(e.kind())),
            e -> new GateEvent(e.time(), e.pair(), GateEvent.Kind.RELEASED_ON),
            e ->
                new GateEvent(
                    e.time(),
                    new Pair((e.pair().sample() + 1) % samples, e.pair().vertex()),
                    e.kind()),
            e -> new GateEvent(e.time().add(latest), e.pair(), e.kind()));
    for (UnaryOperator<GateEvent> mutant : mutants) {
      assertThat(times("relu-kinks", changed(trajectory, mutant))).allMatch(Optional::isEmpty);
    }
  }

  /** A radius that does not hold the flow would not hold the times either. */
  @Test
  void theRadiusIsInTheWidth() throws IOException {
    Trajectory plain = Vectors.refined("relu-kinks");
    CertifiedTrajectory flow = VerifierVectorsTest.certified("relu-kinks", plain);
    CertifiedTrajectory wide =
        new CertifiedTrajectory(
            plain,
            flow.steps().stream()
                .map(
                    step ->
                        new CertifiedStep(
                            step.atStart().scale(4),
                            step.throughout().scale(4),
                            step.atEnd().scale(4),
                            step.uncertain()))
                .toList(),
            flow.radius().scale(4),
            flow.growthDigits());
    List<Optional<DyadicInterval>> narrow = times("relu-kinks", plain);
    List<Optional<DyadicInterval>> widened =
        EventTimes.enclosing(Vectors.problem("relu-kinks"), wide, 1);
    for (int k = 0; k < narrow.size(); k++) {
      Rational four = width(narrow.get(k).orElseThrow()).multiply(Rational.of(4));
      assertThat(width(widened.get(k).orElseThrow())).isGreaterThan(four);
    }
  }
}
