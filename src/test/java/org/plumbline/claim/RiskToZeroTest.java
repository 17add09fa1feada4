package org.plumbline.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.claim.along.Interval;
import org.plumbline.claim.forever.LaterTimes;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.network.Skip;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/** {@link RiskToZero}: where it is proved, flows that are known, and mutants. */
final class RiskToZeroTest {
  private final RiskToZero claim = new RiskToZero();

  private static Dataset ones(Integer... labels) {
    return new Dataset(
        List.of("a"), Collections.nCopies(labels.length, Examples.rationals("1")), List.of(labels));
  }

  private static FlowProblem problem(
      Network network, Dataset data, Loss loss, Reduction reduction, String... weights) {
    return new FlowProblem(network, data, Examples.rationals(weights), loss, reduction);
  }

  private static LaterTimes times(FlowProblem problem) {
    return ((Onwards.Known) Examples.untouched(problem).onwards()).times();
  }

  private List<Finding> check(FlowProblem problem) {
    return claim.check(Examples.untouched(problem));
  }

  private static DyadicInterval point(double x) {
    return DyadicInterval.of(Dyadic.of(x));
  }

  @Test
  void provesItFromTheEndOfAnEnclosedRun() {
    Evidence evidence = Examples.ENCLOSED_LINEAR.get();
    assertThat(claim.check(evidence))
        .hasSize(3)
        .allSatisfy(
            finding -> {
              assertThat(finding.verdict()).isEqualTo(Verdict.PROVED);
              assertThat(finding.interval()).contains(Interval.from(Rational.of(6)));
            });
  }

  @Test
  void isOnlyMeasuredWhereTheFlowIsNotEnclosed() {
    assertThat(Examples.verdicts(claim, Examples.LEAKY.get())).containsOnly(Verdict.CONSISTENT);
  }

  @Test
  void anEarlierInstantIsEnoughWhereTheEndIsNotEnclosed() {
    FlowProblem problem =
        problem(SmallGraph.of(1, "a o", "a o w"), ones(1), Loss.EXPONENTIAL, Reduction.SUM, "3");
    Evidence measured =
        HandMade.measured(problem, HandMade.step("0", "1", HandMade.off(problem), "3 1/32"));
    assertThat(claim.check(measured))
        .allSatisfy(
            finding -> {
              assertThat(finding.verdict()).isEqualTo(Verdict.PROVED);
              assertThat(finding.interval()).contains(Interval.from(Rational.ZERO));
            });
  }

  /** {@code f = w x}, {@code w = 3}, and a weight 4 that leads nowhere: ‖w‖ is 5 at T. */
  @Test
  void weightsOnNoPathCountInTheNorm() {
    Network network = SmallGraph.of(1, "a dead o", "a dead d", "a o w");
    List<Finding> findings =
        check(problem(network, ones(1), Loss.EXPONENTIAL, Reduction.SUM, "4", "3"));
    assertThat(findings).extracting(Finding::verdict).containsOnly(Verdict.PROVED);
    Finding norm = findings.get(2);
    assertThat(norm.value())
        .get()
        .isInstanceOfSatisfying(
            Quantity.Enclosed.class,
            number -> assertThat(number.value().contains(Dyadic.of(5))).isTrue());
    // w = log(e^3 + t) exactly.
    double w = Math.log(Math.exp(3) + 10);
    String least = norm.reason().split(" ")[0];
    assertThat(Double.parseDouble(least)).isBetween(Math.hypot(4, w) - 0.02, Math.hypot(4, w));
  }

  @Test
  void aRiskBelowTheThresholdOfOneSampleIsNotEnoughUnderTheMean() {
    // R falls to 2√2/3 < 1 and stays: the third sample is wrong for ever.
    Network network = SmallGraph.of(1, "a o", "a o w");
    List<Finding> findings =
        check(problem(network, ones(1, 1, -1), Loss.EXPONENTIAL, Reduction.MEAN, "1/3"));
    assertThat(findings).extracting(Finding::verdict).containsExactly(Verdict.UNDECIDED);
    assertThat(findings.get(0).reason()).startsWith("R(t) < ℓ(0)/n was not reached");
  }

