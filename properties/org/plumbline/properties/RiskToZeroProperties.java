package org.plumbline.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.plumbline.claim.along.Instant;
import org.plumbline.claim.along.RiskAt;
import org.plumbline.claim.forever.Cut;
import org.plumbline.claim.forever.LaterTimes;
import org.plumbline.claim.forever.LevelGain;
import org.plumbline.field.FlowProblem;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/** Every envelope from T on contains what a run from T shows later. */
class RiskToZeroProperties {
  @Provide
  Arbitrary<FlowProblem> problems() {
    return LaterRun.problems();
  }

  @Property(tries = 12)
  void laterRiskMarginsAndNormLieInTheEnvelope(@ForAll("problems") FlowProblem problem) {
    Optional<LaterRun> run = LaterRun.of(problem, "1e-30");
    Assume.that(run.isPresent());
    for (Instant end : run.get().ends()) {
      require(run.get(), end);
    }
  }

  private static void require(LaterRun run, Instant end) {
    LaterTimes times = run.times();
    DyadicInterval t = LaterRun.time(end);
    RiskAt risk = run.risk(end);
    DyadicInterval margin = run.observed().evaluator().smoothedMargin(risk);
    assertThat(times.marginLower(t)).isLessThanOrEqualTo(margin.upper());
    times.marginUpper(t).ifPresent(m -> assertThat(m).isGreaterThanOrEqualTo(margin.lower()));
    DyadicInterval seen = run.observed().evaluator().risk(risk.lossSum());
    assertThat(times.risk(t).lower()).isLessThanOrEqualTo(seen.upper());
    assertThat(times.risk(t).upper()).isGreaterThanOrEqualTo(seen.lower());
    Dyadic least =
        risk.margins().stream().map(p -> p.lower()).reduce((a, b) -> a.min(b)).orElseThrow();
    times.leastMarginUpper(t).ifPresent(m -> assertThat(m).isGreaterThanOrEqualTo(least));
    DyadicInterval norm = LaterRun.squares(end, run.graph().parameters()).sqrt(LaterTimes.BITS);
    assertThat(times.normLower(t)).isLessThanOrEqualTo(norm.upper());
    times.normUpper(t).ifPresent(n -> assertThat(n).isGreaterThanOrEqualTo(norm.lower()));
  }

  /** When a margin is proved to be reached, it has been. */
  @Property(tries = 12)
  void noMarginIsReachedBeforeItIs(@ForAll("problems") FlowProblem problem) {
    Optional<LaterRun> run = LaterRun.of(problem, "1e-9");
    Assume.that(run.isPresent());
    Instant end = run.get().observed().last();
    DyadicInterval margin = run.get().observed().evaluator().smoothedMargin(run.get().risk(end));
    Assume.that(end.time().signum() > 0);
    DyadicInterval now = LaterRun.time(end).log(64);
    DyadicInterval ten = DyadicInterval.of(Dyadic.of(10)).log(64);
    run.get()
        .times()
        .arrival(margin.upper())
        .time()
        .ifPresent(
            proved -> assertThat(proved.multiply(ten).upper()).isGreaterThanOrEqualTo(now.lower()));
  }

  private static final DyadicInterval LATE =
      DyadicInterval.enclosing(Rational.parse("1e1000"), LaterTimes.BITS);

  /** What the weights of a run in few digits leave open of a margin, relative to it. */
  private static final double OPEN = 1e-6;

  /**
   * From a later T the envelopes are as narrow in the limit, or narrower: normalized margins never
   * decrease, and what cuts had gained by then is counted in full.
   */
  @Property(tries = 12)
  void aLaterProofIsNotWorseInTheLimit(@ForAll("problems") FlowProblem problem) {
    Optional<LaterRun> run = LaterRun.of(problem, "1e-9");
    Assume.that(run.isPresent());
    LaterTimes early = run.get().times();
    LaterTimes late = run.get().timesAtEnd();
    double margin = number(late.marginLower(LATE));
    assertThat(margin).isGreaterThanOrEqualTo(number(early.marginLower(LATE)) - OPEN * margin);
    early
        .marginUpper(LATE)
        .ifPresent(
            most ->
                assertThat(number(late.marginUpper(LATE).orElseThrow()))
                    .isLessThanOrEqualTo(number(most) * (1 + OPEN)));
    if (late.gain() instanceof LevelGain) {
      requireGains(run.get(), early, late);
    }
  }

  private static void requireGains(LaterRun run, LaterTimes early, LaterTimes late) {
    for (List<Integer> layer : run.graph().layers()) {
      for (Cut cut : Cut.around(run.graph(), layer).stream().toList()) {
        double before = number(early.squares(cut.parameters()).lower());
        double after = number(late.squares(cut.parameters()).upper());
        double least = before + 2 * number(early.gainLower(LATE));
        assertThat((after + 2 * number(late.gainLower(LATE))) * (1 + OPEN))
            .isGreaterThanOrEqualTo(least);
      }
    }
  }

  private static double number(Dyadic x) {
    return x.approximateDouble();
  }
}
