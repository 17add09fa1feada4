package org.plumbline.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
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
  @ValueSource(
      strings = {
        ", rows: 1..2",
        ", rows: [1, 2]",
        ", rows: {from: 1, to: 2}",
        ", rows: {from: 1, to: 2, every: 1}"
      })
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
  void theFirstRowsAreChosen() {
    assertThat(data(", rows: 2").points())
        .containsExactly(numbers("1", "100"), numbers("2", "300"));
    assertThat(experiment(POINTS + ", rows: 4", 2).provenance().notes()).isEmpty();
  }

  /** Both ends count, as in {@code a..b}; left out, they are those of the file. */
  @Test
  void everySecondRowIsChosen() {
    assertThat(data(", rows: {every: 2}").points())
        .containsExactly(numbers("1", "100"), numbers("3", "800"));
    assertThat(data(", rows: {from: 1, every: 2}").points())
        .containsExactly(numbers("2", "300"), numbers("6", "-400"));
    assertThat(data(", rows: {to: 2, every: 2}").points())
        .containsExactly(numbers("1", "100"), numbers("3", "800"));
    assertThat(data(", rows: {to: 0}").points()).containsExactly(numbers("1", "100"));
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

  /** √(14/4) and √185000, each to the nearest multiple of 2^-20. */
  @Test
  void deviationsAreRounded() {
    Rational first = Rational.of(1961706, 1 << 20);
    Rational second = Rational.of(451009591, 1 << 20);
    Experiment experiment = experiment(POINTS + ", standardize: true", 2);
    List<List<Rational>> centred = data(", center: true").points();
    for (int i = 0; i < 4; i++) {
      assertThat(experiment.data().point(i))
          .containsExactly(
              centred.get(i).get(0).divide(first), centred.get(i).get(1).divide(second));
    }
    assertThat(experiment.provenance().prepared())
        .containsExactly(
            PreparedColumns.of(
                "standardize", "mean", numbers("3", "200"), "deviation", List.of(first, second)));
  }

  /** As StandardScaler of scikit-learn does: what does not vary is centred only. */
  @Test
  void constantFeaturesAreCentredOnly() {
    Experiment experiment =
        experiment("points: [[7, 1], [7, 3]], labels: [1, -1], standardize: true", 2);
    assertThat(experiment.data().points()).containsExactly(numbers("0", "-1"), numbers("0", "1"));
    assertThat(experiment.provenance().notes())
        .contains(
            "data.standardize: the same on all samples, and 0 now: x[0]; features: {except:"
                + " [numbers]} leaves such features out.");
    assertThat(experiment.provenance().prepared().get(0).numbers())
        .containsEntry("deviation", numbers("0", "1"));
  }

  @Test
  void rangesAreReachedExactly() {
    assertThat(data(", scale: [0, 1]").points())
        .containsExactly(
            numbers("0", "5/12"), numbers("1/5", "7/12"), numbers("2/5", "1"), numbers("1", "0"));
    assertThat(data(", scale: [-1, 1]").point(1)).isEqualTo(numbers("-3/5", "1/6"));
    Experiment three =
        experiment("points: [[0, 5, 2], [4, 5, 3]], labels: [1, -1], scale: [1, 3]", 3);
    assertThat(three.data().points())
        .containsExactly(numbers("1", "1", "1"), numbers("3", "1", "3"));
    assertThat(three.provenance().notes())
        .containsExactly(
            "data.scale: the same on all samples, and 1 now: x[1]; features: {except: [numbers]}"
                + " leaves such features out.");
    assertThat(three.provenance().prepared())
        .containsExactly(
            PreparedColumns.of(
                "scale", "least", numbers("0", "5", "2"), "greatest", numbers("4", "5", "3")));
  }

  /** What two positive numbers for two coordinates mean is said; a range can be asked for. */
  @Test
  void twoFactorsAreToldFromARange() {
    assertThat(experiment(POINTS + ", scale: [1, 2]", 2).provenance().notes())
        .containsExactly(
            "data.scale: two positive numbers for two features are a factor for each; {range:"
                + " [lowest, highest]} is a range.");
    assertThat(data(", scale: {range: [1, 2]}").point(2)).isEqualTo(numbers("7/5", "2"));
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
        ", rows: 0 | found '0'; expected an integer from 1 to 4",
        ", rows: 5 | found '5'; expected an integer from 1 to 4",
        ", rows: -1 | found '-1'; expected a..b within 0..3",
        ", rows: {from: 4} | data.rows.from: found '4'; expected an integer from 0 to 3",
        ", rows: {from: 2, to: 1} | data.rows.to: found '1'; expected an integer from 2 to 3",
        ", rows: {every: 0} | data.rows.every: found '0'; expected an integer from 1 to 4",
        ", rows: {step: 2} | data.rows.step: unknown key; expected one of from, to, every",
        ", scale: [1, -1] | data.scale[1]: found '-1'; expected a number greater than 1",
        ", scale: [0, 0] | data.scale[1]: found '0'; expected a number greater than 0",
        ", scale: [0, 1, 2] | found 3 items; expected 2 factors",
        ", scale: {range: [0]} | found 1 item; expected 2 numbers",
        ", scale: {rnge: [0, 1]} | data.scale.rnge: unknown key (did you mean range?)",
        ", standardize: true, scale: [0, 1] | a range undoes standardize; expected only one",
        ", center: true, scale: [0, 1] | a range undoes center; expected only one",
        ", header: true | data.header: belongs to csv",
        ", separator: ';' | data.separator: belongs to csv",
        ", zero_based: true | data.zero_based: belongs to libsvm",
        ", ignore: [a] | data.ignore: belongs to npz",
      })
  void nonsenseIsRefused(String more, String message) {
    assertRefused(more, message);
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
