package org.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.data.Dataset;
import org.plumbline.number.Rational;

final class FeatureScaleTest {
  private static FeatureScale scale(List<String> names, String... samples) {
    List<List<Rational>> points =
        Arrays.stream(samples)
            .map(s -> Arrays.stream(s.split(" ")).map(Rational::parse).toList())
            .toList();
    return FeatureScale.of(new Dataset(names, points, points.stream().map(p -> 1).toList()));
  }

  @Test
  void sizesAreTheLargestOfEachCoordinate() {
    assertThat(scale(List.of("a", "b"), "1 -7", "-3 2")).isEqualTo(new FeatureScale(3, 7, "b"));
  }

  @Test
  void zerosAndTheConstantInputDoNotCount() {
    assertThat(scale(List.of("a", "zero", "bias"), "1/8 0 1", "1/16 0 1"))
        .isEqualTo(new FeatureScale(0.125, 0.125, "a"));
    FeatureScale nothing = scale(List.of("zero"), "0");
    assertThat(nothing.largest()).isZero();
    assertThat(nothing.advice()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 300, two",
    "1, 400, three",
    "1, 3e9, nine",
    "1, 4e9, 10",
    "5e-324, 1e300, 308",
    "1e-200, 1e200, 308"
  })
  void spansAreToldInOrdersOfMagnitude(double smallest, double largest, String orders) {
    assertThat(new FeatureScale(smallest, largest, "a").advice())
        .contains(
            "The features span "
                + orders
                + " orders of magnitude, so many short steps are needed: try `data: {standardize:"
                + " true}`.");
  }

  @Test
  void largeAndSmallFeaturesAreTold() {
    assertThat(new FeatureScale(900, 1000, "area").advice())
        .contains(
            "The features are not scaled: area is as large as 1.00e+03, so many short steps are"
                + " needed: try `data: {standardize: true}`.");
    assertThat(new FeatureScale(5e-4, 9e-4, "a").advice())
        .contains(
            "The features are not scaled: all are at most 0.000900, so little moves: try"
                + " `data: {standardize: true}`.");
  }

  @Test
  void ordinaryFeaturesNeedNoAdvice() {
    assertThat(new FeatureScale(3.4, 999, "a").advice()).isEqualTo(Optional.empty());
    assertThat(new FeatureScale(1e-3, 1e-3, "a").advice()).isEmpty();
  }
}
