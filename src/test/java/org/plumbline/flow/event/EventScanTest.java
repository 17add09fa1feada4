package org.plumbline.flow.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.plumbline.flow.Fields.dyadics;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.SeriesArithmetic;
import org.plumbline.field.SeriesScale;
import org.plumbline.flow.Fields;
import org.plumbline.flow.Problems;
import org.plumbline.flow.state.Expansion;
import org.plumbline.flow.state.LeadingOrders;
import org.plumbline.network.Activation;
import org.plumbline.number.Dyadic;
import org.plumbline.series.program.LimbSeries;

final class EventScanTest {
  private static final int BITS = 128;
  private static final SeriesArithmetic.Factory ARITHMETIC = LimbSeries.withBits(BITS);
  private static final Pair SINKING = new Pair(0, 1);

  private static Expansion expansion(
      FlowProblem problem, GateTable gates, List<Dyadic> slopes, long timeExponent) {
    List<Dyadic> weights =
        problem.initialWeights().stream().map(w -> Dyadic.approximate(w, BITS)).toList();
    SeriesScale scale = SeriesScale.uniform(24, Dyadic.ONE.scale(timeExponent));
    return Expansion.at(
            new Expansion.Point(weights, slopes),
            Fields.field(problem, gates),
            ARITHMETIC,
            scale,
            BITS)
        .orElseThrow();
  }

  private static EventScan scan(FlowProblem problem, GateTable gates) {
    return new EventScan(problem, gates, Fields.ties(problem), ARITHMETIC, BITS);
  }

  /** The pre-activation is the weight {@code a} itself, which sinks from 1/10 at the rate 1.1. */
  @Test
  void theFirstZeroIsThatOfThePolynomial() {
    GateTable on = Fields.allOn(Fields.SINKING);
    Expansion expansion = expansion(Fields.SINKING, on, List.of(), -2);
    EventScan scan = scan(Fields.SINKING, on);
    Dyadic length = Dyadic.of(0.75);
    EventScan.Event event = scan.first(expansion, length, Fields.NOTHING).orElseThrow();
    assertThat(event.pair()).isEqualTo(SINKING);
    Dyadic value = expansion.weights(length).get(0).at(event.tau());
    assertThat(value.abs()).isLessThan(Dyadic.ONE.scale(-110));
    double foreseen = scan.foreseen(expansion, 0.75, Fields.NOTHING);
    assertThat(foreseen).isCloseTo(0.75 * event.tau().approximateDouble(), within(1e-3));
  }

  @Test
  void aShorterStepHasNoEvent() {
    GateTable on = Fields.allOn(Fields.SINKING);
    Expansion expansion = expansion(Fields.SINKING, on, List.of(), -2);
    EventScan scan = scan(Fields.SINKING, on);
    assertThat(scan.first(expansion, Dyadic.of(0.25), Fields.NOTHING)).isEmpty();
    assertThat(scan.foreseen(expansion, 0.25, Fields.NOTHING)).isEqualTo(0.25);
  }

  /** On the kink at the start: to its order it is no event, and what leaves it downwards is one. */
  @Test
  void zerosAtTheStartAreLeftOut() {
    FlowProblem rising =
        Problems.layered(
            List.of(2, 1, 1), List.of(Activation.RELU), "0 1 1", Problems.data("1 0 +; 0 2 +"));
    GateTable on = Fields.allOn(rising);
    Expansion expansion = expansion(rising, on, List.of(), -4);
    LeadingOrders one = new LeadingOrders(Map.of(Fields.ON_KINK, 1), Map.of());
    EventScan scan = scan(rising, on);
    assertThat(scan.first(expansion, Dyadic.ONE, one)).isEmpty();
    assertThat(scan.first(expansion, Dyadic.ONE, Fields.NOTHING))
        .contains(new EventScan.Event(Dyadic.ZERO, Fields.ON_KINK));
  }

  /** The slope is {@code 2e^(-2bc)}; the third sample drives {@code b} down, and it reaches 1. */
  @Test
  void aSlopeLeavesItsInterval() {
    FlowProblem problem =
        Problems.layered(
            List.of(2, 1, 1),
            List.of(Activation.RELU),
            "0 1/2 1",
            Problems.data("1 0 -; 2 2 +; 0 4 -"));
    GateTable gates = Fields.allOn(problem).with(Fields.ON_KINK, Gate.PINNED);
    Expansion expansion = expansion(problem, gates, dyadics(0.7), -7);
    EventScan scan = scan(problem, gates);
    EventScan.Event event = scan.first(expansion, Dyadic.ONE, Fields.NOTHING).orElseThrow();
    assertThat(event.pair()).isEqualTo(Fields.ON_KINK);
    Dyadic slope = expansion.slopes(Dyadic.ONE).get(0).at(event.tau());
    assertThat(slope.subtract(Dyadic.ONE).abs()).isLessThan(Dyadic.ONE.scale(-100));
    assertThat(scan.foreseen(expansion, 1, Fields.NOTHING))
        .isCloseTo(event.tau().approximateDouble(), within(1e-3));
  }

  @Test
  void ofTwoEventsTheEarlierCounts() {
    Optional<EventScan.Event> early = Optional.of(new EventScan.Event(Dyadic.of(0.25), SINKING));
    Optional<EventScan.Event> late =
        Optional.of(new EventScan.Event(Dyadic.of(0.5), Fields.ON_KINK));
    assertThat(EventScan.earlier(early, late)).isEqualTo(early);
    assertThat(EventScan.earlier(late, early)).isEqualTo(early);
    assertThat(EventScan.earlier(Optional.empty(), late)).isEqualTo(late);
    assertThat(EventScan.earlier(late, Optional.empty())).isEqualTo(late);
    assertThat(EventScan.earlier(Optional.empty(), Optional.empty())).isEmpty();
  }
}
