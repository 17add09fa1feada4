package org.plumbline.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Dataset;
import org.plumbline.network.Activation;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

/** A chain with the weights 2, 5, 7 and 11, and the samples 3 and 0. */
final class ForwardPassTest {
  private static final Network CHAIN = Chains.chain(Chains.HALF, Chains.QUARTER, Activation.RELU);
  private static final Dataset DATA =
      new Dataset(
          List.of("x"), List.of(List.of(Rational.of(3)), List.of(Rational.ZERO)), List.of(1, 1));
  private static final Pair FIRST = new Pair(0, 1);
  private static final Pair SECOND = new Pair(0, 2);
  private static final Pair THIRD = new Pair(0, 3);

  private final ProgramBuilder builder = new ProgramBuilder(4);
  private final SignalValues values = SignalValues.of(builder, "2", "5", "7", "11");

  private ForwardPass pass(Network network, GateTable gates) {
    return new ForwardPass(network, DATA, gates, builder);
  }

  private static GateTable off() {
    return GateTable.allOff(CHAIN, 2);
  }

  private static Rational half(long numerator) {
    return Rational.of(numerator, 2);
  }

  @Test
  void gatesScaleWhatGoesThroughThem() {
    ForwardPass pass = pass(CHAIN, off().with(SECOND, Gate.ON));
    assertThat(values.value(pass.preActivation(FIRST))).isEqualTo(Rational.of(6));
    assertThat(values.value(pass.preActivation(SECOND))).isEqualTo(half(6 * 5));
    assertThat(values.value(pass.preActivation(THIRD))).isEqualTo(half(6 * 5 * 7));
    assertThat(pass.preActivation(new Pair(0, 4))).isEqualTo(Signal.ZERO);
  }

  @Test
  void nothingPassesZerosAndPinnedVertices() {
    ForwardPass pass = pass(CHAIN, off().with(FIRST, Gate.PINNED));
    assertThat(pass.preActivation(new Pair(1, 1))).isEqualTo(Signal.ZERO);
    assertThat(pass.preActivation(SECOND)).isEqualTo(Signal.ZERO);
    assertThat(values.value(pass.preActivation(FIRST))).isEqualTo(Rational.of(6));
  }

  @Test
  void eachSideOfAPinnedVertexHasItsSignAndItsGates() {
    GateTable gates = off().with(FIRST, Gate.PINNED).with(SECOND, Gate.ON, Gate.OFF);
    ForwardPass pass = pass(CHAIN, gates);
    boolean[] silent = {false, false, true, true, false};
    assertThat(values.value(pass.oneSided(THIRD, 1, true, silent))).isEqualTo(Rational.of(35));
    assertThat(values.value(pass.oneSided(THIRD, 1, false, silent))).isEqualTo(Rational.of(-35, 4));
    assertThat(values.value(pass.oneSided(SECOND, 1, false, silent))).isEqualTo(Rational.of(-5));
  }

  /** The absolute value is positive on either side, a ReLU has nothing below. */
  @Test
  void theSideBelowHasTheSignOfTheActivation() {
    boolean[] silent = {false, false, true, false};
    Network absolute = Chains.chain(Activation.ABSOLUTE_VALUE, Activation.RELU);
    GateTable gates = GateTable.allOff(absolute, 2).with(FIRST, Gate.PINNED);
    assertThat(values.value(pass(absolute, gates).oneSided(SECOND, 1, false, silent)))
        .isEqualTo(Rational.of(5));
    Network relu = Chains.chain(Activation.RELU, Activation.RELU);
    assertThat(pass(relu, gates).oneSided(SECOND, 1, false, silent)).isEqualTo(Signal.ZERO);
  }

  @Test
  void onlySilentVerticesPassASideOn() {
    ForwardPass pass = pass(CHAIN, off().with(FIRST, Gate.PINNED));
    boolean[] silent = {false, false, false, true, false};
    assertThat(pass.oneSided(THIRD, 1, true, silent)).isEqualTo(Signal.ZERO);
  }

  /** With the gates of the kink, whatever those of the table are. */
  @Test
  void theFactorOfAKinkLeadsFromItsSourceToItsVertex() {
    Kink kink = new Kink(3, List.of(2), List.of(Gate.OFF), List.of(1), List.of());
    ForwardPass pass = pass(CHAIN, off().with(SECOND, Gate.ON));
    assertThat(values.value(pass.factor(kink))).isEqualTo(Rational.of(35, 4));
  }
}
