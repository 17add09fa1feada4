package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.compare.finding.Outcome;
import org.plumbline.compare.flow.ClaimedPoints;
import org.plumbline.compare.flow.FlowClaim;
import org.plumbline.compare.flow.FlowExamination;
import org.plumbline.experiment.BundledExamples;
import org.plumbline.field.FlowProblem;
import org.plumbline.number.Dyadic;
import org.plumbline.number.NumberFormat;
import org.plumbline.number.Rational;
import org.plumbline.run.FlowProblems;
import org.plumbline.run.RunProgress;

/**
 * {@code compare --kind flow}: runs of SciPy through kinks and a pinned stretch are enclosed, and
 * runs with one mistake each are caught and named.
 */
final class FlowCompareTest {
  private static final String FOLDER = "src/test/resources/recordings/flow/";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  private Invocation compare(String file, String... options) {
    List<String> words =
        List.of("compare", "pinned", "--kind", "flow", "--trajectory", file, "--output", out());
    return Invocation.of(Stream.concat(words.stream(), Stream.of(options)).toArray(String[]::new));
  }

  private String out() {
    return folder.resolve("out").toString();
  }

  private JsonNode report() throws IOException {
    return JSON.readTree(folder.resolve("out/comparison.json").toFile());
  }

  private static double number(JsonNode node) {
    return Double.parseDouble(node.asText());
  }

