package org.plumbline.flow.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.plumbline.flow.Fields.ON_KINK;
import static org.plumbline.flow.Fields.dyadics;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.flow.Fields;
import org.plumbline.flow.Position;
import org.plumbline.flow.Problems;
import org.plumbline.flow.kink.Resolution;
import org.plumbline.flow.state.ApproximateRisk;
import org.plumbline.flow.state.LeadingOrders;
import org.plumbline.flow.state.PointState;
import org.plumbline.flow.state.WorkingPrecision;
import org.plumbline.network.Activation;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/** {@code f = c relu(a x + b y)} with {@code a = 0}: the sample (1, 0) arrives at its kink. */
final class LaneKinksTest {
  private static final WorkingPrecision PRECISION = new WorkingPrecision(140, 24, 100);

  private static FlowProblem problem(String weights, String data) {
    return Problems.layered(
        List.of(2, 1, 1), List.of(Activation.RELU), weights, Problems.data(data));
  }

  private static Optional<Resolution.Unique> pass(
      FlowProblem problem, GateTable gates, List<Dyadic> slopes, LeadingOrders orders) {
    LaneForm form = LaneForm.of(problem, Fields.ties(problem), gates, PRECISION).orElseThrow();
    assertThat(form.change(gates)).isTrue();
    List<Dyadic> weights =
        problem.initialWeights().stream().map(w -> Dyadic.approximate(w, 140)).toList();
    Position here =
        new Position(
            Rational.ONE,
            PointState.at(problem, weights, 140),
            new ApproximateRisk(problem).at(weights),
            slopes,
            orders);
    Optional<Resolution.Unique> found = LaneKinks.pass(form, here, gates, ON_KINK);
    assertSame(found, deep(problem, gates).pass(here, gates, ON_KINK));
    return found;
  }

  /** The form for kinks anywhere. */
  private static FieldInLanes deep(FlowProblem problem, GateTable gates) {
    DeepForm form = DeepForm.of(problem, Fields.ties(problem), gates, PRECISION).orElseThrow();
    assertThat(form.change(gates)).isTrue();
    return form;
  }

  private static void assertSame(
      Optional<Resolution.Unique> found, Optional<Resolution.Unique> other) {
    assertThat(other.map(Resolution.Unique::gates)).isEqualTo(found.map(Resolution.Unique::gates));
    assertThat(other.map(Resolution.Unique::leadingOrders))
        .isEqualTo(found.map(Resolution.Unique::leadingOrders));
    List<Dyadic> slopes = found.map(Resolution.Unique::slopes).orElse(List.of());
    List<Dyadic> others = other.map(Resolution.Unique::slopes).orElse(List.of());
    assertThat(others).hasSameSizeAs(slopes);
    for (int j = 0; j < slopes.size(); j++) {
      assertThat(others.get(j).subtract(slopes.get(j)).abs()).isLessThan(Dyadic.ONE.scale(-40));
    }
  }

  private static Optional<Resolution.Unique> arrive(FlowProblem problem) {
    return pass(problem, Fields.allOn(problem), List.of(), Fields.NOTHING);
  }

  /** The sample (1, 2) moves {@code a} by {@code ±e^∓2}, the other one by 1 while it is on. */
  @ParameterizedTest
  @CsvSource({"1 0 +; 1 2 +, ON", "1 0 -; 1 2 -, OFF"})
  void thePairGoesWhereItsRateLeads(String data, Gate expected) {
    Resolution.Unique found = arrive(problem("0 1 1", data)).orElseThrow();
    assertThat(found.gates().gate(ON_KINK)).isEqualTo(expected);
    assertThat(found.slopes()).isEmpty();
    assertThat(found.leadingOrders().of(ON_KINK)).isEqualTo(1);
    assertThat(found.field().get().slopePairs()).isEmpty();
  }

  @Test
  void thePairIsPinnedWhereBothSidesPushBack() {
    Resolution.Unique found = arrive(Fields.BALANCED).orElseThrow();
    assertThat(found.gates().gate(ON_KINK)).isEqualTo(Gate.PINNED);
    assertThat(found.slopes()).hasSize(1);
    assertThat(found.slopes().get(0).approximateDouble()).isCloseTo(Math.exp(-2), within(1e-14));
    assertThat(found.leadingOrders().of(ON_KINK)).isZero();
    assertThat(found.field().get().slopePairs()).containsExactly(ON_KINK);
  }

  /** With a negative weight behind the unit all turns round. */
  @Test
  void theSignOfTheSignalCounts() {
    Resolution.Unique found = arrive(problem("0 1 -1", "1 0 +; 1 2 -")).orElseThrow();
    assertThat(found.gates().gate(ON_KINK)).isEqualTo(Gate.PINNED);
    assertThat(found.slopes().get(0).approximateDouble()).isCloseTo(Math.exp(-2), within(1e-14));
  }

  /** A rate of zero, a second pair that vanishes, a collinear sample, two ways to go on. */
  @ParameterizedTest
  @CsvSource({
    "0 1 1, 1 0 +; 0 2 +",
    "0 0 1, 1 0 +; 1 2 +",
    "0 1 1, 1 0 +; 1 2 +; 3 0 +",
    "0 1 1, 1 0 +; -1 2 +"
  })
  void whatIsNotPlainIsLeftToTheSearch(String weights, String data) {
    assertThat(arrive(problem(weights, data))).isEmpty();
  }

  @Test
  void pairsThatRestAndSlopesThatAreMissingAreLeftToTheSearch() {
    FlowProblem problem = problem("0 1 1", "1 0 +; 1 2 +");
    LeadingOrders resting =
        new LeadingOrders(Map.of(ON_KINK, LeadingOrders.IDENTICALLY_ZERO), Map.of());
    assertThat(pass(problem, Fields.allOn(problem), List.of(), resting)).isEmpty();
    GateTable pinned = Fields.allOn(problem).with(ON_KINK, Gate.PINNED);
    assertThat(pass(problem, pinned, List.of(), Fields.NOTHING)).isEmpty();
  }

  /** A pinned pair whose slope has reached an end of its interval leaves to that side, slowly. */
  @ParameterizedTest
  @CsvSource({"1, ON", "0, OFF"})
  void aReleasedPairLeavesToTheSideOfItsSlope(double slope, Gate expected) {
    GateTable pinned = Fields.allOn(Fields.BALANCED).with(ON_KINK, Gate.PINNED);
    Resolution.Unique found =
        pass(Fields.BALANCED, pinned, dyadics(slope), Fields.NOTHING).orElseThrow();
    assertThat(found.gates().gate(ON_KINK)).isEqualTo(expected);
    assertThat(found.leadingOrders().of(ON_KINK)).isEqualTo(2);
    assertThat(found.slopes()).isEmpty();
  }
}
