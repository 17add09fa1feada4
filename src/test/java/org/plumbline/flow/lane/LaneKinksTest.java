package org.plumbline.flow.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.plumbline.flow.Fields.ON_KINK;
import static org.plumbline.flow.Fields.dyadics;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.flow.Fields;
import org.plumbline.flow.Position;
import org.plumbline.flow.Problems;
import org.plumbline.flow.kink.GateResolver;
import org.plumbline.flow.kink.Resolution;
import org.plumbline.flow.state.ApproximateRisk;
import org.plumbline.flow.state.LeadingOrders;
import org.plumbline.flow.state.PointState;
import org.plumbline.flow.state.WorkingPrecision;
import org.plumbline.network.Activation;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;
import org.plumbline.series.program.LimbSeries;

/** {@code f = c relu(a x + b y)} with {@code a = 0}: the sample (1, 0) arrives at its kink. */
final class LaneKinksTest {
  private static final WorkingPrecision PRECISION = new WorkingPrecision(140, 24, 100);

  /** The first sample at a unit behind eight inputs. */
  private static final Pair FIRST = new Pair(0, 8);

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

  /**
   * Seven samples lie on the kink of one unit, six of them pinned before: what pivots find is what
   * the search over all assignments finds.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void manyPinnedPairsAreDecidedAsBySearch(long seed) {
    FlowProblem problem = crowded(seed, "-");
    GateTable gates = Fields.allOn(problem);
    List<Pair> onKink = IntStream.range(0, 7).mapToObj(i -> new Pair(i, 8)).toList();
    for (Pair pair : onKink.subList(1, 7)) {
      gates = gates.with(pair, Gate.PINNED);
    }
    LaneForm form = LaneForm.of(problem, Fields.ties(problem), gates, PRECISION).orElseThrow();
    assertThat(form.change(gates)).isTrue();
    Position here = at(problem, Collections.nCopies(6, Dyadic.of(0.5)), Fields.NOTHING);
    Resolution.Unique found = LaneKinks.pass(form, here, gates, FIRST).orElseThrow();
    Resolution.Unique searched =
        (Resolution.Unique)
            new GateResolver(
                    problem, Fields.ties(problem), LimbSeries.withBits(PRECISION.bits()), PRECISION)
                .resolve(here.point(), onKink, Optional.empty());
    assertThat(found.gates()).isEqualTo(searched.gates());
    assertThat(found.slopes()).hasSameSizeAs(searched.slopes());
    for (int j = 0; j < found.slopes().size(); j++) {
      assertThat(found.slopes().get(j).approximateDouble())
          .isCloseTo(searched.slopes().get(j).approximateDouble(), within(1e-9));
    }
  }

  /** Where a sample is repelled by the kink, more than one assignment may fit. */
  @Test
  void manyPairsOfWhichOneIsRepelledAreLeftToTheSearch() {
    FlowProblem problem = crowded(1, "+");
    GateTable gates = Fields.allOn(problem);
    for (int i = 1; i < 7; i++) {
      gates = gates.with(new Pair(i, 8), Gate.PINNED);
    }
    LaneForm form = LaneForm.of(problem, Fields.ties(problem), gates, PRECISION).orElseThrow();
    assertThat(form.change(gates)).isTrue();
    Position here = at(problem, Collections.nCopies(6, Dyadic.of(0.5)), Fields.NOTHING);
    assertThat(LaneKinks.pass(form, here, gates, FIRST)).isEmpty();
  }

  /**
   * {@code f = 2 relu(x_8)} at the start: seven samples with {@code x_8 = 0} and five behind them.
   */
  private static FlowProblem crowded(long seed, String labelOfFirst) {
    Random random = new Random(seed);
    StringBuilder data = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      for (int a = 0; a < 7; a++) {
        data.append(random.nextInt(17) - 8).append(' ');
      }
      String label = i == 0 ? labelOfFirst : i < 7 || random.nextBoolean() ? "-" : "+";
      data.append(i < 7 ? "0 " : "1/4 ").append(label).append("; ");
    }
    return Problems.layered(
        List.of(8, 1, 1),
        List.of(Activation.RELU),
        "0 0 0 0 0 0 0 1 2",
        Problems.data(data.substring(0, data.length() - 2)));
  }

  private static Position at(FlowProblem problem, List<Dyadic> slopes, LeadingOrders orders) {
    List<Dyadic> weights =
        problem.initialWeights().stream().map(w -> Dyadic.approximate(w, 140)).toList();
    return new Position(
        Rational.ONE,
        PointState.at(problem, weights, 140),
        new ApproximateRisk(problem).at(weights),
        slopes,
        orders);
  }
}
