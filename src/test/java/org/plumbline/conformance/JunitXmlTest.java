package org.plumbline.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Results are XML, whatever is in their texts. */
final class JunitXmlTest {
  private static Element parsed(String xml) throws Exception {
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    return document.getDocumentElement();
  }

  @Test
  void testsAndFailuresAreCounted() throws Exception {
    Element suite =
        parsed(
            JunitXml.of(
                "levels",
                List.of(
                    new JunitXml.Test("forward", 0.25, "", ""),
                    new JunitXml.Test("gradient", 1.5, "off by 7", "seed 3"))));
    assertThat(suite.getTagName()).isEqualTo("testsuite");
    assertThat(suite.getAttribute("name")).isEqualTo("levels");
    assertThat(suite.getAttribute("tests")).isEqualTo("2");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    Element first = (Element) suite.getElementsByTagName("testcase").item(0);
    assertThat(first.getAttribute("time")).isEqualTo("0.250");
    assertThat(first.getElementsByTagName("failure").getLength()).isZero();
    Element failure = (Element) suite.getElementsByTagName("failure").item(0);
    assertThat(failure.getAttribute("message")).isEqualTo("off by 7");
    assertThat(failure.getTextContent()).isEqualTo("seed 3");
  }

  /** Marks of XML, and characters that it has no place for. */
  @Test
  void textsAreEscaped() throws Exception {
    String odd = "a <b> & \"c\" \u0001 \ud83d\ude00 d";
    Element suite = parsed(JunitXml.of(odd, List.of(new JunitXml.Test(odd, 0, odd, odd))));
    String kept = odd.replace('\u0001', '\uFFFD');
    assertThat(suite.getAttribute("name")).isEqualTo(kept);
    assertThat(suite.getElementsByTagName("failure").item(0).getTextContent()).isEqualTo(kept);
  }

  @Test
  void noTestsAreASuiteToo() throws Exception {
    assertThat(parsed(JunitXml.of("none", List.of())).getAttribute("tests")).isEqualTo("0");
  }
}
