package org.plumbline.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Rational;

/** Where a kink begins, the order of pairs, and signals that are constant. */
final class KinkTest {
  private static Kink kink(List<Integer> sources, List<Rational> ray) {
    return new Kink(5, List.of(), List.of(), sources, ray);
  }

  @Test
  void theSourceIsAVertexOrTheInput() {
    assertThat(kink(List.of(3), List.of()).source()).isEqualTo(3);
    assertThat(kink(List.of(0), List.of(Rational.ONE)).source()).isEqualTo(-1);
    assertThat(kink(List.of(), List.of()).source()).isEqualTo(-1);
  }

  @Test
  void pairsAreOrderedBySampleAndThenByVertex() {
    assertThat(new Pair(0, 9)).isLessThan(new Pair(1, 0)).isGreaterThan(new Pair(0, 8));
    assertThat(new Pair(2, 3).compareTo(new Pair(2, 3))).isZero();
  }

  @Test
  void signalsAreRegistersOrConstants() {
    assertThat(Signal.ZERO.isZero() && Signal.ZERO.isConstant()).isTrue();
    assertThat(Signal.ONE.isConstant()).isTrue();
    assertThat(Signal.ONE.isZero()).isFalse();
    assertThat(Signal.register(0).isConstant() || Signal.register(0).isZero()).isFalse();
    assertThat(GateEvent.Kind.RELEASED_OFF.label()).isEqualTo("released-off");
  }
}
