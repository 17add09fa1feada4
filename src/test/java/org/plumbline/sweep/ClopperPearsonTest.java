package org.plumbline.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against quantiles of the beta distribution, by SciPy's {@code beta.ppf}. */
final class ClopperPearsonTest {
  @ParameterizedTest
  @CsvSource({
    "0, 10, 0.000000000000, 0.308497107819",
    "5, 10, 0.187086028447, 0.812913971553",
    "10, 10, 0.691502892181, 1.000000000000",
    "1, 1, 0.025000000000, 1.000000000000",
    "0, 1, 0.000000000000, 0.975000000000",
    "37, 1000, 0.026182708844, 0.050641123060",
    "999, 1000, 0.994441075720, 0.999974682513",
    "5000, 100000, 0.048657255207, 0.051368920881"
  })
  void isWhatQuantilesOfTheBetaDistributionGive(
      long successes, long trials, double lower, double upper) {
    ClopperPearson interval = ClopperPearson.of(successes, trials);
    assertThat(interval.lower()).isCloseTo(lower, within(1e-9));
    assertThat(interval.upper()).isCloseTo(upper, within(1e-9));
  }

  @Test
  void refusesWhatIsNoTrial() {
    assertThatThrownBy(() -> ClopperPearson.of(3, 2)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ClopperPearson.of(0, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
