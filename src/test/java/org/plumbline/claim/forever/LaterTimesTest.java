package org.plumbline.claim.forever;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.Examples;
import org.plumbline.claim.SmallGraph;
import org.plumbline.claim.along.Observations;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Network;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/**
 * Of {@code f = wx} on {@code x = 1}, once or more often, and the mean, with {@code w(0) = 1}:
 * {@code w' = e^-w}, so that {@code w = log(e + t)} and the risk is {@code 1/(e + t)}.
 */
final class LaterTimesTest {
  private static final Network NETWORK = SmallGraph.of(1, "x o", "x o w");
  private static final DyadicInterval THOUSAND = DyadicInterval.of(Dyadic.of(1000));
  private static final double W = Math.log(Math.E + 1000);

  private static LaterTimes times(String weight, int samples) {
    FlowProblem problem =
        new FlowProblem(
            NETWORK,
            new Dataset(
                List.of("x"),
                Collections.nCopies(samples, Examples.rationals("1")),
                Collections.nCopies(samples, 1)),
            Examples.rationals(weight),
            Loss.EXPONENTIAL,
            Reduction.MEAN);
    Observations observations = Examples.untouched(problem).observations();
    PathGraph graph = PathGraph.of(NETWORK);
    return LaterTimes.of(
            observations,
            problem,
            graph,
            (Degrees.Known) Degrees.of(graph),
            observations.riskAtStart())
        .orElseThrow();
  }

  private static void assertNear(Dyadic found, double expected) {
    double room = 1e-9 * Math.abs(expected);
    assertThat(found).isBetween(Dyadic.of(expected - room), Dyadic.of(expected + room));
  }

  private static void assertContains(DyadicInterval found, double expected) {
    assertThat(found.lower()).isLessThanOrEqualTo(found.upper());
    assertNear(found.lower(), expected);
    assertNear(found.upper(), expected);
  }

  /** Both envelopes are the flow itself. */
  @Test
  void marginAndRiskFollowTheFlow() {
    LaterTimes times = times("1", 1);
    assertThat(times.time()).isEqualTo(Rational.ZERO);
    assertContains(
        new DyadicInterval(times.marginLower(THOUSAND), times.marginUpper(THOUSAND).orElseThrow()),
        W);
    assertNear(times.leastMarginUpper(THOUSAND).orElseThrow(), W);
    assertContains(times.risk(THOUSAND), 1 / (Math.E + 1000));
  }

  /**
   * The smoothed margin is {@code w - log 2}; the upper envelope is the flow, the lower below it.
   */
  @Test
  void twoSamplesOfTheMeanFlowAsOne() {
    LaterTimes times = times("1", 2);
    assertThat(times.marginLower(THOUSAND)).isLessThan(Dyadic.of(W - Math.log(2)));
    assertNear(times.marginUpper(THOUSAND).orElseThrow(), W - Math.log(2));
    assertNear(times.leastMarginUpper(THOUSAND).orElseThrow(), W);
    double risk = 1 / (Math.E + 1000);
    assertNear(times.risk(THOUSAND).lower(), risk);
    assertThat(times.risk(THOUSAND).upper()).isGreaterThan(Dyadic.of(risk));
    LaterTimes.Arrival arrival = times.arrival(Dyadic.of(10));
    assertThat(arrival.time().orElseThrow().lower())
        .isGreaterThan(Dyadic.of(Math.log10(2 * Math.exp(10) - Math.E)));
    assertContains(arrival.risk(), -10 / Math.log(10) - Math.log10(2));
  }

  @Test
  void normAndGainLieInTheirBounds() {
    LaterTimes times = times("1", 1);
    assertThat(times.normLower(THOUSAND)).isBetween(Dyadic.of(W / 2), Dyadic.of(W + 1e-9));
    assertThat(times.normUpper(THOUSAND).orElseThrow()).isGreaterThan(Dyadic.of(W - 1e-9));
    double gain = (W * W - 1) / 2;
    assertThat(times.gainLower(THOUSAND)).isBetween(Dyadic.of(gain / 2), Dyadic.of(gain + 1e-9));
    assertThat(times.gainUpper(THOUSAND).orElseThrow()).isGreaterThan(Dyadic.of(gain - 1e-9));
    assertContains(times.squares(List.of(0)), 1);
  }

  /** The margin 10 is reached at {@code e^10 - e}, and proved to be by {@code e^10}. */
  @Test
  void marginsArriveInTimeAndInRisk() {
    LaterTimes.Arrival arrival = times("1", 1).arrival(Dyadic.of(10));
    assertContains(arrival.time().orElseThrow(), 10 / Math.log(10));
    assertContains(arrival.risk(), -10 / Math.log(10));
    assertThat(times("20", 1).arrival(Dyadic.of(10)).time()).isEmpty();
  }
}
