package org.plumbline.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.compare.finding.Outcome;

/** What the trials of a level prove together. */
final class LevelResultTest {
  @ParameterizedTest
  @CsvSource({"10, 0, CONFIRMED", "10, 9, CONFIRMED", "10, 10, UNDECIDED", "0, 0, CONFIRMED"})
  void oneDecidedTrialIsEnough(int tries, int open, Outcome outcome) {
    assertThat(new LevelResult(Level.KINKS, tries, open, 0, 0, Optional.empty()).outcome())
        .isEqualTo(outcome);
  }
}
