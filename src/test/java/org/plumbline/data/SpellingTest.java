package org.plumbline.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The nearest known names to a misspelt one. */
final class SpellingTest {
  @ParameterizedTest
  @CsvSource({
    "kitten, sitting, 3",
    "sitting, kitten, 3",
    "flaw, lawn, 2",
    "'', abc, 3",
    "abc, '', 3",
    "Class, class, 1",
    "same, same, 0",
    "ab, ba, 2",
  })
  void distancesAreThoseOfLevenshtein(String from, String to, int distance) {
    assertThat(Spelling.distance(from, to)).isEqualTo(distance);
  }

  @Test
  void nearestIsAtMostAThirdAway() {
    List<String> known = List.of("width", "widths", "loss");
    assertThat(Spelling.nearest("wdths", known)).contains("widths");
    assertThat(Spelling.nearest("los", known)).contains("loss");
    assertThat(Spelling.nearest("lo", known)).isEmpty();
    assertThat(Spelling.nearest("w".repeat(61), List.of("w".repeat(60)))).isEmpty();
    assertThat(Spelling.nearest("w".repeat(60), List.of("w".repeat(61)))).isEmpty();
  }

  @Test
  void ofEquallyNearOnesTheFirstIsOffered() {
    assertThat(Spelling.nearest("bat", List.of("cat", "rat"))).contains("cat");
    assertThat(Spelling.nearest("bat", List.of("rat", "cat"))).contains("rat");
  }

  @Test
  void alternativesBeginWithTheNearestWhateverTheCase() {
    assertThat(Spelling.alternatives("CLASS", List.of("alpha", "clas", "beta")))
        .isEqualTo("one of 'clas', 'alpha', 'beta'");
    assertThat(Spelling.alternatives("x", List.of("only"))).isEqualTo("'only'");
    assertThat(Spelling.alternatives("x", List.of())).contains("there is none");
  }

  @Test
  void ofManyAlternativesTwelveAreOffered() {
    List<String> names = IntStream.range(10, 24).mapToObj(k -> "n" + k).toList();
    assertThat(Spelling.alternatives("n23", names))
        .startsWith("one of 'n23', ")
        .endsWith(" or 2 others");
  }
}
