package org.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.compare.FlowComparison;
import org.plumbline.compare.finding.Explanation;
import org.plumbline.compare.finding.Outcome;
import org.plumbline.compare.finding.Suspicion;
import org.plumbline.compare.flow.CertifiedPath;
import org.plumbline.compare.flow.ClaimedPoints;
import org.plumbline.compare.flow.FlowClaim;
import org.plumbline.compare.flow.FlowExamination;
import org.plumbline.compare.flow.FlowFinding;
import org.plumbline.enclosure.ForgedEnclosure;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Magnitude;
import org.plumbline.number.NumberFormat;
import org.plumbline.number.Rational;

/** Of the points (1, 1/2) at time 0 and (1, 1/4) at time 3/2. */
final class FlowTextTest {
  private static final DyadicInterval DISTANCE =
      new DyadicInterval(Dyadic.of(0.25), Dyadic.of(0.2578125));
  private static final FlowFinding AT_START = finding(Outcome.CONFIRMED, DyadicInterval.ZERO, 0);
  private static final FlowFinding NEAR = finding(Outcome.CONFIRMED, DISTANCE, 0.5);
  private static final FlowFinding OFF = finding(Outcome.DIFFERS, DISTANCE, 40);

  private static FlowFinding finding(Outcome outcome, DyadicInterval distance, double excess) {
    return new FlowFinding(outcome, 1, distance, Magnitude.ONE, excess, 1234.5, 0.5, 1, distance);
  }

  private static List<Dyadic> numbers(double... values) {
    return Arrays.stream(values).mapToObj(Dyadic::of).toList();
  }

  private static FlowExamination examination(
      String tolerance, double start, Optional<CertifiedPath> path, FlowFinding... findings) {
    FlowClaim claim =
        new FlowClaim(
            Samples.trajectory().problem(),
            new ClaimedPoints(numbers(start, 1.5), List.of(numbers(1, 0.5), numbers(1, 0.25))),
            NumberFormat.FLOAT32,
            Rational.parse(tolerance));
    boolean isOff = List.of(findings).contains(OFF);
    return new FlowExamination(
        claim,
        ForgedEnclosure.of(Samples.trajectory(), 0x1p-40).enclosed(),
        List.of(findings),
        findings.length < 2 ? Optional.of("the run was interrupted") : Optional.empty(),
        isOff ? Optional.of(new Suspicion(Explanation.NONE, "nobody knows")) : Optional.empty(),
        path);
  }

  private static String text(FlowExamination examination) {
    return FlowText.of(new FlowComparison(Samples.experiment(), "run.npz", examination), 110);
  }

  /** The lines that begin with a word, with blanks between words only. */
  private static String text(Optional<CertifiedPath> path) {
    return text(examination("0", 0, path, AT_START, NEAR)).replaceAll("\\s+", " ");
  }

  @Test
  void pointsOnTheFlowAreSummedUp() {
    assertThat(text(examination("1/1000", 0, Optional.empty(), AT_START, NEAR)))
        .isEqualTo(
            """
            small: flow of run.npz in float32, 2 points to t = 1.5, tolerance 0.001

              2 CONFIRMED, 0 DIFFERS, 0 UNDECIDED
              the first point, t = 0: exactly the initial weights
              largest distance from the flow: 0.254(4), of W2[0,0] at point 1, t = 1.5; the point nearest to its bound is
                at 0.500 of it
            """);
  }

  @Test
  void theFirstPointMayBeOffItself() {
    assertThat(text(examination("0", 0, Optional.empty(), NEAR, NEAR)))
        .startsWith("small: flow of run.npz in float32, 2 points to t = 1.5\n")
        .contains("the first point, t = 0: at most 0.258 from the initial weights\n");
    assertThat(text(examination("0", 1, Optional.empty(), NEAR, NEAR)))
        .contains("the first point, t = 1: at most 0.258 from the flow\n");
  }

  @Test
  void theFirstDifferenceIsToldWithItsNumbers() {
    assertThat(text(examination("0", 0, Optional.empty(), AT_START, OFF)).replaceAll("\\s+", " "))
        .contains("1 CONFIRMED, 1 DIFFERS, 0 UNDECIDED")
        .doesNotContain("nearest to its bound")
        .endsWith(
            "first difference: point 1, t = 1.5, W2[0,0]: the recorded value is 0.25, 0.254(4) from"
                + " the flow (1.23e+03 ulps, 40.0 times the bound); nobody knows ");
  }

  @Test
  void pointsThatWereNotReachedAreTold() {
    assertThat(text(examination("0", 0, Optional.empty(), AT_START)))
        .contains("1 CONFIRMED, 0 DIFFERS, 0 UNDECIDED, 1 not judged")
        .contains("  the run was interrupted\n");
    assertThat(text(examination("0", 0, Optional.empty()))).doesNotContain("first point");
  }

  @Test
  void thePathThroughThePointsIsTold() {
    Magnitude radius = Magnitude.enclosingAbove(0x1p-10);
    assertThat(text(Optional.of(new CertifiedPath(2, Rational.of(3, 2), radius, Optional.empty()))))
        .contains("the path through them is certified to be within 0.000977 of the flow ");
    assertThat(text(Optional.of(new CertifiedPath(1, Rational.ONE, radius, Optional.of("a gap")))))
        .contains(
            "the path through 1 of them is certified to be within 0.000977 of the flow up to t = 1,"
                + " but not beyond: a gap");
    assertThat(
            text(
                Optional.of(
                    new CertifiedPath(2, Rational.ZERO, Magnitude.INFINITY, Optional.of("a gap")))))
        .contains("the path through the points could not be certified: a gap");
  }
}
