package org.plumbline.experiment.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.plumbline.array.BinaryType;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/** Formats have the numbers that Java's own types have. */
final class FloatFormatTest {
  private static final FloatFormat SINGLE = FloatFormat.of(BinaryType.FLOAT32);
  private static final FloatFormat DOUBLE = FloatFormat.of(BinaryType.FLOAT64);

  private static Rational rational(double value) {
    return Dyadic.of(value).toRational();
  }

  @Test
  void endsOfTheRangeAreNumbers() {
    assertThat(SINGLE.has(rational(Float.MIN_VALUE))).isTrue();
    assertThat(SINGLE.has(rational(Float.MIN_VALUE / 2.0))).isFalse();
    assertThat(SINGLE.has(rational(-Float.MAX_VALUE))).isTrue();
    assertThat(SINGLE.has(rational(2.0 * Float.MAX_VALUE))).isFalse();
    assertThat(SINGLE.largest()).isEqualTo(rational(Float.MAX_VALUE));
    assertThat(DOUBLE.has(rational(Double.MIN_VALUE))).isTrue();
    assertThat(DOUBLE.largest()).isEqualTo(rational(Double.MAX_VALUE));
  }

  @Test
  void significandsAreBounded() {
    assertThat(SINGLE.has(rational(1 + Math.ulp(1f)))).isTrue();
    assertThat(SINGLE.has(rational(1 + Math.ulp(1f) / 2.0))).isFalse();
    assertThat(SINGLE.has(Rational.of(1, 3))).isFalse();
    assertThat(SINGLE.has(Rational.ZERO)).isTrue();
  }

  @Test
  void widerFormatsContainNarrowerOnes() {
    FloatFormat half = FloatFormat.of(BinaryType.FLOAT16);
    FloatFormat brain = FloatFormat.of(BinaryType.BFLOAT16);
    assertThat(DOUBLE.contains(SINGLE)).isTrue();
    assertThat(SINGLE.contains(half)).isTrue();
    assertThat(SINGLE.contains(brain)).isTrue();
    assertThat(SINGLE.contains(DOUBLE)).isFalse();
    assertThat(half.contains(brain)).isFalse();
    assertThat(brain.contains(half)).isFalse();
  }
}
