package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sweep}: what it prints, exit codes, and what is refused. */
final class SweepCommandTest {
  private static final String CAMPAIGN =
      """
      name: trial
      experiment:
        data: {points: [[1, -1/2], [-1, 1/4]], labels: [1, -1]}
        network: {widths: [2, 2, 1], activations: [relu]}
        initialization: {seed: {each: 1..2}, scale: {each: [1/2, 1]}}
        flow: {digits: 10, until: {time: 1/2}}
      keep: {claims: [balancedness, separability]}
      """;

  @TempDir private Path folder;

  private Invocation sweep(String campaign, String... options) {
    String[] arguments = new String[options.length + 4];
    arguments[0] = "sweep";
    arguments[1] = Inputs.file(folder, campaign).toString();
    arguments[2] = "--output";
    arguments[3] = folder.resolve("out").toString();
    System.arraycopy(options, 0, arguments, 4, options.length);
    return Invocation.of(arguments);
  }

  @Test
  void makesAllRunsAndTellsWhatTheyComeTo() throws IOException {
    Invocation run = sweep(CAMPAIGN, "--threads", "2");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .startsWith("trial: 4 of 4 runs, 4 finished\n")
        .contains("separability[data]")
        .contains("0.398 … 1.000")
        .endsWith("table: " + folder.resolve("out").resolve("runs.csv") + "\n");
    assertThat(Files.readAllLines(folder.resolve("out/runs.csv"))).hasSize(5);
    Invocation summary = sweep(CAMPAIGN, "--summary", "--by", "initialization.scale");
    assertThat(summary.out()).contains("initialization.scale = 1/2, 2 runs\n");
    JsonNode json = new ObjectMapper().readTree(sweep(CAMPAIGN, "--json").out());
    assertThat(json.path("findings").path("separability[data]").path("verdicts").path("PROVED"))
        .hasToString("4");
    assertThat(json.path("by").path("initialization.seed").size()).isEqualTo(2);
  }

  @Test
  void printsTheExperimentOfARun() {
    Invocation printed = sweep(CAMPAIGN, "--print", "3");
    assertThat(printed.code()).isZero();
    assertThat(printed.out())
        .startsWith("name: trial-3\n")
        .contains("initialization: {seed: 2, scale: 1}\n");
    Path file = Inputs.file(folder, printed.out());
    assertThat(Invocation.of("assumptions", file.toString(), "--quiet").code()).isIn(0, 3);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void aRunThatFailsIsARowWithItsCommand() {
    Invocation run = sweep(CAMPAIGN.replace("[1/2, 1]", "[1/2, 1.2.3]"));
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out())
        .startsWith("trial: 4 of 4 runs, 2 failed, 2 finished\n")
        .contains("left open by 2 runs:\n  run 1: failed: ")
        .contains("--print 1 | plumbline check -\n");
  }

  @Test
  void refusesInOneLine() {
    assertThat(sweep(CAMPAIGN, "--print", "4").err())
        .isEqualTo("plumbline: --print 4: there is no such run; expected one from 0 to 3\n");
    assertThat(sweep(CAMPAIGN, "--by", "initialization.scal").err())
        .isEqualTo(
            "plumbline: --by 'initialization.scal': this does not vary (did you mean initialization.scale?);"
                + " expected one of initialization.seed, initialization.scale\n");
    assertThat(sweep(CAMPAIGN, "--summary").err()).contains("there are no rows of a campaign");
    Invocation claim = sweep(CAMPAIGN.replace("[balancedness,", "[balancednes,"));
    assertThat(claim.code()).isEqualTo(2);
    assertThat(claim.err())
        .contains("keep.claims: unknown claim 'balancednes' (did you mean balancedness?)");
    assertThat(Invocation.of("sweep", "nope.yaml").err()).contains("there is no such file");
  }

  @Test
  void refusesTheFolderOfAnotherCampaign() {
    assertThat(sweep(CAMPAIGN, "--quiet").code()).isZero();
    Invocation other = sweep(CAMPAIGN.replace("1..2", "1..3"), "--quiet");
    assertThat(other.code()).isEqualTo(2);
    assertThat(other.err()).contains("it has the runs of another campaign");
    assertThat(other.err().lines()).hasSize(1);
  }
}
