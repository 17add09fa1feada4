package org.plumbline.compare.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.number.Dyadic;

/** What a judge says of a network with two units. */
final class WordingTest {
  private static final Network NETWORK =
      new LayeredArchitecture(List.of(2, 2, 1), List.of(Activation.RELU), List.of()).network();

  /** Row by row: the row is the unit that an edge leads to. */
  @Test
  void parametersAreNamedWithTheVerticesTheyJoin() {
    assertThat(Wording.parameter(NETWORK, 1))
        .isEqualTo("W1[0,1] (" + NETWORK.name(1) + " → " + NETWORK.name(2) + ")");
    assertThat(Wording.parameter(NETWORK, 2))
        .isEqualTo("W1[1,0] (" + NETWORK.name(0) + " → " + NETWORK.name(3) + ")");
    assertThat(Wording.parameter(NETWORK, 5))
        .isEqualTo("W2[0,1] (" + NETWORK.name(3) + " → " + NETWORK.name(4) + ")");
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0.5, 0.5", "-3, -3", "0.1234567891234, 0.123456789"})
  void numbersHaveNineDigits(double value, String text) {
    assertThat(Wording.number(Dyadic.of(value))).isEqualTo(text);
  }

  @Test
  void hugeAndTinyNumbersArePowersOfTwo() {
    assertThat(Wording.number(Dyadic.ONE.scale(200_000))).isEqualTo("2^200000");
    assertThat(Wording.number(Dyadic.of(-3).scale(-200_000))).isEqualTo("-2^-199999");
  }

  @Test
  void theSentenceNamesNumbersDistanceAndCause() {
    Deviation deviation = new Deviation(false, false, 1, 2.5, 7, 9, 1, List.of(7.0, 9.0));
    assertThat(
            Wording.differs(
                NETWORK, deviation, "1, not 2", new Suspicion(Explanation.SIGN, "a cause")))
        .isEqualTo(
            Wording.parameter(NETWORK, 1)
                + ": 1, not 2, off by 7 ulps, 2.50000 times the bound; a cause");
  }
}
