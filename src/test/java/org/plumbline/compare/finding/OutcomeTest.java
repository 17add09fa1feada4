package org.plumbline.compare.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.compare.finding.Outcome.CONFIRMED;
import static org.plumbline.compare.finding.Outcome.DIFFERS;
import static org.plumbline.compare.finding.Outcome.UNDECIDED;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The one rule by which outcomes combine. */
final class OutcomeTest {
  @ParameterizedTest
  @CsvSource({
    "CONFIRMED, CONFIRMED, CONFIRMED",
    "CONFIRMED, UNDECIDED, UNDECIDED",
    "CONFIRMED, DIFFERS, DIFFERS",
    "UNDECIDED, UNDECIDED, UNDECIDED",
    "UNDECIDED, DIFFERS, DIFFERS",
    "DIFFERS, DIFFERS, DIFFERS"
  })
  void worseOneOfTwoPrevails(Outcome one, Outcome other, Outcome both) {
    assertThat(one.and(other)).isEqualTo(both);
    assertThat(other.and(one)).isEqualTo(both);
  }

  @Test
  void allMustBeConfirmed() {
    assertThat(Outcome.of(List.of(CONFIRMED, CONFIRMED), 2)).isEqualTo(CONFIRMED);
    assertThat(Outcome.of(List.of(CONFIRMED, UNDECIDED), 2)).isEqualTo(UNDECIDED);
    assertThat(Outcome.of(List.of(DIFFERS, UNDECIDED), 2)).isEqualTo(DIFFERS);
  }

  /** What nobody looked at is not confirmed, and does not excuse what is wrong. */
  @Test
  void claimsNotJudgedAreOpen() {
    assertThat(Outcome.of(List.of(CONFIRMED), 2)).isEqualTo(UNDECIDED);
    assertThat(Outcome.of(List.of(DIFFERS), 2)).isEqualTo(DIFFERS);
    assertThat(Outcome.of(List.of(), 1)).isEqualTo(UNDECIDED);
    assertThat(Outcome.of(List.of(), 0)).isEqualTo(UNDECIDED);
  }
}
