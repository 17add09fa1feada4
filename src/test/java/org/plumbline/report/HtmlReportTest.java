package org.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.Check;
import org.plumbline.experiment.BundledExamples;
import org.plumbline.experiment.Experiment;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** {@link HtmlReport}: the page of a run, read as a browser and as a screen reader would. */
final class HtmlReportTest {
  private static final String HOSTILE = "</title><script>alert('1')</script>&\"\u202e";

  @TempDir private static Path folder;

  private static String html = "";
  private static Document page = parsed("<html/>");
  private static List<JsonNode> checks = List.of();

  @BeforeAll
  static void runs() throws IOException {
    Check.of(named(BundledExamples.read("pinned"), HOSTILE)).run().writeTo(folder);
    html = Files.readString(folder.resolve("report.html"));
    page = parsed(html);
    checks = new ArrayList<>();
    new ObjectMapper()
        .readTree(folder.resolve("report.json").toFile())
        .get("checks")
        .forEach(checks::add);
  }

  private static Experiment named(Experiment e, String name) {
    return new Experiment(
        name,
        e.sha256(),
        e.network(),
        e.data(),
        e.initialWeights(),
        e.loss(),
        e.reduction(),
        e.architecture(),
        e.flow(),
        e.seeding());
  }

  private static Document parsed(String xml) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(xml)));
    } catch (Exception e) {
      throw new AssertionError("not well-formed", e);
    }
  }

  private static List<Element> all(String path) {
    try {
      NodeList nodes =
          (NodeList)
              XPathFactory.newInstance().newXPath().evaluate(path, page, XPathConstants.NODESET);
      return IntStream.range(0, nodes.getLength()).mapToObj(k -> (Element) nodes.item(k)).toList();
    } catch (XPathExpressionException e) {
      throw new AssertionError(path, e);
    }
  }

  private static List<String> texts(Element within, String name) {
    NodeList nodes = within.getElementsByTagName(name);
    return IntStream.range(0, nodes.getLength())
        .mapToObj(k -> ((Element) nodes.item(k)).getTextContent())
        .toList();
  }

  private static List<String> texts(String path) {
    return all(path).stream().map(Element::getTextContent).toList();
  }

  /** As {@code report.json} has it: a text, or an enclosure or approximation in one text. */
  private static String number(JsonNode json) {
    List<String> parts = new ArrayList<>();
    if (json.isTextual()) {
      return json.asText();
    }
    json.forEach(part -> parts.add(part.asText()));
    return String.join(json.isArray() ? " … " : " ± ", parts);
  }

  @Test
  void namesAreNoMarkup() {
    assertThat(html).doesNotContain("<script>alert", "\u202e");
    assertThat(texts("//script")).containsExactly(PageScript.TEXT);
    assertThat(texts("//h1")).containsExactly(HOSTILE.replace('\u202e', '\uFFFD'));
    assertThat(all("//link | //img | //iframe | //object")).isEmpty();
  }

  /** The policy of the page permits its own script by its digest, and no other one. */
  @Test
  void onlyTheOwnScriptIsPermitted() {
    assertThat(all("//meta[@http-equiv='Content-Security-Policy']"))
        .singleElement()
        .satisfies(
            policy ->
                assertThat(policy.getAttribute("content"))
                    .isEqualTo(
                        "default-src 'none'; style-src 'unsafe-inline'; script-src "
                            + PageScript.permission()));
    assertThat(PageScript.permission()).matches("'sha256-[0-9A-Za-z+/]{43}='");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http:", "https:", "src=", "url(", "@import", "javascript:", "onload"})
  void nothingIsFetched(String reference) {
    assertThat(html).doesNotContainIgnoringCase(reference);
  }

  @Test
  void linksStayOnThePage() {
    assertThat(all("//*[@href]"))
        .isNotEmpty()
        .allMatch(
            link -> all("//*[@id='" + link.getAttribute("href").substring(1) + "']").size() == 1);
  }

  /** All rows in order have the ids, subjects, verdicts and numbers of report.json. */
  @Test
  void numbersOfClaimsAreThoseOfTheJson() {
    List<Element> rows = all("//details//tr[th[@scope='row']]");
    List<String> ids = checks.stream().map(check -> check.get("id").asText()).distinct().toList();
    List<JsonNode> inOrder =
        ids.stream()
            .flatMap(id -> checks.stream().filter(c -> c.get("id").asText().equals(id)))
            .toList();
    assertThat(rows).hasSameSizeAs(inOrder).hasSizeGreaterThan(20);
    for (int k = 0; k < rows.size(); k++) {
      JsonNode check = inOrder.get(k);
      List<String> shown = new ArrayList<>();
      NodeList numbers = rows.get(k).getElementsByTagName("data");
      for (int n = 0; n < numbers.getLength(); n++) {
        Element data = (Element) numbers.item(n);
        shown.add(data.getAttribute("class") + " " + data.getAttribute("value"));
      }
      List<String> expected = new ArrayList<>();
      for (String key : List.of("value", "bound", "range")) {
        if (check.has(key)) {
          expected.add(key + " " + number(check.get(key)));
        }
      }
      assertThat(shown).as(check.toString()).isEqualTo(expected);
      assertThat(rows.get(k).getTextContent())
          .contains(check.get("verdict").asText(), check.get("subject").asText());
    }
  }

  @Test
  void headingsAreInOrder() {
    assertThat(texts("//h2"))
        .containsExactly(
            "What matters",
            "What each theorem supposes",
            "Violated or undecided",
            "Figures",
            "All findings",
            "How it was computed",
            "What the verdicts rest on",
            "The experiment");
    assertThat(all("//section"))
        .allMatch(s -> all("//h2[@id='" + s.getAttribute("aria-labelledby") + "']").size() == 1);
  }

  @Test
  void whatIsOpenIsThereWithItsReason() {
    List<String> open =
        checks.stream()
            .filter(c -> List.of("UNDECIDED", "VIOLATED").contains(c.get("verdict").asText()))
            .map(c -> c.get("reason").asText())
            .distinct()
            .toList();
    assertThat(texts("//p[@class='reason']")).containsExactlyInAnyOrderElementsOf(open);
  }

  /** What has the same reason is listed below it, by claim, with all that it is open for. */
  @Test
  void whatIsOpenIsNamedBelowItsReason() {
    for (JsonNode check : checks) {
      String verdict = check.get("verdict").asText();
      if (List.of("UNDECIDED", "VIOLATED").contains(verdict)) {
        assertThat(all("//article"))
            .filteredOn(
                article ->
                    texts(article, "p").equals(List.of(check.get("reason").asText()))
                        && article.getTextContent().startsWith(verdict))
            .singleElement()
            .satisfies(
                article ->
                    assertThat(article.getTextContent())
                        .contains(
                            check.get("id").asText(),
                            check.get("subject").asText(),
                            check.get("claim").asText()));
      }
    }
  }

  @Test
  void everyTableHasACaptionAndEveryHeaderAScope() {
    assertThat(all("//table")).isNotEmpty();
    assertThat(all("//table[not(caption)]")).isEmpty();
    assertThat(all("//th[not(@scope)]")).isEmpty();
    assertThat(all("//div[@class='wide'][not(@tabindex='0') or not(@aria-label)]")).isEmpty();
  }

  @Test
  void everyFigureHasATextAndSomethingDrawn() {
    assertThat(all("//svg")).hasSizeGreaterThan(5);
    assertThat(all("//svg[not(@role='img') or not(title) or not(string-length(desc) > 40)]"))
        .isEmpty();
    assertThat(all("//svg[count(.//path | .//rect) < 8]")).isEmpty();
    assertThat(all("//svg"))
        .allMatch(
            svg ->
                List.of(svg.getAttribute("aria-labelledby").split(" ")).stream()
                    .allMatch(id -> all("//*[@id='" + id + "']").size() == 1));
  }

  @Test
  void theGatesOfThisRunArePinned() {
    assertThat(all("//svg//rect[@class='pinned']/title")).isNotEmpty();
    assertThat(texts("//svg//path[@class='kink']/title"))
        .anyMatch(text -> text.contains("pinned at t ="));
  }

  @Test
  void everyFigureIsAFileToo() throws IOException {
    List<String> names =
        all("//svg").stream()
            .map(svg -> svg.getAttribute("aria-labelledby").split("-title")[0].substring(7))
            .toList();
    for (String name : names) {
      String file = Files.readString(folder.resolve("figures/" + name + ".svg"));
      assertThat(parsed(file).getDocumentElement().getTagName()).isEqualTo("svg");
    }
    try (var files = Files.list(folder.resolve("figures"))) {
      assertThat(files).hasSameSizeAs(names);
    }
  }

  /** Apart from the times that a run took, the same bytes. */
  @Test
  void anotherRunGivesTheSamePage(@TempDir Path other) throws IOException {
    Check.of(named(BundledExamples.read("pinned"), HOSTILE)).withThreads(1).run().writeTo(other);
    assertThat(untimed(Files.readString(other.resolve("report.html")))).isEqualTo(untimed(html));
  }

  private static String untimed(String text) {
    String without = text.replaceAll("(?s)<details class=\"timing\">.*?</details>", "");
    assertThat(without.length()).isLessThan(text.length());
    return without;
  }
}
