package org.plumbline.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.data.BundledData;
import org.plumbline.data.DataException;
import org.plumbline.data.Dataset;
import org.plumbline.number.Rational;

final class TableSectionTest {
  private static final String COMMAS = "a,b,c\n1,2,p\n3,4,q\n5,6,r\n7,,p\n";

  @TempDir private Path folder;

  private Dataset csv(String table, String more) throws IOException {
    return csv(new Origin("e.yaml", Optional.of(folder)), table, more);
  }

  private Dataset csv(Origin origin, String table, String more) throws IOException {
    Files.writeString(folder.resolve("t.csv"), table);
    Cursor data = Cursors.top(origin, "{csv: t.csv, label: c, " + more + "}");
    return new TableSection(data).csv(data.required("csv"));
  }

  private static Dataset builtin(String text) {
    Cursor data = Cursors.top("{builtin: " + text + "}");
    return new TableSection(data).builtin(data.required("builtin"));
  }

  private static List<Rational> point(long... numbers) {
    return java.util.Arrays.stream(numbers).mapToObj(Rational::of).toList();
  }

  @Test
  void rowsOfTwoClassesAreTakenAndOthersNoted() throws IOException {
    Origin origin = new Origin("e.yaml", Optional.of(folder));
    Dataset samples = csv(origin, COMMAS, "positive: p, negative: r, missing: skip-row");
    assertThat(samples.points()).containsExactly(point(1, 2), point(5, 6));
    assertThat(samples.labels()).containsExactly(1, -1);
    assertThat(origin.provenance().notes())
        .containsExactly(
            "t.csv: 1 row is left out, because the label belongs to neither class.",
            "t.csv: 1 row is left out, because a value is missing: line 5.");
  }

  @Test
  void featuresAreListedOrExcepted() throws IOException {
    String rest = "positive: [q, r], negative: rest, ";
    assertThat(csv(COMMAS, rest + "features: [a]").points())
        .containsExactly(point(1), point(3), point(5), point(7));
    Dataset excepted = csv(COMMAS, rest + "features: {except: [b]}");
    assertThat(excepted.features()).containsExactly("a");
    assertThat(excepted.labels()).containsExactly(-1, 1, 1, -1);
  }

  @Test
  void separatorsAndDecimalCommasAreFoundAndNoted() throws IOException {
    Origin origin = new Origin("e.yaml", Optional.of(folder));
    Dataset samples = csv(origin, "a;b;c\n1,5;2;p\n3;4,25;q\n", "positive: p, negative: q");
    assertThat(samples.point(0)).containsExactly(Rational.of(3, 2), Rational.of(2));
    assertThat(origin.provenance().notes())
        .containsExactly(
            "t.csv: cells are separated by ';', as its first line shows.",
            "t.csv: decimals are written with commas, as its cells show.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "negative: q | a key is missing; expected positive",
        "positive: p | a key is missing; expected negative",
        "positive: p, negative: q, decimal: ',', separator: ',' | decimal: the comma also separates cells; expected separator: ';', or another one, beside it",
        "positive: p, negative: q, decimal: ',' | decimal: the comma also separates cells; expected separator: ';', or another one, beside it",
        "positive: [p, p], negative: q | positive[1]: found 'p' a second time; expected each once",
        "positive: [], negative: q | positive: the list is empty; expected at least one entry",
        "positive: p, negative: q, labels: [1] | labels: belongs to points; expected label, the name of a column",
        "positive: p, negative: q, dimension: 2 | dimension: belongs to libsvm; expected features, the names of columns",
        "positive: p, negative: q, missing: skip | missing: unknown treatment of missing values 'skip'; expected one of refuse, skip-row",
      })
  void refusesOtherKeys(String keys, String message) {
    assertThatThrownBy(() -> csv(COMMAS, keys))
        .isInstanceOf(ExperimentException.class)
        .hasMessage("e.yaml:1: " + message);
  }

  @Test
  void bundledDataHaveTheirOwnLabelsUnlessOthersAreGiven() throws DataException {
    BundledData wine = BundledData.WINE;
    assertThat(builtin("wine")).isEqualTo(wine.read(wine.defaultSelection()));
    Dataset others = builtin("wine, positive: c1, negative: c2");
    assertThat(others.size()).isEqualTo(71 + 48);
    assertThat(others.labels()).contains(1, -1).startsWith(1);
    assertThatThrownBy(() -> builtin("whine"))
        .hasMessageStartingWith(
            "e.yaml:1: builtin: unknown data 'whine' (did you mean wine?); expected one of ");
  }
}
