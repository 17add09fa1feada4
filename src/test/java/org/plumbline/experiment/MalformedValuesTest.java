package org.plumbline.experiment;

import static org.plumbline.experiment.Malformed.change;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Wrong keys, numbers, samples and settings, with the exact complaint. */
final class MalformedValuesTest {
  private static final String SAMPLES =
      """
        points: [[1, 1/2], [-1/2, -1], [1/4, 1]]
        labels: [1, -1, 1]
      """;

  @ParameterizedTest
  @MethodSource("keys")
  void refusesKeys(String text, String message) {
    Malformed.requireMessage(text, message);
  }

  static Stream<Arguments> keys() {
    return Stream.of(
        change(
            "initialization:",
            "initialisation:",
            "file.yaml:8: initialisation: unknown key (did you mean initialization?); expected one of name, data, network, initialization, loss, reduction, flow"),
        change(
            "  activations",
            "  activation",
            "file.yaml:7: network.activation: unknown key (did you mean activations?); expected one of widths, activations, skips, biases, layers, input, graph, onnx, output"),
        change(
            "  until",
            "  colour",
            "file.yaml:14: flow.colour: unknown key; expected one of digits, until, at"),
        change(
            "flow:\n",
            "reduction: median\nflow:\n",
            "file.yaml:12: reduction: unknown reduction 'median' (did you mean mean?); expected one of mean, sum"),
        change(
            "flow:\n",
            "loss: hinge\nflow:\n",
            "file.yaml:12: loss: unknown loss 'hinge'; expected one of exponential, logistic, square, squareplus"),
        change(
            "flow:\n",
            "loss: logistics\nflow:\n",
            "file.yaml:12: loss: unknown loss 'logistics' (did you mean logistic?); expected one of exponential, logistic, square, squareplus"),
        change("name: base\n", "", "file.yaml:1: a key is missing; expected name"),
        change(
            "  labels: [1, -1, 1]\n", "", "file.yaml:3: data: a key is missing; expected labels"),
        change("  until: {time: 1}\n", "", "file.yaml:13: flow: a key is missing; expected until"),
        change(
            "  until: {time: 1}",
            "  until: {}",
            "file.yaml:14: flow.until: nothing says when to stop; expected time, risk or both"),
        change(
            "  until: {time: 1}",
            "  until: {proved: gates-forver}",
            "file.yaml:14: flow.until.proved: unknown claim 'gates-forver' (did you mean gates-forever?); expected one of "
                + String.join(", ", LaterClaims.names())),
        change(
            "  until: {time: 1}",
            "  until: {time: 1, proved: []}",
            "file.yaml:14: flow.until.proved: found a list; expected a claim about all later times"),
        change(
            "  until: {time: 1}",
            "  until: {time: 1}\n  at: 3",
            "file.yaml:15: flow.at: found '3'; expected a list of times"),
        change(
            "  until: {time: 1}",
            "  until: {time: 1}\n  at: [0, 1, -1/2]",
            "file.yaml:15: flow.at[2]: found '-1/2'; expected a time of at least 0"),
        change(
            "  until: {time: 1}",
            "  until: {prove: all}",
            "file.yaml:14: flow.until.prove: unknown key (did you mean proved?); expected one of time, risk, proved"),
        change("name: base", "name:", "file.yaml:1: name: found nothing; expected a name"),
        change(
            "name: base",
            "name: ../up",
            "file.yaml:1: name: found '../up'; expected at most 100 letters, digits, spaces and . _ - that can name a folder"),
        change(
            "name: base",
            "name: .hidden",
            "file.yaml:1: name: found '.hidden'; expected at most 100 letters, digits, spaces and . _ - that can name a folder"),
        change("name: base", "name: [a]", "file.yaml:1: name: found a list; expected a name"),
        change(
            "name: base",
            "name: " + "a".repeat(101),
            "file.yaml:1: name: found 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa...'; expected at most 100 letters, digits, spaces and . _ - that can name a folder"));
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void refusesNumbers(String text, String message) {
    Malformed.requireMessage(text, message);
  }

  static Stream<Arguments> numbers() {
    return Stream.of(
        change(
            "[1, 1/2]",
            "[1, 1/0]",
            "file.yaml:3: data.points[0][1]: '1/0' has a zero denominator; expected an integer, a decimal or p/q"),
        change(
            "[1, 1/2]",
            "[1, one]",
            "file.yaml:3: data.points[0][1]: 'one' is not a number; expected an integer, a decimal or p/q"),
        change(
            "[1, 1/2]",
            "[1, 0x1F]",
            "file.yaml:3: data.points[0][1]: '0x1F' is not a number; expected an integer, a decimal or p/q"),
        change(
            "[1, 1/2]",
            "[1, 0o17]",
            "file.yaml:3: data.points[0][1]: '0o17' is not a number; expected an integer, a decimal or p/q"),
        change(
            "[1, 1/2]",
            "[1, 1_000]",
            "file.yaml:3: data.points[0][1]: '1_000' is not a number; expected an integer, a decimal or p/q"),
        change(
            "[1, 1/2]",
            "[1, .inf]",
            "file.yaml:3: data.points[0][1]: '.inf' is not a number; expected an integer, a decimal or p/q"),
        change(
            "[1, 1/2]",
            "[1, .nan]",
            "file.yaml:3: data.points[0][1]: '.nan' is not a number; expected an integer, a decimal or p/q"),
        change(
            "[1, 1/2]",
            "[1, yes]",
            "file.yaml:3: data.points[0][1]: 'yes' is not a number; expected an integer, a decimal or p/q"),
        change(
            "[1, 1/2]",
            "[1, 1:30]",
            "file.yaml:3: data.points[0][1]: '1:30' is not a number; expected an integer, a decimal or p/q"),
        change(
            "[1, 1/2]",
            "[1, 1e99999]",
            "file.yaml:3: data.points[0][1]: the exponent of '1e99999' is beyond \u00b110000; expected an integer, a decimal or p/q"),
        change(
            "[1, 1/2]",
            "[1, '']",
            "file.yaml:3: data.points[0][1]: found nothing; expected a number"),
        change(
            "[1, 1/2]",
            "[1, ~]",
            "file.yaml:3: data.points[0][1]: found nothing; expected a number"),
        change(
            "[1, 1/2]",
            "[1, [2]]",
            "file.yaml:3: data.points[0][1]: found a list; expected a number"),
        change(
            "[1, 1/2]",
            "[1]",
            "file.yaml:3: data.points[1]: found 2 items; expected 1 number, as in the first point"),
        change(
            "[1, 1/2]", "7", "file.yaml:3: data.points[0]: found '7'; expected a list of numbers"),
        change(
            "[[1, 1/2], [-1/2, -1], [1/4, 1]]",
            "[]",
            "file.yaml:3: data.points: the list is empty; expected at least one point"),
        change(
            "[[1, 1/2], [-1/2, -1], [1/4, 1]]",
            "[[], []]",
            "file.yaml:3: data.points[0]: the list is empty; expected at least one number"),
        change(
            "[[1, 1/2], [-1/2, -1], [1/4, 1]]",
            "{a: 1}",
            "file.yaml:3: data.points: found a mapping; expected a list of points"),
        change(
            "labels: [1, -1, 1]",
            "labels: [1, 0, 1]",
            "file.yaml:4: data.labels[1]: found '0'; expected 1 or -1"),
        change(
            "labels: [1, -1, 1]",
            "labels: [1, -1]",
            "file.yaml:4: data.labels: found 2 items; expected 3 labels, one per point"),
        change(
            "labels: [1, -1, 1]",
            "labels: [1, -1, 1]\n  bias: yes",
            "file.yaml:5: data.bias: unknown truth value 'yes'; expected one of false, true"),
        change(
            "labels: [1, -1, 1]",
            "labels: [1, -1, 1]\n  csv: a.csv",
            "file.yaml:5: data.csv: conflicts with points; expected only one source of samples"),
        change(
            "labels: [1, -1, 1]",
            "labels: [1, -1, 1]\n  positive: a",
            "file.yaml:5: data.positive: belongs to samples in a file; expected labels beside points"),
        change(
            "labels: [1, -1, 1]",
            "labels: [1, -1, 1]\n  features: [a]",
            "file.yaml:5: data.features: found 1 item; expected 2 names, one per coordinate"),
        change(
            "labels: [1, -1, 1]",
            "labels: [1, -1, 1]\n  bias: true",
            "file.yaml:7: network.widths[0]: found '2'; expected 3, the coordinates of a sample, bias included"),
        change(
            SAMPLES,
            "  bias: true\n",
            "file.yaml:3: data: no samples are given; expected one of points, csv, libsvm, npz, builtin or generate"),
        change(
            SAMPLES,
            "  libsvm: a.txt\n",
            "file.yaml:3: data.libsvm: no-such-folder/a.txt: there is no such file; expected an existing file"),
        change(
            SAMPLES,
            "  libsvm: a.txt\n  labels: [1]\n",
            "file.yaml:4: data.labels: belongs to points and npz; expected the labels in the file"),
        change(
            SAMPLES,
            "  libsvm: a.txt\n  label: kind\n",
            "file.yaml:4: data.label: belongs to csv or builtin; expected positive and negative, or no such keys"),
        change(
            SAMPLES,
            "  libsvm: a.txt\n  dimension: 0\n",
            "file.yaml:4: data.dimension: found '0'; expected an integer from 1 to 1048576"),
        change(
            SAMPLES,
            "  libsvm: a.txt\n  positive: 1\n  negative: [2, 1]\n",
            "file.yaml:5: data.negative: two classes need different label values; expected one or more for each, none in both"),
        change(
            SAMPLES,
            "  libsvm: a.txt\n  positive: 1\n",
            "file.yaml:3: data: a key is missing; expected negative"),
        change(
            SAMPLES,
            "  libsvm: a.txt\n  positive: tulip\n  negative: rose\n",
            "file.yaml:4: data.positive: 'tulip' is not a number; expected an integer, a decimal or p/q"),
        change(
            SAMPLES,
            "  builtin: iris\n  dimension: 4\n",
            "file.yaml:4: data.dimension: belongs to libsvm; expected features, the names of columns"),
        change(
            SAMPLES,
            "  npz: a.npz\n  points: [[1]]\n",
            "file.yaml:3: data.npz: conflicts with points; expected only one source of samples"),
        change(
            SAMPLES,
            "  npz: a.npz\n  dimension: 4\n",
            "file.yaml:4: data.dimension: belongs to libsvm; expected the dimension in the file"),
        change(
            SAMPLES,
            "  npz: a.npz\n",
            "file.yaml:3: data.npz: no-such-folder/a.npz: there is no such file; expected an existing file"),
        change(
            SAMPLES,
            "  builtin: irsi\n",
            "file.yaml:3: data.builtin: unknown data 'irsi'; expected one of iris, wdbc, wine, wine-std, digits, sonar"),
        change(
            SAMPLES,
            "  builtin: iris\n  positive: setosa\n",
            "file.yaml:3: data: a key is missing; expected negative"),
        change(
            SAMPLES,
            "  builtin: iris\n  positive: setosa\n  negative: versicolour\n",
            "file.yaml:3: data.builtin: builtin iris: column 'species': no row has the label 'versicolour'; expected one of 'versicolor', 'virginica', 'setosa'"),
        change(
            SAMPLES,
            "  builtin: iris\n  labels: [1]\n",
            "file.yaml:4: data.labels: belongs to points; expected label, the name of a column"),
        change(
            SAMPLES,
            "  builtin: iris\n  features: [petal_length, petal_length]\n",
            "file.yaml:4: data.features[1]: found 'petal_length' a second time; expected each once"),
        change(
            SAMPLES,
            "  builtin: iris\n  features: [petals]\n",
            "file.yaml:3: data.builtin: builtin iris: line 1: no column 'petals'; expected one of 'species', 'petal_width', 'petal_length', 'sepal_width', 'sepal_length'"),
        change(
            SAMPLES, "  csv: missing.csv\n", "file.yaml:3: data: a key is missing; expected label"),
        change(
            SAMPLES,
            "  csv: missing.csv\n  label: a\n  positive: b\n  negative: c\n",
            "file.yaml:3: data.csv: no-such-folder/missing.csv: there is no such file; expected an existing file"),
        change(
            SAMPLES,
            "  csv: \"a\\0b\"\n  label: a\n  positive: b\n  negative: c\n",
            "file.yaml:3: data.csv: found 'a\ufffdb'; expected the path of a csv file"));
  }

  @ParameterizedTest
  @MethodSource("flow")
  void refusesFlow(String text, String message) {
    Malformed.requireMessage(text, message);
  }

  static Stream<Arguments> flow() {
    return Stream.of(
        change(
            "digits: 20",
            "digits: 0",
            "file.yaml:13: flow.digits: found '0'; expected an integer from 1 to 1000"),
        change(
            "digits: 20",
            "digits: 1001",
            "file.yaml:13: flow.digits: found '1001'; expected an integer from 1 to 1000"),
        change(
            "digits: 20",
            "digits: 2.5",
            "file.yaml:13: flow.digits: found '2.5'; expected an integer from 1 to 1000"),
        change(
            "{time: 1}",
            "{time: -1}",
            "file.yaml:14: flow.until.time: found '-1'; expected a positive number"),
        change(
            "{time: 1}",
            "{risk: 0}",
            "file.yaml:14: flow.until.risk: found '0'; expected a positive number"),
        change(
            "{time: 1}",
            "{time: 1, risks: 2}",
            "file.yaml:14: flow.until.risks: unknown key (did you mean risk?); expected one of time, risk, proved"),
        change(
            "{time: 1}",
            "1",
            "file.yaml:14: flow.until: found '1'; expected a mapping with the keys time, risk, proved"));
  }
}
