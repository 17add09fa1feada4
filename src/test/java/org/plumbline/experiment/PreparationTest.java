package org.plumbline.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.data.Dataset;
import org.plumbline.number.Rational;

/** Samples chosen, centred and scaled: exact rational arithmetic with one documented rounding. */
final class PreparationTest {
  private static final String POINTS =
      "points: [[1, 100], [2, 300], [3, 800], [6, -400]], labels: [1, -1, 1, -1]";

  private static Experiment experiment(String data, int inputs) {
    String text =
        "name: p\ndata: {%s}\nnetwork: {widths: [%d, 1]}\ninitialization: {seed: 1}\n"
                .formatted(data, inputs)
            + "flow: {until: {time: 1}}\n";
    return ExperimentReader.read(
        "e.yaml",
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
        Optional.empty());
  }

  private static Dataset data(String more) {
    return experiment(POINTS + more, 2).data();
  }

  private static List<Rational> numbers(String... texts) {
    return IntStream.range(0, texts.length).mapToObj(k -> Rational.parse(texts[k])).toList();
  }

  private static void assertRefused(String more, String message) {
    assertThatThrownBy(() -> data(more))
        .isInstanceOf(ExperimentException.class)
        .hasMessageStartingWith("e.yaml:2: data")
        .hasMessageContaining(message)
        .hasMessageContaining("; expected ");
  }

  @ParameterizedTest
  @ValueSource(strings = {", rows: 1..2", ", rows: [1, 2]"})
  void rowsAreChosen(String rows) {
    Experiment experiment = experiment(POINTS + rows, 2);
    assertThat(experiment.data().points())
        .containsExactly(numbers("2", "300"), numbers("3", "800"));
    assertThat(experiment.data().labels()).containsExactly(-1, 1);
    assertThat(experiment.provenance().notes())
        .containsExactly("data.rows: 2 of 4 samples are used.");
  }

  @Test
  void rowsKeepTheOrderGiven() {
    assertThat(data(", rows: [3, 0]").points())
        .containsExactly(numbers("6", "-400"), numbers("1", "100"));
  }

  @Test
  void meansAreExact() {
    assertThat(data(", center: true").points())
        .containsExactly(
            numbers("-2", "-100"), numbers("-1", "100"), numbers("0", "600"), numbers("3", "-600"));
  }

  /** Over the rows that are used, not all of them. */
  @Test
  void meansAreThoseOfTheRowsUsed() {
    assertThat(data(", rows: [0, 1], center: true").point(0)).isEqualTo(numbers("-1/2", "-100"));
  }

  /** √(14/4) and √185000, each to twelve digits. */
  @Test
  void deviationsAreRounded() {
    Rational first = Rational.parse("1.87082869339");
    Rational second = Rational.parse("430.116263352");
    Dataset data = data(", standardize: true");
    List<List<Rational>> centred = data(", center: true").points();
    for (int i = 0; i < 4; i++) {
      assertThat(data.point(i))
          .containsExactly(
              centred.get(i).get(0).divide(first), centred.get(i).get(1).divide(second));
    }
  }

  @Test
  void factorsMultiply() {
    assertThat(data(", scale: 1/100").point(1)).isEqualTo(numbers("1/50", "3"));
    assertThat(data(", scale: [10, 1/100]").point(1)).isEqualTo(numbers("20", "3"));
    assertThat(data(", center: true, scale: [1, 1/100]").point(0)).isEqualTo(numbers("-2", "-1"));
  }

  /** The constant input stays 1, whatever is asked for. */
  @Test
  void biasComesLast() {
    Experiment experiment = experiment(POINTS + ", standardize: true, bias: true", 3);
    assertThat(experiment.data().points())
        .allSatisfy(p -> assertThat(p.get(2)).isEqualTo(Rational.ONE));
  }

  @Test
  void coordinatesMayBeLeftOut() {
    assertThat(experiment(POINTS + ", features: {except: [0]}", 1).data().points())
        .containsExactly(numbers("100"), numbers("300"), numbers("800"), numbers("-400"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ", rows: 1..4 | found '1..4'; expected a..b within 0..3",
        ", rows: 2..1 | found '2..1'; expected a..b within 0..3",
        ", rows: some | found 'some'; expected a..b within 0..3",
        ", rows: [] | the list is empty; expected at least one sample",
        ", rows: [0, 0] | data.rows[1]: the sample is given a second time",
        ", rows: [4] | data.rows[0]: found '4'; expected an integer from 0 to 3",
        ", standardize: 2 | unknown truth value",
        ", standardize: true, center: false | standardize already centers",
        ", scale: 0 | found '0'; expected a positive number",
        ", scale: [1] | found 1 item; expected 2 factors",
        ", features: {except: [2]} | expected an integer from 0 to 1",
        ", features: {excpt: [1]} | features.excpt: unknown key (did you mean except?)",
        ", rows: [0], standardize: true | the coordinate is the same on all samples, so there is no deviation to divide by: x[0], x[1]; expected features: {except: [numbers of these]}, or center",
        ", header: true | data.header: belongs to csv",
        ", separator: ';' | data.separator: belongs to csv",
        ", zero_based: true | data.zero_based: belongs to libsvm",
        ", ignore: [a] | data.ignore: belongs to npz",
      })
  void nonsenseIsRefused(String more, String message) {
    assertRefused(more, message);
  }

  /** The rounded root is the nearest number of twelve digits: half a unit away at most. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2",
        "1/3",
        "1e-41",
        "7e300",
        "99999999999.5",
        "123456789012345678901",
        "1/4",
        "0.0225",
        "1e1000",
        "9.9999999999999999"
      })
  void rootsAreTheNearest(String text) {
    Rational x = Rational.parse(text);
    Rational root = StandardDeviation.rounded(List.of(x, x.negate()), Rational.ZERO);
    BigInteger digits = digits(root);
    assertThat(digits.toString().length()).isLessThanOrEqualTo(13);
    Rational unit = unit(x);
    assertThat(root.subtract(x).abs().multiply(Rational.of(2)).compareTo(unit)).isNotPositive();
  }

  /** The integer that a decimal is, without zeros at its end. */
  private static BigInteger digits(Rational decimal) {
    String text =
        new java.math.BigDecimal(decimal.numerator())
            .divide(new java.math.BigDecimal(decimal.denominator()))
            .stripTrailingZeros()
            .unscaledValue()
            .toString();
    return new BigInteger(text);
  }

  /** The unit of the twelfth digit of a positive number. */
  private static Rational unit(Rational x) {
    Rational unit = Rational.ONE;
    Rational ten = Rational.of(10);
    while (unit.multiply(Rational.parse("1e12")).compareTo(x) <= 0) {
      unit = unit.multiply(ten);
    }
    while (unit.multiply(Rational.parse("1e11")).compareTo(x) > 0) {
      unit = unit.divide(ten);
    }
    return unit;
  }

  @Test
  void sumsOfUnlikeFractionsAreBounded() {
    StringBuilder points = new StringBuilder("points: [");
    StringBuilder labels = new StringBuilder("labels: [");
    for (int k = 0; k < 12; k++) {
      points
          .append(k == 0 ? "" : ", ")
          .append("[1/1")
          .append("0".repeat(9_000))
          .append(2 * k + 1)
          .append("]");
      labels.append(k == 0 ? "1" : ", -1");
    }
    String text = points + "], " + labels + "], center: true";
    assertThatThrownBy(() -> experiment(text, 1))
        .hasMessage(
            "e.yaml:2: data: the fractions add up to one that is too long; expected decimals, or fractions"
                + " of like denominators");
  }
}
