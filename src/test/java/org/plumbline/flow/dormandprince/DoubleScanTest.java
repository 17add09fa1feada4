package org.plumbline.flow.dormandprince;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.flow.Fields;
import org.plumbline.flow.Problems;
import org.plumbline.flow.event.EventScan;
import org.plumbline.flow.state.LeadingOrders;
import org.plumbline.network.Activation;
import org.plumbline.number.Dyadic;

/** Weights on lines: what they cross is known. */
final class DoubleScanTest {
  private static final int BITS = 64;
  private static final Pair FIRST = new Pair(0, 2);
  private static final Pair SECOND = new Pair(1, 2);

  /** {@code s = a} on the first sample and {@code s = b} on the second. */
  private static final FlowProblem TWO =
      Problems.layered(
          List.of(2, 1, 1), List.of(Activation.RELU), "1 1 1", Problems.data("1 0 +; 0 1 +"));

  private static Optional<EventScan.Event> first(
      FlowProblem problem, GateTable gates, LeadingOrders orders, DoubleStep step) {
    double[] guess = new double[gates.pinned().size()];
    DoubleField field = new DoubleField(Fields.field(problem, gates), guess);
    return new DoubleScan(problem, gates, Fields.ties(problem), field, BITS).first(step, orders);
  }

  private static void assertEvent(Optional<EventScan.Event> event, Pair pair, double tau) {
    assertThat(event).isPresent();
    assertThat(event.get().pair()).isEqualTo(pair);
    assertThat(event.get().tau().approximateDouble()).isCloseTo(tau, within(1e-12));
  }

  @Test
  void theEarlierOfTwoZerosIsTheEvent() {
    GateTable on = Fields.allOn(TWO);
    double[] start = {0.8, 0.5, 2};
    assertEvent(first(TWO, on, Fields.NOTHING, DoubleSteps.line(start, -1, -1, 0)), SECOND, 0.5);
    assertEvent(first(TWO, on, Fields.NOTHING, DoubleSteps.line(start, -2, -1, 0)), FIRST, 0.4);
    assertThat(first(TWO, on, Fields.NOTHING, DoubleSteps.line(start, -0.7, 0, 0))).isEmpty();
  }

  @Test
  void aGateThatIsOffIsLeftFromBelow() {
    GateTable off = GateTable.allOff(TWO.network(), 2);
    DoubleStep rising = DoubleSteps.line(new double[] {-0.25, -1, 2}, 1, 0.5, 0);
    assertEvent(first(TWO, off, Fields.NOTHING, rising), FIRST, 0.25);
  }

  /** What vanishes at the start and leaves it to the right side is no event there. */
  @Test
  void zerosAtTheStartAreLeftOutToTheirOrder() {
    GateTable on = Fields.allOn(TWO);
    DoubleStep leaving = DoubleSteps.line(new double[] {0, 1, 2}, 1, 0, 0);
    LeadingOrders one = new LeadingOrders(Map.of(FIRST, 1), Map.of());
    assertThat(first(TWO, on, one, leaving)).isEmpty();
    assertThat(first(TWO, on, Fields.NOTHING, leaving))
        .contains(new EventScan.Event(Dyadic.ZERO, FIRST));
  }

  /** The slope is {@code e^(-2bc)}, which exceeds 1 as soon as {@code c} is negative. */
  @Test
  void aSlopeLeavesItsInterval() {
    FlowProblem problem = Fields.BALANCED;
    GateTable gates = Fields.allOn(problem).with(Fields.ON_KINK, Gate.PINNED);
    DoubleStep step = DoubleSteps.line(new double[] {0, 1.5, 1}, 0, 0, -1.5);
    EventScan.Event event = first(problem, gates, Fields.NOTHING, step).orElseThrow();
    assertThat(event.pair()).isEqualTo(Fields.ON_KINK);
    // Interpolated between eight nodes.
    assertThat(event.tau().approximateDouble()).isCloseTo(2.0 / 3, within(1e-3));
  }

  @Test
  void aSlopeThatIsNotFoundHoldsNothingFromTheStart() {
    FlowProblem problem = Fields.UNHELD;
    GateTable gates = GateTable.allOff(problem.network(), 1).with(Fields.ON_KINK, Gate.PINNED);
    DoubleStep step = DoubleSteps.line(new double[] {1, -1, 0}, 0, 0, 0);
    assertThat(first(problem, gates, Fields.NOTHING, step))
        .contains(new EventScan.Event(Dyadic.ZERO, Fields.ON_KINK));
  }
}
