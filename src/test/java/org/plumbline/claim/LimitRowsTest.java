package org.plumbline.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.LimitRows.Bound;
import org.plumbline.data.Loss;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

final class LimitRowsTest {
  private static final LimitRows ROWS =
      new LimitRows("x(t)", new Statement("id", "x(t) tends to 0"));

  private static Bound bound(long numerator, long excess) {
    return new Bound(Rational.of(numerator), Rational.of(excess));
  }

  @Test
  void boundsAreQuotientsRoundedUp() {
    Dyadic found = bound(3, 5).upper(Dyadic.of(14)).orElseThrow();
    assertThat(found.toRational()).isGreaterThanOrEqualTo(Rational.of(1, 3));
    assertThat(found.toRational().subtract(Rational.of(1, 3))).isLessThan(Rational.of(1, 1L << 60));
    assertThat(bound(3, 5).upper(Dyadic.of(6))).contains(Dyadic.of(3));
    assertThat(bound(3, 5).upper(Dyadic.of(5))).isEmpty();
    assertThat(bound(3, 5).upper(Dyadic.of(4))).isEmpty();
  }

  @Test
  void whatIsNeededMakesTheBoundSmall() {
    assertThat(bound(3, 5).needed(2)).isEqualTo(Rational.of(305));
    assertThat(bound(0, 5).needed(3)).isEqualTo(Rational.of(6));
  }

  /** {@code f = cbax} with {@code a = b = c = 2}: the risk is low at once, and {@code F = 4}. */
  private static List<Finding> check(Bound bound) {
    FlowProblem problem =
        HandMade.problem(
            HandMade.layered(Activation.LINEAR, 1, 1, 1, 1),
            HandMade.data(List.of(1), List.of(Examples.rationals("1"))),
            Loss.EXPONENTIAL,
            "2",
            "2",
            "2");
    return ROWS.check(Examples.untouched(problem), known -> bound);
  }

  @Test
  void aBoundThatIsSmallAtOnceIsSoForEver() {
    List<Finding> findings = check(bound(0, 0));
    assertThat(findings).hasSize(8).allMatch(f -> f.verdict() == Verdict.PROVED);
    assertThat(findings.subList(0, 4)).allMatch(f -> f.subject().equals("W1"));
    assertThat(findings.get(0).claim()).isEqualTo("x(t) tends to 0");
    assertThat(findings.get(3).claim()).startsWith("x(t) <= 1e-3 for ever");
    assertThat(findings.subList(1, 4)).allMatch(f -> f.reason().equals("it is at T already"));
  }

  /** {@code 1/(4 - 3)} is not below 1/10 yet; later it is, and smaller bounds take longer. */
  @Test
  void aBoundThatIsLargeBecomesSmallLater() {
    List<Finding> findings = check(bound(1, 3));
    assertThat(findings.get(0).bound()).contains(Statement.enclosed(DyadicInterval.of(Dyadic.ONE)));
    assertThat(findings.get(1).reason()).startsWith("by t = 10^");
    assertThat(time(findings.get(2))).isGreaterThan(time(findings.get(1)));
    assertThat(check(bound(1, 5)).get(0).bound()).isEmpty();
  }

  /** 1/3 in six digits: to nearest, 0.333333/(F - 0.333333) would be below 1/3/(F - 1/3). */
  @Test
  void whatIsPrintedOfABoundIsTrue() {
    Bound bound = new Bound(Rational.of(1, 3), Rational.of(1, 3));
    assertThat(check(bound).get(0).reason()).contains("c = 0.333334, d = 0.333334, F");
    assertThat(check(bound(0, 0)).get(0).reason()).contains("c = 0, d = 0, F");
  }

  private static Dyadic time(Finding finding) {
    return finding
        .value()
        .map(value -> ((Quantity.Enclosed) value).value().upper())
        .orElse(Dyadic.ZERO);
  }
}
