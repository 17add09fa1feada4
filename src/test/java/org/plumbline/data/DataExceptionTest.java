package org.plumbline.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class DataExceptionTest {
  @Test
  void saysPlaceProblemAndExpectation() {
    assertThat(new DataException("t.csv: line 2", "no number", "a number"))
        .hasMessage("t.csv: line 2: no number; expected a number");
  }

  @Test
  void staysOnOneLineWhateverTheFileContains() {
    assertThat(new DataException("t", "a\nb\tc\u001b\u2028\u2029é", "x"))
        .hasMessage("t: a\\u000ab\\u0009c\\u001b\\u2028\\u2029é; expected x");
  }

  @Test
  void messagesOfAnyLengthAreCutAtAThousandCharacters() {
    String message = new DataException("t", "x".repeat(5_000), "y").getMessage();
    assertThat(message).isEqualTo("t: " + "x".repeat(997));
  }

  @Test
  void quotesAtMostFortyCharacters() {
    assertThat(DataException.quoted("x".repeat(40))).isEqualTo("'" + "x".repeat(40) + "'");
    assertThat(DataException.quoted("x".repeat(41))).isEqualTo("'" + "x".repeat(37) + "...'");
  }
}
