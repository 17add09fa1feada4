package org.plumbline.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.along.Interval;
import org.plumbline.data.Loss;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.network.Activation;
import org.plumbline.network.Network;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/** Of {@code f = abx} on {@code x = 1}, whose risk is low if {@code ab > 0}. */
final class OnwardsTest {
  private static final Statement ROWS = new Statement("id", "claim");
  private static final Network CHAIN = HandMade.layered(Activation.LINEAR, 1, 1, 1);

  private static FlowProblem problem(Network network, Loss loss, String... weights) {
    return HandMade.problem(
        network, HandMade.data(List.of(1), List.of(Examples.rationals("1"))), loss, weights);
  }

  private static Onwards.Lacking lacking(FlowProblem problem) {
    return (Onwards.Lacking) Onwards.of(Examples.untouched(problem));
  }

  private static Rational time(Evidence evidence) {
    return ((Onwards.Known) Onwards.of(evidence)).times().time();
  }

  /** The weight {@code a} from time 0 to 4, {@code b} being 1. */
  private static TrajectoryStep step(FlowProblem problem, String a) {
    return HandMade.step("0", "4", HandMade.off(problem), a, "1");
  }

  @Test
  void theHypothesisThatFailsIsNamed() {
    Onwards.Lacking slow = lacking(problem(CHAIN, Loss.SQUAREPLUS, "1", "1"));
    assertThat(slow.verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
    assertThat(slow.reason()).contains("loss does not fall exponentially");
    Network around = SmallGraph.of(1, "x h o", "x h a", "h o b", "x o 1");
    Onwards.Lacking free = lacking(problem(around, Loss.EXPONENTIAL, "1", "1"));
    assertThat(free.verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
    assertThat(free.reason()).startsWith("no degrees >= 0 of the weights add up to 1");
    Onwards.Lacking high = lacking(problem(CHAIN, Loss.EXPONENTIAL, "1", "-1"));
    assertThat(high.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(high.reason()).isEqualTo("R(t) < ℓ(0) was not reached: no trajectory was computed");
    assertThat(high.findings(ROWS, known -> List.of()))
        .extracting(Finding::subject)
        .containsExactly("network");
  }

  @Test
  void timeBeginsAtTheEndOfAnEnclosedRunThatIsLow() {
    FlowProblem problem = problem(CHAIN, Loss.EXPONENTIAL, "1", "1");
    Evidence enclosed = HandMade.enclosed(problem, 0x1p-70, step(problem, "1 1"));
    assertThat(time(enclosed)).isEqualTo(Rational.of(4));
    // the end is high
    assertThat(time(HandMade.enclosed(problem, 0x1p-70, step(problem, "1 -2"))))
        .isEqualTo(Rational.ZERO);
  }

  /** What is exact at time 0 goes before what is measured later. */
  @Test
  void enclosedWeightsGoBeforeMeasuredOnes() {
    FlowProblem low = problem(CHAIN, Loss.EXPONENTIAL, "1", "1");
    assertThat(time(HandMade.measured(low, step(low, "1 1")))).isEqualTo(Rational.ZERO);
    FlowProblem high = problem(CHAIN, Loss.EXPONENTIAL, "-1", "1");
    Evidence measured = HandMade.measured(high, step(high, "-1 2"));
    assertThat(time(measured)).isEqualTo(Rational.of(4));
    Onwards.Known known = (Onwards.Known) Onwards.of(measured);
    assertThat(known.finding(ROWS, "s", "r").verdict()).isEqualTo(Verdict.CONSISTENT);
    assertThat(known.finding(ROWS, "s", "r").interval()).contains(Interval.from(Rational.of(4)));
    assertThat(known.ranged(known.finding(ROWS, "s", "r"), Dyadic.ZERO, Dyadic.ONE).range())
        .isEmpty();
  }

  @Test
  void findingsOfEnclosedWeightsAreProved() {
    Onwards.Known known =
        (Onwards.Known) Onwards.of(Examples.untouched(problem(CHAIN, Loss.EXPONENTIAL, "1", "1")));
    Finding finding = known.finding(ROWS, "s", "r");
    assertThat(finding.verdict()).isEqualTo(Verdict.PROVED);
    assertThat(known.ranged(finding, Dyadic.ZERO, Dyadic.ONE).range())
        .contains(new DyadicInterval(Dyadic.ZERO, Dyadic.ONE));
    assertThat(known.findings(ROWS, same -> List.of(finding))).containsExactly(finding);
  }

  @Test
  void envelopesAreShownAtPowersOfTenAfterTheStart() {
    Onwards.Known known =
        (Onwards.Known) Onwards.of(Examples.untouched(problem(CHAIN, Loss.EXPONENTIAL, "1", "1")));
    List<DyadicInterval> times = new ArrayList<>();
    String text =
        known.envelope(
            t -> {
              times.add(t);
              return "n" + times.size();
            });
    assertThat(text).isEqualTo("n1 at t = 1e1, n2 at t = 1e10, n3 at t = 1e100");
    FlowProblem problem = problem(CHAIN, Loss.EXPONENTIAL, "1", "1");
    TrajectoryStep step = HandMade.step("0", "25", HandMade.off(problem), "1 1", "1");
    Onwards.Known later = (Onwards.Known) Onwards.of(HandMade.enclosed(problem, 0x1p-70, step));
    assertThat(later.envelope(t -> "n"))
        .isEqualTo("n at t = 1e10, n at t = 1e100, n at t = 1e1000");
    assertThat(times.get(1).lower().toRational()).isLessThanOrEqualTo(Rational.parse("1e10"));
    assertThat(times.get(1).upper().toRational())
        .isBetween(Rational.parse("1e10"), Rational.parse("10000000000.0001"));
  }

  @Test
  void numbersAreRoundedOutwards() {
    Dyadic third = Dyadic.approximate(Rational.of(1, 3), 60);
    assertThat(Onwards.digits(third, RoundingMode.FLOOR)).isEqualTo("0.333");
    assertThat(Onwards.digits(third, RoundingMode.CEILING)).isEqualTo("0.334");
    assertThat(Onwards.between(third, Optional.of(third))).isEqualTo("0.333 … 0.334");
    assertThat(Onwards.between(third, Optional.empty())).isEqualTo("at least 0.333");
  }
}
