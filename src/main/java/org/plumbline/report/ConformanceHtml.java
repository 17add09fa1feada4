package org.plumbline.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.plumbline.compare.finding.Outcome;
import org.plumbline.conformance.Level;
import org.plumbline.conformance.LevelResult;
import org.plumbline.engine.process.EngineDescription;
import org.plumbline.report.html.Markup;

/**
 * The examination of an engine as a page for people: first whether it is right on all levels, then
 * what is wrong and how to see it again, and the levels.
 */
public final class ConformanceHtml {
  private static final List<String> COLUMNS = List.of("Level", "Outcome", "Largest ulps", "Trials");

  private final EngineDescription engine;
  private final List<Row> rows;
  private final Page page;
  private final Markup out;

  private ConformanceHtml(EngineDescription engine, List<Row> rows) {
    this.engine = engine;
    this.rows = rows;
    this.page = Page.of(engine.title() + " on random networks");
    this.out = page.markup();
  }

  /**
   * What came of a level.
   *
   * @param result the result
   * @param file the file that the smallest failing experiment was written to; empty if none failed
   * @param again the command that shows the failure again; empty if none failed
   */
  public record Row(LevelResult result, String file, String again) {}

  /**
   * The text of the page, which is well-formed XML as well.
   *
   * @param version the version of this program
   * @param command the engine's command
   * @param seed the seed of the first trial of each level
   */
  public static String text(
      String version, String command, long seed, EngineDescription engine, List<Row> rows) {
    ConformanceHtml html = new ConformanceHtml(engine, rows);
    html.head();
    html.mattering();
    html.levels();
    html.computed(version, command, seed);
    html.trust();
    return html.page.text(List.of());
  }

  private List<Row> with(Outcome outcome) {
    return rows.stream().filter(row -> row.result().outcome() == outcome).toList();
  }

  private static String names(List<Row> some) {
    return some.stream().map(row -> row.result().level().id()).collect(Collectors.joining(", "));
  }

  private void head() {
    out.open("header").leaf("h1", engine.title() + " on random networks");
    out.leaf("p", answer(), "class", "answer").open("ul", "class", "counts");
    for (Outcome outcome : List.of(Outcome.CONFIRMED, Outcome.DIFFERS, Outcome.UNDECIDED)) {
      page.count(EngineText.word(outcome), with(outcome).size());
    }
    out.close().closeLine();
  }

  private String answer() {
    if (rows.isEmpty()) {
      return "Nothing was examined: the engine offers none of what was asked for.";
    }
    List<Row> wrong = with(Outcome.DIFFERS);
    List<Row> open = with(Outcome.UNDECIDED);
    int trials = rows.stream().mapToInt(row -> row.result().tries() - row.result().open()).sum();
    if (!wrong.isEmpty()) {
      return "The engine is wrong on " + names(wrong) + ", each time by proof.";
    }
    return open.isEmpty()
        ? "The engine agrees with what is exact in all " + trials + " trials that were decided."
        : "The engine is nowhere proved wrong, but nothing is decided on " + names(open) + ".";
  }

  private void mattering() {
    page.section("matters", "What is wrong");
    List<Row> wrong = with(Outcome.DIFFERS);
    if (wrong.isEmpty()) {
      out.leaf("p", "Nothing was found.");
    }
    for (Row row : wrong) {
      out.open("article").open("h3");
      FindingHtml.verdict(out, EngineText.word(Outcome.DIFFERS));
      out.text(" on " + row.result().level().id()).close();
      row.result().failure().ifPresent(failure -> out.leaf("p", failure.text(), "class", "reason"));
      out.leaf("p", "The smallest experiment on which it shows: " + row.file());
      out.leaf("p", "To see it again:").leaf("pre", row.again(), "tabindex", "0").closeLine();
    }
    out.closeLine();
  }

  private void levels() {
    page.section(Page.FINDINGS, "All levels");
    PageTable.open(out, "All levels", "Levels, from the plain to the tricky", COLUMNS);
    for (Row row : rows) {
      LevelResult result = row.result();
      out.open("tr").leaf("th", result.level().id(), "scope", "row").open("td");
      FindingHtml.verdict(out, EngineText.word(result.outcome()));
      String ulps = String.valueOf(result.worstUlps());
      out.close().open("td", "class", "ulps").leaf("data", shown(result), "value", ulps).close();
      out.leaf("td", trials(result), "class", "why").closeLine();
    }
    PageTable.close(out);
    out.closeLine();
  }

  private static String shown(LevelResult result) {
    return ComparisonJson.approximate(result.worstUlps()).getOrDefault("approximate", "");
  }

  private static String trials(LevelResult result) {
    List<String> parts = new ArrayList<>(List.of(result.tries() + " made"));
    if (result.open() > 0) {
      parts.add(result.open() + " undecided");
    }
    result.failure().ifPresent(failure -> parts.add("the last failed"));
    return String.join(", ", parts);
  }

  private void computed(String version, String command, long seed) {
    page.section("computed", "How it was examined");
    out.open("dl");
    page.item("Program", "Plumbline " + version);
    page.item("Engine", engine.title());
    page.item("Command", command);
    page.item("Methods it offers", String.join(", ", engine.methods()));
    page.item("Slope of ReLU at 0, as it says", engine.reluSlopeAtZero().toString());
    page.item("Seed of the first trial of each level", String.valueOf(seed));
    out.close().closeLine();
  }

  private void trust() {
    page.section("trust", "What the outcomes rest on");
    out.open("dl");
    page.item(
        "AGREES",
        "Within a bound on rounding errors that is derived for each trial and proved; on flow, within"
            + " the enclosure of the flow.");
    page.item(
        "DIFFERS",
        "Proved to be outside of that bound for every legitimate choice of gates at kinks, or not"
            + " answered as it should be.");
    page.item("OPEN", "In no trial would the bound have told a right answer from a wrong one.");
    for (Level level : Level.values()) {
      page.item(level.id(), described(level));
    }
    out.close().closeLine();
  }

  private static String described(Level level) {
    return switch (level) {
      case FORWARD -> "Gradients of a single sample: what the last layer sees is the forward pass.";
      case GRADIENT -> "Gradients of several samples, some of them over chosen samples.";
      case DESCENT -> "Steps of gradient descent.";
      case FLOW -> "Points on the gradient flow, through kinks that are crossed.";
      case KINKS -> "Gradients with pre-activations that are zero, duplicate samples, dead units.";
      case EXTREME -> "Gradients with tiny and huge weights and margins.";
    };
  }
}
