package org.plumbline.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Dataset;
import org.plumbline.data.TableReading;
import org.plumbline.number.Rational;

final class OmissionsTest {
  private static final Dataset DATA =
      new Dataset(List.of("a"), List.of(List.of(Rational.ONE)), List.of(1));

  private static List<String> of(int otherLabels, Integer... lines) {
    return Omissions.of(Cursors.top("t.csv"), new TableReading(DATA, otherLabels, List.of(lines)));
  }

  @Test
  void nothingIsSaidOfWholeTables() {
    assertThat(of(0)).isEmpty();
  }

  @Test
  void eachKindOfRowHasASentence() {
    assertThat(of(1, 4))
        .containsExactly(
            "t.csv: 1 row is left out, because the label belongs to neither class.",
            "t.csv: 1 row is left out, because a value is missing: line 4.");
    assertThat(of(2, 4, 9))
        .containsExactly(
            "t.csv: 2 rows are left out, because the label belongs to neither class.",
            "t.csv: 2 rows are left out, because a value is missing: lines 4, 9.");
  }

  @Test
  void aDozenLinesAreShown() {
    Integer[] lines = IntStream.rangeClosed(1, 13).boxed().toArray(Integer[]::new);
    assertThat(of(0, java.util.Arrays.copyOf(lines, 12)).get(0)).endsWith(", 11, 12.");
    assertThat(of(0, lines).get(0))
        .startsWith("t.csv: 13 rows are left out")
        .endsWith(", 11, 12, ….");
  }
}
