package org.plumbline.claim.along;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.Examples;
import org.plumbline.claim.HandMade;
import org.plumbline.claim.structure.ParameterMatrix;
import org.plumbline.data.Loss;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Pair;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.network.Activation;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/** {@link Observations}: of a trajectory of two steps, written down. */
final class ObservationsTest {
  private static final FlowProblem PROBLEM =
      HandMade.problem(
          HandMade.layered(Activation.RELU, 1, 1, 1),
          HandMade.data(List.of(1, -1), List.of(Examples.rationals("1"), Examples.rationals("2"))),
          Loss.EXPONENTIAL,
          "1",
          "-1");
  private static final TrajectoryStep FIRST =
      HandMade.step("0", "2", HandMade.on(PROBLEM), "1 1", "-1 1/2");
  private static final TrajectoryStep SECOND =
      HandMade.step("2", "5", HandMade.on(PROBLEM), "2 1 1", "-1/2 3/2");
  private final Observations measured = HandMade.measured(PROBLEM, FIRST, SECOND).observations();
  private final Observations enclosed =
      HandMade.enclosed(PROBLEM, 0x1p-30, FIRST, SECOND).observations();

  @Test
  void knotsAreTheStartAndBothEndsOfSteps() {
    List<Instant> knots = measured.knots();
    assertThat(knots).extracting(Instant::step).containsExactly(-1, 0, 0, 1, 1);
    assertThat(knots)
        .extracting(knot -> knot.time().toString())
        .containsExactly("0", "0", "2", "2", "5");
    assertThat(knots.get(3).weights()).isEqualTo(HandMade.dyadics("2", "-1/2"));
    assertThat(knots.get(4).weights()).isEqualTo(HandMade.dyadics("4", "1"));
    assertThat(knots)
        .extracting(Instant::isEnclosed)
        .containsExactly(true, false, false, false, false);
    assertThat(measured.ends()).containsExactly(knots.get(0), knots.get(2), knots.get(4));
    assertThat(measured.last()).isEqualTo(knots.get(4));
    assertThat(measured.horizon()).isEqualTo(new Interval(Rational.ZERO, Rational.of(5)));
    assertThat(enclosed.knots()).allMatch(Instant::isEnclosed);
    assertThat(enclosed.knots().get(2).radius()).isGreaterThanOrEqualTo(Dyadic.ONE.scale(-30));
    assertThat(enclosed.knots().get(2).radius()).isLessThan(Dyadic.ONE.scale(-29));
  }

  @Test
  void instantsWithinSteps() {
    Instant middle = measured.within(1, Dyadic.of(0.5));
    assertThat(middle.step()).isEqualTo(1);
    assertThat(middle.time()).isEqualTo(Rational.parse("7/2"));
    assertThat(middle.weights()).isEqualTo(HandMade.dyadics("11/4", "1/4"));
    assertThat(middle.isEnclosed()).isFalse();
    assertThat(middle.radius()).isLessThan(Dyadic.ONE.scale(-60));
    Instant certain = enclosed.within(1, Dyadic.of(0.5));
    assertThat(certain.isEnclosed()).isTrue();
    assertThat(certain.time()).isEqualTo(Rational.parse("7/2"));
    assertThat(certain.weights()).isEqualTo(middle.weights());
    assertThat(certain.radius()).isGreaterThanOrEqualTo(Dyadic.ONE.scale(-30));
  }

  @Test
  void precisionIsOfTheTrajectory() {
    assertThat(measured.bits()).isEqualTo(132);
    assertThat(measured.precision()).isEqualTo(ReadingPrecision.of(20, 100));
    Observations untouched = Examples.untouched(PROBLEM).observations();
    assertThat(untouched.bits()).isEqualTo(67 + 32);
    assertThat(untouched.steps()).isEmpty();
    assertThat(untouched.last().time()).isEqualTo(Rational.ZERO);
    assertThat(untouched.throughout()).isEmpty();
  }

