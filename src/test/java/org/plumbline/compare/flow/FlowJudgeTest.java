package org.plumbline.compare.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.compare.finding.Outcome;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Magnitude;
import org.plumbline.number.NumberFormat;

/** Points against what is proved of the flow at their time. */
final class FlowJudgeTest {
  private static final Magnitude NARROW = Magnitude.ONE.scale(-60);

  private static FlowFinding judge(
      List<Double> weights, List<Double> flow, Magnitude radius, Optional<Magnitude> allowed) {
    return FlowJudge.of(NumberFormat.FLOAT32)
        .judge(
            weights.stream().map(Dyadic::of).toList(),
            flow.stream().map(Dyadic::of).map(DyadicInterval::of).toList(),
            radius,
            allowed);
  }

  /** One rounding is half a unit in the last place, and the radius on top. */
  @ParameterizedTest
  @CsvSource({
    "0x1.000001p0, CONFIRMED",
    "0x1.000000ffp0, CONFIRMED",
    "0x1.00000101p0, DIFFERS",
    "0x1.000003p0, DIFFERS",
    "-1, DIFFERS"
  })
  void oneRoundingIsPermitted(String flow, Outcome outcome) {
    FlowFinding finding =
        judge(List.of(1.0), List.of(Double.parseDouble(flow)), NARROW, Optional.of(NARROW));
    assertThat(finding.outcome()).isEqualTo(outcome);
    assertThat(finding.excess() > 1).isEqualTo(outcome == Outcome.DIFFERS);
  }

  @Test
  void pathsThatArePermittedAreNot() {
    Magnitude half = Magnitude.ONE.scale(-1);
    assertThat(judge(List.of(1.0), List.of(1.5), NARROW, Optional.of(half)).outcome())
        .isEqualTo(Outcome.CONFIRMED);
    assertThat(judge(List.of(1.0), List.of(1.51), NARROW, Optional.of(half)).outcome())
        .isEqualTo(Outcome.DIFFERS);
  }

  @Test
  void whatIsTooLittleKnownIsOpen() {
    Magnitude wide = Magnitude.ONE.scale(-10);
    assertThat(judge(List.of(1.0), List.of(1.0), wide, Optional.of(wide)).outcome())
        .isEqualTo(Outcome.UNDECIDED);
    assertThat(judge(List.of(1.0), List.of(1.0), NARROW, Optional.empty()).outcome())
        .isEqualTo(Outcome.UNDECIDED);
    assertThat(judge(List.of(1.0), List.of(2.0), wide, Optional.of(wide)).outcome())
        .isEqualTo(Outcome.DIFFERS);
  }

  /** The weight named is the worst in proportion, the farthest by distance; both are enclosed. */
  @Test
  void worstAndFarthestAreNamed() {
    FlowFinding finding =
        judge(
            List.of(1.0, 0x1p20, 2.0),
            List.of(1.001, 0x1p20 + 0.0625, 2.0),
            NARROW,
            Optional.of(NARROW));
    assertThat(finding.outcome()).isEqualTo(Outcome.DIFFERS);
    assertThat(finding.parameter()).isZero();
    assertThat(finding.farthest()).isEqualTo(1);
    assertThat(finding.largest().contains(Dyadic.of(0.0625))).isTrue();
    assertThat(finding.distance().contains(Dyadic.of(1.001).subtract(Dyadic.ONE))).isTrue();
  }

  @Test
  void exactNumbersAreNotRounded() {
    assertThat(
            FlowJudge.of(NumberFormat.EXACT)
                .roundingUpper(List.of(Dyadic.ONE, Dyadic.of(3)))
                .isZero())
        .isTrue();
    assertThat(FlowJudge.of(NumberFormat.FLOAT32).roundingUpper(List.of(Dyadic.ONE)))
        .isGreaterThanOrEqualTo(Magnitude.ONE.scale(-24));
  }
}
