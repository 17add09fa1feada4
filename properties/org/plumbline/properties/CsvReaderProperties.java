package org.plumbline.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.plumbline.data.CsvReader;
import org.plumbline.data.CsvSelection;
import org.plumbline.data.DataException;
import org.plumbline.data.Dataset;
import org.plumbline.number.Rational;

/** Tables are read exactly, and anything else is refused in one line. */
class CsvReaderProperties {
  private static final CsvSelection SELECTION = CsvSelection.of("c", "p", "n");

  @Provide
  Arbitrary<List<Rational>> numbers() {
    return Combinators.combine(Arbitraries.bigIntegers(), Arbitraries.integers().between(0, 30))
        .as((digits, places) -> Rational.parse(digits + "e-" + places))
        .list()
        .ofMinSize(2)
        .ofMaxSize(9);
  }

  /** Bytes that are often nearly a table. */
  @Provide
  Arbitrary<String> scraps() {
    return Arbitraries.of(
            "a", "c", ",", ",", "\n", "\n", "\r\n", "\"", "p", "n", "1", "2.5", "e9", "/", "\0",
            "\uFEFF", "é")
        .list()
        .ofMaxSize(30)
        .map(parts -> String.join("", parts));
  }

  @Property
  void whatIsWrittenIsRead(@ForAll("numbers") List<Rational> numbers) throws DataException {
    StringBuilder text = new StringBuilder("x,c\n");
    for (int i = 0; i < numbers.size(); i++) {
      text.append(numbers.get(i)).append(i % 2 == 0 ? ",p\r\n" : ",n\n");
    }
    List<Rational> read = new ArrayList<>();
    Dataset data = read(text.toString().getBytes(StandardCharsets.UTF_8));
    data.points().forEach(read::addAll);
    assertThat(read).isEqualTo(numbers);
  }

  @Property
  void scrapsAreReadOrRefused(@ForAll("scraps") String body) {
    assertReadOrRefused(body.getBytes(StandardCharsets.UTF_8));
    assertReadOrRefused(("a,c\n1,p\n2,n\n" + body).getBytes(StandardCharsets.UTF_8));
  }

  @Property
  void bytesAreReadOrRefused(@ForAll @Size(max = 60) byte[] bytes) {
    assertReadOrRefused(bytes);
  }

  private static void assertReadOrRefused(byte[] bytes) {
    try {
      assertThat(read(bytes).dimension()).isPositive();
    } catch (DataException e) {
      assertThat(e)
          .message()
          .startsWith("t.csv: ")
          .contains("; expected ")
          .doesNotContain("\n", "\r");
    }
  }

  private static Dataset read(byte[] bytes) throws DataException {
    return CsvReader.read("t.csv", new ByteArrayInputStream(bytes), SELECTION);
  }
}