  /** Margins {@code ab, -2ab}; the unit is on. */
  @Test
  void risksAtEndsOfSteps() {
    assertThat(measured.risks()).hasSize(3);
    assertThat(measured.riskAtStart().margins().get(1)).isEqualTo(DyadicInterval.of(Dyadic.of(2)));
    assertThat(measured.riskAtStart().knot()).isEqualTo(measured.knots().get(0));
    assertThat(measured.riskAtEnd().knot()).isEqualTo(measured.last());
    assertThat(measured.risks().get(1).knot()).isEqualTo(measured.knots().get(2));
    assertThat(measured.firstLow()).isEmpty();
    assertThat(measured.riskCost()).isEqualTo(4);
    assertThat(measured.isEnclosed()).isFalse();
    assertThat(enclosed.isEnclosed()).isTrue();
    assertThat(enclosed.throughout()).isPresent();
  }

  @Test
  void exactNumbersAtTheStart() {
    assertThat(measured.exactEvaluations()).hasSize(2);
    assertThat(measured.exactEvaluations().get(1).value()).isEqualTo(Rational.of(-2));
    assertThat(measured.exactGradients().get(1)).isEqualTo(Examples.rationals("-2", "2"));
  }

  @Test
  void gatesAreCertainFromTheLastUncertainOne() {
    Pair one = new Pair(1, 1);
    assertThat(certainFrom(Set.of(), Set.of())).isZero();
    assertThat(certainFrom(Set.of(one), Set.of())).isEqualTo(1);
    assertThat(certainFrom(Set.of(), Set.of(one))).isEqualTo(2);
    assertThat(certainFrom(Set.of(new Pair(0, 7)), Set.of(new Pair(0, 7)))).isZero();
    assertThat(measured.certainFrom(List.of(1))).isEqualTo(2);
  }

  private static int certainFrom(Set<Pair> first, Set<Pair> second) {
    return HandMade.uncertain(PROBLEM, 0, List.of(first, second), FIRST, SECOND)
        .observations()
        .certainFrom(List.of(1));
  }

  @Test
  void samplesAreEvenlySpaced() {
    List<Integer> all = IntStream.range(0, 20).boxed().toList();
    assertThat(Observations.sampled(all, 500_000)).containsExactly(0, 2, 5, 8, 10, 13, 16, 19);
    assertThat(Observations.sampled(all, 50_000))
        .containsExactly(0, 2, 4, 6, 8, 10, 12, 14, 16, 19);
    assertThat(Observations.sampled(all, 25_000)).isEqualTo(all);
    assertThat(Observations.sampled(all, 0)).isEqualTo(all);
    assertThat(Observations.sampled(List.of(1, 2), 1_000_000)).containsExactly(1, 2);
  }

  @Test
  void costsOfSingularVectors() {
    ParameterMatrix wide = new ParameterMatrix(List.of(List.of(0, 1, 2), List.of(3, 4, 5)));
    ParameterMatrix high =
        new ParameterMatrix(List.of(List.of(0, 1), List.of(2, 3), List.of(4, 5)));
    assertThat(Observations.spectralCost(wide)).isEqualTo(48 + 4 * 5);
    assertThat(Observations.spectralCost(high)).isEqualTo(48 + 4 * 5);
    assertThat(measured.spectralKnots(wide)).isEqualTo(measured.ends());
  }

  /** A million multiplications: of networks of 1,000 edges a thousand samples, at least one. */
  @Test
  void exactEvaluationsAreLimited() {
    FlowProblem problem =
        HandMade.problem(
            HandMade.layered(Activation.LINEAR, 1, 1000, 1),
            HandMade.data(
                java.util.Collections.nCopies(501, 1),
                java.util.Collections.nCopies(501, Examples.rationals("1"))),
            Loss.EXPONENTIAL,
            java.util.Collections.nCopies(2000, "0").toArray(String[]::new));
    assertThat(Examples.untouched(problem).observations().exactEvaluations()).hasSize(500);
  }

  @Test
  void partsAreSharedOnceDerived() {
    assertThat(measured.gates().steps()).isEqualTo(2);
    assertThat(measured.gates()).isSameAs(measured.gates());
    assertThat(measured.layers().classes()).hasSize(1);
    assertThat(measured.layers()).isSameAs(measured.layers());
    assertThat(measured.maxMargin()).isSameAs(measured.maxMargin()).isNotNull();
    assertThat(measured.evaluator()).isSameAs(measured.evaluator());
  }
}
