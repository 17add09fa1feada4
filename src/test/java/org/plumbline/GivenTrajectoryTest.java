package org.plumbline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.Finding;
import org.plumbline.claim.Verdict;
import org.plumbline.experiment.Experiment;
import org.plumbline.field.Gate;
import org.plumbline.field.GateEvent;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.Polynomial;
import org.plumbline.field.Trajectory;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.network.Activation;
import org.plumbline.network.Network;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/** A trajectory that somebody else computed: a right one is certified, no other is. */
final class GivenTrajectoryTest {
  /** One ReLU unit that is on: {@code u' = v e^(-uv)}, {@code v' = u e^(-uv)} from u = v on. */
  private static final Experiment SMALL =
      ExperimentBuilder.named("small")
          .sample(1, "1")
          .network(List.of(1, 1, 1), List.of(Activation.RELU))
          .weights(List.of(Rational.of(1, 2), Rational.of(1, 2)))
          .digits(12)
          .untilTime(Rational.ONE)
          .build();

  private static final Check CHECK = Check.of(SMALL).withThreads(1);
  private static final Network NETWORK = SMALL.network();

  private static final int STEPS = 16;
  private static final int ORDER = 24;
  private static final int BITS = 120;

  /** The series of u and v, which are the same, step by step; with an error in the second half. */
  private static Trajectory byHand(Dyadic error) {
    GateTable on = GateTable.of(NETWORK, 1, pair -> true);
    List<TrajectoryStep> steps = new ArrayList<>();
    Dyadic start = Dyadic.ONE.scale(-1);
    for (int k = 0; k < STEPS; k++) {
      Dyadic wrong = k < STEPS / 2 ? Dyadic.ZERO : error;
      List<Dyadic> series = new ArrayList<>(series(start));
      start = Polynomial.of(series).atEnd();
      series.set(0, series.get(0).add(wrong));
      Polynomial both = Polynomial.of(series);
      steps.add(
          TrajectoryStep.withoutSlopes(
              Rational.of(k, STEPS), Rational.of(k + 1, STEPS), List.of(both, both), on));
    }
    List<Dyadic> last = steps.get(STEPS - 1).endWeights();
    return new Trajectory(CHECK.problem(), steps, List.of(), BITS, last);
  }

  /** By {@code u' = u e}, {@code e' = -(u²)' e} with {@code e = exp(-u²)}, from u at the start. */
  private static List<Dyadic> series(Dyadic start) {
    List<Dyadic> u = new ArrayList<>(List.of(start));
    List<Dyadic> squares = new ArrayList<>(List.of(start.multiply(start)));
    List<Dyadic> e = new ArrayList<>(List.of(exponential(squares.get(0).negate())));
    for (int k = 1; k <= ORDER; k++) {
      u.add(over(convolution(u, e, k - 1), (long) STEPS * k));
      squares.add(convolution(u, u, k));
      Dyadic sum = Dyadic.ZERO;
      for (int i = 1; i <= k; i++) {
        sum = sum.add(Dyadic.of(i).multiply(squares.get(i)).multiply(e.get(k - i)));
      }
      e.add(over(sum.negate(), k));
    }
    return u;
  }

  private static Dyadic convolution(List<Dyadic> a, List<Dyadic> b, int k) {
    return IntStream.rangeClosed(0, k)
        .mapToObj(i -> a.get(i).multiply(b.get(k - i)))
        .reduce(Dyadic.ZERO, Dyadic::add);
  }

  private static Dyadic exponential(Dyadic x) {
    Dyadic term = Dyadic.ONE;
    Dyadic sum = term;
    for (int k = 1; k < BITS; k++) {
      term = over(term.multiply(x), k);
      sum = sum.add(term);
    }
    return sum.round(BITS);
  }

  private static Dyadic over(Dyadic number, long divisor) {
    return Dyadic.approximate(number.toRational().multiply(Rational.of(1, divisor)), BITS);
  }

  @Test
  void aRightOneIsCertified() {
    CheckReport report = CHECK.verify(byHand(Dyadic.ZERO));
    CheckedFlow flow = report.flow().orElseThrow();
    assertThat(flow.engine()).isEqualTo("given");
    assertThat(flow.isEnclosed()).isTrue();
    assertThat(verdict(report, "enclosure")).isEqualTo(Verdict.PROVED);
    assertThat(report.findings("balancedness"))
        .extracting(Finding::verdict)
        .containsOnly(Verdict.PROVED);
    assertThat(report.json()).contains("\"engine\": \"given\"");
  }

