package org.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.plumbline.compare.Answer;
import org.plumbline.compare.Comparison;
import org.plumbline.compare.EngineComparison;
import org.plumbline.compare.GradientComparison;
import org.plumbline.compare.JudgedClaim;
import org.plumbline.compare.OtherStart;
import org.plumbline.compare.RecordingKind;
import org.plumbline.compare.finding.Explanation;
import org.plumbline.compare.gradient.Judgement;
import org.plumbline.engine.process.EngineDescription;
import org.plumbline.experiment.BundledExamples;
import org.plumbline.experiment.Experiment;
import org.plumbline.number.Dyadic;
import org.plumbline.number.NumberFormat;
import org.plumbline.number.Rational;
import org.plumbline.report.figure.ComparisonFigures;
import org.plumbline.report.figure.Figure;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** {@link ComparisonHtml}: the page of a comparison, and the figures in it. */
final class ComparisonHtmlTest {
  private static final Experiment EXPERIMENT = BundledExamples.read("small-relu");
  private static final String HOSTILE = "<script>alert('1')</script>.npz";

  private static Judgement agrees(double... layers) {
    return new Judgement.Agrees(
        Judgement.Basis.USUAL, 0.5, "within the rounding errors", boxed(layers));
  }

  private static Judgement differs(double... layers) {
    return new Judgement.Differs(1, 900, Explanation.SIGN, "the sign is wrong", boxed(layers));
  }

  private static List<Double> boxed(double... layers) {
    return java.util.Arrays.stream(layers).boxed().toList();
  }

  private static GradientComparison steps(int claims, Judgement... judgements) {
    List<JudgedClaim> judged = new ArrayList<>();
    List.of(judgements).forEach(j -> judged.add(new JudgedClaim(judged.size(), j)));
    return new GradientComparison(
        EXPERIMENT,
        HOSTILE,
        RecordingKind.DESCENT,
        NumberFormat.FLOAT32,
        Optional.of(new OtherStart(0, Dyadic.of(0.25))),
        claims,
        judged,
        Optional.empty());
  }

  private static Document page(Comparison comparison) throws Exception {
    String html = ComparisonHtml.text(comparison, "0", ComparisonFigures.of(comparison));
    assertThat(html).doesNotContain("<script", "http:", "https:", "src=");
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(html)));
  }

  private static List<Element> elements(Document page, String name, String style) {
    NodeList nodes = page.getElementsByTagName(name);
    return IntStream.range(0, nodes.getLength())
        .mapToObj(k -> (Element) nodes.item(k))
        .filter(e -> style.isEmpty() || List.of(e.getAttribute("class").split(" ")).contains(style))
        .toList();
  }

  private static String text(Document page, String name, String style) {
    return elements(page, name, style).stream()
        .map(Element::getTextContent)
        .reduce((a, b) -> a + "|" + b)
        .orElse("");
  }

  @Test
  void theFirstDifferenceIsSaidFirst() throws Exception {
    Document page = page(steps(4, agrees(0.5, 0.25), differs(900, 0), differs(800, 2)));
    assertThat(text(page, "h1", "")).isEqualTo(HOSTILE + " against small-relu");
    assertThat(text(page, "p", "answer"))
        .isEqualTo(
            "2 steps of 3 judged are further from exact gradient descent than the rounding errors"
                + " of float32 can explain; the first is step 1.");
    assertThat(text(page, "p", "headline"))
        .startsWith("The recording does not start where the experiment does: W1[0,0] is 0.25 away");
    assertThat(text(page, "p", "")).contains("1 step was not judged.");
    assertThat(text(page, "p", "reason")).isEqualTo("The sign is wrong.");
    assertThat(text(page, "ul", "counts")).isEqualTo("1 CONFIRMED0 UNDECIDED2 DIFFERS");
  }

  @Test
  void allClaimsAreListedWithTheirUlps() throws Exception {
    Document page = page(steps(2, agrees(0.5, 0.25), differs(900, 0)));
    assertThat(elements(page, "table", "claims")).hasSize(1);
    assertThat(text(page, "td", "why")).isEqualTo("within the rounding errors|the sign is wrong");
    assertThat(elements(page, "data", ""))
        .extracting(e -> e.getAttribute("value"))
        .containsExactly("0.5", "900.0");
  }

  @Test
  void agreementIsSaidToBeProved() throws Exception {
    assertThat(text(page(steps(2, agrees(), agrees())), "p", "answer"))
        .startsWith("All 2 steps of ")
        .endsWith(
            " are proved to agree with exact gradient descent within the rounding errors of"
                + " float32.");
    assertThat(text(page(steps(3, agrees(), agrees())), "p", "answer"))
        .isEqualTo("Nothing is proved to differ, but not all is confirmed.");
  }

  /** Each layer has a curve, and the first step that is off is marked. */
  @Test
  void ulpsAreDrawnByLayer() {
    List<Figure> figures =
        ComparisonFigures.of(steps(3, agrees(0.5, 0.25), differs(900, 7), agrees(0.5, 0)));
    assertThat(figures).extracting(Figure::name).containsExactly("ulps");
    assertThat(figures.get(0).description())
        .contains("W1: from 0.5 ulps in step 0 to 0.5 ulps in step 2.")
        .contains("W2: from 0.25 ulps in step 0 to 7 ulps in step 1.")
        .contains("Marked: first off: step 1.")
        .contains("a difference of 0 is not drawn");
    assertThat(figures.get(0).file())
        .contains("<title>first off: step 1</title>", ">steps, from 0<");
  }

  /** Few ulps are drawn on a plain axis, where 0 has a place. */
  @Test
  void noDifferenceIsDrawnWhereNoneIsLarge() {
    Figure figure = ComparisonFigures.of(steps(2, agrees(0.5, 0), agrees(0, 0))).get(0);
    assertThat(figure.description())
        .contains("W2: from 0 ulps in step 0 to 0 ulps in step 1.")
        .doesNotContain("not drawn", "Marked");
  }

  /** Of many steps the largest differences stay. */
  @Test
  void manyStepsAreThinnedOutByTheLargest() {
    Judgement[] many =
        IntStream.range(0, 1000)
            .mapToObj(k -> k == 501 ? differs(900, 1) : agrees(0.5, 0.25))
            .toArray(Judgement[]::new);
    String svg = ComparisonFigures.of(steps(1000, many)).get(0).file();
    assertThat(svg).contains("W1: 900 ulps in step 501").contains("Of neighbouring claims");
    assertThat(svg.split("class=\"hit\"", -1)).hasSizeBetween(400, 620);
  }

  @Test
  void anEngineHasAPageToo() throws Exception {
    EngineDescription engine =
        new EngineDescription(
            "mine",
            "1",
            "float32",
            List.of("gradient"),
            Rational.ZERO,
            EngineDescription.USUAL_LOSSES);
    List<EngineComparison.Item> items =
        List.of(
            new EngineComparison.Item("the initial weights", Answer.of(agrees(), "")),
            new EngineComparison.Item("a kink", Answer.missing("no answer")));
    Document page = page(new EngineComparison(EXPERIMENT, engine, NumberFormat.FLOAT32, 2, items));
    assertThat(text(page, "p", "answer"))
        .isEqualTo(
            "1 answer of 2 judged is further from what is exact than the rounding errors of float32"
                + " can explain; the first is a kink.");
    assertThat(text(page, "p", "reason")).isEqualTo("No answer.");
  }
}
