package org.plumbline.report;

import java.util.List;
import org.plumbline.report.html.Markup;

/** A table of a page, which can be scrolled where it is wider than that. */
final class PageTable {
  private PageTable() {}

  /**
   * Opens a table up to its first row.
   *
   * @param label what a screen reader calls it
   * @param caption what stands above it
   * @param columns the titles of its columns
   * @param attributes names and values of more attributes
   */
  static void open(
      Markup page, String label, String caption, List<String> columns, String... attributes) {
    page.open("div", "class", "wide", "role", "region", "tabindex", "0", "aria-label", label);
    page.open("table", attributes).leaf("caption", caption).open("thead").open("tr");
    columns.forEach(column -> page.leaf("th", column, "scope", "col"));
    page.close().close().open("tbody").own("\n");
  }

  /** Closes it behind its last row. */
  static void close(Markup page) {
    page.close().close().closeLine();
  }
}
