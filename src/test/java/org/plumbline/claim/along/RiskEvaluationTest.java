package org.plumbline.claim.along;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.claim.Examples;
import org.plumbline.claim.HandMade;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.network.Edge;
import org.plumbline.network.Evaluation;
import org.plumbline.network.Network;
import org.plumbline.network.Vertex;
import org.plumbline.network.Weight;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.RangeException;
import org.plumbline.number.Rational;

/** {@link RiskEvaluation}: values worked out by hand, or exactly, or in long doubles. */
final class RiskEvaluationTest {
  private static final int BITS = 64;

  private static FlowProblem line(Loss loss, Reduction reduction, int samples) {
    List<Integer> labels = java.util.Collections.nCopies(samples, 1);
    List<List<Rational>> points = java.util.Collections.nCopies(samples, Examples.rationals("1"));
    return new FlowProblem(
        HandMade.layered(Activation.LINEAR, 1, 1, 1),
        HandMade.data(labels, points),
        Examples.rationals("1", "1"),
        loss,
        reduction);
  }

  private static RiskEvaluation evaluation(Loss loss) {
    return RiskEvaluation.of(line(loss, Reduction.SUM, 1), BITS);
  }

  private static DyadicInterval interval(double lower, double upper) {
    return new DyadicInterval(Dyadic.of(lower), Dyadic.of(upper));
  }

  private static DyadicInterval point(double value) {
    return interval(value, value);
  }

  /** The interval holds the number up to the error of doubles, is narrow, and is short. */
  private static void assertIs(DyadicInterval found, double value) {
    assertIsNear(found, value);
    assertShort(found);
  }

  private static void assertIsNear(DyadicInterval found, double value) {
    Dyadic error = Dyadic.of(Math.abs(value) * 0x1p-50);
    assertThat(found.lower()).isLessThanOrEqualTo(found.upper());
    assertThat(found.lower().subtract(Dyadic.of(value)).abs()).isLessThanOrEqualTo(error);
    assertThat(found.upper().subtract(Dyadic.of(value)).abs()).isLessThanOrEqualTo(error);
  }

  private static void assertShort(DyadicInterval found) {
    assertThat(found.lower().significand().bitLength()).isLessThanOrEqualTo(BITS + 2);
    assertThat(found.upper().significand().bitLength()).isLessThanOrEqualTo(BITS + 2);
  }

  private static List<DyadicInterval> exact(List<Rational> weights) {
    return weights.stream().map(w -> DyadicInterval.enclosing(w, BITS)).toList();
  }

  @Test
  void marginsAndPreActivationsOfDyadicWeightsAreExact() {
    for (FlowProblem problem :
        List.of(Examples.linearProblem(), Examples.reluProblem(), Examples.leakyProblem())) {
      RiskEvaluation evaluation = RiskEvaluation.of(problem, BITS);
      List<DyadicInterval> weights = exact(problem.initialWeights());
      List<DyadicInterval> margins = evaluation.margins(weights);
      assertThat(margins).hasSize(problem.data().size());
      for (int i = 0; i < problem.data().size(); i++) {
        Evaluation reference =
            Evaluation.exact(problem.network(), problem.initialWeights(), problem.data().point(i));
        Rational margin = reference.value().multiply(Rational.of(problem.data().label(i)));
        assertThat(margins.get(i).lower().toRational()).isEqualTo(margin);
        assertThat(margins.get(i).upper().toRational()).isEqualTo(margin);
        List<DyadicInterval> s = evaluation.preActivations(weights, i);
        for (int v = problem.network().inputs(); v < problem.network().size(); v++) {
          assertThat(s.get(v).lower().toRational()).isEqualTo(reference.preActivations().get(v));
        }
        assertThat(s.subList(0, 2)).isEqualTo(exact(problem.data().point(i)));
      }
    }
  }

  /** {@code x → h → o} with weights w and the fixed 1. */
  private static DyadicInterval output(Activation activation, DyadicInterval w, String fixed) {
    Network network =
        Network.of(
            1,
            List.of(
                new Vertex("x", Activation.LINEAR),
                new Vertex("h", activation),
                new Vertex("o", Activation.LINEAR)),
            List.of(
                new Edge(0, 1, new Weight.Parameter(0)),
                new Edge(1, 2, new Weight.Fixed(Rational.parse(fixed)))),
            List.of("w"));
    Dataset data = HandMade.data(List.of(1), List.of(Examples.rationals("1")));
    FlowProblem problem =
        new FlowProblem(network, data, Examples.rationals("1"), Loss.EXPONENTIAL, Reduction.SUM);
    return RiskEvaluation.of(problem, BITS).margins(List.of(w)).get(0);
  }

