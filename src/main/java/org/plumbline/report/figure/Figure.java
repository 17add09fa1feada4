package org.plumbline.report.figure;

import java.util.Optional;
import org.plumbline.report.html.Markup;

/**
 * A figure.
 *
 * @param name its name in file names and links
 * @param title what it shows, in a few words
 * @param caption how to read it
 * @param description what it shows for whoever does not see it
 * @param height its height where its width is {@value #WIDTH}
 * @param drawing the elements of SVG that it consists of
 * @param earlier groups of the class {@code instant}, each with what it shows as {@code data-text},
 *     that stand for another group of the class {@code end} in the drawing while a page shows an
 *     instant before the last
 */
public record Figure(
    String name,
    String title,
    String caption,
    String description,
    int height,
    Markup drawing,
    Optional<Markup> earlier) {
  /** The width of all figures. */
  public static final int WIDTH = 540;

  /** A figure that shows one thing only. */
  public Figure(
      String name, String title, String caption, String description, int height, Markup drawing) {
    this(name, title, caption, description, height, drawing, Optional.empty());
  }

  /** The rules for the classes of the drawing's elements, on white. */
  public static final String STYLE =
      """
      .plot text{font:14px system-ui,sans-serif;fill:#1b1b1b}
      .plot .frame{fill:none;stroke:#767676}
      .plot .grid{stroke:#dedede}
      .plot .later{fill:#f0f0f0}
      .plot .line{fill:none;stroke-width:2;stroke-linejoin:round}
      .plot .bound{stroke-width:1.5;stroke-dasharray:6 4}
      .plot .hit{fill:#000;fill-opacity:0;stroke:none}
      .plot .hit:hover{fill-opacity:.6}
      .plot .off{fill:#ececec}
      .plot .on{fill:#0b62a8}
      .plot .pinned{fill:#c04a00}
      .plot .kink{stroke:#1b1b1b;stroke-width:1.5}
      .plot .edge{stroke:#767676}
      .plot .c0{stroke:#0b62a8;color:#0b62a8}
      .plot .c1{stroke:#c04a00;color:#c04a00}
      .plot .c2{stroke:#00805c;color:#00805c}
      .plot .c3{stroke:#a8488a;color:#a8488a}
      .plot .c4{stroke:#6a51a3;color:#6a51a3}
      .plot .c5{stroke:#806500;color:#806500}
      .plot .c6{stroke:#b2182b;color:#b2182b}
      .plot .c7{stroke:#555555;color:#555555}
      .plot .mark{fill:currentColor;stroke:none}
      .plot .positive{fill:#0b62a8;fill-opacity:.12;shape-rendering:crispEdges}
      .plot .flat{fill:#767676;fill-opacity:.3;shape-rendering:crispEdges}
      .plot .boundary{stroke:#1b1b1b;stroke-width:2.5;stroke-linecap:round}
      .plot .unit{stroke:#767676;stroke-width:1.3}
      .plot .upright{stroke:#b2182b;stroke-width:1.5;stroke-dasharray:2 3}
      .plot .halo{paint-order:stroke;stroke:#fff;stroke-width:3px;stroke-linejoin:round}
      .plot .sample{stroke:#fff;stroke-width:1}
      .plot .plus{fill:#0b62a8}
      .plot .minus{fill:#c04a00}
      """;

  /** The rules that differ on black. */
  public static final String DARK_STYLE =
      """
      .plot text{fill:#e8e8e8}
      .plot .frame{stroke:#8f8f8f}
      .plot .grid{stroke:#363636}
      .plot .later{fill:#262626}
      .plot .hit{fill:#fff}
      .plot .off{fill:#2e2e2e}
      .plot .on{fill:#6db6ff}
      .plot .pinned{fill:#ff9a57}
      .plot .kink{stroke:#f4f4f4}
      .plot .c0{stroke:#6db6ff;color:#6db6ff}
      .plot .c1{stroke:#ff9a57;color:#ff9a57}
      .plot .c2{stroke:#3fd0a0;color:#3fd0a0}
      .plot .c3{stroke:#f08fd0;color:#f08fd0}
      .plot .c4{stroke:#b9a5ff;color:#b9a5ff}
      .plot .c5{stroke:#e3c23c;color:#e3c23c}
      .plot .c6{stroke:#ff8087;color:#ff8087}
      .plot .c7{stroke:#bbbbbb;color:#bbbbbb}
      .plot .positive{fill:#6db6ff}
      .plot .flat{fill:#a0a0a0}
      .plot .boundary{stroke:#f4f4f4}
      .plot .unit{stroke:#a0a0a0}
      .plot .upright{stroke:#ff8087}
      .plot .halo{stroke:#141414}
      .plot .sample{stroke:#141414}
      .plot .plus{fill:#6db6ff}
      .plot .minus{fill:#ff9a57}
      """;

  /** The figure as a part of a page that has the style. */
  public Markup inline() {
    Markup svg =
        new Markup()
            .open(
                "svg",
                "class",
                "plot",
                "role",
                "img",
                "aria-labelledby",
                id("title") + " " + id("description"),
                "viewBox",
                "0 0 " + WIDTH + " " + height);
    Markup titled = titled(svg);
    earlier.ifPresent(titled::add);
    return titled.add(drawing).closeLine();
  }

  /** The figure as a file of its own, on white. */
  public String file() {
    Markup svg =
        new Markup()
            .own("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
            .open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "class",
                "plot",
                "role",
                "img",
                "width",
                String.valueOf(WIDTH),
                "height",
                String.valueOf(height),
                "viewBox",
                "0 0 " + WIDTH + " " + height);
    return titled(svg)
        .open("style")
        .own(STYLE)
        .closeLine()
        .empty("rect", "width", "100%", "height", "100%", "fill", "#fff")
        .add(drawing)
        .closeLine()
        .toString();
  }

  private Markup titled(Markup svg) {
    return svg.leaf("title", title, "id", id("title"))
        .leaf("desc", description, "id", id("description"))
        .own("\n");
  }

  private String id(String part) {
    return "figure-" + name + "-" + part;
  }
}