  /** Seven gates and a pinned stretch; the distance is what a better run shows too. */
  @Test
  void runOfSciPyIsEnclosedThroughKinks() throws IOException {
    Invocation run = compare(FOLDER + "scipy.npz");
    assertThat(run.code()).as(run.out() + run.err()).isZero();
    assertThat(run.out())
        .startsWith("pinned: flow of scipy.npz in float64, 42 points to t = 4, tolerance 1e-12")
        .contains("42 CONFIRMED, 0 DIFFERS, 0 UNDECIDED")
        .contains("t = 0: exactly the initial weights");
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 110);
    JsonNode comparison = report().get("comparison");
    assertThat(comparison.get("points")).hasSize(42);
    JsonNode largest = comparison.at("/largest/distance");
    assertThat(number(largest.get("mid"))).isBetween(1e-12, 2e-12);
    assertThat(number(largest.get("rad"))).isLessThan(1e-20);
    assertThat(number(comparison.at("/path/certifiedUntil"))).isEqualTo(4);
    assertThat(number(comparison.at("/path/radius"))).isBetween(1e-12, 1e-8);
    assertThat(comparison.get("path").has("obstacle")).isFalse();
  }

  /** Held against one rounding alone the same run is off, and what it takes is said. */
  @Test
  void toleranceIsWhatConfirmsIt() throws IOException {
    Invocation run = compare(FOLDER + "scipy.npz", "--tolerance", "0", "--quiet");
    assertThat(run.code()).isEqualTo(1);
    JsonNode first = report().at("/comparison/firstOff");
    assertThat(first.get("explanation").asText()).isEqualTo("LOCAL_ERRORS");
    assertThat(first.get("text").asText()).contains("e-14 (1 + |w|) from point to point");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "slope       | RELU_SLOPE     | the slope below 0 is 0.0100000 instead of 0",
        "half        | RELU_SLOPE     | the slope of h1[1] on sample 4 is 0.500000, where the flow is held",
        "mean        | REDUCTION      | 0.166667 times their times: the risk is taken as the mean",
        "double      | FACTOR         | on the flow at 2.00000 times their times",
        "ascent      | SIGN           | ascend the risk",
        "logistic    | LOSS           | the flow of the logistic loss",
        "twice       | SAMPLE_TWICE   | sample 2 is counted twice",
        "missed      | MISSED_GATE    | h1[0] on sample 2 turns off at t = 0.0874467, but not in the recording",
        "late        | LATE_GATE      | h1[0] on sample 2 turns off at t = 0.0874467, but in the recording only by",
        "swapped     | SWAPPED        | W1[0,1] (x[1] → h1[0]) and W1[1,1] (x[1] → h1[1]) are interchanged",
        "transposed  | TRANSPOSED     | W1 is transposed",
        "shifted     | TIME_SHIFT     | at the time of the point after",
        "classical   | RUNGE_KUTTA    | one step of the classical Runge-Kutta method",
        "single      | ROUNDING       | from point to point",
      })
  void mistakeIsNamed(String name, String explanation, String text) throws IOException {
    Invocation run = compare(FOLDER + name + ".npz", "--quiet");
    assertThat(run.code()).as(run.err()).isEqualTo(1);
    JsonNode first = report().at("/comparison/firstOff");
    assertThat(first.get("explanation").asText()).isEqualTo(explanation);
    assertThat(first.get("text").asText()).contains(text);
    assertThat(first.get("outcome").asText()).isEqualTo("DIFFERS");
    boolean isWithin = number(first.at("/distance/mid")) <= number(first.get("bound"));
    assertThat(isWithin).isFalse();
  }

  /** Gross mistakes stay mistakes under a tolerance that is granted. */
  @ParameterizedTest
  @CsvSource({"slope, RELU_SLOPE", "late, LATE_GATE"})
  void toleranceDoesNotHideMistakes(String name, String explanation) throws IOException {
    Invocation run = compare(FOLDER + name + ".npz", "--quiet", "--tolerance", "1e-11");
    assertThat(run.code()).isEqualTo(1);
    assertThat(report().at("/comparison/firstOff/explanation").asText()).isEqualTo(explanation);
  }

  /** The chattering run is 0.002 off at most, and that is said with all digits. */
  @Test
  void chatteringRunIsJudgedByItsTrueDistance() throws IOException {
    assertThat(compare(FOLDER + "euler.npz", "--quiet").code()).isEqualTo(1);
    JsonNode first = report().at("/comparison/firstOff");
    assertThat(first.get("explanation").asText()).isEqualTo("EXPLICIT_EULER");
    assertThat(first.get("text").asText())
        .contains("chatters about the kink of h1[1] on sample 4 (6 changes of side)");
    JsonNode largest = report().at("/comparison/largest");
    assertThat(number(largest.at("/distance/mid"))).isBetween(2.1e-3, 2.2e-3);
    assertThat(number(largest.at("/distance/rad"))).isLessThan(1e-20);
    assertThat(report().at("/comparison/path/obstacle").asText()).contains("the error");
  }

  /** A recording that begins later is compared with the flow there. */
  @Test
  void firstPointNeedNotBeTheInitialOne() throws IOException {
    Invocation run = compare(FOLDER + "later.npz");
    assertThat(run.code()).as(run.out() + run.err()).isZero();
    assertThat(run.out())
        .contains("the first point, t = 0.230412: at most")
        .contains(" from the flow");
    assertThat(number(report().at("/comparison/path/certifiedUntil"))).isEqualTo(4);
  }

  /** Errors that are granted but cannot be bounded leave the verdict open. */
  @Test
  void hugeToleranceIsUndecided() throws IOException {
    Invocation run = compare(FOLDER + "scipy.npz", "--tolerance", "1/4");
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out().replaceAll("\\s+", " "))
        .contains("no bound on the growth of errors was found");
    assertThat(report().at("/summary/UNDECIDED").asInt()).isPositive();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"w\": [[0,0,0,0,0,0,0,0,0]]} | there are no times; expected t of shape [T]",
        "{\"t\": [-1], \"w\": [[0,0,0,0,0,0,0,0,0]]} | t[0]: -1 is negative; expected times that start at 0",
        "{\"t\": [1, 0], \"w\": [[0,0,0,0,0,0,0,0,0],[0,0,0,0,0,0,0,0,0]]} | t[1]: 0 is before 1",
        "{\"t\": [1], \"tol\": -1, \"w\": [[0,0,0,0,0,0,0,0,0]]} | tol: negative; expected",
        "{\"t\": [1], \"tol\": [1, 2], \"w\": [[0,0,0,0,0,0,0,0,0]]} | tol: shape [2]; expected a number",
      })
  void badInputIsOneLine(String text, String reason) throws IOException {
    Path file = folder.resolve("r.json");
    Files.writeString(file, text);
    Invocation run = compare(file.toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).startsWith("plumbline: ").contains(reason).hasLineCount(1);
  }

  /** A single point at time 0 is compared with the initial weights alone. */
  @Test
  void initialPointAloneIsJudged() throws IOException {
    Path file = folder.resolve("r.json");
    Files.writeString(
        file,
        "{\"t\": [0], \"w\": [[0.15625,-0.71875,-0.28125,0.46875,0.15625,-0.71875,-0.53125,-0.59375,"
            + "0.65625]]}");
    assertThat(compare(file.toString()).code()).isZero();
    Files.writeString(
        file,
        "{\"t\": [0], \"w\": [[0.15625,-0.71875,-0.28125,0.46875,0.15625,-0.71875,-0.53125,-0.5,"
            + "0.65625]]}");
    Invocation wrong = compare(file.toString());
    assertThat(wrong.code()).isEqualTo(1);
    assertThat(wrong.out().replaceAll("\\s+", " "))
        .contains("all other weights are those of the flow");
  }

  @Test
  void threadsDoNotMatter() throws IOException {
    compare(FOLDER + "classical.npz", "--threads", "1", "--quiet");
    String one = Files.readString(folder.resolve("out/comparison.json"));
    compare(FOLDER + "classical.npz", "--threads", "3", "--quiet");
    assertThat(Files.readString(folder.resolve("out/comparison.json"))).isEqualTo(one);
  }

  /** When it is interrupted, the points of what was followed are judged, and no others. */
  @Test
  void interruptedRunJudgesWhatWasFollowed() {
    FlowProblem problem = FlowProblems.of(BundledExamples.read("pinned"));
    Dyadic half = Dyadic.ONE.scale(-1);
    List<Dyadic> start =
        problem.initialWeights().stream().map(w -> Dyadic.approximate(w, 60)).toList();
    ClaimedPoints points =
        new ClaimedPoints(List.of(Dyadic.ZERO, half, Dyadic.ONE), List.of(start, start, start));
    AtomicBoolean isOver = new AtomicBoolean();
    RunProgress interrupting =
        new RunProgress() {
          @Override
          public boolean advanced(int steps, int events, Rational time, double logRisk) {
            isOver.compareAndSet(false, time.compareTo(half.toRational()) > 0);
            return !isOver.get();
          }

          @Override
          public boolean verifying(int done, int all) {
            return true;
          }

          @Override
          public void again(int digits) {}

          @Override
          public void checking(int done, int all, String claim) {}

          @Override
          public boolean examining(int done, int all) {
            return !isOver.get();
          }
        };
    FlowExamination found =
        FlowExamination.of(
            new FlowClaim(problem, points, NumberFormat.FLOAT64, Rational.ZERO),
            new FlowExamination.Manner(20, 1, true, interrupting));
    assertThat(found.findings()).hasSize(2);
    assertThat(found.findings().get(0).outcome()).isEqualTo(Outcome.CONFIRMED);
    assertThat(found.findings().get(1).outcome()).isEqualTo(Outcome.DIFFERS);
    assertThat(found.limit()).hasValueSatisfying(why -> assertThat(why).contains("interrupted"));
    assertThat(found.path()).isEqualTo(Optional.empty());
  }
}
