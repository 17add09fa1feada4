package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code laws}: the text, the JSON, exit codes, and what is refused. */
final class LawsCommandTest {
  /** On the line, a deep linear network has a law that is no polynomial of degree 2. */
  private static final String LINE =
      "name: line\n"
          + "data: {points: [[1], [-1]], labels: [1, -1]}\n"
          + "network: {widths: [1, 2, 2, 1], activations: [linear, linear]}\n"
          + "initialization: {seed: 1}\n"
          + "flow: {digits: 20, until: {time: 1}}\n";

  @TempDir private Path folder;

  @Test
  void listsLawsAndSaysThatTheyAreAll() {
    Invocation run = Invocation.of("laws", "deep-linear");
    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("deep-linear: conservation laws of 18 weights\n")
        .contains("balancedness of a unit (6)\n", "balancedness of a pair of units (6)\n")
        .contains("found: 12 laws, each PROVED", "at most: 12, PROVED: 18 weights less 6")
        .contains("COMPLETE: near generic weights");
  }

  /** A bound without brackets is not one that needs none. */
  @Test
  void saysThatBracketsTakeTooMuchWork() {
    String wide = LINE.replace("[1, 2, 2, 1]", "[1, 50, 50, 1]");
    Invocation run =
        Invocation.of(
            "laws", Inputs.file(folder, wide).toString(), "--effort", "low", "--degree", "0");
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out().replaceAll("\\s+", " "))
        .contains("at most: 2599, PROVED", "(brackets would take too much work)")
        .doesNotContain("no brackets were needed");
  }

  @Test
  void saysWhatMayBeMissing() {
    Invocation run = Invocation.of("laws", Inputs.file(folder, LINE).toString());
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out().replaceAll("\\s+", " "))
        .contains("UNDECIDED: up to 1 law may be missing; every polynomial law of degree up to 2");
    String plain = Invocation.of("laws", Inputs.file(folder, LINE).toString(), "--degree=0").out();
    assertThat(plain.replaceAll("\\s+", " ")).contains("polynomials were not searched");
  }

  /** Without hidden units the weights are free: every function of them moves. */
  @Test
  void thereMayBeNone() {
    String linear =
        LINE.replace("[1, 2, 2, 1]", "[1, 1]")
            .replace("activations: [linear, linear]", "activations: []");
    Invocation run = Invocation.of("laws", Inputs.file(folder, linear).toString());
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains(
            "\nfound: 0 laws.\n", "\nCOMPLETE: near generic weights no function is conserved");
  }

  @Test
  void printsJson() throws IOException {
    Invocation run = Invocation.of("laws", "pinned", "--json", "--inputs=data", "--gates=start");
    JsonNode report = new ObjectMapper().readTree(run.out());
    assertThat(report.get("experiment").get("name").asText()).isEqualTo("pinned");
    assertThat(report.get("inputs").asText()).isEqualTo("data");
    assertThat(report.get("gates").asText()).isEqualTo("start");
    assertThat(report.get("parameters").asInt()).isEqualTo(9);
    assertThat(report.get("found").asInt()).isEqualTo(report.get("atMost").asInt()).isEqualTo(4);
    assertThat(report.get("verdict").asText()).isEqualTo("COMPLETE");
    assertThat(report.get("laws").get(0).get("terms").get(0).toString())
        .startsWith("{\"coefficient\":\"1\",\"weights\":[\"W1[0,0]\"");
  }

  @Test
  void quietSaysNothing() {
    Invocation run = Invocation.of("laws", "pinned", "--quiet");
    assertThat(run.code()).isZero();
    assertThat(run.out() + run.err()).isEmpty();
  }

  /** The weights matter for the gates that samples have, and for nothing else. */
  @Test
  void theSeedIsThatOfTheWeights() {
    String one = Invocation.of("laws", "iris", "--seed=1").out();
    assertThat(Invocation.of("laws", "iris", "--seed=2").out()).isEqualTo(one);
  }

  @ParameterizedTest
  @CsvSource({
    "--inputs=dat, '''dat'' (did you mean data?); expected all or data'",
    "--gates=none, '''none''; expected every or start'",
    "--degree=7, '''7''; expected a whole number from 0 to 6'",
    "--effort=normall, '''normall'' (did you mean normal?); expected low, normal or high'",
  })
  void nonsenseIsRefusedInOneLine(String option, String message) {
    Invocation run = Invocation.of("laws", "pinned", option);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).startsWith("plumbline: ").contains(message).hasLineCount(1);
  }

  @Test
  void largeNetworksAreRefused() {
    String large = LINE.replace("[1, 2, 2, 1]", "[1, 60, 60, 1]");
    Invocation run = Invocation.of("laws", Inputs.file(folder, large).toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            "plumbline: line: network: it has 3720 weights; expected at most 3000 for their laws to"
                + " be counted\n");
  }

  @Test
  void anExperimentIsNeeded() {
    assertThat(Invocation.of("laws").code()).isEqualTo(2);
    assertThat(Invocation.of("laws", "no-such-thing").code()).isEqualTo(2);
  }
}
