package org.plumbline.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Rounding to a format, against the JDK's and against the definition. */
final class NumberFormatTest {
  @Test
  void decimalsAreRoundedAsTheJdkRoundsThem() {
    SplittableRandom random = new SplittableRandom(3);
    for (int k = 0; k < 2_000; k++) {
      String text = random.nextInt(-99_999, 99_999) + "e" + random.nextInt(-48, 33);
      Rational value = Rational.parse(text);
      assertThat(NumberFormat.FLOAT32.nearest(value)).contains(Dyadic.of(Float.parseFloat(text)));
      assertThat(NumberFormat.FLOAT64.nearest(value)).contains(Dyadic.of(Double.parseDouble(text)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "FLOAT16, 2049, 2048",
    "FLOAT16, 2051, 2052",
    "FLOAT16, 65519, 65504",
    "BFLOAT16, 257, 256",
    "FLOAT32, 16777217, 16777216",
    "FLOAT32, 16777219, 16777220",
  })
  void tiesGoToTheEvenOne(NumberFormat format, String exact, String rounded) {
    assertThat(format.nearest(Rational.parse(exact)).map(d -> d.toRational()))
        .contains(Rational.parse(rounded));
  }

  @Test
  void whatOverflowsHasNoNearestNumber() {
    assertThat(NumberFormat.FLOAT16.nearest(Rational.of(65_520))).isEmpty();
    assertThat(NumberFormat.EXACT.nearest(Rational.of(1, 3))).isEmpty();
    assertThat(NumberFormat.EXACT.nearest(Rational.of(1, 4))).contains(Dyadic.of(0.25));
  }

  @ParameterizedTest
  @EnumSource(NumberFormat.class)
  void unitRoundoffIsReached(NumberFormat format) {
    assertThat(NumberFormat.named(format.spelling())).isEqualTo(Optional.of(format));
    if (format == NumberFormat.EXACT) {
      assertThat(format.unitRoundoff()).isZero();
      return;
    }
    Rational unit = Dyadic.of(format.unitRoundoff()).toRational();
    Rational one = Rational.ONE;
    assertThat(format.contains(one.add(unit))).isFalse();
    assertThat(format.contains(one.add(unit).add(unit))).isTrue();
    assertThat(format.nearest(one.add(unit))).contains(Dyadic.ONE);
  }
}