  /** {@code f = x + wvx} with {@code w = v = 0}: the risk is {@code 1/e} for ever. */
  @Test
  void aFixedSkipFromInputToOutputIsNoCase() {
    Network network = SmallGraph.of(1, "a h o", "a h w", "h o v", "a o 1");
    List<Finding> findings =
        check(problem(network, ones(1), Loss.EXPONENTIAL, Reduction.SUM, "0", "0"));
    assertThat(findings).extracting(Finding::verdict).containsExactly(Verdict.NOT_APPLICABLE);
    assertThat(findings.get(0).reason()).contains("1 through a → o");
  }

  /** {@code f = wx} on eight equal samples: {@code e^w = e^w_T + t} under the mean. */
  @Test
  void timeUnderTheMeanRunsSlower() {
    Network network = SmallGraph.of(1, "a o", "a o w");
    LaterTimes times =
        times(
            problem(network, ones(1, 1, 1, 1, 1, 1, 1, 1), Loss.EXPONENTIAL, Reduction.MEAN, "10"));
    double t = 1e12;
    double truth = StrictMath.log(StrictMath.exp(10) + t) - StrictMath.log(8);
    assertThat(times.marginLower(point(t))).isLessThan(Dyadic.of(truth));
    assertThat(times.marginUpper(point(t)).orElseThrow()).isGreaterThan(Dyadic.of(truth - 1e-12));
    assertThat(times.growth().lower(point(t))).as("mutant τ = t").isGreaterThan(Dyadic.of(truth));
  }

  /** {@code f = (w_1 + … + w_4) x}: {@code e^m = e^m_T + 4t}, {@code N = (m² - m_T²)/8}. */
  @Test
  void parallelEdgesCountInTheMultiplicity() {
    Network parallel = SmallGraph.of(1, "a o", "a o s", "a o t", "a o u", "a o v");
    Network single = SmallGraph.of(1, "a o", "a o w");
    LaterTimes times =
        times(problem(parallel, ones(1), Loss.EXPONENTIAL, Reduction.SUM, "1", "1", "1", "1"));
    LaterTimes mutant = times(problem(single, ones(1), Loss.EXPONENTIAL, Reduction.SUM, "4"));
    double t = 1e9;
    double margin = StrictMath.log(StrictMath.exp(4) + 4 * t);
    assertThat(times.marginUpper(point(t)).orElseThrow())
        .isBetween(Dyadic.of(margin - 1e-9), Dyadic.of(margin + 1e-9));
    assertThat(mutant.marginUpper(point(t)).orElseThrow()).isLessThan(Dyadic.of(margin - 1.38));
    Dyadic gain = Dyadic.of((margin * margin - 16) / 8 + 1e-9);
    assertThat(times.gain().lower(Dyadic.of(margin))).isLessThanOrEqualTo(gain);
    assertThat(times.gain().upper(Dyadic.of(margin)).orElseThrow())
        .isGreaterThanOrEqualTo(Dyadic.of((margin * margin - 16) / 8 - 1e-9));
  }

  /**
   * {@code f = w(a + b)} on {@code (1, 1)}: {@code |f| = 2|w|}, while the largest margin alone is
   * √2.
   */
  @Test
  void sharingCountsBesideTheLargestMarginOfALinearNetwork() {
    Network network = SmallGraph.of(2, "a b o", "a o w", "b o w");
    Dataset data =
        new Dataset(List.of("a", "b"), List.of(Examples.rationals("1", "1")), List.of(1));
    LaterTimes times = times(problem(network, data, Loss.EXPONENTIAL, Reduction.SUM, "2"));
    // m = 2w and a = w², so N = (m²/4 - 4)/2.
    assertThat(times.gain().lower(Dyadic.of(100))).isBetween(Dyadic.of(1247.9), Dyadic.of(1248));
  }

  /** {@code f = v w w x}: levels would give {@code M = |v||w|} for a function of degree 3. */
  @Test
  void aParameterOnTwoLevelsIsTreatedByDegrees() {
    Network network = SmallGraph.of(1, "a g h o", "a g w", "g h w", "h o v");
    LaterTimes times = times(problem(network, ones(1), Loss.EXPONENTIAL, Reduction.SUM, "2", "2"));
    assertThat(times.growth().exponent()).isEqualTo(Rational.of(4, 3));
    assertThat(times.growth().logFastest()).isEmpty();
  }

