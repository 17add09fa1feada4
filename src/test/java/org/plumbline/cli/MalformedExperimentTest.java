package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Malformed experiments: one line on standard error, exit code 2, and nothing written. */
final class MalformedExperimentTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource("malformed")
  void refusesInOneLineAndWritesNothing(String text, String message) {
    Path file = Inputs.file(folder, text);
    Path output = folder.resolve("out");
    Invocation refused = Invocation.of("check", file.toString(), "--output", output.toString());
    assertThat(refused).isEqualTo(new Invocation(2, "", "plumbline: " + file + message + "\n"));
    assertThat(output).doesNotExist();
  }

  static Stream<Arguments> malformed() {
    return Stream.concat(Stream.concat(syntax(), values()), shapes());
  }

  private static Stream<Arguments> syntax() {
    String expected = "; expected an experiment file (YAML or JSON)";
    String keys = "name, data, network, initialization, loss, reduction, flow";
    return Stream.of(
        whole("", ": the file is empty" + expected),
        whole("\n \n", ": the file is empty" + expected),
        whole("hello", ":1: found 'hello'; expected a mapping with the keys " + keys),
        whole("- 1\n", ":1: found a list; expected a mapping with the keys " + keys),
        whole("name: a\u0007\n", ":1: control character U+0007" + expected),
        whole(
            "name: [1\nflow: 2\n",
            ":2: not valid YAML while parsing a flow sequence: expected ',' or ']', but got :"),
        whole("name: a\n---\nname: b\n", ":3: a second document begins; expected only one"),
        change("name: tiny\n", "", ":1: a key is missing; expected name"),
        change("name: tiny", "name: ../x", ":1: name: found '../x'; expected " + nameable()),
        change(
            "name: tiny",
            "name: &a tiny",
            ":1: name: an anchor (&name) is used; expected the value alone"),
        change(
            "flow:",
            "flow:\n  digits: 9",
            ":12: flow.digits: given twice, first in line 11; expected each key once"),
        change(
            "data:", "dta:", ":2: dta: unknown key (did you mean data?); expected one of " + keys));
  }

  private static String nameable() {
    return "at most 100 letters, digits, spaces and . _ - that can name a folder";
  }

  private static Stream<Arguments> values() {
    return Stream.of(
        change(
            "digits: 10",
            "digits: 0",
            ":11: flow.digits: found '0'; expected an integer from 1 to 1000"),
        change(
            "digits: 10",
            "digits: 1001",
            ":11: flow.digits: found '1001'; expected an integer from 1 to 1000"),
        change(
            "digits: 10",
            "digits: ten",
            ":11: flow.digits: 'ten' is not a number; expected an integer, a decimal or p/q"),
        change(
            "{time: 1}",
            "{time: 0}",
            ":12: flow.until.time: found '0'; expected a positive number"),
        change(
            "{time: 1}",
            "{risk: -1}",
            ":12: flow.until.risk: found '-1'; expected a positive number"),
        change(
            "{time: 1}",
            "{}",
            ":12: flow.until: nothing says when to stop; expected time, risk or both"),
        change(
            "[[2, 1], [-1",
            "[[2, 1/0], [-1",
            ":3: data.points[0][1]: '1/0' has a zero denominator; expected an integer, a decimal or p/q"),
        change(
            "[[2, 1], [-1",
            "[[2, nan], [-1",
            ":3: data.points[0][1]: 'nan' is not a number; expected an integer, a decimal or p/q"),
        change(
            "[[2, 1], [-1",
            "[[2, 0x1F], [-1",
            ":3: data.points[0][1]: '0x1F' is not a number; expected an integer, a decimal or p/q"),
        change(
            "labels: [1, -1]", "labels: [1, 0]", ":4: data.labels[1]: found '0'; expected 1 or -1"),
        change(
            "flow:",
            "loss: hinge\nflow:",
            ":10: loss: unknown loss 'hinge'; expected one of exponential, logistic, square, squareplus"),
        change(
            "flow:",
            "reduction: median\nflow:",
            ":10: reduction: unknown reduction 'median' (did you mean mean?); expected one of mean, sum"));
  }

  private static Stream<Arguments> shapes() {
    return Stream.of(
        change(
            "labels: [1, -1]",
            "labels: [1]",
            ":4: data.labels: found 1 item; expected 2 labels, one per point"),
        change(
            "[-1, -2]]",
            "[-1]]",
            ":3: data.points[1]: found 1 item; expected 2 numbers, as in the first point"),
        change(
            "[2, 1, 1]",
            "[3, 1, 1]",
            ":6: network.widths[0]: found '3'; expected 2, the coordinates of a sample, bias included"),
        change(
            "[2, 1, 1]",
            "[2, 1, 2]",
            ":6: network.widths[2]: found '2'; expected 1, the width of the output"),
        change(
            "[2, 1, 1]",
            "[2, 0, 1]",
            ":6: network.widths[1]: found '0'; expected an integer from 1 to 1000000"),
        change(
            "[linear]",
            "[linear, relu]",
            ":7: network.activations: found 2 items; expected 1 activation, one per hidden layer"),
        change(
            "[linear]",
            "[tanh]",
            ":7: network.activations[0]: unknown activation 'tanh'; expected one of linear, relu, abs, leaky:1/4"),
        change(
            "[linear]",
            "['leaky:2']",
            ":7: network.activations[0]: found 'leaky:2'; expected leaky:p/q with a slope p/q between 0 and 1"),
        change(
            "[[[2, 1]], [[2]]]",
            "[[[2, 1]]]",
            ":9: initialization.weights: found 1 item; expected 2 matrices, one per layer of weights"),
        change(
            "[[[2, 1]], [[2]]]",
            "[[[2]], [[2]]]",
            ":9: initialization.weights[0][0]: found 1 item; expected 2 numbers, one per unit of the inputs"),
        change(
            "weights: [[[2, 1]], [[2]]]",
            "seed: 1.5",
            ":9: initialization.seed: found '1.5'; expected an integer from -9223372036854775808 to 9223372036854775807"),
        change(
            "points: [[2, 1], [-1, -2]]\n",
            "csv: none.csv\n",
            ":4: data.labels: belongs to points; expected label, the name of a column"));
  }

  private static Arguments whole(String text, String message) {
    return Arguments.of(text, message);
  }

  private static Arguments change(String part, String replacement, String message) {
    assertThat(Inputs.BASE).containsOnlyOnce(part);
    return Arguments.of(Inputs.BASE.replace(part, replacement), message);
  }

  @Test
  void refusesWhatIsNoTextFile() throws IOException {
    Path file = folder.resolve("noise.yaml");
    Files.write(file, new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2, (byte) 0xFF});
    assertThat(Invocation.of("check", file.toString()).err())
        .isEqualTo(
            "plumbline: "
                + file
                + ":1: invalid UTF-8; expected an experiment file (YAML or JSON) in UTF-8\n");
    assertThat(Invocation.of("check", folder.toString()).err())
        .isEqualTo(
            "plumbline: "
                + folder
                + ": this is a directory; expected an experiment file (YAML or JSON)\n");
  }

  @Test
  void namesStandardInput() {
    assertThat(Invocation.withInput("hello", "check", "-").err())
        .startsWith("plumbline: standard input:1: found 'hello'; expected a mapping");
  }
}
