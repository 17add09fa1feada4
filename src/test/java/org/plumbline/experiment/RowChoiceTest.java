package org.plumbline.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Choices among ten samples. */
final class RowChoiceTest {
  private static List<Integer> of(String text) {
    return RowChoice.of(Cursors.top(text), 10);
  }

  @Test
  void aNumberIsThatOfTheFirstSamples() {
    assertThat(of("3")).containsExactly(0, 1, 2);
    assertThat(of("10")).hasSize(10);
  }

  @Test
  void aRangeHasBothEnds() {
    assertThat(of("7..9")).containsExactly(7, 8, 9);
    assertThat(of("0..0")).containsExactly(0);
  }

  @Test
  void aListKeepsItsOrder() {
    assertThat(of("[9, 0, 4]")).containsExactly(9, 0, 4);
  }

  @Test
  void everySoManyStartsAtTheFirst() {
    assertThat(of("{from: 1, to: 7, every: 3}")).containsExactly(1, 4, 7);
    assertThat(of("{from: 1, to: 6, every: 3}")).containsExactly(1, 4);
    assertThat(of("{every: 10}")).containsExactly(0);
    assertThat(of("{from: 8}")).containsExactly(8, 9);
    assertThat(of("{from: 9}")).containsExactly(9);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | found '0'; expected an integer from 1 to 10",
        "11 | found '11'; expected an integer from 1 to 10",
        "7..10 | found '7..10'; expected a..b within 0..9",
        "5..4 | found '5..4'; expected a..b within 0..9",
        "all | found 'all'; expected a..b within 0..9",
        "[] | the list is empty; expected at least one sample",
        "[1, 2, 1] | [2]: the sample is given a second time; expected each once",
        "[10] | [0]: found '10'; expected an integer from 0 to 9",
        "{from: 4, to: 3} | to: found '3'; expected an integer from 4 to 9",
        "{every: 0} | every: found '0'; expected an integer from 1 to 10",
      })
  void refusesOtherChoices(String text, String message) {
    assertThatThrownBy(() -> of(text))
        .isInstanceOf(ExperimentException.class)
        .hasMessageStartingWith("e.yaml:1: " + message);
  }
}
