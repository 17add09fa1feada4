package org.plumbline.flow.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.SidePreActivation;
import org.plumbline.field.TiedSamples;
import org.plumbline.flow.Problems;
import org.plumbline.flow.state.LeadingOrders;
import org.plumbline.network.Activation;

/** What is watched: the pairs that have a sign to keep, and the sides of pinned ones. */
final class GateWatchTest {
  private static final LeadingOrders NOTHING = new LeadingOrders(Map.of(), Map.of());

  private static FlowProblem problem(Activation activation, String data) {
    return Problems.layered(
        List.of(1, 1, 1, 1), List.of(activation, activation), "1 1 1", Problems.data(data));
  }

  private static GateWatch watch(FlowProblem problem, GateTable gates) {
    return new GateWatch(problem, gates, TiedSamples.of(problem.network(), problem.data()));
  }

  private static GateTable open(FlowProblem problem) {
    return GateTable.of(problem.network(), problem.data().size(), pair -> true);
  }

  private static final Pair FIRST = new Pair(0, 1);
  private static final Pair SECOND = new Pair(0, 2);

  @Test
  void livePairsAreNeitherPinnedNorSilent() {
    FlowProblem problem = problem(Activation.RELU, "1 +");
    assertThat(watch(problem, open(problem)).live()).containsExactly(FIRST, SECOND);
    assertThat(watch(problem, open(problem).with(SECOND, Gate.PINNED)).live())
        .containsExactly(FIRST);
    assertThat(watch(problem, open(problem).with(FIRST, Gate.OFF)).live()).containsExactly(FIRST);
  }

  /** Of pairs that are multiples of each other the first is enough. */
  @Test
  void multiplesAreWatchedOnce() {
    FlowProblem problem = problem(Activation.RELU, "1 +; 3 +");
    assertThat(watch(problem, open(problem)).live()).contains(FIRST).doesNotContain(new Pair(1, 1));
  }

  /** Behind a pinned leaky unit there are two sides, behind a pinned ReLU one. */
  @Test
  void pinnedUnitsHaveSides() {
    FlowProblem relu = problem(Activation.RELU, "1 +");
    GateTable gates = open(relu).with(FIRST, Gate.PINNED);
    assertThat(GateWatch.sides(relu.network(), gates, SECOND))
        .containsExactly(new SidePreActivation(SECOND, 1, true));
    FlowProblem leaky = problem(Problems.LEAKY, "1 +");
    assertThat(GateWatch.sides(leaky.network(), gates, SECOND))
        .containsExactly(
            new SidePreActivation(SECOND, 1, true), new SidePreActivation(SECOND, 1, false));
    assertThat(GateWatch.sides(leaky.network(), open(leaky), SECOND)).isEmpty();
  }

  @Test
  void onlyWhatIsDoubtfulIsComputed() {
    FlowProblem problem = problem(Activation.RELU, "1 +");
    GateWatch watch = watch(problem, open(problem));
    assertThat(watch.open(List.of(), NOTHING)).isEmpty();
    assertThat(watch.computedPairs()).isZero();
    List<WatchedGate> found = watch.open(List.of(SECOND), NOTHING);
    assertThat(found).hasSize(1);
    assertThat(found.get(0).pair()).isEqualTo(SECOND);
    assertThat(found.get(0).sign()).isEqualTo(1);
    assertThat(watch.computedPairs()).isEqualTo(1);
    assertThat(watch.all(NOTHING)).hasSize(2);
    assertThat(watch.computedPairs()).isEqualTo(2);
  }

  /** What stays at zero has no sign to keep, what leaves it is watched from there. */
  @Test
  void pairsThatRestAreNotWatched() {
    FlowProblem problem = problem(Activation.RELU, "1 +");
    GateTable closed = GateTable.allOff(problem.network(), 1);
    LeadingOrders resting =
        new LeadingOrders(Map.of(FIRST, LeadingOrders.IDENTICALLY_ZERO), Map.of());
    assertThat(watch(problem, closed).all(resting)).isEmpty();
    List<WatchedGate> leaving =
        watch(problem, closed).open(List.of(), new LeadingOrders(Map.of(FIRST, 2), Map.of()));
    assertThat(leaving).hasSize(1);
    assertThat(leaving.get(0).sign()).isEqualTo(-1);
    assertThat(leaving.get(0).zerosAtStart()).isEqualTo(2);
  }
}