  @Test
  void activationsMapEndsOfIntervals() {
    Activation leaky = Activation.leaky(Rational.of(1, 4));
    assertThat(output(leaky, interval(-2, -1), "1")).isEqualTo(interval(-0.5, -0.25));
    assertThat(output(leaky, interval(-2, 1), "1")).isEqualTo(interval(-0.5, 1));
    assertThat(output(leaky, interval(-2, 0), "1")).isEqualTo(interval(-0.5, 0));
    assertThat(output(leaky, interval(1, 2), "1")).isEqualTo(interval(1, 2));
    assertThat(output(Activation.RELU, interval(-2, -1), "1")).isEqualTo(point(0));
    assertThat(output(Activation.RELU, interval(-2, 3), "1")).isEqualTo(interval(0, 3));
    assertThat(output(Activation.LINEAR, interval(-2, 3), "2")).isEqualTo(interval(-4, 6));
    assertThat(output(Activation.LINEAR, interval(0, 3), "2")).isEqualTo(interval(0, 6));
    assertThat(output(Activation.LINEAR, interval(-3, 0), "2")).isEqualTo(interval(-6, 0));
  }

  @Test
  void numbersThatAreNotDyadicAreEnclosedAndShort() {
    DyadicInterval third = output(Activation.LINEAR, point(1), "1/3");
    assertThat(third.lower().toRational()).isLessThan(Rational.of(1, 3));
    assertThat(third.upper().toRational()).isGreaterThan(Rational.of(1, 3));
    assertIs(third, 1.0 / 3);
    Activation leaky = Activation.leaky(Rational.of(1, 3));
    DyadicInterval long1 = DyadicInterval.of(Dyadic.of(-1).subtract(Dyadic.ONE.scale(-63)));
    assertIs(output(leaky, long1, "1"), -1.0 / 3);
    DyadicInterval long2 = DyadicInterval.of(Dyadic.of(-1).subtract(Dyadic.ONE.scale(-100)));
    DyadicInterval rounded = output(Activation.LINEAR, long2, "1");
    assertThat(rounded.lower()).isLessThan(long2.lower());
    assertThat(rounded.upper()).isGreaterThan(long2.upper());
    assertShort(rounded);
  }

  @Test
  void lossesOfModerateMargins() {
    for (double p : new double[] {-30, -1.5, 0, 0.25, 3, 30}) {
      assertIs(evaluation(Loss.EXPONENTIAL).loss(point(p)), Math.exp(-p));
      assertIs(evaluation(Loss.EXPONENTIAL).slope(point(p)), Math.exp(-p));
      assertIs(evaluation(Loss.LOGISTIC).loss(point(p)), Math.log1p(Math.exp(-p)));
      assertIs(evaluation(Loss.LOGISTIC).slope(point(p)), 1 / (1 + Math.exp(p)));
      double s = Math.hypot(2, p);
      assertIs(evaluation(Loss.SQUAREPLUS).loss(point(p)), p > 0 ? 2 / (s + p) : (s - p) / 2);
      double larger = 2 / ((s + Math.abs(p)) * s);
      assertIs(evaluation(Loss.SQUAREPLUS).slope(point(p)), p > 0 ? larger : 1 - larger);
    }
  }

  @Test
  void lossesFallOnIntervals() {
    DyadicInterval wide = interval(-1, 2);
    DyadicInterval loss = evaluation(Loss.LOGISTIC).loss(wide);
    assertThat(loss.lower().approximateDouble()).isLessThanOrEqualTo(Math.log1p(Math.exp(-2)));
    assertIs(DyadicInterval.of(loss.upper()), Math.log1p(Math.exp(1)));
    DyadicInterval exponential = evaluation(Loss.EXPONENTIAL).loss(wide);
    assertIs(DyadicInterval.of(exponential.lower()), Math.exp(-2));
    assertIs(DyadicInterval.of(exponential.upper()), Math.exp(1));
  }

