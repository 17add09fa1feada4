package org.plumbline.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.plumbline.number.Rational;

class BundledDataTest {
  @Test
  void irisesAreInTheirDecimals() throws DataException {
    Dataset data = BundledData.named("iris").read(BundledData.IRIS.defaultSelection());
    assertThat(data.size()).isEqualTo(100);
    assertThat(data.point(0)).isEqualTo(Samples.numbers("5.1 3.5 1.4 0.2"));
    assertThat(data.labels().stream().mapToInt(label -> label).sum()).isZero();
  }

  @Test
  void breastCancerIsComplete() throws DataException {
    Dataset data =
        BundledData.named("wdbc").read(BundledData.WDBC.defaultSelection().withBias(true));
    assertThat(data.size()).isEqualTo(569);
    assertThat(data.dimension()).isEqualTo(31);
    assertThat(data.labels().stream().filter(label -> label == 1).count()).isEqualTo(212);
    assertThat(data.point(568).get(30)).isEqualTo(Rational.ONE);
  }

  @Test
  void winesAreRawAndStandardised() throws DataException {
    Dataset raw = BundledData.WINE.read(BundledData.WINE.defaultSelection());
    Dataset standard =
        BundledData.WINE_STANDARDIZED.read(BundledData.WINE_STANDARDIZED.defaultSelection());
    assertThat(raw.size()).isEqualTo(130);
    assertThat(raw.point(0).get(12)).isEqualTo(Rational.of(1065));
    assertThat(standard.labels()).isEqualTo(raw.labels());
    assertThat(standard.point(0).get(0)).isEqualTo(Rational.of(1452, 1000));
  }

  @Test
  void digitsAndEchoesAreComplete() throws DataException {
    Dataset digits = BundledData.DIGITS.read(BundledData.DIGITS.defaultSelection());
    assertThat(digits.size()).isEqualTo(360);
    assertThat(digits.dimension()).isEqualTo(64);
    Dataset rest = BundledData.DIGITS.read(BundledData.DIGITS.defaultSelection().againstRest());
    assertThat(rest.size()).isEqualTo(1797);
    Dataset sonar = BundledData.SONAR.read(BundledData.SONAR.defaultSelection());
    assertThat(sonar.size()).isEqualTo(208);
    assertThat(sonar.dimension()).isEqualTo(60);
    assertThat(sonar.labels().stream().filter(label -> label == 1).count()).isEqualTo(111);
  }

  @Test
  void unknownNamesAreAnswered() {
    assertThatThrownBy(() -> BundledData.named("irsi"))
        .isExactlyInstanceOf(DataException.class)
        .hasMessageStartingWith(
            "builtin: no bundled data are called 'irsi'; expected one of 'iris', ");
    assertThatThrownBy(
            () -> BundledData.IRIS.read(CsvSelection.of("species", "setossa", "virginica")))
        .isExactlyInstanceOf(DataException.class)
        .hasMessageStartingWith("builtin iris: column 'species': no row has the label 'setossa'");
  }
}
