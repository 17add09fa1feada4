package org.plumbline.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class YamlTextTest {
  @Test
  void depthsAreTwoSpacesEach() {
    YamlText text = new YamlText();
    text.line(0, "a:");
    text.line(2, "- b");
    assertThat(text).hasToString("a:\n    - b\n");
  }

  @Test
  void allButPrintableAsciiIsEscaped() {
    assertThat(YamlText.quoted("a \"b\" \\ ~")).isEqualTo("\"a \\\"b\\\" \\\\ ~\"");
    assertThat(YamlText.quoted("\u001f\u007f")).isEqualTo("\"\\U0000001f\\U0000007f\"");
    assertThat(YamlText.quoted("\u00e9\ud835\udd38")).isEqualTo("\"\\U000000e9\\U0001d538\"");
  }

  @Test
  void quotedTextsAreReadBackAsTheyWere() {
    for (String text : new String[] {"", "null", "a\n\t\"\\ b", "é\u2028\ud835\udd38: #"}) {
      String read =
          Cursors.top("{k: [" + YamlText.quoted("x" + text) + "]}")
              .required("k")
              .items("a list")
              .get(0)
              .text("a text");
      assertThat(read).isEqualTo("x" + text);
    }
  }
}
