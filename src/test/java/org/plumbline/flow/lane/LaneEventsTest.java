package org.plumbline.flow.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.SeriesScale;
import org.plumbline.flow.Fields;
import org.plumbline.flow.Problems;
import org.plumbline.flow.event.EventScan;
import org.plumbline.flow.state.LeadingOrders;
import org.plumbline.flow.state.WorkingPrecision;
import org.plumbline.network.Activation;
import org.plumbline.number.Dyadic;

final class LaneEventsTest {
  private static final WorkingPrecision PRECISION = new WorkingPrecision(140, 24, 100);

  private static LaneForm form(FlowProblem problem, GateTable gates) {
    LaneForm form = LaneForm.of(problem, Fields.ties(problem), gates, PRECISION).orElseThrow();
    assertThat(form.change(gates)).isTrue();
    return form;
  }

  /**
   * A form of a field, and what finds its events.
   *
   * @param flow the form: that of a first layer, or the one for kinks anywhere
   */
  private record Watched(FlowProblem problem, LaneFlow flow, EventSearch search) {
    static Watched of(FlowProblem problem, GateTable gates, boolean isDeep) {
      if (!isDeep) {
        LaneForm form = form(problem, gates);
        return new Watched(problem, form, form.search());
      }
      DeepForm form = DeepForm.of(problem, Fields.ties(problem), gates, PRECISION).orElseThrow();
      assertThat(form.change(gates)).isTrue();
      return new Watched(problem, form, form.search());
    }

    LaneExpansion expansion(long timeExponent, double... slopes) {
      List<Dyadic> weights =
          problem.initialWeights().stream().map(w -> Dyadic.approximate(w, 140)).toList();
      SeriesScale scale = SeriesScale.uniform(20, Dyadic.ONE.scale(timeExponent));
      LaneExpansion expansion =
          new LanePoint(flow, weights, Fields.dyadics(slopes)).beginning(scale);
      assertThat(expansion.extend(20)).isTrue();
      return expansion;
    }
  }

