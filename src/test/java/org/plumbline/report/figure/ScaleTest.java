package org.plumbline.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link Scale}: round numbers at places that are theirs. */
final class ScaleTest {
  private static List<String> labels(double low, double high, boolean isLogarithmic) {
    return new Scale(low, high, isLogarithmic).ticks().stream().map(Scale.Tick::label).toList();
  }

  @Test
  void plainTicksAreRound() {
    assertThat(labels(0, 1, false)).containsExactly("0", "0.2", "0.4", "0.6", "0.8", "1");
    assertThat(labels(-7, 22, false)).containsExactly("-5", "0", "5", "10", "15", "20");
  }

  @Test
  void decadesAreWhole() {
    assertThat(labels(-6.1, 0.2, true)).containsExactly("1e-6", "0.0001", "0.01", "1");
    assertThat(labels(-1000, 0, true))
        .containsExactly("1e-1000", "1e-800", "1e-600", "1e-400", "1e-200", "1");
  }

  @Test
  void withinADecade() {
    assertThat(labels(-0.1, 1.1, true)).containsExactly("1", "2", "5", "10");
    assertThat(labels(-40.05, -39.9, true)).containsExactly("9e-41", "1e-40", "1.1e-40", "1.2e-40");
  }

  @ParameterizedTest
  @CsvSource({"-1e300, 0", "0, 1e300", "-1e18, -9e17", "3, 3.000001", "-1e5, 1e-5"})
  void ofEveryRangeThereAreAFewTicksWithinIt(double low, double high) {
    for (boolean isLogarithmic : List.of(true, false)) {
      Scale scale = new Scale(low, high, isLogarithmic);
      List<Scale.Tick> ticks = scale.ticks();
      assertThat(ticks).hasSizeBetween(1, 15).allMatch(tick -> tick.label().length() < 20);
      assertThat(ticks)
          .extracting(Scale.Tick::position)
          .isSorted()
          .allMatch(position -> scale.part(position) > -1e-6 && scale.part(position) < 1 + 1e-6);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -3e-7, 1e12, -1e300, 1e-300})
  void onePositionHasRoomOnBothSides(double only) {
    for (boolean isLogarithmic : List.of(true, false)) {
      Scale scale = Scale.around(DoubleStream.of(only), isLogarithmic);
      assertThat(scale.low()).isLessThan(only);
      assertThat(scale.high()).isGreaterThan(only);
    }
  }

  @Test
  void whatIsNotFiniteHasNoPlace() {
    Scale scale =
        Scale.around(
            DoubleStream.of(Double.NaN, 2, Double.NEGATIVE_INFINITY, 4, Double.POSITIVE_INFINITY),
            false);
    assertThat(scale.low()).isBetween(1.5, 2.0);
    assertThat(scale.high()).isBetween(4.0, 4.5);
    assertThat(Scale.around(DoubleStream.empty(), true).part(0.5)).isEqualTo(0.5);
  }

  @Test
  void anEmptyRangeIsNoScale() {
    assertThatThrownBy(() -> new Scale(1, 1, false)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Scale(Double.NaN, 1, false))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