  /** From {@code u = 64} on the loss is u up to {@code 2^-64}, and the slope 1. */
  @Test
  void logisticLossesOfVeryNegativeMargins() {
    RiskEvaluation logistic = evaluation(Loss.LOGISTIC);
    DyadicInterval loss = logistic.loss(point(-70));
    assertThat(loss.lower()).isEqualTo(Dyadic.of(70));
    assertThat(loss.upper()).isGreaterThan(Dyadic.of(70));
    assertThat(loss.upper().subtract(loss.lower())).isLessThan(Dyadic.ONE.scale(-55));
    assertShort(loss);
    DyadicInterval long1 = DyadicInterval.of(Dyadic.of(-70).subtract(Dyadic.ONE.scale(-90)));
    assertShort(logistic.loss(long1));
    DyadicInterval slope = logistic.slope(point(-70));
    assertThat(slope.upper()).isEqualTo(Dyadic.ONE);
    assertThat(slope.lower()).isEqualTo(Dyadic.ONE.subtract(Dyadic.ONE.scale(-BITS)));
    DyadicInterval mixed = logistic.loss(interval(-70, 0));
    assertIs(DyadicInterval.of(mixed.lower()), Math.log(2));
    assertIs(DyadicInterval.of(mixed.upper()), 70);
    DyadicInterval mixedSlope = logistic.slope(interval(-70, 0));
    assertIs(DyadicInterval.of(mixedSlope.lower()), 0.5);
    assertThat(mixedSlope.upper()).isEqualTo(Dyadic.ONE);
    DyadicInterval huge = logistic.loss(DyadicInterval.of(Dyadic.ONE.scale(500).negate()));
    assertThat(huge.lower()).isEqualTo(Dyadic.ONE.scale(500));
  }

  /** {@code log(1 + 2^-k)}: relative width, not absolute, is small. */
  @ParameterizedTest
  @ValueSource(ints = {10, 40, 60, 64, 70, 200})
  void smallLossesAreSharp(int p) {
    DyadicInterval loss = evaluation(Loss.LOGISTIC).loss(point(p));
    DyadicInterval tail = evaluation(Loss.EXPONENTIAL).loss(point(p));
    DyadicInterval half = tail.square().scale(-1);
    assertThat(loss.lower())
        .isGreaterThanOrEqualTo(tail.subtract(half).lower().subtract(tail.upper().scale(-58)));
    assertThat(loss.lower()).isLessThanOrEqualTo(tail.upper());
    assertThat(loss.upper()).isGreaterThanOrEqualTo(tail.subtract(half).lower());
    assertThat(loss.upper().subtract(loss.lower())).isLessThan(tail.upper().scale(-58));
    assertShort(loss);
    Dyadic e = tail.lower();
    Dyadic log = e.subtract(e.multiply(e).scale(-1)).add(e.multiply(e).multiply(e));
    assertThat(loss.lower()).isLessThanOrEqualTo(log);
    RiskAt risk = risk(List.of(point(p)), loss);
    DyadicInterval margin = evaluation(Loss.LOGISTIC).smoothedMargin(risk);
    assertThat(margin.lower()).isLessThanOrEqualTo(Dyadic.of(p));
    assertThat(margin.upper()).isGreaterThanOrEqualTo(Dyadic.of(p));
    assertThat(margin.upper().subtract(margin.lower())).isLessThan(Dyadic.ONE.scale(-52));
  }

  /** What few bits enclose holds what many bits enclose. */
  @ParameterizedTest
  @ValueSource(ints = {1, 30, 63, 64, 65, 66, 67, 100})
  void inversesOfSmallLossesAreEnclosed(int exponent) {
    RiskAt risk = risk(List.of(point(1)), DyadicInterval.of(Dyadic.ONE.scale(-exponent)));
    FlowProblem problem = line(Loss.LOGISTIC, Reduction.SUM, 1);
    DyadicInterval coarse = RiskEvaluation.of(problem, BITS).smoothedMargin(risk);
    DyadicInterval fine = RiskEvaluation.of(problem, 400).smoothedMargin(risk);
    assertThat(coarse.lower()).isLessThanOrEqualTo(fine.lower());
    assertThat(coarse.upper()).isGreaterThanOrEqualTo(fine.upper());
  }

  private static RiskAt risk(List<DyadicInterval> margins, DyadicInterval sum) {
    Instant knot = new Instant(0, Rational.ONE, List.of(), Dyadic.ZERO, false);
    return new RiskAt(knot, margins, Optional.of(sum));
  }

  @ParameterizedTest
  @EnumSource(value = Loss.class, mode = EnumSource.Mode.EXCLUDE, names = "SQUARE")
  void theSmoothedMarginOfOneSampleIsItsMargin(Loss loss) {
    RiskEvaluation evaluation = evaluation(loss);
    for (double p : new double[] {0.125, 1, 20}) {
      DyadicInterval sum = evaluation.loss(point(p));
      assertIsNear(evaluation.smoothedMargin(risk(List.of(point(p)), sum)), p);
    }
  }

