package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code compare}: exit codes, what is printed and what is written. */
final class CompareCommandTest {
  private static final String FOLDER = "src/test/resources/recordings/";

  @TempDir private Path folder;

  private Invocation compare(String file, String... options) {
    List<String> words =
        List.of(
            "compare",
            FOLDER + "network.yaml",
            "--trajectory",
            file,
            "--output",
            folder.resolve("out").toString());
    return Invocation.of(Stream.concat(words.stream(), Stream.of(options)).toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource({
    "flat.npz, gradient",
    "flat.npz, descent",
    "layers.npz, gradient",
    "fortran.npz, descent",
    "big-endian.npz, descent",
    "flat.safetensors, gradient",
    "flat.json, descent",
  })
  void healthyRunIsConfirmed(String name, String kind) throws IOException {
    Invocation run = compare(FOLDER + name, "--kind", kind);
    assertThat(run.code()).as(run.out() + run.err()).isZero();
    int claims = kind.equals("gradient") ? 6 : 5;
    assertThat(run.out())
        .startsWith("recorded: " + kind + " of " + name + " in float32, " + claims + " ")
        .contains(claims + " CONFIRMED, 0 DIFFERS, 0 UNDECIDED");
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 110);
    JsonNode report = new ObjectMapper().readTree(folder.resolve("out/comparison.json").toFile());
    assertThat(report.at("/comparison/outcome").asText()).isEqualTo("CONFIRMED");
    assertThat(report.at("/summary/CONFIRMED").asInt()).isEqualTo(claims);
  }

  @Test
  void wrongStepIsNamed() {
    Invocation run =
        compare(FOLDER + "flat.csv", "--dtype", "float32", "--step-size", "0.2", "--json");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("\"STEP_SIZE\"").contains("1.25000 times the one recorded");
  }

  /** Where one weight was changed on the way, its step is the first that is off. */
  @Test
  void firstStepThatIsOffIsNamed() throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(Path.of(FOLDER, "flat.csv")));
    String[] cells = lines.get(4).split(",");
    cells[2] = String.valueOf(Double.parseDouble(cells[2]) * 1.0001);
    lines.set(4, String.join(",", Arrays.asList(cells)));
    Path file = folder.resolve("changed.csv");
    Files.write(file, lines);
    Invocation run = compare(file.toString(), "--dtype", "float32", "--step-size", "1/4");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("first difference: step 2, W1[0,1] (x[1] → h1[0]): ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pickled.npz | gradient | pickled objects",
        "halves.npz | descent | no step size; expected eta, or --step-size",
        "fortran.npz | gradient | no gradients; expected g",
        "flat.npz | else | 'else'; expected gradient, descent or flow",
        "none.npz | descent | no such file",
      })
  void badInputIsOneLine(String name, String kind, String reason) {
    Invocation run = compare(FOLDER + name, "--kind", kind);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("plumbline: ").contains(reason).hasLineCount(1);
    assertThat(folder.resolve("out/comparison.json")).doesNotExist();
  }

  @Test
  void samplesMustExist() throws IOException {
    Path file = folder.resolve("r.json");
    Files.writeString(
        file, "{\"w\": [[1,2,3,4,5,6],[1,2,3,4,5,6]], \"eta\": 1, \"batch\": [[0, 3], [0, 1]]}");
    Invocation run = compare(file.toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("batch[0] has sample 3; expected numbers from 0 to 2");
  }

  @Test
  void numbersBeyondTheFormatAreUndecided() throws IOException {
    Path file = folder.resolve("huge.json");
    Files.writeString(
        file, "{\"w\": [[-1e30,0,0,0,1e8,0]], \"g\": [[0,0,0,0,0,0]], \"dtype\": \"float32\"}");
    Invocation run = compare(file.toString());
    assertThat(run.code()).as(run.out() + run.err()).isEqualTo(3);
  }

  @Test
  void threadsDoNotMatter() throws IOException {
    compare(FOLDER + "flat.npz", "--threads", "1", "--quiet");
    String one = Files.readString(folder.resolve("out/comparison.json"));
    compare(FOLDER + "flat.npz", "--threads", "3", "--quiet");
    assertThat(Files.readString(folder.resolve("out/comparison.json"))).isEqualTo(one);
  }
}
