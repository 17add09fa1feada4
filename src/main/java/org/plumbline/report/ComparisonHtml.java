package org.plumbline.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.plumbline.compare.Comparison;
import org.plumbline.compare.EngineComparison;
import org.plumbline.compare.FlowComparison;
import org.plumbline.compare.GradientComparison;
import org.plumbline.compare.JudgedNumbers;
import org.plumbline.compare.finding.Outcome;
import org.plumbline.compare.flow.FlowExamination;
import org.plumbline.number.Decimals;
import org.plumbline.report.figure.Figure;
import org.plumbline.report.html.Markup;

/**
 * A comparison as a page for people: first what it comes to, then the first difference and what it
 * looks like, the figures, and all claims.
 */
final class ComparisonHtml {
  /** The most claims listed one by one. */
  private static final int MOST_ROWS = 2_000;

  private static final int DIGITS = 3;

  private static final List<String> COLUMNS = List.of("Claim", "Outcome", "Ulps", "How");

  private final Comparison comparison;
  private final ComparisonAnswer answer;
  private final String version;
  private final Page page;
  private final Markup out;

  private ComparisonHtml(Comparison comparison, String version) {
    this.comparison = comparison;
    this.answer = new ComparisonAnswer(comparison);
    this.version = version;
    this.page = Page.of(comparison.experiment().name() + " against " + answer.whose());
    this.out = page.markup();
  }

  /** The text of the page, which is well-formed XML as well. */
  static String text(Comparison comparison, String version, List<Figure> figures) {
    ComparisonHtml html = new ComparisonHtml(comparison, version);
    html.head();
    html.mattering();
    html.figures(figures);
    html.claims();
    html.computed();
    html.trust();
    ExperimentHtml.section(html.page, comparison.experiment());
    return html.page.text(figures);
  }

  private void head() {
    out.open("header");
    out.leaf("h1", answer.whose() + " against " + comparison.experiment().name());
    if (comparison instanceof GradientComparison gradients) {
      gradients
          .start()
          .map(start -> GradientText.start(start, comparison.experiment().network()))
          .ifPresent(text -> out.leaf("p", sentence(text), "class", "headline"));
    }
    List<String> sentences = answer.sentences();
    out.leaf("p", sentences.get(0), "class", "answer");
    sentences.stream().skip(1).forEach(sentence -> out.leaf("p", sentence));
    out.open("ul", "class", "counts");
    for (Outcome outcome : Outcome.values()) {
      page.count(outcome.name(), comparison.count(outcome));
    }
    out.close().closeLine();
  }

  /** A text as a sentence of its own. */
  private static String sentence(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
  }

  private void mattering() {
    page.section("matters", "What matters");
    answer.firstOff().ifPresent(this::off);
    limit().ifPresent(limit -> out.leaf("p", sentence(limit)));
    agreeing();
    out.closeLine();
  }

  private void off(JudgedNumbers first) {
    out.open("article").open("h3");
    FindingHtml.verdict(out, first.outcome().name());
    out.text(" first at " + first.subject()).close();
    out.leaf("p", sentence(first.text()), "class", "reason");
    explanation().ifPresent(text -> out.leaf("p", sentence("what it looks like: " + text)));
    out.closeLine();
  }

  /** Of a flow, where the text of a point does not say it. */
  private Optional<String> explanation() {
    return comparison instanceof FlowComparison flow
        ? flow.examination().suspicion().map(suspicion -> suspicion.text())
        : Optional.empty();
  }

  private Optional<String> limit() {
    if (comparison instanceof FlowComparison flow) {
      return flow.examination().limit();
    }
    return comparison instanceof EngineComparison engine ? engine.limit() : Optional.empty();
  }

  /** In which ways claims agree: with which gates at kinks, or with which slope of the loss. */
  private void agreeing() {
    Map<String, List<JudgedNumbers>> ways =
        comparison instanceof FlowComparison
            ? Map.of()
            : comparison.judgedNumbers().stream()
                .filter(one -> one.outcome() != Outcome.DIFFERS)
                .collect(
                    Collectors.groupingBy(
                        JudgedNumbers::text, LinkedHashMap::new, Collectors.toList()));
    if (!ways.isEmpty()) {
      out.leaf("h3", "What agrees, and how").open("ul");
      ways.forEach(
          (way, those) -> {
            out.open("li");
            FindingHtml.verdict(out, those.get(0).outcome().name());
            out.text(" " + those.size() + " " + way + " (the first: ");
            out.text(those.get(0).subject() + ")").close();
          });
      out.close();
    }
    if (comparison instanceof GradientComparison gradients) {
      gradients
          .balance()
          .map(balance -> GradientText.balance(balance, comparison.experiment().network()))
          .ifPresent(text -> out.leaf("p", sentence(text)));
    }
  }

