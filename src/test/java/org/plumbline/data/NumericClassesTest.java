package org.plumbline.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Rational;

/** The meaning of numbers that are labels. */
final class NumericClassesTest {
  private static List<Rational> numbers(int... numbers) {
    return Arrays.stream(numbers).mapToObj(n -> Rational.of(n)).toList();
  }

  private static List<Integer> signs(NumericClasses classes, int... labels) throws DataException {
    return classes.signs("file", numbers(labels), i -> "line " + i);
  }

  private static void assertRefused(String keyword, NumericClasses classes, int... labels) {
    assertThatThrownBy(() -> signs(classes, labels))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(keyword);
  }

  @Test
  void usuallyTheyAreOneAndMinusOneOrZero() throws DataException {
    NumericClasses usual = NumericClasses.usual();
    assertThat(signs(usual, 1, -1, 1)).containsExactly(1, -1, 1);
    assertThat(signs(usual, 1, 0, 0)).containsExactly(1, -1, -1);
    assertThat(signs(usual, 1, 1)).containsExactly(1, 1);
    assertRefused("line 2", usual, 1, -1, 0);
    assertRefused("line 1", usual, 1, 2);
  }

  @Test
  void chosenClassesLeaveOthersOut() throws DataException {
    NumericClasses chosen = NumericClasses.of(numbers(3, 4), numbers(7));
    assertThat(signs(chosen, 7, 3, 5, 4)).containsExactly(-1, 1, 0, 1);
    assertRefused("4", chosen, 7, 3);
    assertRefused("file", chosen, 3, 4);
  }

  @Test
  void oneClassMayStandAgainstTheRest() throws DataException {
    NumericClasses against = NumericClasses.againstRest(numbers(2));
    assertThat(signs(against, 2, 5, 9)).containsExactly(1, -1, -1);
    assertRefused("file", against, 2, 2);
    assertRefused("2", against, 5, 9);
  }

  @Test
  void classesMustDiffer() {
    assertThatThrownBy(() -> NumericClasses.of(numbers(1), numbers(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> NumericClasses.of(numbers(), numbers(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> NumericClasses.againstRest(numbers()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
