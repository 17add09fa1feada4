package org.plumbline.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.number.Rational;

class SeparabilityDecisionTest {
  /** Decides by both routes, which must agree, and checks the certificates. */
  private static boolean separable(Dataset data) {
    SeparabilityCertificate decided = SeparabilityDecision.decide(data);
    SeparabilityCertificate exact = SeparabilityDecision.decideExactly(data);
    assertThat(decided.verify(data)).isTrue();
    assertThat(exact.verify(data)).isTrue();
    assertThat(exact.claimsSeparable()).isEqualTo(decided.claimsSeparable());
    return decided.claimsSeparable();
  }

  @ParameterizedTest
  @CsvSource({
    "setosa, versicolor, false, true",
    "setosa, versicolor, true, true",
    "setosa, virginica, false, true",
    "setosa, virginica, true, true",
    "versicolor, virginica, false, false",
    "versicolor, virginica, true, false"
  })
  void irises(String positive, String negative, boolean bias, boolean separable)
      throws DataException {
    CsvSelection selection = CsvSelection.of("species", positive, negative).withBias(bias);
    Dataset data = BundledData.IRIS.read(selection);
    assertThat(separable(data)).isEqualTo(separable);
    assertThat(SeparabilityDecision.decideByProposal(data)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void setosaAgainstTheRest(boolean bias) throws DataException {
    CsvSelection selection =
        new CsvSelection(
            "species", List.of("setosa"), List.of("versicolor", "virginica"), List.of(), bias);
    assertThat(separable(BundledData.IRIS.read(selection))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void breastCancerIsSeparableByEitherRoute(boolean bias) throws DataException {
    Dataset data = BundledData.WDBC.read(BundledData.WDBC.defaultSelection().withBias(bias));
    assertThat(separable(data)).isTrue();
    assertThat(SeparabilityDecision.decideByProposal(data)).isPresent();
  }

  @Test
  void breastCancerByTenFeaturesIsNotSeparable() throws DataException {
    List<String> means =
        BundledData.WDBC.read(BundledData.WDBC.defaultSelection()).features().subList(0, 10);
    Dataset data = BundledData.WDBC.read(BundledData.WDBC.defaultSelection().withFeatures(means));
    assertThat(separable(data)).isFalse();
  }

  @Test
  void oneSampleIsSeparable() {
    assertThat(separable(Samples.of("0 -1/7 : -1"))).isTrue();
  }

  @Test
  void aSampleAtTheOriginIsNot() {
    assertThat(separable(Samples.of("1 1 : 1", "0 0 : 1"))).isFalse();
    assertThat(separable(Samples.of("0 : -1"))).isFalse();
  }

  @Test
  void noCoordinatesAreNot() {
    assertThat(separable(Samples.of(":1", ":-1"))).isFalse();
  }

  @Test
  void duplicatesDoNotMatterUnlessTheyContradict() {
    assertThat(separable(Samples.of("1 2 : 1", "1 2 : 1", "-1 -2 : -1"))).isTrue();
    assertThat(separable(Samples.of("1 2 : 1", "3 -1 : -1", "1 2 : -1"))).isFalse();
  }

  @Test
  void marginZeroIsNotEnough() {
    assertThat(separable(Samples.of("1 0 : 1", "-1 0 : 1", "0 1 : 1"))).isFalse();
    assertThat(separable(Samples.of("1 0 : 1", "2 0 : -1", "5 1 : 1"))).isFalse();
  }

  @Test
  void marginsFarBelowDoublePrecisionAreSeen() {
    assertThat(separable(Samples.of("1 0 : 1", "-1 1e-40 : 1"))).isTrue();
    assertThat(separable(Samples.of("1 0 : 1", "-1 -1e-40 : 1", "0 1 : 1"))).isFalse();
    assertThat(separable(Samples.of("1 1e-40 : 1", "1 -1e-40 : -1"))).isTrue();
    assertThat(separable(Samples.of("1 1 : 1", "1 1.00000000000000000000000000001 : -1"))).isTrue();
  }

  @Test
  void scalesFarBeyondDoubleRangeAreSeen() {
    assertThat(separable(Samples.of("1e400 1e-400 : 1", "1e400 -1e-400 : -1"))).isTrue();
    assertThat(separable(Samples.of("1e400 1e-400 : 1", "1e-400 1e-1200 : -1"))).isFalse();
  }

  @Test
  void aSeparatorNeedsMarginOneAndTheRightSize() {
    Dataset data = Samples.of("1 0 : 1", "0 1 : -1");
    assertThat(new Separator(Samples.numbers("1 -1")).verify(data)).isTrue();
    assertThat(new Separator(Samples.numbers("1 -0.999999999999999999")).verify(data)).isFalse();
    assertThat(new Separator(Samples.numbers("1")).verify(data)).isFalse();
    assertThat(new Separator(Samples.numbers("1 -1 0")).verify(data)).isFalse();
    assertThat(new Separator(Samples.numbers("-1 1")).verify(data)).isFalse();
  }

  @Test
  void aCombinationNeedsAllItsConditions() {
    Dataset data = Samples.of("1 : 1", "2 : -1");
    assertThat(combination("2/3 1/3").verify(data)).isTrue();
    assertThat(combination("1/3 2/3").verify(data)).isFalse();
    assertThat(combination("4/3 2/3").verify(data)).isFalse();
    assertThat(combination("0 0").verify(data)).isFalse();
    assertThat(combination("2/3 1/3 0").verify(data)).isFalse();
    Dataset more = Samples.of("1 : 1", "2 : 1", "3 : 1");
    assertThat(combination("2 1/2 -1").verify(Samples.of("1 : 1", "2 : 1", "3 : 1"))).isFalse();
    assertThat(combination("5/2 -1 -1/2").verify(more)).isFalse();
  }

  @Test
  void aNegativeCoefficientProvesNothing() {
    Dataset data = Samples.of("1 : 1", "2 : 1");
    FarkasCombination zeroSumWithSign = combination("2 -1");
    assertThat(zeroSumWithSign.lambda().stream().reduce(Rational.ZERO, Rational::add))
        .isEqualTo(Rational.ONE);
    assertThat(zeroSumWithSign.verify(data)).isFalse();
  }

  private static FarkasCombination combination(String lambda) {
    return new FarkasCombination(Samples.numbers(lambda));
  }
}