  /** It ends where the engine's does, whose enclosure meets that of the one made by hand. */
  @Test
  void itIsTheFlowOfTheEngine() {
    CheckedFlow given = CHECK.verify(byHand(Dyadic.ZERO)).flow().orElseThrow();
    CheckedFlow own = CHECK.run().flow().orElseThrow();
    Rational distance =
        given
            .trajectory()
            .finalWeights()
            .get(0)
            .subtract(own.trajectory().finalWeights().get(0))
            .toRational()
            .abs();
    Dyadic radii =
        given.radius().orElseThrow().toDyadic().add(own.radius().orElseThrow().toDyadic());
    assertThat(distance).isLessThanOrEqualTo(radii.toRational());
  }

  /** Wrong by a millionth from the second half on: the enclosure holds it against the truth. */
  @Test
  void aWrongOneIsNotCertified() {
    CheckReport report = CHECK.verify(byHand(Dyadic.ONE.scale(-20)));
    assertThat(verdict(report, "enclosure")).isNotEqualTo(Verdict.PROVED);
    assertThat(report.outcome()).isNotEqualTo(CheckReport.Outcome.FINE);
  }

  @Test
  void gatesThatDoNotHoldAreNotCertified() {
    Trajectory right = byHand(Dyadic.ZERO);
    GateTable off = GateTable.allOff(NETWORK, 1);
    List<TrajectoryStep> steps =
        right.steps().stream()
            .map(s -> TrajectoryStep.withoutSlopes(s.start(), s.end(), s.weights(), off))
            .toList();
    CheckReport report = CHECK.verify(right.with(steps));
    assertThat(report.flow().orElseThrow().isEnclosed()).isFalse();
    assertThat(verdict(report, "enclosure")).isNotEqualTo(Verdict.PROVED);
  }

  @Test
  void anotherShapeIsRefused() {
    Trajectory right = byHand(Dyadic.ZERO);
    GateTable gates = right.steps().get(0).gates();
    GateTable wider =
        GateTable.of(Check.of(ExperimentFiles.example("pinned")).problem().network(), 1, p -> true);
    GateTable linearOff = gates.with(new Pair(0, NETWORK.output()), Gate.OFF);
    for (GateTable wrong : List.of(wider, linearOff)) {
      assertThatThrownBy(() -> CHECK.verify(right.with(List.of(withGates(right, wrong)))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("another network");
    }
    List<TrajectoryStep> gap = new ArrayList<>(right.steps());
    gap.remove(3);
    assertThatThrownBy(() -> CHECK.verify(right.with(gap)))
        .isInstanceOf(IllegalArgumentException.class);
    GateEvent nowhere = new GateEvent(Dyadic.ONE, new Pair(0, 7), GateEvent.Kind.OFF);
    assertThatThrownBy(() -> CHECK.verify(with(right, nowhere, right.workingBits())))
        .hasMessageContaining("vertex 7 on sample 0");
    assertThatThrownBy(
            () ->
                CHECK.verify(
                    new Trajectory(
                        CHECK.problem(), right.steps(), List.of(), 0, right.finalWeights())))
        .hasMessageContaining("positive");
  }

  private static TrajectoryStep withGates(Trajectory of, GateTable gates) {
    TrajectoryStep first = of.steps().get(0);
    return TrajectoryStep.withoutSlopes(first.start(), first.end(), first.weights(), gates);
  }

  private static Trajectory with(Trajectory of, GateEvent event, int bits) {
    return new Trajectory(of.problem(), of.steps(), List.of(event), bits, of.finalWeights());
  }

  /** A trajectory of one experiment is none of another. */
  @Test
  void theProblemIsTheChecks() {
    Check other = Check.of(SMALL.withDigits(13));
    assertThat(other.verify(byHand(Dyadic.ZERO)).flow().orElseThrow().trajectory().problem())
        .isEqualTo(other.problem());
    Experiment moved =
        ExperimentBuilder.named("moved")
            .samples(SMALL.data())
            .network(SMALL.architecture().orElseThrow())
            .weights(List.of(Rational.of(1, 2), Rational.of(5, 8)))
            .digits(12)
            .untilTime(Rational.ONE)
            .build();
    CheckReport report = Check.of(moved).verify(byHand(Dyadic.ZERO));
    assertThat(verdict(report, "enclosure")).isNotEqualTo(Verdict.PROVED);
  }

  private static Verdict verdict(CheckReport report, String id) {
    return report.findings(id).get(0).verdict();
  }
}
