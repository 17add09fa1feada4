package org.plumbline.compare.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.GateEvent;
import org.plumbline.field.Pair;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.number.Dyadic;
import org.plumbline.number.NumberFormat;
import org.plumbline.number.Rational;

/** Points on alternating sides of the kink of one unit, at times 0, 1, 2, .... */
final class ChatterTest {
  private static final FlowProblem PROBLEM =
      new FlowProblem(
          new LayeredArchitecture(List.of(1, 1, 1), List.of(Activation.RELU), List.of()).network(),
          new Dataset(List.of("x"), List.of(List.of(Rational.ONE)), List.of(1)),
          List.of(Rational.ONE, Rational.ONE),
          Loss.EXPONENTIAL,
          Reduction.SUM);

  private static String chatter(GateEvent.Kind kind, long from, double... sides) {
    List<Dyadic> times = new ArrayList<>();
    List<List<Dyadic>> weights = new ArrayList<>();
    for (int k = 0; k < sides.length; k++) {
      times.add(Dyadic.of((long) k));
      weights.add(List.of(Dyadic.of(sides[k]), Dyadic.ONE));
    }
    GateEvent event = new GateEvent(Dyadic.of(from), new Pair(0, 1), kind);
    return Chatter.text(
        new FlowCase(
            new FlowSuspicion.Case(
                PROBLEM,
                new ClaimedPoints(times, weights),
                NumberFormat.FLOAT64,
                0,
                0,
                List.of(),
                List.of(event))));
  }

  @Test
  void changesOfSideAreCounted() {
    assertThat(chatter(GateEvent.Kind.PINNED, 0, 0.1, -0.1, 0.2, -0.1, 0.1))
        .contains("chatters about the kink of h1[0] on sample 0 (4 changes of side)");
  }

  /** A point on the kink itself is on no side. */
  @Test
  void kinkItselfIsNoSide() {
    assertThat(chatter(GateEvent.Kind.PINNED, 0, 0.1, 0, 0.1, 0, 0.1, 0, 0.1)).isEmpty();
    assertThat(chatter(GateEvent.Kind.PINNED, 0, 0.1, 0, -0.1, 0, 0.1, 0, -0.1))
        .contains("(3 changes of side)");
  }

  @Test
  void twoChangesAreNone() {
    assertThat(chatter(GateEvent.Kind.PINNED, 0, 0.1, -0.1, 0.1)).isEmpty();
  }

  @Test
  void changesCountWhileFlowIsHeldOnly() {
    assertThat(chatter(GateEvent.Kind.PINNED, 2, 0.1, -0.1, 0.2, -0.1, 0.1)).isEmpty();
    assertThat(chatter(GateEvent.Kind.ON, 0, 0.1, -0.1, 0.2, -0.1, 0.1)).isEmpty();
  }
}
