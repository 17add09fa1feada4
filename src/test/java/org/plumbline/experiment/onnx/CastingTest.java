package org.plumbline.experiment.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plumbline.experiment.onnx.Proto.attribute;
import static org.plumbline.experiment.onnx.Proto.node;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.array.BinaryType;
import org.plumbline.number.Rational;

/** Casts by the numbers of types in files: 1 FLOAT32, 6 INT32, 7 INT64, 9 BOOL, 10 FLOAT16. */
final class CastingTest {
  private static Proto cast(String input, long to) {
    return node("Cast", input, "y", attribute("to", to));
  }

  @ParameterizedTest
  @CsvSource({
    "10, FLOAT16, 2049",
    "6, INT32, 2147483648",
    "6, INT32, -2147483649",
    "6, INT32, 3/2",
    "9, BOOL, 2",
    "9, BOOL, -1"
  })
  void constantsThatTheTypeHasNotAreRefused(long number, BinaryType type, String other) {
    Applied applied = new Applied(1).array(BinaryType.FLOAT64, "c", List.of(2), "1 " + other);
    assertThatThrownBy(() -> applied.apply(cast("c", number)))
        .isInstanceOf(OnnxException.class)
        .hasMessage(
            "node 'y' (Cast): a cast to %s changes the number 1 of a constant; expected constants that are numbers of %s"
                .formatted(type, type));
  }

  @ParameterizedTest
  @CsvSource({
    "10, FLOAT16, 2048 1/4",
    "6, INT32, 2147483647 -2147483648",
    "7, INT64, 9223372036854775807 -9223372036854775808",
    "9, BOOL, 0 1"
  })
  void constantsThatTheTypeHasAreKept(long number, BinaryType type, String numbers)
      throws OnnxException {
    Applied applied = new Applied(1).array(BinaryType.FLOAT64, "c", List.of(2), numbers);
    Value.Constant cast = (Value.Constant) applied.apply(cast("c", number));
    assertThat(cast.array().type()).isEqualTo(type);
    assertThat(applied.at(cast, "")).isEqualTo(Applied.numbers(numbers));
  }

  @Test
  void activationsGoToWiderFormatsOfFloatsOnly() throws OnnxException {
    Applied applied = new Applied(1, 2);
    assertThat(applied.apply(cast("x", 11))).isSameAs(applied.value("x"));
    assertThat(Casting.type(applied.application(cast("x", 11)))).isEqualTo(BinaryType.FLOAT64);
    for (long narrow : new long[] {10, 16, 7}) {
      assertThatThrownBy(() -> applied.apply(cast("x", narrow)))
          .hasMessageContaining("node 'y' (Cast): a cast of what is computed in FLOAT32 to ");
    }
  }

  @Test
  void otherTypesAreUnknown() {
    Applied applied = new Applied(1).floats("c", List.of(), Rational.ONE.toString());
    assertThatThrownBy(() -> applied.apply(cast("c", 0)))
        .hasMessageStartingWith("node 'y' (Cast): data type 0; expected FLOAT (1), ");
  }
}