  private void figures(List<Figure> figures) {
    page.section("figures", "Figures");
    if (figures.isEmpty()) {
      out.leaf("p", "There is nothing to draw: nothing was judged.").closeLine();
      return;
    }
    out.leaf(
        "p",
        "Pointing at a curve shows the numbers. Each figure is a file of its own under figures as"
            + " well.");
    PageFigures.add(out, figures);
    out.closeLine();
  }

  /** All that differ, and of the others as many as a page can hold. */
  private void claims() {
    page.section(Page.FINDINGS, "All claims");
    List<JudgedNumbers> judged = comparison.judgedNumbers();
    out.open("details").leaf("summary", judged.size() + " of " + comparison.claims() + " judged");
    table(judged.subList(0, Math.min(MOST_ROWS, judged.size())));
    if (judged.size() > MOST_ROWS) {
      List<JudgedNumbers> rest =
          judged.subList(MOST_ROWS, judged.size()).stream()
              .filter(one -> one.outcome() != Outcome.CONFIRMED)
              .limit(MOST_ROWS)
              .toList();
      out.leaf("p", "Of " + (judged.size() - MOST_ROWS) + " more, those that are not confirmed:");
      table(rest);
    }
    out.close().closeLine();
  }

  private void table(List<JudgedNumbers> judged) {
    PageTable.open(out, "All claims", "Claims in order", COLUMNS, "class", "claims");
    for (JudgedNumbers one : judged) {
      out.open("tr").leaf("th", one.subject(), "scope", "row").open("td");
      FindingHtml.verdict(out, one.outcome().name());
      out.close().open("td", "class", "ulps");
      out.leaf("data", shown(one.ulps()), "value", String.valueOf(one.ulps())).close();
      out.leaf("td", one.text(), "class", "why").closeLine();
    }
    PageTable.close(out);
  }

  private static String shown(double ulps) {
    return ComparisonJson.approximate(ulps).getOrDefault("approximate", "");
  }

  private void computed() {
    page.section("computed", "How it was compared");
    out.open("dl");
    page.item("Program", "Plumbline " + version);
    page.item("What was compared", answer.whose());
    page.item("Number format", comparison.format().spelling());
    page.item("Claims", comparison.claims() + ", each a " + kind());
    if (comparison instanceof FlowComparison flow) {
      flow(flow.examination());
    }
    out.close().closeLine();
  }

  private String kind() {
    return switch (answer.claim()) {
      case "step" -> "step of gradient descent, w - η ∇R(w), judged at the recorded w";
      case "gradient" -> "gradient of the risk at recorded weights";
      case "point" -> "point at its time on the gradient flow from the initial weights";
      default -> "gradient, a step or a point that the engine was asked for";
    };
  }

  private void flow(FlowExamination found) {
    page.item("Tolerance stated", Decimals.nearest(found.claim().tolerance(), DIGITS));
    List<String> path = new ArrayList<>();
    found
        .path()
        .ifPresent(
            certified -> {
              path.add(
                  "enclosed around the path through "
                      + certified.points()
                      + " points up to t = "
                      + Decimals.nearest(certified.time(), DIGITS));
              certified.obstacle().ifPresent(why -> path.add("not beyond: " + why));
            });
    page.item(
        "The flow",
        path.isEmpty() ? "enclosed as far as points were judged" : String.join("; ", path));
  }

  private void trust() {
    page.section("trust", "What the outcomes rest on");
    out.open("dl");
    page.item(
        "CONFIRMED",
        "Within a bound on rounding errors that is derived for this very claim and proved; and the"
            + " bound tells the claim from something else.");
    page.item(
        "DIFFERS",
        "Proved to be outside of that bound for every choice of gates at kinks that is legitimate:"
            + " rounding errors of the format cannot have made it.");
    page.item("UNDECIDED", "Within the bound, which would not have told it from something else.");
    page.item(
        "Explanations",
        "Of what differs a list of legitimate and common causes is tried, and one that fits the"
            + " numbers is named: a proposal, not proved.");
    page.item(
        "ulps",
        "Units in the last place of the number format, at the size of the numbers that were added"
            + " up.");
    out.close().closeLine();
  }
}