  static Stream<FlowProblem> deepLinear() {
    return IntStream.rangeClosed(2, 4)
        .boxed()
        .flatMap(
            depth ->
                Stream.of(Loss.EXPONENTIAL, Loss.LOGISTIC)
                    .flatMap(
                        loss ->
                            Stream.of(Reduction.values())
                                .map(reduction -> deepLinear(depth, loss, reduction))));
  }

  private static FlowProblem deepLinear(int depth, Loss loss, Reduction reduction) {
    List<Integer> widths = new ArrayList<>(Collections.nCopies(depth, 2));
    widths.add(1);
    Network network =
        new LayeredArchitecture(
                widths, Collections.nCopies(depth - 1, Activation.LINEAR), List.of())
            .network();
    List<Rational> weights =
        IntStream.range(0, network.parameters())
            .mapToObj(p -> Rational.of(p % 2 == 0 ? 5 : 3, 2))
            .toList();
    return new FlowProblem(network, POSITIVE, weights, loss, reduction);
  }

  /** On these any linear function with positive coefficients has positive margins. */
  static final Dataset POSITIVE =
      new Dataset(
          List.of("a", "b"),
          List.of(Examples.rationals("1", "1/2"), Examples.rationals("-1/2", "-1")),
          List.of(1, -1));

  @ParameterizedTest
  @MethodSource("deepLinear")
  void provesDeepLinearNetworks(FlowProblem problem) {
    assertThat(check(problem)).extracting(Finding::verdict).containsOnly(Verdict.PROVED);
    LaterTimes times = times(problem);
    Dyadic before = times.growth().start().lower();
    for (double t = 1e3; t < 1e300; t *= 1e40) {
      Dyadic lower = times.marginLower(point(t));
      assertThat(lower).isGreaterThanOrEqualTo(before);
      assertThat(times.marginUpper(point(t)).orElseThrow()).isGreaterThan(lower);
      assertThat(times.risk(point(t)).upper()).isGreaterThan(times.risk(point(t)).lower());
      before = lower;
    }
    DyadicInterval far = point(1e300);
    assertThat(times.marginLower(far)).isGreaterThan(Dyadic.of(650));
    assertThat(times.arrival(Dyadic.of(650)).time().orElseThrow().upper())
        .isLessThan(Dyadic.of(300));
  }

  static Stream<Network> withSkips() {
    List<Integer> widths = List.of(2, 2, 2, 1);
    List<Activation> relu = List.of(Activation.RELU, Activation.LINEAR);
    return Stream.of(
        new LayeredArchitecture(widths, relu, List.of(new Skip(0, 2, Skip.Kind.FREE))).network(),
        new LayeredArchitecture(widths, relu, List.of(new Skip(0, 1, Skip.Kind.IDENTITY)))
            .network(),
        new LayeredArchitecture(widths, relu, List.of(new Skip(1, 2, Skip.Kind.DIAGONAL)))
            .network());
  }

  @ParameterizedTest
  @MethodSource("withSkips")
  void provesNetworksWithSkips(Network network) {
    List<Rational> weights = Collections.nCopies(network.parameters(), Rational.ONE);
    Dataset data =
        new Dataset(
            List.of("a", "b"),
            List.of(Examples.rationals("1", "1/2"), Examples.rationals("2", "1")),
            List.of(1, 1));
    FlowProblem problem = new FlowProblem(network, data, weights, Loss.LOGISTIC, Reduction.MEAN);
    assertThat(check(problem)).extracting(Finding::verdict).containsOnly(Verdict.PROVED);
    assertThat(times(problem).gain().lower(Dyadic.of(1e6))).isGreaterThan(Dyadic.ONE);
  }

  @Test
  void aLossThatFallsLikeAPowerHasOtherRates() {
    List<Finding> findings =
        check(
            problem(
                SmallGraph.of(1, "a o", "a o w"), ones(1), Loss.SQUAREPLUS, Reduction.SUM, "3"));
    assertThat(findings).extracting(Finding::verdict).containsExactly(Verdict.NOT_APPLICABLE);
    assertThat(findings.get(0).reason()).startsWith("the squareplus loss");
  }

  @Test
  void theEnvelopeIsToldAtTimesAfterTheStart() {
    Finding finding = claim.check(Examples.ENCLOSED_LINEAR.get()).get(0);
    assertThat(finding.reason()).contains("at t = 1e10,").contains("at t = 1e100");
  }
}
