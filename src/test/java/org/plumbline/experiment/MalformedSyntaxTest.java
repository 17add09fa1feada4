package org.plumbline.experiment;

import static org.plumbline.experiment.Malformed.change;
import static org.plumbline.experiment.Malformed.whole;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is no YAML, or uses what experiment files may not, with the exact complaint. */
final class MalformedSyntaxTest {

  @ParameterizedTest
  @MethodSource("syntax")
  void refusesSyntax(String text, String message) {
    Malformed.requireMessage(text, message);
  }

  static Stream<Arguments> syntax() {
    return Stream.of(
        whole("", "file.yaml: the file is empty; expected an experiment file (YAML or JSON)"),
        whole(
            "# nothing\n",
            "file.yaml:1: found nothing; expected a mapping with the keys name, data, network, initialization, loss, reduction, flow"),
        whole(
            "just text",
            "file.yaml:1: found 'just text'; expected a mapping with the keys name, data, network, initialization, loss, reduction, flow"),
        whole(
            "- 1\n- 2\n",
            "file.yaml:1: found a list; expected a mapping with the keys name, data, network, initialization, loss, reduction, flow"),
        whole(
            "name: [1, 2\nflow: 1\n",
            "file.yaml:2: not valid YAML while parsing a flow sequence: expected ',' or ']', but got :"),
        whole(
            "name: 'open\n",
            "file.yaml:2: not valid YAML while scanning a quoted scalar: found unexpected end of stream"),
        whole(
            "\tname: x\n",
            "file.yaml:1: not valid YAML while scanning for the next token: found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation)"),
        whole(
            "name: %bad\n",
            "file.yaml:1: not valid YAML while scanning for the next token: found character '%' that cannot start any token. (Do not use % for indentation)"),
        whole(
            "name: x\n---\nname: y\n", "file.yaml:3: a second document begins; expected only one"),
        whole(
            "{\"name\": \"x\"} {\"name\": \"y\"}",
            "file.yaml:1: a second document begins; expected only one"),
        whole(
            "? [a, b]\n: c\n",
            "file.yaml:1: not valid YAML: a key must be a plain name, not a list, a mapping or an alias"),
        whole(
            "name: a\u0000b\n",
            "file.yaml:1: control character U+0000; expected an experiment file (YAML or JSON)"),
        whole(
            "name: x\ndata: \u001b[31m\n",
            "file.yaml:2: control character U+001B; expected an experiment file (YAML or JSON)"),
        whole("[".repeat(200), "file.yaml:1: it is nested more than 20 deep; expected at most 6"),
        change(
            "name: base",
            "name: &n base",
            "file.yaml:1: name: an anchor (&name) is used; expected the value alone"),
        change(
            "name: base",
            "name: *n",
            "file.yaml:1: name: an alias (*name) is used; expected the value written out"),
        change(
            "name: base",
            "name: !!str base",
            "file.yaml:1: name: a tag (!name) is used; expected the value alone"),
        change(
            "  labels: [1, -1, 1]",
            "  labels: !!java.util.Date [1]",
            "file.yaml:4: data.labels: a tag (!name) is used; expected the value alone"),
        change(
            "  widths: [2, 2, 1]",
            "  widths: &w [2, 2, 1]",
            "file.yaml:6: network.widths: an anchor (&name) is used; expected the value alone"),
        change(
            "  digits: 20",
            "  digits: 20\n  digits: 30",
            "file.yaml:14: flow.digits: given twice, first in line 13; expected each key once"),
        change(
            "  digits: 20",
            "  <<: {digits: 20}",
            "file.yaml:13: flow.<<: unknown key; expected one of digits, until, at"),
        change(
            "name: base",
            "&n name: base",
            "file.yaml:1: an anchor (&name) is used; expected the value alone"),
        change(
            "name: base",
            "!!str name: base",
            "file.yaml:1: a tag (!name) is used; expected the value alone"),
        change(
            "name: base",
            "name: !x ''",
            "file.yaml:1: name: a tag (!name) is used; expected the value alone"),
        change(
            "  labels: [1, -1, 1]",
            "  # \ud83d\ude00 \ud83d\ude00\n  labels: [1, &a -1, 1]",
            "file.yaml:5: data.labels[1]: an anchor (&name) is used; expected the value alone"),
        change(
            "  labels: [1, -1, 1]",
            "  # \ud83d\ude00 \ud83d\ude00\n  labels: [1, *a, 1]",
            "file.yaml:5: data.labels[1]: an alias (*name) is used; expected the value written out"));
  }
}
