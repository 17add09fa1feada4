package org.plumbline.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.experiment.SeededWeights.Distribution;
import org.plumbline.experiment.SeededWeights.Kind;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.number.Rational;

/** The draws behind a seed, which must never change. */
final class SeededWeightsTest {
  @Test
  void firstWeightsAreFixedForEver() {
    assertThat(new SeededWeights(7, Rational.of(1, 2)).weights(4))
        .extracting(Rational::toString)
        .containsExactly("73311/262144", "-978161/2097152", "424551/1048576", "-2385/2097152");
  }

  @Test
  void weightsFillTheIntervalAndNoMore() {
    Rational scale = Rational.of(3, 7);
    assertThat(new SeededWeights(3, scale).weights(10_000))
        .allMatch(w -> w.abs().compareTo(scale) <= 0)
        .anyMatch(w -> w.compareTo(scale.multiply(Rational.of(99, 100))) > 0)
        .anyMatch(w -> w.compareTo(scale.multiply(Rational.of(-99, 100))) < 0);
  }

  @Test
  void aLongerDrawBeginsLikeAShorterOne() {
    SeededWeights drawn = new SeededWeights(9, Rational.ONE);
    assertThat(drawn.weights(50).subList(0, 20)).isEqualTo(drawn.weights(20));
  }

  @Test
  void scaleMustBePositive() {
    assertThatThrownBy(() -> new SeededWeights(1, Rational.ZERO))
        .hasMessage("the scale must be positive, not 0");
  }

  private static final LayeredArchitecture LAYERS =
      new LayeredArchitecture(
          List.of(5, 3, 2, 1), List.of(Activation.RELU, Activation.LINEAR), List.of());

  private static List<Rational> drawn(
      Kind kind, Distribution distribution, LayeredArchitecture layers) {
    return new SeededWeights(7, Rational.ONE, kind, distribution)
        .weights(layers.network(), Optional.of(layers));
  }

  /** Worked out by another program, in Python's integers and doubles. */
  @Test
  void otherKindsAreFixedForEverToo() {
    assertThat(drawn(Kind.HE, Distribution.UNIFORM, LAYERS).subList(0, 4))
        .extracting(Rational::toString)
        .containsExactly("642465/1048576", "-535761/524288", "930145/1048576", "-2613/1048576");
    assertThat(drawn(Kind.XAVIER, Distribution.GAUSSIAN, LAYERS).subList(0, 4))
        .extracting(Rational::toString)
        .containsExactly("-21885/1048576", "-95987/1048576", "459529/1048576", "95091/1048576");
    assertThat(
            new SeededWeights(7, Rational.of(2), Kind.PLAIN, Distribution.GAUSSIAN)
                .weights(3).stream().map(w -> w.divide(Rational.of(2)).toString()))
        .containsExactly("-43769/1048576", "-95987/524288", "919057/1048576");
  }

  /** The mean square of many weights is near the variance asked for, and no weight is too large. */
  @ParameterizedTest
  @CsvSource({
    "HE, UNIFORM, 2/50",
    "HE, GAUSSIAN, 2/50",
    "XAVIER, UNIFORM, 2/250",
    "XAVIER, GAUSSIAN, 2/250"
  })
  void variancesAreThoseOfTheRule(Kind kind, Distribution distribution, String variance) {
    LayeredArchitecture wide =
        new LayeredArchitecture(List.of(50, 200, 1), List.of(Activation.RELU), List.of());
    double asked = Rational.parse(variance).approximateDouble();
    List<Rational> first = drawn(kind, distribution, wide).subList(0, 10_000);
    double mean =
        first.stream().mapToDouble(w -> w.square().approximateDouble()).average().orElse(0);
    assertThat(mean / asked).isBetween(0.95, 1.05);
    double largest = first.stream().mapToDouble(w -> w.abs().approximateDouble()).max().orElse(0);
    if (distribution == Distribution.UNIFORM) {
      assertThat(largest / Math.sqrt(3 * asked)).isBetween(0.99, 1.000_01);
    } else {
      assertThat(largest / Math.sqrt(asked)).isBetween(3.0, 6.0);
    }
  }

  @Test
  void biasesBeginAtZero() {
    assertThat(drawn(Kind.HE, Distribution.UNIFORM, FanTest.LAYERS).subList(6, 9))
        .containsOnly(Rational.ZERO);
  }
}
