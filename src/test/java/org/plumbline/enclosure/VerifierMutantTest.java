package org.plumbline.enclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.data.Loss;
import org.plumbline.enclosure.proposal.ProposedStep;
import org.plumbline.enclosure.step.CertifiedStep;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.Polynomial;
import org.plumbline.field.SeriesArithmetic;
import org.plumbline.field.Trajectory;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.flow.Horizon;
import org.plumbline.flow.Progress;
import org.plumbline.flow.state.WorkingPrecision;
import org.plumbline.flow.taylor.TaylorFlow;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;
import org.plumbline.series.ApfloatSeries;

/** Trajectories with one thing wrong: the radius says so, or there is none. */
final class VerifierMutantTest {
  private static final int DIGITS = 20;

  /** Below the 40th digit. */
  private static final Dyadic SLIGHT = Dyadic.ONE.scale(-130);

  private static Trajectory changed(
      Trajectory trajectory, int k, UnaryOperator<TrajectoryStep> change) {
    List<TrajectoryStep> steps = new ArrayList<>(trajectory.steps());
    steps.set(k, change.apply(steps.get(k)));
    return trajectory.with(steps);
  }

  private static TrajectoryStep withGates(TrajectoryStep step, GateTable gates) {
    return new TrajectoryStep(step.start(), step.end(), step.weights(), step.slopes(), gates);
  }

  private static Polynomial shifted(Polynomial polynomial, int k, Dyadic change) {
    List<Dyadic> coefficients = new ArrayList<>(polynomial.coefficients());
    coefficients.set(k, coefficients.get(k).add(change));
    return Polynomial.of(coefficients);
  }

  private static int firstPinned(Trajectory trajectory) {
    int k = 0;
    while (trajectory.steps().get(k).gates().pinned().isEmpty()) {
      k++;
    }
    return k;
  }

  private static Verification.Failed failed(String name, Trajectory mutant) throws IOException {
    Verification verification = TrajectoryVerifier.verify(Vectors.problem(name), mutant);
    assertThat(verification).isInstanceOf(Verification.Failed.class);
    return (Verification.Failed) verification;
  }

  /** Both radii together hold the change, so that of the mutant holds nearly all of it. */
  @Test
  void aChangeInTheFortiethDigitShows() throws IOException {
    Trajectory trajectory = Vectors.taylor("relu", 45);
    Trajectory mutant =
        changed(
            trajectory,
            2,
            step -> {
              List<Polynomial> weights = new ArrayList<>(step.weights());
              weights.set(1, shifted(weights.get(1), 3, SLIGHT));
              return new TrajectoryStep(
                  step.start(), step.end(), weights, step.slopes(), step.gates());
            });
    CertifiedStep right = VerifierVectorsTest.certified("relu", trajectory).steps().get(2);
    CertifiedStep wrong = VerifierVectorsTest.certified("relu", mutant).steps().get(2);
    assertThat(right.atEnd().toDyadic()).isLessThan(SLIGHT.scale(-1));
    assertThat(wrong.atEnd().add(right.atEnd()).toDyadic()).isGreaterThanOrEqualTo(SLIGHT);
  }

  @Test
  void anotherInitialPointShows() throws IOException {
    FlowProblem problem = Vectors.problem("relu");
    Dyadic change = Dyadic.ONE.scale(-40);
    List<Rational> initial = new ArrayList<>(problem.initialWeights());
    initial.set(0, initial.get(0).add(change.toRational()));
    FlowProblem other =
        new FlowProblem(
            problem.network(), problem.data(), initial, problem.loss(), problem.reduction());
    Verification verification = TrajectoryVerifier.verify(other, Vectors.taylor("relu", DIGITS));
    assertThat(verification.enclosed().steps().get(0).atStart().toDyadic())
        .isGreaterThanOrEqualTo(change);
  }

  /** Every gate of the first step, one by one. */
  @Test
  void aSwappedGateIsRejected() throws IOException {
    Trajectory trajectory = Vectors.taylor("relu", DIGITS);
    GateTable gates = trajectory.steps().get(1).gates();
    for (int i = 0; i < gates.samples(); i++) {
      Pair pair = new Pair(i, Vectors.problem("relu").network().inputs());
      Gate swapped = gates.gate(pair) == Gate.ON ? Gate.OFF : Gate.ON;
      Trajectory mutant =
          changed(trajectory, 1, step -> withGates(step, gates.with(pair, swapped)));
      assertThat(failed("relu", mutant).step()).isEqualTo(1);
    }
  }

  @Test
  void aStepLeftOutIsRejected() throws IOException {
    Trajectory trajectory = Vectors.taylor("relu", DIGITS);
    List<TrajectoryStep> steps = new ArrayList<>(trajectory.steps());
    TrajectoryStep gone = steps.remove(2);
    FlowProblem problem = Vectors.problem("relu");
    assertThatThrownBy(() -> TrajectoryVerifier.verify(problem, trajectory.with(steps)))
        .isInstanceOf(IllegalArgumentException.class);
    Rational length = gone.end().subtract(gone.start());
    for (int k = 2; k < steps.size(); k++) {
      TrajectoryStep step = steps.get(k);
      steps.set(
          k,
          new TrajectoryStep(
              step.start().subtract(length),
              step.end().subtract(length),
              step.weights(),
              step.slopes(),
              step.gates()));
    }
    assertThat(failed("relu", trajectory.with(steps)).step()).isEqualTo(2);
  }

