package org.plumbline.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.network.Weight;
import org.plumbline.number.Rational;

final class BackwardPassTest {
  private static final Pair PINNED = new Pair(0, 1);

  /** Two units side by side: weights 0 and 1 into them, 2 and 3 out of them. */
  private static final Network WIDE =
      Chains.graph(
          1,
          List.of(Chains.HALF, Chains.QUARTER),
          new int[] {0, 1},
          new int[] {0, 2},
          new int[] {1, 3},
          new int[] {2, 3});

  private static List<Rational> numbers(String... numbers) {
    return Arrays.stream(numbers).map(Rational::parse).toList();
  }

  @Test
  void gatesScaleWhatComesBackThroughThem() {
    ProgramBuilder builder = new ProgramBuilder(4);
    GateTable gates = GateTable.allOff(WIDE, 2).with(new Pair(1, 1), Gate.ON);
    BackwardPass pass = new BackwardPass(WIDE, gates, SharedSlopes.NONE, builder);
    SignalValues values = SignalValues.of(builder, "2", "3", "5", "7");
    assertThat(values.values(pass.closed(0))).isEqualTo(numbers("41/4", "5/2", "7/4", "1"));
    assertThat(values.values(pass.closed(1))).isEqualTo(numbers("61/4", "5", "7/4", "1"));
    assertThat(values.values(pass.open(1, List.of(-1, -1, -1, -1))).subList(1, 4))
        .isEqualTo(numbers("5", "7/4", "1"));
  }

  @Test
  void closedPinnedVerticesPassNothing() {
    ProgramBuilder builder = new ProgramBuilder(4);
    GateTable gates = GateTable.allOff(WIDE, 1).with(PINNED, Gate.PINNED);
    BackwardPass pass = new BackwardPass(WIDE, gates, SharedSlopes.NONE, builder);
    assertThat(SignalValues.of(builder, "2", "3", "5", "7").values(pass.closed(0)))
        .isEqualTo(numbers("21/4", "0", "7/4", "1"));
  }

  /** The silent vertex behind has a gate on either side: {@code (1-θ) 1/2 · 35/4 + θ · 35}. */
  private static Rational pinnedSignal(boolean isOpposite) {
    Network chain = Chains.chain(Chains.HALF, Chains.QUARTER);
    GateTable gates =
        GateTable.allOff(chain, 1)
            .with(PINNED, Gate.PINNED)
            .with(new Pair(0, 2), Gate.ON, Gate.OFF);
    SharedSlopes slopes =
        new SharedSlopes(List.of(PINNED), Map.of(PINNED, 0), Map.of(PINNED, isOpposite));
    ProgramBuilder builder = new ProgramBuilder(4);
    BackwardPass pass = new BackwardPass(chain, gates, slopes, builder);
    List<Signal> signals = pass.open(0, List.of(-1, 3, -1, -1));
    SignalValues values = SignalValues.of(builder, "2", "5", "7", "1/3");
    assertThat(values.value(signals.get(2))).isEqualTo(Rational.of(7));
    return values.value(signals.get(1));
  }

  @Test
  void pinnedVerticesMixTheSidesByTheirSlope() {
    assertThat(pinnedSignal(false)).isEqualTo(Rational.parse("35/12").add(Rational.parse("35/3")));
  }

  @Test
  void oppositePairsExchangeTheSides() {
    assertThat(pinnedSignal(true)).isEqualTo(Rational.parse("35/24").add(Rational.parse("70/3")));
  }

  @Test
  void fixedWeightsAreConstantsAndOthersRegisters() {
    Rational two = Rational.of(2);
    assertThat(BackwardPass.weight(new Edge(0, 1, new Weight.Fixed(two))))
        .isEqualTo(Signal.constant(two));
    assertThat(BackwardPass.weight(new Edge(0, 1, new Weight.Parameter(2))))
        .isEqualTo(Signal.register(2));
  }
}
