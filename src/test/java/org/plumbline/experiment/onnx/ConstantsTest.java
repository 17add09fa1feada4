package org.plumbline.experiment.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plumbline.experiment.onnx.Applied.numbers;
import static org.plumbline.experiment.onnx.Proto.attribute;
import static org.plumbline.experiment.onnx.Proto.node;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.array.BinaryType;
import org.plumbline.number.Rational;

final class ConstantsTest {
  private final Applied applied =
      new Applied(1, 2)
          .floats("a", List.of(2, 1), "1 1/2")
          .floats("b", List.of(3), "2 3 5")
          .floats("c", List.of(2, 1), "7 8");

  private Value.Constant constant(Proto node) throws OnnxException {
    return (Value.Constant) applied.apply(node);
  }

  @Test
  void scalarsAndListsAreTypedByTheirAttribute() throws OnnxException {
    Value.Constant one = constant(node("Constant", "", "k", attribute("value_int", 3L)));
    assertThat(one.shape()).isEmpty();
    assertThat(one.integers()).containsExactly(3L);
    assertThat(one.array().type()).isEqualTo(BinaryType.INT64);
    Value.Constant list =
        constant(node("Constant", "", "k", attribute("value_ints", new long[] {3, -4})));
    assertThat(list.shape()).containsExactly(2);
    assertThat(list.integers()).containsExactly(3L, -4L);
    Value.Constant half = constant(node("Constant", "", "k", attribute("value_float", 0.5f)));
    assertThat(half.array().type()).isEqualTo(BinaryType.FLOAT32);
    assertThat(half.value(0)).isEqualTo(Rational.of(1, 2));
    assertThat(half.shape()).isEmpty();
    Proto floats = new Proto().text(1, "value_floats").number(7, 2).number(7, -4).integer(20, 6);
    Value.Constant both = constant(node("Constant", "", "k", floats));
    assertThat(both.shape()).containsExactly(2);
    assertThat(applied.at(both, "")).isEqualTo(numbers("2 -4"));
  }

  @Test
  void aMillionNumbersAreTheMost() {
    Proto tensor =
        new Proto().integer(1, 1_000_001).integer(2, 1).bytes(9, new byte[4 * 1_000_001]);
    Proto value = new Proto().text(1, "value").message(5, tensor).integer(20, 4);
    assertThatThrownBy(() -> constant(node("Constant", "", "k", value)))
        .hasMessage("node 'k' (Constant): 1000001 numbers; expected at most 1000000");
  }

  @Test
  void oneValueIsGiven() {
    assertThatThrownBy(
            () ->
                constant(
                    node(
                        "Constant",
                        "",
                        "k",
                        attribute("value_int", 3L),
                        attribute("value_float", 1f))))
        .hasMessage(
            "node 'k' (Constant): the values value_int, value_float; expected the attribute value,"
                + " value_float, value_floats, value_int or value_ints");
    assertThatThrownBy(
            () -> constant(node("Constant", "", "k", attribute("value_ints", new long[0]))))
        .hasMessage("node 'k' (Constant): no numbers; expected at least one");
  }

  @Test
  void constantsAreCombinedNumberByNumberWhereTheySpread() throws OnnxException {
    Value.Constant difference = constant(node("Sub", "a b", "d"));
    assertThat(difference.shape()).containsExactly(2, 3);
    assertThat(applied.at(difference, "")).isEqualTo(numbers("-1 -2 -4 -3/2 -5/2 -9/2"));
    assertThat(difference.array().name()).isEqualTo("d");
    assertThat(applied.at(constant(node("Neg", "a", "n")), "")).isEqualTo(numbers("-1 -1/2"));
  }

  /** The weights are those of the larger array, or of both where none is larger. */
  @Test
  void rootsAreThoseOfTheLarger() throws OnnxException {
    assertThat(constant(node("Mul", "a b", "d")).array().roots()).containsExactly("b");
    assertThat(constant(node("Mul", "a c", "d")).array().roots())
        .containsExactlyInAnyOrder("a", "c");
  }

  @Test
  void numbersOf4096BitsAreTheLongest() throws OnnxException {
    Rational longest = Rational.of(BigInteger.ONE.shiftLeft(4095));
    applied.floats("l", List.of(), longest.toString()).floats("two", List.of(), "2");
    assertThat(constant(node("Neg", "l", "n")).value(0)).isEqualTo(longest.negate());
    assertThatThrownBy(() -> constant(node("Mul", "l two", "m")))
        .hasMessage("node 'm' (Mul): a constant of 4097 bits; expected at most 4096");
    applied.floats("s", List.of(), "1/" + longest);
    assertThatThrownBy(() -> constant(node("Div", "s two", "m")))
        .hasMessage("node 'm' (Div): a constant of 4097 bits; expected at most 4096");
  }
}
