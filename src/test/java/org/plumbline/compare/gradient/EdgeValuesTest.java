package org.plumbline.compare.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.network.Edge;
import org.plumbline.network.Weight;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Magnitude;
import org.plumbline.number.NumberFormat;
import org.plumbline.number.Rational;

/** Edges with recorded weights, and with constants. */
final class EdgeValuesTest {
  private static final Rational THIRD = Rational.of(1, 3);

  private static Edge parameter(int p) {
    return new Edge(0, 1, new Weight.Parameter(p));
  }

  private static Edge constant(Rational value) {
    return new Edge(0, 1, new Weight.Fixed(value));
  }

  private static EdgeValues values(NumberFormat format) {
    return new EdgeValues(SmallRisk.numbers(3, -0.1), format, Rounding.of(format));
  }

  @Test
  void recordedWeightsAreTakenAsTheyAre() {
    EdgeValues values = values(NumberFormat.FLOAT16);
    assertThat(values.value(parameter(1))).isEqualTo(DyadicInterval.of(Dyadic.of(-0.1)));
    assertThat(values.errorUpper(parameter(1))).isEqualTo(Magnitude.ZERO);
    assertThat(values.sizeUpper(parameter(0))).isEqualTo(Magnitude.enclosingAbove(3.0));
    assertThat(values.sizeUpper(parameter(1)).toDyadic())
        .isGreaterThanOrEqualTo(Dyadic.of(0.1))
        .isLessThan(Dyadic.of(0.1000001));
  }

  @Test
  void constantsAreEnclosedAndMayBeOffByTheirConversion() {
    EdgeValues values = values(NumberFormat.FLOAT32);
    Edge edge = constant(THIRD.negate());
    assertThat(values.value(edge).lower().toRational()).isLessThan(THIRD.negate());
    assertThat(values.value(edge).upper().toRational()).isGreaterThan(THIRD.negate());
    assertThat(values.sizeUpper(edge).toDyadic().toRational()).isGreaterThanOrEqualTo(THIRD);
    assertConverted(values.errorUpper(edge), NumberFormat.FLOAT32, THIRD);
    assertThat(values.errorUpper(constant(Rational.of(-1, 2)))).isEqualTo(Magnitude.ZERO);
  }

  private static void assertConverted(Magnitude error, NumberFormat format, Rational value) {
    Rational nearest = format.nearest(value).orElseThrow().toRational();
    Rational upper = error.toDyadic().toRational();
    assertThat(upper).isGreaterThanOrEqualTo(nearest.subtract(value).abs());
    assertThat(upper).isLessThan(Rational.of(1, 1L << format.precision()));
  }

  @Test
  void conversionRoundsWhatIsNoNumberOfTheFormat() {
    for (NumberFormat format :
        List.of(NumberFormat.FLOAT16, NumberFormat.BFLOAT16, NumberFormat.FLOAT32)) {
      Rounding rounding = Rounding.of(format);
      assertConverted(EdgeValues.conversionUpper(THIRD, format, rounding), format, THIRD);
      assertThat(EdgeValues.conversionUpper(Rational.of(3, 4), format, rounding))
          .isEqualTo(Magnitude.ZERO);
    }
    assertThat(
            EdgeValues.conversionUpper(THIRD, NumberFormat.EXACT, Rounding.of(NumberFormat.EXACT)))
        .isEqualTo(Magnitude.ZERO);
  }

  /** Halfway between 1 and the next number of the format, half a unit in the last place is lost. */
  @Test
  void conversionMayLoseHalfAUnit() {
    for (NumberFormat format : List.of(NumberFormat.FLOAT16, NumberFormat.FLOAT32)) {
      Rational half = Rational.of(1, 1L << format.precision());
      assertThat(
              EdgeValues.conversionUpper(Rational.ONE.add(half), format, Rounding.of(format))
                  .toDyadic()
                  .toRational())
          .isGreaterThanOrEqualTo(half)
          .isLessThan(half.multiply(Rational.of(11, 10)));
    }
  }

  /** A number below all of the format becomes 0. */
  @Test
  void conversionUnderflows() {
    Rational tiny = Dyadic.of(0x1p-200).toRational().multiply(THIRD);
    assertThat(
            EdgeValues.conversionUpper(
                    tiny, NumberFormat.FLOAT32, Rounding.of(NumberFormat.FLOAT32))
                .toDyadic()
                .toRational())
        .isGreaterThanOrEqualTo(tiny);
  }
}
