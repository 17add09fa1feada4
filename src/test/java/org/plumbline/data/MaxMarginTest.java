package org.plumbline.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.number.Rational;

class MaxMarginTest {
  private static MaxMargin found(Dataset data) {
    MaxMarginResult result = MaxMargin.exact(data);
    assertThat(result).isInstanceOf(MaxMargin.class);
    MaxMargin margin = (MaxMargin) result;
    assertThat(margin.verify(data)).isTrue();
    return margin;
  }

  @Test
  void twoSamplesMeetHalfway() {
    MaxMargin margin = found(Samples.of("1 0 : 1", "0 -1 : -1", "5 5 : 1"));
    assertThat(margin.u()).isEqualTo(Samples.numbers("1 1"));
    assertThat(margin.multipliers()).isEqualTo(Samples.numbers("1 1 0"));
    assertThat(margin.marginSquared()).isEqualTo(Rational.of(1, 2));
    assertThat(margin.support()).containsExactly(0, 1);
  }

  @Test
  void oneSampleIsItsOwnDirection() {
    MaxMargin margin = found(Samples.of("3 -4 : -1"));
    assertThat(margin.u()).isEqualTo(Samples.numbers("-3/25 4/25"));
    assertThat(margin.marginSquared()).isEqualTo(Rational.of(25));
  }

  @Test
  void duplicatesShareOneMultiplier() {
    assertThat(found(Samples.of("2 : 1", "2 : 1", "-2 : -1")).marginSquared())
        .isEqualTo(Rational.of(4));
  }

  @Test
  void tinyMarginsAreExact() {
    MaxMargin margin = found(Samples.of("1 1e-40 : 1", "1 -1e-40 : -1"));
    assertThat(margin.u()).isEqualTo(Samples.numbers("0 1e40"));
    assertThat(margin.marginSquared()).isEqualTo(Rational.parse("1e-80"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void breastCancer(boolean bias) throws DataException {
    Dataset data = BundledData.WDBC.read(BundledData.WDBC.defaultSelection().withBias(bias));
    assertThat(found(data).support()).hasSize(bias ? 31 : 29);
  }

  @Test
  void irisesHaveTheirMargin() throws DataException {
    Dataset data = BundledData.IRIS.read(BundledData.IRIS.defaultSelection());
    assertThat(found(data).support()).hasSize(3);
  }

  @Test
  void inseparableSamplesGetAProofInstead() throws DataException {
    Dataset data = BundledData.IRIS.read(CsvSelection.of("species", "versicolor", "virginica"));
    MaxMarginResult result = MaxMargin.exact(data);
    assertThat(result).isInstanceOf(FarkasCombination.class);
    assertThat(((FarkasCombination) result).verify(data)).isTrue();
  }

  @Test
  void theLimitIsToldHonestly() throws DataException {
    Dataset data = BundledData.WDBC.read(BundledData.WDBC.defaultSelection());
    assertThat(MaxMargin.exact(data, 0)).isEqualTo(new MaxMarginResult.Unfinished(0));
  }

  @Test
  void anythingElseIsRejected() {
    Dataset data = Samples.of("1 0 : 1", "0 -1 : -1", "5 5 : 1");
    assertThat(margin("1 1", "1 1 0").verify(data)).isTrue();
    assertThat(margin("2 2", "2 2 0").verify(data)).as("slack on the support").isFalse();
    assertThat(margin("1 1", "1 1").verify(data)).as("size").isFalse();
    assertThat(margin("1/2 1/2", "1/2 1/2 0").verify(data)).as("infeasible").isFalse();
    assertThat(margin("1 1", "6 6 -1").verify(data)).as("negative multiplier").isFalse();
    assertThat(margin("1 1", "0 0 1/5").verify(data)).as("slack where positive").isFalse();
    List<Rational> changed = new ArrayList<>(Samples.numbers("1 1"));
    changed.set(0, Rational.of(2));
    assertThat(new MaxMargin(changed, Samples.numbers("1 1 0")).verify(data)).isFalse();
  }

  private static MaxMargin margin(String u, String multipliers) {
    return new MaxMargin(Samples.numbers(u), Samples.numbers(multipliers));
  }
}