  @Test
  void aLateStartIsRejected() throws IOException {
    Trajectory trajectory = Vectors.taylor("linear", DIGITS);
    List<TrajectoryStep> steps = trajectory.steps().subList(1, trajectory.steps().size());
    FlowProblem problem = Vectors.problem("linear");
    assertThatThrownBy(() -> TrajectoryVerifier.verify(problem, trajectory.with(steps)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void noStepsAreWithinTheirDistanceOfTheStart() throws IOException {
    FlowProblem problem = Vectors.problem("linear");
    Trajectory trajectory = Vectors.taylor("linear", DIGITS);
    Verification verification = TrajectoryVerifier.verify(problem, trajectory.with(List.of()));
    Rational radius = verification.enclosed().radius().toDyadic().toRational();
    Rational squares = Rational.ZERO;
    for (int p = 0; p < problem.initialWeights().size(); p++) {
      Rational end = trajectory.finalWeights().get(p).toRational();
      Rational difference = end.subtract(problem.initialWeights().get(p));
      squares = squares.add(difference.multiply(difference));
    }
    assertThat(radius.multiply(radius)).isGreaterThanOrEqualTo(squares);
  }

  /** Neither gate makes the pinned weights a solution; if at all they pass with a wide bound. */
  @ParameterizedTest
  @EnumSource(names = {"ON", "OFF"})
  void switchingInPlaceOfAPinnedGateIsRejected(Gate instead) throws IOException {
    Trajectory trajectory = Vectors.taylor("relu-kinks", DIGITS);
    int k = firstPinned(trajectory);
    Trajectory mutant =
        changed(
            trajectory,
            k,
            step ->
                TrajectoryStep.withoutSlopes(
                    step.start(),
                    step.end(),
                    step.weights(),
                    step.gates().with(step.gates().pinned().get(0), instead)));
    Verification found = TrajectoryVerifier.verify(Vectors.problem("relu-kinks"), mutant);
    assertThat(found.enclosed().steps()).hasSizeGreaterThanOrEqualTo(k);
    if (found.enclosed().steps().size() > k) {
      assertThat(found.enclosed().steps().get(k).atEnd()).isGreaterThan(Magnitude.ONE.scale(-16));
    }
  }

  /** Many short stretches on either side of the kink in place of the one along it. */
  @Test
  void chatteringIsRejected() throws IOException {
    Trajectory trajectory = Vectors.taylor("relu-kinks", DIGITS);
    int k = firstPinned(trajectory);
    List<TrajectoryStep> steps = new ArrayList<>(trajectory.steps());
    TrajectoryStep pinned = steps.remove(k);
    Pair pair = pinned.gates().pinned().get(0);
    Rational part = pinned.end().subtract(pinned.start()).multiply(Rational.of(1, 16));
    for (int j = 0; j < 16; j++) {
      int from = j;
      List<Polynomial> lines = pinned.weights().stream().map(w -> chord(w, from)).toList();
      steps.add(
          k + j,
          TrajectoryStep.withoutSlopes(
              pinned.start().add(part.multiply(Rational.of(j))),
              j == 15 ? pinned.end() : pinned.start().add(part.multiply(Rational.of(j + 1))),
              lines,
              pinned.gates().with(pair, j % 2 == 0 ? Gate.ON : Gate.OFF)));
    }
    assertThat(failed("relu-kinks", trajectory.with(steps)).step()).isEqualTo(k);
  }

  private static Polynomial chord(Polynomial w, int from) {
    Dyadic start = w.at(Dyadic.of(from).scale(-4));
    return Polynomial.of(List.of(start, w.at(Dyadic.of(from + 1L).scale(-4)).subtract(start)));
  }

  /** A slope that is no slope, and none at all. */
  @Test
  void slopesAreHeldToTheirInterval() throws IOException {
    Trajectory trajectory = Vectors.taylor("relu-kinks", DIGITS);
    int k = firstPinned(trajectory);
    Trajectory beyond =
        changed(
            trajectory,
            k,
            step ->
                new TrajectoryStep(
                    step.start(),
                    step.end(),
                    step.weights(),
                    step.slopes().stream().map(s -> shifted(s, 0, Dyadic.ONE)).toList(),
                    step.gates()));
    assertThat(failed("relu-kinks", beyond).step()).isEqualTo(k);
    Trajectory none =
        changed(
            trajectory,
            k,
            step ->
                TrajectoryStep.withoutSlopes(
                    step.start(), step.end(), step.weights(), step.gates()));
    assertThat(failed("relu-kinks", none).what()).contains("slopes");
  }

  /** Numbers that no sum holds and terms without end are refused, in weights and in slopes. */
  @Test
  void wildPolynomialsAreNotCertified() throws IOException {
    Trajectory trajectory = Vectors.taylor("relu-kinks", DIGITS);
    int k = firstPinned(trajectory);
    Dyadic huge = Dyadic.ONE.scale(1L << 33);
    List<Dyadic> many = new ArrayList<>(Collections.nCopies(5000, Dyadic.ONE.scale(-90)));
    for (Polynomial wild : List.of(Polynomial.of(List.of(huge)), Polynomial.of(many))) {
      for (boolean isSlope : new boolean[] {true, false}) {
        Trajectory mutant =
            changed(
                trajectory,
                k,
                step -> {
                  List<Polynomial> slopes = new ArrayList<>(step.slopes());
                  List<Polynomial> weights = new ArrayList<>(step.weights());
                  (isSlope ? slopes : weights).set(0, wild);
                  return new TrajectoryStep(
                      step.start(), step.end(), weights, slopes, step.gates());
                });
        assertThat(failed("relu-kinks", mutant).step()).isEqualTo(k);
      }
    }
  }

  /** With its output pinned a network is silent, and so is its field. */
  @Test
  void linearVerticesAreNotPinned() throws IOException {
    Trajectory trajectory = Vectors.taylor("linear", DIGITS);
    int output = Vectors.problem("linear").network().output();
    for (int vertex : List.of(0, output)) {
      Trajectory mutant =
          changed(
              trajectory,
              0,
              step ->
                  new TrajectoryStep(
                      step.start(),
                      step.end(),
                      step.weights(),
                      List.of(Polynomial.of(List.of(Dyadic.ONE))),
                      step.gates().with(new Pair(0, vertex), Gate.PINNED)));
      assertThat(failed("linear", mutant).step()).isZero();
    }
  }

  @Test
  void theFlowOfAnotherLossIsRejected() throws IOException {
    FlowProblem problem = Vectors.problem("relu");
    assertThat(problem.loss()).isEqualTo(Loss.EXPONENTIAL);
    FlowProblem logistic =
        new FlowProblem(
            problem.network(),
            problem.data(),
            problem.initialWeights(),
            Loss.LOGISTIC,
            problem.reduction());
    Verification verification = TrajectoryVerifier.verify(logistic, Vectors.taylor("relu", DIGITS));
    assertThat(verification).isInstanceOf(Verification.Failed.class);
    assertThat(verification.enclosed().steps()).isEmpty();
  }

  /**
   * An engine with a wrong coefficient in the equation of the slope: the radius holds its error.
   */
  @ParameterizedTest
  @ValueSource(strings = {"0", "1e-15", "-1e-4"})
  void theFlowOfAnotherEquationShows(String change) throws IOException {
    Trajectory right = squareplus(Rational.ZERO);
    Trajectory wrong = squareplus(Rational.parse(change));
    CertifiedTrajectory honest = VerifierVectorsTest.certified("squareplus", right);
    assertThat(honest.radius().approximateLog10()).isLessThan(-DIGITS);
    CertifiedTrajectory found = VerifierVectorsTest.certified("squareplus", wrong);
    Rational reach = VerifierVectorsTest.radius(found).add(VerifierVectorsTest.radius(honest));
    assertThat(VerifierVectorsTest.squaredDistance(right.finalWeights(), wrong.finalWeights()))
        .isLessThanOrEqualTo(reach.multiply(reach));
    assertThat(found.radius().approximateLog10() > 2 - DIGITS).isEqualTo(!change.equals("0"));
  }

  @Test
  void theFlowOfAnEquationFarOffIsRejected() throws IOException {
    failed("squareplus", squareplus(Rational.of(1, 2)));
  }

  private static Trajectory squareplus(Rational change) throws IOException {
    WorkingPrecision precision = WorkingPrecision.forDigits(DIGITS);
    SeriesArithmetic.Factory right = ApfloatSeries.withBits(precision.bits());
    return TaylorFlow.integrate(
            Vectors.problem("squareplus"),
            Horizon.atTime(Rational.of(1, 2)),
            precision,
            (program, scale) -> new WrongEquation(right.create(program, scale), change),
            Progress.SILENT)
        .trajectory();
  }

  /** A polynomial of more digits than the verifier keeps: what it cuts off is in the radius. */
  @Test
  void whatIsCutOffCounts() throws IOException {
    Trajectory plain = Vectors.plain("linear");
    Dyadic change = Dyadic.ONE.scale(-400);
    Trajectory mutant =
        changed(
            plain,
            0,
            step -> {
              List<Polynomial> weights = new ArrayList<>(step.weights());
              weights.set(0, shifted(weights.get(0), 0, change));
              return TrajectoryStep.withoutSlopes(step.start(), step.end(), weights, step.gates());
            });
    ProposedStep proposed = ProposedStep.of(mutant.steps().get(0), 3);
    assertThat(proposed.cut()).isGreaterThanOrEqualTo(Magnitude.ONE.scale(-400));
    assertThat(VerifierVectorsTest.certified("linear", mutant).steps().get(0).atStart())
        .isGreaterThanOrEqualTo(Magnitude.ONE.scale(-400));
  }
}