  /** A sum that is only known to be next to nothing lies at most 2n below the least margin. */
  @Test
  void theSmoothedMarginOfVanishingLosses() {
    DyadicInterval vanishing = new DyadicInterval(Dyadic.ZERO, Dyadic.ONE.scale(-5000));
    List<DyadicInterval> margins = List.of(interval(40, 50), interval(30, 60), interval(35, 36));
    assertThat(evaluation(Loss.EXPONENTIAL).smoothedMargin(risk(margins, vanishing)))
        .isEqualTo(interval(24, 36));
    Dyadic fine = Dyadic.of(40).add(Dyadic.ONE.scale(-100));
    DyadicInterval rounded =
        evaluation(Loss.LOGISTIC).smoothedMargin(risk(List.of(DyadicInterval.of(fine)), vanishing));
    assertThat(rounded.upper()).isGreaterThan(fine);
    assertShort(rounded);
  }

  @Test
  void lossesAddUpAndTheMeanDividesThem() {
    List<DyadicInterval> margins = List.of(point(0), point(1), point(-1));
    double sum = 1 + Math.exp(-1) + Math.exp(1);
    RiskEvaluation total = RiskEvaluation.of(line(Loss.EXPONENTIAL, Reduction.SUM, 3), BITS);
    RiskEvaluation mean = RiskEvaluation.of(line(Loss.EXPONENTIAL, Reduction.MEAN, 3), BITS);
    assertIs(total.lossSum(margins), sum);
    assertIs(total.risk(total.lossSum(margins)), sum);
    assertIs(mean.lossSum(margins), sum);
    assertIs(mean.risk(mean.lossSum(margins)), sum / 3);
    assertThat(total.risk(DyadicInterval.ONE)).isEqualTo(DyadicInterval.ONE);
  }

  @Test
  void lossesAtZero() {
    assertThat(evaluation(Loss.EXPONENTIAL).lossAtZero()).isEqualTo(DyadicInterval.ONE);
    assertIsNear(evaluation(Loss.LOGISTIC).lossAtZero(), Math.log(2));
  }

  private static RiskAt at(Loss loss, Dyadic weight, Dyadic radius) {
    List<Dyadic> weights = List.of(weight, Dyadic.ONE);
    return evaluation(loss).at(new Instant(0, Rational.ONE, weights, radius, false));
  }

  @Test
  void aRiskAllowsForTheRadius() {
    RiskAt risk = at(Loss.EXPONENTIAL, Dyadic.of(2), Dyadic.of(0.5));
    assertThat(risk.margins()).containsExactly(interval(0.75, 3.75));
    assertIs(DyadicInterval.of(risk.lossSum().lower()), Math.exp(-3.75));
    assertIs(DyadicInterval.of(risk.lossSum().upper()), Math.exp(-0.75));
    assertThat(risk.knot().radius()).isEqualTo(Dyadic.of(0.5));
  }

  @Test
  void risksBeyondAllNumbersAreMissing() {
    Dyadic huge = Dyadic.ONE.scale(61).negate();
    assertThat(at(Loss.EXPONENTIAL, huge, Dyadic.ZERO).sum()).isEmpty();
    assertThat(at(Loss.LOGISTIC, huge, Dyadic.ZERO).sum()).isPresent();
    assertThat(at(Loss.EXPONENTIAL, huge.negate(), Dyadic.ZERO).sum()).isPresent();
    assertThat(at(Loss.EXPONENTIAL, huge.scale(-2), Dyadic.ZERO).sum()).isPresent();
    assertThatThrownBy(() -> at(Loss.EXPONENTIAL, huge, Dyadic.ZERO).lossSum())
        .isInstanceOf(RangeException.class)
        .hasMessageContaining("e^(2^60)");
  }

  @Test
  void marginsOfOppositeLabelsAreNegated() {
    Dataset data =
        HandMade.data(List.of(1, -1), List.of(Examples.rationals("1"), Examples.rationals("1")));
    FlowProblem problem =
        new FlowProblem(
            HandMade.layered(Activation.LINEAR, 1, 1, 1),
            data,
            Examples.rationals("1", "1"),
            Loss.LOGISTIC,
            Reduction.SUM);
    List<DyadicInterval> weights = new ArrayList<>(List.of(interval(2, 3), point(1)));
    assertThat(RiskEvaluation.of(problem, BITS).margins(weights))
        .containsExactly(interval(2, 3), interval(-3, -2));
  }
}
