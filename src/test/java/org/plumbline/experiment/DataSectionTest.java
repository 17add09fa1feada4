package org.plumbline.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.data.Dataset;
import org.plumbline.number.Rational;

final class DataSectionTest {
  private static final String SAMPLES = "points: [[1, 1/2, 3], [-1, 0, 4]], labels: [1, -1.0]";

  private static Dataset read(String text) {
    return DataSection.read(Cursors.top("{" + text + "}"));
  }

  @Test
  void pointsAndLabelsAreThoseWritten() {
    Dataset samples = read(SAMPLES);
    assertThat(samples.features()).containsExactly("x[0]", "x[1]", "x[2]");
    assertThat(samples.point(0)).containsExactly(Rational.ONE, Rational.of(1, 2), Rational.of(3));
    assertThat(samples.labels()).containsExactly(1, -1);
  }

  @Test
  void theBiasIsAConstantAfterAllOthers() {
    Dataset samples = read(SAMPLES + ", bias: true, features: [a, b, c]");
    assertThat(samples.features()).containsExactly("a", "b", "c", "bias");
    assertThat(samples.points()).allSatisfy(p -> assertThat(p.get(3)).isEqualTo(Rational.ONE));
    assertThat(DataSection.hasBias(Cursors.top("{}"))).isFalse();
  }

  @Test
  void exceptedCoordinatesKeepTheNamesOfTheOthers() {
    Dataset samples = read(SAMPLES + ", features: {except: [1]}");
    assertThat(samples.features()).containsExactly("x[0]", "x[2]");
    assertThat(samples.points())
        .containsExactly(
            List.of(Rational.ONE, Rational.of(3)), List.of(Rational.of(-1), Rational.of(4)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "labels: [1] | no samples are given; expected one of points, csv, libsvm, npz, builtin or generate",
        "points: [[1]], csv: a.csv | csv: conflicts with points; expected only one source of samples",
        "points: [[1]], ignore: [a], labels: [1] | ignore: belongs to npz; expected no such key",
        "points: [[1]], separator: ';', labels: [1] | separator: belongs to csv; expected no such key",
        "builtin: iris, zero_based: true | zero_based: belongs to libsvm; expected no such key",
        "points: [[1]], label: a | label: belongs to samples in a file; expected labels beside points",
        "points: X, labels: [1] | points: found 'X'; expected a list of points",
        "points: [], labels: [] | points: the list is empty; expected at least one point",
        "points: [[]], labels: [1] | points[0]: the list is empty; expected at least one number",
        "points: [[1], [1, 2]], labels: [1, 1] | points[1]: found 2 items; expected 1 number, as in the first point",
        "points: [[1]], labels: [0] | labels[0]: found '0'; expected 1 or -1",
        "points: [[1], [2]], labels: [1] | labels: found 1 item; expected 2 labels, one per point",
        "points: [[1]], labels: [1], features: {except: [1]} | features.except[0]: found '1'; expected an integer from 0 to 0",
        "points: [[1]], labels: [1], features: {except: [0]} | the samples have no coordinates; expected at least one",
      })
  void refusesWhatIsNoSetOfSamples(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(ExperimentException.class)
        .hasMessage("e.yaml:1: " + message);
  }
}
