package org.plumbline.report.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a page as it is shown, at the widths and in the themes that readers have. */
final class PageCheck {
  private static final Path SCRIPT = Path.of("src/test/resources/browser/page-check.js");

  private static final List<Chromium.View> SCREENS =
      List.of(
          Chromium.View.screen(390, "light"),
          Chromium.View.screen(390, "dark"),
          Chromium.View.screen(1280, "light"),
          Chromium.View.screen(1280, "dark"));

  /** The width of A4 paper within its margins. */
  private static final Chromium.View PAPER = new Chromium.View(718, "light", "print");

  private static final String UNFOLD =
      "document.querySelectorAll('details').forEach(d => d.open = true)";

  private final Chromium browser;
  private final String script;

  PageCheck(Chromium browser) throws IOException {
    this.browser = browser;
    this.script = Files.readString(SCRIPT);
  }

  /** The complaints about a page, on all screens, all of it unfolded as well, and on paper. */
  List<String> complaints(Path page) {
    List<String> complaints = new ArrayList<>();
    browser.look(SCREENS.get(0));
    browser.open(page);
    SCREENS.forEach(view -> see(view, complaints));
    see(PAPER, complaints);
    browser.evaluate(UNFOLD);
    SCREENS.forEach(view -> see(view, complaints));
    complaints.addAll(browser.incidents());
    return complaints;
  }

  private void see(Chromium.View view, List<String> complaints) {
    browser.look(view);
    browser.evaluate(script).forEach(fault -> complaints.add(view + ": " + fault.asText()));
  }
}
