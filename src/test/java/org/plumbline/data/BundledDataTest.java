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
  void unknownNamesAreAnswered() {
    assertThatThrownBy(() -> BundledData.named("irsi"))
        .isExactlyInstanceOf(DataException.class)
        .hasMessage("builtin: no bundled data are called 'irsi'; expected one of 'iris', 'wdbc'");
    assertThatThrownBy(
            () -> BundledData.IRIS.read(CsvSelection.of("species", "setossa", "virginica")))
        .isExactlyInstanceOf(DataException.class)
        .hasMessageStartingWith("builtin iris: column 'species': no row has the label 'setossa'");
  }
}
