package org.plumbline.enclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.experiment.Experiment;
import org.plumbline.experiment.ExperimentReader;
import org.plumbline.field.FlowProblem;
import org.plumbline.flow.FlowResult;
import org.plumbline.flow.Horizon;
import org.plumbline.flow.Progress;
import org.plumbline.flow.state.WorkingPrecision;
import org.plumbline.flow.taylor.TaylorFlow;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;
import org.plumbline.run.FlowProblems;
import org.plumbline.series.program.LimbSeries;

/** Flows from tiny weights, from kinks, and long ones at a kink. */
final class StartsTest {
  private static final int DIGITS = 20;

  private static Experiment experiment(String name) throws IOException {
    return read("/cases/" + name);
  }

  private static FlowProblem problem(String path) throws IOException {
    return FlowProblems.of(read(path));
  }

  private static Experiment read(String path) throws IOException {
    try (InputStream stream = StartsTest.class.getResourceAsStream(path)) {
      return ExperimentReader.read(
          path, java.util.Objects.requireNonNull(stream), Optional.empty());
    }
  }

  private static Verification enclosed(FlowProblem problem, Rational time, int digits) {
    WorkingPrecision precision = WorkingPrecision.forDigits(digits);
    FlowResult result =
        TaylorFlow.integrate(
            problem,
            Horizon.atTime(time),
            precision,
            LimbSeries.withBits(precision.bits()),
            Progress.SILENT);
    assertThat(result).isInstanceOf(FlowResult.Completed.class);
    return TrajectoryVerifier.verify(problem, result.trajectory());
  }

  private static void assertNarrow(Verification found) {
    assertThat(found).isInstanceOf(Verification.Certified.class);
    assertThat(found.enclosed().radius().approximateLog10()).isLessThan(-DIGITS);
  }

  /** The plateau, the growth and what comes after it: errors grow with the weights, not more. */
  @Test
  void smallStartsAreEnclosed() throws IOException {
    Experiment small = experiment("small-start-1e-13.json");
    Verification found =
        enclosed(FlowProblems.of(small), small.flow().untilTime().orElseThrow(), 2 * DIGITS);
    assertNarrow(found);
    assertThat(found.enclosed().growthDigits()).isLessThan(30);
  }

  /** The same from still smaller weights, to where they are far below any fixed tube. */
  @ParameterizedTest
  @ValueSource(ints = {40, 150, 286})
  void smallerStartsAreEnclosedRelatively(int more) throws IOException {
    FlowProblem small = FlowProblems.of(experiment("small-start-1e-13.json"));
    FlowProblem smaller = scaled(small, "1e-" + more);
    Verification found = enclosed(smaller, Rational.of(2), DIGITS);
    assertThat(found).isInstanceOf(Verification.Certified.class);
    assertThat(found.enclosed().radius().approximateLog10()).isLessThan(-DIGITS - 14.0 - more);
  }

  /** A step far shorter than the regular tube leaves the kink it begins on. */
  @ParameterizedTest
  @CsvSource({"1e-12", "1e-16", "1e-30", "1e-3"})
  void kinksAreLeftInAnyTime(String time) throws IOException {
    FlowProblem problem = FlowProblems.of(experiment("kink-at-start-short-horizon.yaml"));
    assertNarrow(enclosed(problem, Rational.parse(time), DIGITS));
  }

  /** At the kink the true flow contracts; with any slope errors would grow by 100 digits. */
  @Test
  void aUnitThatRestsOnItsKinkCostsNothing() throws IOException {
    FlowProblem problem = FlowProblems.of(experiment("parked-at-kink-long-horizon.yaml"));
    Verification found = enclosed(problem, Rational.of(1000), DIGITS);
    assertNarrow(found);
    assertThat(found.enclosed().growthDigits()).isLessThan(4);
    assertThat(found.enclosed().radius()).isLessThan(Magnitude.ONE.scale(-80));
  }

  /**
   * A gate that opens while pairs are pinned, also at weights whose squares are not doubles: the
   * jump of the field is a norm.
   */
  @ParameterizedTest
  @ValueSource(ints = {13, 170, 290})
  void aCrossingBesidePinnedPairsIsBoundedAtAnySize(int exponent) throws IOException {
    FlowProblem problem = scaled(problem("/kinks/opens-beside-pinned.json"), "1e-" + exponent);
    Verification found = enclosed(problem, Rational.of(4), DIGITS);
    assertThat(found).isInstanceOf(Verification.Certified.class);
    assertThat(found.enclosed().radius().approximateLog10()).isLessThan(-DIGITS - 5.0 - exponent);
  }

  /**
   * Pairs of two layers at their kinks at once: what their slopes do differs by the size of the
   * weights between them. Time goes with the inverse of that size.
   */
  @ParameterizedTest
  @ValueSource(ints = {13, 30, 60})
  void pinnedPairsOfTwoLayersAreHeldAtAnySize(int exponent) throws IOException {
    FlowProblem problem = scaled(problem("/kinks/pinned-in-two-layers.json"), "1e-" + exponent);
    Rational time = Rational.parse("6e" + (exponent - 1));
    Verification found = enclosed(problem, time, DIGITS);
    assertThat(found).isInstanceOf(Verification.Certified.class);
    assertThat(found.enclosed().radius().approximateLog10()).isLessThan(-DIGITS - 5.0 - exponent);
    assertThat(found.enclosed().proposal().steps().stream())
        .anyMatch(step -> step.gates().pinned().size() == 2);
  }

  private static FlowProblem scaled(FlowProblem problem, String scale) {
    Rational factor = Rational.parse(scale);
    return new FlowProblem(
        problem.network(),
        problem.data(),
        problem.initialWeights().stream().map(factor::multiply).toList(),
        problem.loss(),
        problem.reduction());
  }
}
