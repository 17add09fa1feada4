package org.plumbline.report;

import java.util.List;
import org.plumbline.report.figure.Figure;
import org.plumbline.report.html.Markup;

/**
 * A page for people: one file that asks for nothing else, of sections with headings. It is
 * well-formed XML as well.
 */
final class Page {
  /** Nothing is loaded, whatever a page may come to hold. */
  private static final String NO_REQUESTS =
      "default-src 'none'; style-src 'unsafe-inline'; script-src " + PageScript.permission();

  /** The id of the section that a reader without eyes or mouse may jump to. */
  static final String FINDINGS = "findings";

  private final Markup markup = new Markup();

  private Page() {}

  /** The beginning of a page about something. */
  static Page of(String title) {
    Page page = new Page();
    page.markup.open("html", "lang", "en").open("head").own("\n");
    page.markup.empty("meta", "charset", "utf-8");
    page.markup.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    page.markup.empty("meta", "name", "color-scheme", "content", "light dark");
    page.markup.empty("meta", "http-equiv", "Content-Security-Policy", "content", NO_REQUESTS);
    page.markup.leaf("title", title + " · Plumbline");
    page.markup.open("style").own(PageStyle.TEXT).close().closeLine();
    page.markup.open("body");
    page.markup.leaf("a", "To the findings", "class", "skip", "href", "#" + FINDINGS);
    page.markup.open("main");
    return page;
  }

  /** What the page consists of so far. */
  Markup markup() {
    return markup;
  }

  /** Opens a section, which is closed with the line. */
  void section(String id, String title) {
    markup.open("section", "aria-labelledby", id).leaf("h2", title, "id", id).own("\n");
  }

  /** A term and what there is to say of it, in a list of such. */
  void item(String term, String text) {
    markup.leaf("dt", term).leaf("dd", text).own("\n");
  }

  /** A long text that is shown when it is asked for. */
  void folded(String title, String text) {
    markup.open("details").leaf("summary", title);
    markup.leaf("pre", text, "tabindex", "0").closeLine();
  }

  /** Words that count something, each with its number. */
  void count(String word, long number) {
    markup.open("li").text(number + " ");
    FindingHtml.verdict(markup, word);
    markup.close();
  }

  /** The text of the file, with the script that its figures may need. */
  String text(List<Figure> figures) {
    markup.close();
    PageFigures.script(markup, figures);
    markup.close().close();
    return "<!DOCTYPE html>\n" + markup + "\n";
  }
}
