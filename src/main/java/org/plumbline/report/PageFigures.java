package org.plumbline.report;

import java.util.List;
import org.plumbline.report.figure.Figure;
import org.plumbline.report.html.Markup;

/** Figures as parts of a page. */
final class PageFigures {
  private PageFigures() {}

  /** The figures one after the other. */
  static void add(Markup page, List<Figure> figures) {
    page.open("div", "class", "figures").own("\n");
    for (Figure figure : figures) {
      page.open("figure").leaf("h3", figure.title()).add(figure.inline());
      if (figure.earlier().isPresent()) {
        slider(page, figure);
      }
      page.leaf("figcaption", figure.caption()).closeLine();
    }
    page.closeLine();
  }

  /** Shown by the script of the page alone. */
  private static void slider(Markup page, Figure figure) {
    String id = "instant-" + figure.name();
    page.open("div", "class", "instants", "hidden", "hidden").leaf("label", "Time", "for", id);
    page.empty("input", "type", "range", "id", id, "min", "0", "step", "1", "autocomplete", "off");
    page.leaf("output", "", "for", id).closeLine();
  }

  /** The script, if some figure needs it; at the end of the body. */
  static void script(Markup page, List<Figure> figures) {
    if (figures.stream().anyMatch(figure -> figure.earlier().isPresent())) {
      page.open("script").own(PageScript.TEXT).closeLine();
    }
  }
}
