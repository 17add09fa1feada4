package org.plumbline.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CsvColumnsTest {
  private static final List<String> NAMES = List.of("a", "b", "y", "1");
  private static final CsvSelection SELECTION = CsvSelection.of("y", "p", "n");

  private static void assertRefused(List<String> names, CsvSelection selection, String message) {
    assertThatThrownBy(() -> CsvColumns.of("t", names, selection))
        .isExactlyInstanceOf(DataException.class)
        .hasMessageStartingWith("t: " + message);
  }

  @Test
  void allColumnsButTheLabelAndTheExceptedAreFeatures() throws DataException {
    CsvColumns all = CsvColumns.of("t", NAMES, SELECTION);
    assertThat(all.label()).isEqualTo(2);
    assertThat(all.features()).containsExactly(0, 1, 3);
    assertThat(all.featureNames(true)).containsExactly("a", "b", "1", "bias");
    CsvColumns some = CsvColumns.of("t", NAMES, SELECTION.withoutFeatures(List.of("a", "3")));
    assertThat(some.features()).containsExactly(1);
    assertThat(some.featureNames(false)).containsExactly("b");
    assertThat(some.size()).isEqualTo(4);
  }

  /** The column called 1 is the fourth; no column is called 0. */
  @Test
  void namesGoBeforePositions() throws DataException {
    CsvColumns columns = CsvColumns.of("t", NAMES, SELECTION.withFeatures(List.of("1", "0")));
    assertThat(columns.features()).containsExactly(3, 0);
    assertThat(columns.name(3)).isEqualTo("1");
  }

  @Test
  void positionsBeyondTheLastColumnAreUnknown() {
    assertRefused(NAMES, SELECTION.withFeatures(List.of("4")), "no column '4'");
    assertRefused(
        NAMES, SELECTION.withoutFeatures(List.of("9999999999")), "no column '9999999999'");
    assertRefused(NAMES, CsvSelection.of("2", "p", "n"), "no column '2'");
  }

  @Test
  void noColumnIsChosenTwice() {
    assertRefused(List.of("a", "y", "a"), SELECTION, "column 'a' occurs twice");
    assertRefused(NAMES, SELECTION.withFeatures(List.of("a", "a")), "feature 'a' occurs twice");
    assertRefused(NAMES, SELECTION.withFeatures(List.of("a", "0")), "feature 'a' occurs twice");
    assertRefused(
        NAMES, SELECTION.withFeatures(List.of("2")), "column 'y' is both the label and a feature");
  }

  @Test
  void columnsWithoutNameAreFeaturesOnlyByPosition() throws DataException {
    List<String> names = List.of("", "a", "y");
    assertRefused(names, SELECTION, "column 0, counted from 0, has no name");
    assertThat(CsvColumns.of("t", names, SELECTION.withFeatures(List.of("0"))).features())
        .containsExactly(0);
    assertThat(CsvColumns.of("t", names, SELECTION.withoutFeatures(List.of("0"))).features())
        .containsExactly(1);
  }

  @Test
  void theBiasNeedsANameOfItsOwn() throws DataException {
    List<String> names = List.of("bias", "a", "y");
    assertRefused(names, SELECTION.withBias(true), "a column is already called 'bias'");
    CsvSelection without = SELECTION.withBias(true).withFeatures(List.of("a"));
    assertThat(CsvColumns.of("t", names, without).features()).containsExactly(1);
  }
}
