package org.plumbline.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The gist of descriptions. */
final class SummaryTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Runs one. Then more.|Runs one",
        "Runs one.|Runs one",
        "The seed, as in --seed 7 (default: 1).|The seed",
        "The seed (default: 1).|The seed",
        "Print nothing; the exit code tells.|Print nothing",
        "The engine: taylor or double.|The engine",
        "See examples, if any|See examples, if any",
        "At 1.5 of it|At 1.5 of it"
      })
  void endsWhereDetailsBegin(String description, String gist) {
    assertThat(Summary.of(description)).isEqualTo(gist);
  }
}
