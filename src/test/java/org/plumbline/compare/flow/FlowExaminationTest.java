package org.plumbline.compare.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.compare.flow.LogFlow.numbers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.plumbline.compare.finding.Outcome;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.NumberFormat;
import org.plumbline.number.Rational;
import org.plumbline.run.RunProgress;

/** Points on the flow {@code log(1 + t)} at the times 0, 1/4 and 1/2, in float. */
final class FlowExaminationTest {
  private static FlowExamination examined(boolean withPath, Rational tolerance, double... off) {
    return examined(0, withPath, tolerance, off);
  }

  /** The same from another start, {@code log(e^start + t)}. */
  private static FlowExamination examined(
      int start, boolean withPath, Rational tolerance, double... off) {
    List<Dyadic> times = numbers(0, 0.25, 0.5);
    double[] weights = new double[3];
    for (int k = 0; k < 3; k++) {
      double moved = times.get(k).approximateDouble() * Math.exp(-start);
      weights[k] = (float) (start + Math.log1p(moved) + off[k]);
    }
    return FlowExamination.of(
        new FlowClaim(
            RecordedPath.from(LogFlow.PROBLEM, numbers(start)),
            LogFlow.points(times, weights),
            NumberFormat.FLOAT32,
            tolerance),
        new FlowExamination.Manner(15, 1, withPath, RunProgress.SILENT));
  }

  @Test
  void roundedPointsAreConfirmed() {
    FlowExamination found = examined(true, Rational.ZERO, 0, 0, 0);
    assertThat(found.outcome()).isEqualTo(Outcome.CONFIRMED);
    assertThat(found.findings()).hasSize(3);
    assertThat(found.firstOff()).isEmpty();
    assertThat(found.limit()).isEmpty();
    assertThat(found.suspicion()).isEmpty();
    CertifiedPath path = found.path().orElseThrow();
    assertThat(path.time()).isEqualTo(Rational.of(1, 2));
    assertThat(path.obstacle()).isEmpty();
    assertThat(path.radius().doubleUpper()).isLessThan(1e-6);
  }

  @Test
  void theFirstPointThatIsOffIsToldWithWhatItLooksLike() {
    FlowExamination found = examined(false, Rational.ZERO, 0, 0x1p-10, 0x1p-9);
    assertThat(found.outcome()).isEqualTo(Outcome.DIFFERS);
    assertThat(found.firstOff()).contains(1);
    assertThat(found.farthest()).isEqualTo(2);
    assertThat(found.findings().get(0).outcome()).isEqualTo(Outcome.CONFIRMED);
    assertThat(found.findings().get(2).largest().contains(Dyadic.of(0x1p-9))).isFalse();
    assertThat(found.findings().get(2).largest().middle().approximateDouble())
        .isBetween(0x1.fffp-10, 0x1.001p-9);
    assertThat(found.suspicion()).isPresent();
    assertThat(found.path()).isEmpty();
  }

  /** What an engine admits to covers what it is off by, if it is enough. */
  @Test
  void toleranceCoversWhatItAdmits() {
    double[] off = {0, 0x1p-16, 0x1p-16};
    assertThat(examined(false, Rational.of(1, 1 << 14), off).outcome())
        .isEqualTo(Outcome.CONFIRMED);
    assertThat(examined(false, Rational.of(1, 1 << 20), off).firstOff()).contains(1);
  }

  @Test
  void boundsThatAreNotFoundConfirmNothing() {
    FlowExamination found = examined(false, Rational.ONE, 0, 0, 0);
    assertThat(found.outcome()).isEqualTo(Outcome.UNDECIDED);
    assertThat(found.limit().orElseThrow()).startsWith("no bound on the growth of errors");
  }

  /** From 10 on the flow moves by {@code e^-10 / 2}, and less than the engine admits to. */
  @Test
  void boundsBeyondTheMotionTellNothing() {
    FlowExamination found = examined(10, false, Rational.of(1, 1 << 14), 0, 0, 0);
    assertThat(found.outcome()).isEqualTo(Outcome.UNDECIDED);
    assertThat(found.limit().orElseThrow()).endsWith("state a smaller tolerance");
    assertThat(examined(10, false, Rational.ZERO, 0, 0, 0).outcome()).isEqualTo(Outcome.CONFIRMED);
  }

  private static FlowFinding finding(Outcome outcome, double distance) {
    FlowFinding known = examined(false, Rational.ZERO, 0, 0, 0).findings().get(1);
    return new FlowFinding(
        outcome,
        0,
        known.distance(),
        known.bound(),
        0,
        0,
        0,
        0,
        DyadicInterval.of(Dyadic.of(distance)));
  }

  private static FlowExamination with(FlowExamination found, double... distances) {
    List<FlowFinding> findings = new ArrayList<>();
    DoubleStream.of(distances).forEach(d -> findings.add(finding(Outcome.CONFIRMED, d)));
    return new FlowExamination(
        found.claim(),
        found.flow(),
        findings,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void theFarthestOfEqualPointsIsTheFirstAndPointsNotLookedAtAreOpen() {
    FlowExamination found = examined(false, Rational.ZERO, 0, 0, 0);
    assertThat(with(found, 1, 3, 3).farthest()).isEqualTo(1);
    assertThat(with(found).farthest()).isZero();
    assertThat(with(found, 1, 3, 3).outcome()).isEqualTo(Outcome.CONFIRMED);
    assertThat(with(found, 1, 3).outcome()).isEqualTo(Outcome.UNDECIDED);
  }
}