  /** The pre-activation is the weight {@code a} itself, which sinks from 1/10 at the rate 1.1. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theFirstZeroIsThatOfThePolynomial(boolean isDeep) {
    Watched form = Watched.of(Fields.SINKING, Fields.allOn(Fields.SINKING), isDeep);
    LaneExpansion expansion = form.expansion(-2);
    Dyadic length = Dyadic.of(0.75);
    EventScan.Event event = form.search().first(expansion, length, Fields.NOTHING).orElseThrow();
    assertThat(event.pair()).isEqualTo(new Pair(0, 1));
    Dyadic value = expansion.weights(length).get(0).at(event.tau());
    assertThat(value.abs()).isLessThan(Dyadic.ONE.scale(-110));
    assertThat(form.search().foreseen(expansion, 0.75, Fields.NOTHING))
        .isCloseTo(0.75 * event.tau().approximateDouble(), within(1e-3));
    assertThat(form.search().first(expansion, Dyadic.of(0.25), Fields.NOTHING)).isEmpty();
    assertThat(form.search().foreseen(expansion, 0.25, Fields.NOTHING)).isEqualTo(0.25);
  }

  /** Two samples along one axis each: both sink, and that which begins lower arrives first. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void ofSeveralPairsTheFirstIsFound(boolean isDeep) {
    FlowProblem problem =
        Problems.layered(
            List.of(2, 1, 1),
            List.of(Activation.RELU),
            "1/10 1/20 1",
            Problems.data("1 0 -; 0 1 -"));
    Watched form = Watched.of(problem, Fields.allOn(problem), isDeep);
    LaneExpansion expansion = form.expansion(-3);
    Optional<EventScan.Event> event = form.search().first(expansion, Dyadic.ONE, Fields.NOTHING);
    assertThat(event.orElseThrow().pair()).isEqualTo(new Pair(1, 2));
    Dyadic second = expansion.weights(Dyadic.ONE).get(1).at(event.get().tau());
    assertThat(second.abs()).isLessThan(Dyadic.ONE.scale(-110));
  }

  /** Nothing that rests or leaves zero on its side is an event, what has no order there is. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void zerosAtTheStartAreLeftOut(boolean isDeep) {
    FlowProblem rising =
        Problems.layered(
            List.of(2, 1, 1), List.of(Activation.RELU), "0 1 1", Problems.data("1 0 +; 0 2 +"));
    Watched form = Watched.of(rising, Fields.allOn(rising), isDeep);
    LaneExpansion expansion = form.expansion(-4);
    for (int order : new int[] {1, LeadingOrders.IDENTICALLY_ZERO}) {
      LeadingOrders orders = new LeadingOrders(Map.of(Fields.ON_KINK, order), Map.of());
      assertThat(form.search().first(expansion, Dyadic.ONE, orders)).isEmpty();
    }
    assertThat(form.search().first(expansion, Dyadic.ONE, Fields.NOTHING))
        .contains(new EventScan.Event(Dyadic.ZERO, Fields.ON_KINK));
  }

  /** The slope is {@code 2e^(-2bc)}; the third sample drives {@code b} down, and it reaches 1. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aSlopeLeavesItsInterval(boolean isDeep) {
    FlowProblem problem =
        Problems.layered(
            List.of(2, 1, 1),
            List.of(Activation.RELU),
            "0 1/2 1",
            Problems.data("1 0 -; 2 2 +; 0 4 -"));
    Watched form =
        Watched.of(problem, Fields.allOn(problem).with(Fields.ON_KINK, Gate.PINNED), isDeep);
    LaneExpansion expansion = form.expansion(-10, 0.5);
    Dyadic length = Dyadic.of(8);
    EventScan.Event event = form.search().first(expansion, length, Fields.NOTHING).orElseThrow();
    assertThat(event.pair()).isEqualTo(Fields.ON_KINK);
    Dyadic slope = expansion.slopes(length).get(0).at(event.tau());
    assertThat(slope.subtract(Dyadic.ONE).abs()).isLessThan(Dyadic.ONE.scale(-100));
    assertThat(form.search().foreseen(expansion, 8, Fields.NOTHING))
        .isCloseTo(8 * event.tau().approximateDouble(), within(1e-2));
  }

  /**
   * {@code f = relu(b relu(a x))}: the second unit leaves with {@code b}, which sinks from 1/10 as
   * {@code a} does in the network above.
   */
  @Test
  void aPairBehindTheFirstLayerIsFound() {
    FlowProblem problem =
        Problems.layered(
            List.of(1, 1, 1, 1),
            List.of(Activation.RELU, Activation.RELU),
            "1 1/10 1",
            Problems.data("1 -"));
    Watched form = Watched.of(problem, Fields.allOn(problem), true);
    LaneExpansion expansion = form.expansion(-2);
    EventScan.Event event =
        form.search().first(expansion, Dyadic.ONE, Fields.NOTHING).orElseThrow();
    assertThat(event.pair()).isEqualTo(new Pair(0, 2));
    Dyadic weight = expansion.weights(Dyadic.ONE).get(1).at(event.tau());
    assertThat(weight.abs()).as("but for orders above 20").isLessThan(Dyadic.ONE.scale(-40));
    assertThat(form.search().first(expansion, Dyadic.of(0.25), Fields.NOTHING)).isEmpty();
  }

  /** A vertex that nothing feeds stays at zero: no event. */
  @Test
  void whatIsSilentIsNoEvent() {
    FlowProblem problem =
        Problems.layered(
            List.of(1, 1, 1, 1),
            List.of(Activation.RELU, Activation.RELU),
            "1 1 1",
            Problems.data("-1 -"));
    Watched form = Watched.of(problem, GateTable.allOff(problem.network(), 1), true);
    LaneExpansion expansion = form.expansion(-2);
    assertThat(form.search().first(expansion, Dyadic.ONE, Fields.NOTHING)).isEmpty();
  }

  /** By natural size, {@code |a x| + |b y|}; a sample that is zero never counts. */
  @Test
  void whatIsWithinAPartOfItsSizeVanishes() {
    FlowProblem problem =
        Problems.layered(
            List.of(2, 1, 1),
            List.of(Activation.RELU),
            "1 1 1",
            Problems.data("1 1 +; 2 1 +; 0 0 -"));
    LaneEvents events = form(problem, Fields.allOn(problem)).events();
    double[] weights = {1, -1 - 0x1p-20};
    assertThat(events.vanishing(weights, 0x1p-20)).containsExactly(new Pair(0, 2));
    assertThat(events.vanishing(weights, 0x1p-22)).isEmpty();
    assertThat(events.vanishing(weights, 1)).containsExactly(new Pair(0, 2), new Pair(1, 2));
  }
}
