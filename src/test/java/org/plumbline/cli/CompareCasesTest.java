package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs as frameworks record them, and claims that a bound cannot tell from others. */
final class CompareCasesTest {
  private static final String FOLDER = "src/test/resources/cases/";

  /** One unit, and weights that keep it off. */
  private static final String DEAD =
      """
      {"name": "dead", "data": {"points": [[1, 2]], "labels": [1]},
       "network": {"widths": [2, 1, 1], "activations": ["relu"]},
       "initialization": {"weights": [[[-1, -1]], [[1]]]}, "flow": {"until": {"time": 1}}}
      """;

  @TempDir private Path folder;

  private Invocation compare(String experiment, String recording, String... options) {
    List<String> words =
        List.of(
            "compare",
            experiment,
            "--trajectory",
            recording,
            "--output",
            folder.resolve("out").toString());
    return Invocation.of(Stream.concat(words.stream(), Stream.of(options)).toArray(String[]::new));
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "run_sgd_f32.npz | 0 | 20 CONFIRMED",
        "nat_f32.npz | 0 | 20 CONFIRMED",
        "run_nest_f32.npz | 1 | Nesterov momentum 0.9",
        "run_adam_f32.npz | 1 | Adam with step size 0.01, beta1 0.9, beta2 0.999",
        "run_sub.npz | 1 | every fifth step",
      })
  void runsAreNamed(String name, int code, String text) {
    Invocation run = compare(FOLDER + "cmp32.yaml", FOLDER + name, "--step-size", "0.1");
    assertThat(run.code()).as(run.out() + run.err()).isEqualTo(code);
    assertThat(run.out().replaceAll("\\s+", " ")).contains(text).doesNotContain("starts elsewhere");
  }

  /** Where no method and no mistake explains a step, what was tried is listed, in the file too. */
  @Test
  void whatWasTriedIsListed() throws IOException {
    String torch = "src/test/resources/torch/optimisers/";
    Invocation run = compare(torch + "experiment.yaml", torch + "bug-adam-root.npz");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out().replaceAll("\\s+", " "))
        .contains("no known cause explains it tried without success: the opposite sign;")
        .contains("heavy-ball and Nesterov momentum", "of any 4 of the 8 samples", "AdamW");
    assertThat(Files.readString(folder.resolve("out/comparison.json")))
        .contains("\"tried\"", "weight decay", "\"explanation\": \"NONE\"");
  }

  /** Times that are no numbers of steps are said before the verdicts; the rows are judged. */
  @Test
  void timesOfOtherKindsAreSaidFirst() throws IOException {
    String experiment = file("e.json", DEAD.replace("[[-1, -1]]", "[[1, 1]]"));
    String recording =
        file("r.json", "{\"t\": [0, 5], \"w\": [[1, 1, 1], [1, 1, 1]], \"dtype\": \"float32\"}");
    Invocation run = compare(experiment, recording, "--step-size", "0.5");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out().lines().toList().get(1))
        .startsWith("t goes up by 5 from row to row: if it counts steps, one in 5 is recorded");
    assertThat(Files.readString(folder.resolve("out/comparison.json"))).contains("\"times\"");
  }

  /** Steps of gradient descent that are given the numbers of steps as times are no flow. */
  @Test
  void stepsTakenForAFlowAreNamed() throws IOException {
    String experiment =
        file(
            "e.json",
            DEAD.replace("[[-1, -1]]", "[[1, 1]]").replace("[1, 2]", "[\"1/8\", \"1/4\"]"));
    double[] w = {1, 1, 1};
    StringBuilder rows = new StringBuilder("t,w0,w1,w2\n0,1,1,1\n");
    for (int k = 1; k <= 6; k++) {
      double s = w[0] / 8 + w[1] / 4;
      double slope = 0.0625 * Math.exp(-w[2] * s);
      w = new double[] {w[0] + slope * w[2] / 8, w[1] + slope * w[2] / 4, w[2] + slope * s};
      rows.append(k + "," + w[0] + "," + w[1] + "," + w[2] + "\n");
    }
    Invocation run =
        compare(
            experiment, file("r.csv", rows.toString()), "--kind", "flow", "--tolerance", "1e-9");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out().replaceAll("\\s+", " "))
        .contains("each point is a step of gradient descent of size 0.0625 from the one before")
        .contains("see --kind descent");
  }

  @ParameterizedTest
  @CsvSource({"sd_f32.npz", "sd_f32.safetensors"})
  void oneSetOfWeightsClaimsNothing(String name) {
    Invocation run = compare(FOLDER + "cmp32.yaml", FOLDER + name, "--step-size", "0.1");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("there is one set of weights, and nothing is claimed of it");
  }

  @Test
  void whereRunStartsIsSaidFirst() throws IOException {
    Invocation run =
        compare(FOLDER + "wine_std.yaml", FOLDER + "run_sgd_f32.npz", "--step-size", "0.1");
    assertThat(run.code()).isZero();
    assertThat(run.out().lines().toList().get(1))
        .startsWith(
            "the recording does not start where the experiment does: W1[3,1] is 0.716 away");
    assertThat(Files.readString(folder.resolve("out/comparison.json"))).contains("startsElsewhere");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'{\"0.weight\": [[[1,2]], [[1,2]]], \"2.weight\": [[[1]], [[1]]], \"loss\": [1, 2]}' |"
            + " loss: shape [] has no place in the network",
        "'{\"0.weight\": [[[1,2]], [[1,2]]], \"2.weight\": [[[1]], [[1]]], \"0.bias\": [[1], [2]]}'"
            + " | 0.bias: this is a bias, but the network has none",
        "'{\"0.weight\": [[[1],[2]], [[1],[2]]], \"2.weight\": [[[1]], [[1]]]}' | --transpose",
        "'{\"w\": [[1,2,3], [1,2,3]], \"W1\": [[[1,2]], [[1,2]]]}' | w beside 'W1'",
      })
  void whatHasNoPlaceIsRefused(String text, String reason) throws IOException {
    Invocation run = compare(file("e.json", DEAD), file("r.json", text), "--step-size", "0.1");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(reason).hasLineCount(1);
  }

  @Test
  void whatIsStatedIsTaken() throws IOException {
    String recording =
        file(
            "r.json",
            "{\"b\": [[[-1],[-1]], [[-1],[-1]]], \"a\": [[[1]], [[1]]], \"loss\": [1, 2]}");
    String[] options = {"--step-size", "0.1", "--names", "b,a", "--transpose", "--ignore", "loss"};
    Invocation run = compare(file("e.json", DEAD), recording, options);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("1 CONFIRMED");
  }

  @Test
  void negatedGradientWithinItsBoundIsUndecided() {
    Invocation run = compare(FOLDER + "vacuous.json", FOLDER + "vacuous-negated.json");
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out().replaceAll("\\s+", " "))
        .contains("1 UNDECIDED", "is too wide to tell it from 0 or from its negative");
  }

  /** At margins of 20 a difference from the label tells nothing; a small relative error does. */
  @ParameterizedTest
  @CsvSource({"0, 3", "-1, 3", "1, 0"})
  void claimsAreToldFromZeroAndNegative(int factor, int code) throws IOException {
    String experiment =
        file(
            "e.json",
            DEAD.replace("[[-1, -1]]", "[[4, 8]]")
                .replace("\"flow\"", "\"loss\": \"logistic\", \"flow\""));
    double slope = factor / (1 + Math.exp(20.0));
    String recording =
        file(
            "r.json",
            "{\"w\": [[4, 8, 1]], \"dtype\": \"float32\", \"g\": [[%s, %s, %s]]}"
                .formatted((float) -slope, (float) (-2 * slope), (float) (-20 * slope)));
    Invocation run = compare(experiment, recording);
    assertThat(run.code()).as(run.out() + run.err()).isEqualTo(code);
  }

  /** Of a unit that is off on all samples nothing is claimed, and that is right. */
  @ParameterizedTest
  @CsvSource({"0, 0", "1e-40, 3", "1e-30, 1"})
  void deadUnitIsConfirmed(String claimed, int code) throws IOException {
    String recording =
        file(
            "r.json",
            "{\"w\": [[-1, -1, 1]], \"dtype\": \"float32\", \"g\": [[%s, 0, 0]]}"
                .formatted(claimed));
    Invocation run = compare(file("e.json", DEAD), recording);
    assertThat(run.code()).as(run.out() + run.err()).isEqualTo(code);
  }

  /** A step that is lost in the rounding of the weights is none that could be judged. */
  @ParameterizedTest
  @CsvSource({"1e-12, 3", "0.5, 1"})
  void stepsThatAreLostAreUndecided(String stepSize, int code) throws IOException {
    String experiment = file("e.json", DEAD.replace("[[-1, -1]]", "[[1, 1]]"));
    String recording = file("r.json", "{\"w\": [[1, 1, 1], [1, 1, 1]], \"dtype\": \"float32\"}");
    Invocation run = compare(experiment, recording, "--step-size", stepSize);
    assertThat(run.code()).as(run.out() + run.err()).isEqualTo(code);
    assertThat(run.out().replaceAll("\\s+", " "))
        .contains(code == 3 ? "record gradients" : "did not move");
  }

  /** Weights that stay where they are, under a tolerance that the flow does not leave. */
  @ParameterizedTest
  @CsvSource({"1, 3", "1e-4, 1"})
  void tolerancesWiderThanMotionAreUndecided(String tolerance, int code) throws IOException {
    String experiment = file("e.json", DEAD.replace("[[-1, -1]]", "[[1, 1]]"));
    String recording = file("r.csv", "t,w0,w1,w2\n0,1,1,1\n0.5,1,1,1\n1,1,1,1\n");
    Invocation run = compare(experiment, recording, "--kind", "flow", "--tolerance", tolerance);
    assertThat(run.code()).as(run.out() + run.err()).isEqualTo(code);
  }

  @Test
  void flowThatStaysIsConfirmed() throws IOException {
    String recording = file("r.csv", "t,w0,w1,w2\n0,-1,-1,1\n1,-1,-1,1\n");
    Invocation run = compare(file("e.json", DEAD), recording, "--kind", "flow");
    assertThat(run.code()).as(run.out() + run.err()).isZero();
  }
}
