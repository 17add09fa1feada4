package org.plumbline.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.along.Instant;
import org.plumbline.claim.along.Interval;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/** Findings in the shared wordings: decided where the flow is enclosed, measured elsewhere. */
final class StatementTest {
  private static final Statement ROWS = new Statement("some-law", "something holds");
  private static final DyadicInterval VALUE = new DyadicInterval(Dyadic.ONE, Dyadic.of(3));
  private static final Interval TIMES = new Interval(Rational.ZERO, Rational.ONE);

  private static Instant knot(int step, boolean enclosed) {
    return new Instant(step, Rational.of(1, 2), List.of(Dyadic.ONE), Dyadic.ZERO, enclosed);
  }

  @Test
  void verdictsCarryTheStatement() {
    Finding violated = ROWS.violated("w", "because").finding();
    assertThat(violated.verdict()).isEqualTo(Verdict.VIOLATED);
    assertThat(violated.reason()).isEqualTo("because");
    assertThat(ROWS.proved("w", "because").finding().verdict()).isEqualTo(Verdict.PROVED);
    assertThat(ROWS.notApplicable("w", "no").verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
    Finding none = ROWS.noTrajectory("w", Examples.untouched(Examples.linearProblem()));
    assertThat(none.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(none.reason()).isEqualTo("no trajectory was computed");
  }

  @Test
  void whatIsFoundIsProvedOnlyWhereTheFlowIsEnclosed() {
    Quantity bound = Statement.exact(Rational.of(7));
    for (Finding proved :
        List.of(
            ROWS.found("w", "r", TIMES, knot(1, true), VALUE),
            ROWS.found("w", "r", TIMES, knot(1, true), VALUE, bound))) {
      assertThat(proved.verdict()).isEqualTo(Verdict.PROVED);
      assertThat(proved.value()).contains(Statement.enclosed(VALUE));
      assertThat(proved.interval()).contains(TIMES);
    }
    for (Finding measured :
        List.of(
            ROWS.found("w", "r", TIMES, knot(1, false), VALUE),
            ROWS.found("w", "r", TIMES, knot(1, false), VALUE, bound))) {
      assertThat(measured.verdict()).isEqualTo(Verdict.CONSISTENT);
      assertThat(measured.value()).contains(Statement.measured(Dyadic.of(2)));
      assertThat(measured.interval()).contains(TIMES);
    }
    assertThat(ROWS.found("w", "r", TIMES, knot(1, false), VALUE, bound).bound()).contains(bound);
    assertThat(ROWS.found("w", "r", TIMES, knot(1, true), VALUE, bound).bound()).contains(bound);
  }

  @Test
  void rangesAreAddedWhereKnown() {
    Finding finding = ROWS.found("w", "r", TIMES, knot(1, true), VALUE);
    assertThat(Statement.ranged(finding, Optional.empty())).isEqualTo(finding);
    assertThat(Statement.ranged(finding, Optional.of(VALUE))).isEqualTo(finding.withRange(VALUE));
  }

  @Test
  void placesAndNumbersAreShort() {
    assertThat(Statement.place(knot(3, true))).isEqualTo("t = 0.5 (step 3)");
    assertThat(Statement.place(knot(0, true))).isEqualTo("t = 0.5 (step 0)");
    assertThat(Statement.place(knot(-1, true))).isEqualTo("t = 0.5");
    assertThat(Statement.text(Dyadic.of(1.23456789))).isEqualTo("1.235");
    assertThat(Statement.text(Rational.of(1, 3))).isEqualTo("0.333333");
    assertThat(Statement.deviates(knot(3, true)))
        .contains("first at t = 0.5 (step 3); a more accurate");
    assertThat(Statement.measured(2.0)).isEqualTo(Statement.measured(Dyadic.of(2)));
  }
}
