package org.plumbline.report.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link PageCheck} on small pages: a sound one, and the same with one thing wrong. */
final class PageCheckTest {
  private static final String CURVE = "<path class=\"line\" d=\"M20 80L180 30\" stroke=\"#00f\"/>";

  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8"/><title>A page</title>
      <style>
      body{color:#000;background:#fff}
      svg{display:block;width:100%;max-width:600px}
      path{fill:none}
      text{font:14px sans-serif}
      .frame{fill:none;stroke:#000}
      @media (prefers-color-scheme:dark){body{color:#fff;background:#000}text{fill:#fff}}
      </style></head>
      <body><p class="first">A page of a few words.</p>
      <svg class="plot" viewBox="0 0 200 120"><title>A figure</title>
      <rect class="frame" x="10" y="20" width="180" height="70"/>
      <path class="line" d="M20 80L180 30" stroke="#00f"/>
      <text x="12" y="14">above</text><text x="100" y="14">beside</text>
      </svg>
      <details><summary>More</summary><p>Folded.</p></details>
      </body></html>
      """;

  @TempDir private static Path folder;
  private static Chromium browser;

  @BeforeAll
  static void starts() throws IOException {
    Chromium.assumeInstalled();
    browser = Chromium.start();
  }

  @AfterAll
  static void ends() throws IOException {
    if (browser != null) {
      browser.close();
    }
  }

  private static String complaints(String html) throws IOException {
    Path file = Files.writeString(folder.resolve("page.html"), html);
    return String.join("\n", new PageCheck(browser).complaints(file));
  }

  @Test
  void aSoundPageIsFineEverywhere() throws IOException {
    assertThat(complaints(PAGE)).isEmpty();
  }

  /** Each mutant replaces one piece of the sound page. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      ignoreLeadingAndTrailingWhitespace = true,
      value = {
        "x=\"100\" y=\"14\" ! x=\"30\" y=\"14\" ! overlap: “above” and “beside”",
        "x=\"100\" y=\"14\" ! x=\"185\" y=\"14\" ! cut by its figure: “beside”",
        "x=\"12\" y=\"14\" ! x=\"12\" y=\"4\" ! cut by its figure: “above”",
        "<p>Folded. ! <p style=\"margin-top:-1.2em\">Folded. ! overlap: “Folded.” and “More”",
        "<p class=\"first\"> ! <p style=\"width:1300px\"> ! px wide",
        "<p class=\"first\"> ! <p style=\"white-space:nowrap;width:50px;overflow:hidden\"> ! cut: “A page",
        "<p class=\"first\"> ! <p style=\"color:#999\"> ! contrast of",
        "font:14px ! font:3px ! too small: “above”",
        "M20 80L180 30 ! M20 80L380 30 ! beyond its area in “A figure”",
        "M20 80L180 30 ! M20 80 ! empty: “A figure”",
        "stroke=\"#00f\" ! stroke=\"none\" ! empty: “A figure”",
        "stroke=\"#00f\" ! stroke=\"#00f\" display=\"none\" ! empty: “A figure”",
        "class=\"frame\" ! class=\"grid\" ! no area: “A figure”",
        "</body> ! <script>console.error('so')</script></body> ! console: ",
        "</body> ! <script>undefinedFunction()</script></body> ! exception: ",
        "</body> ! <img src=\"https://example.org/x.png\" alt=\"\"/></body> ! request: https://example.org/x.png",
        "</body> ! <link rel=\"stylesheet\" href=\"other.css\"/></body> ! request: file:",
      })
  void aMutantIsCaught(String piece, String other, String complaint) throws IOException {
    assertThat(PAGE).contains(piece);
    assertThat(complaints(PAGE.replace(piece, other))).contains(complaint);
  }

  /** What is wrong in the dark, on narrow screens or on paper alone is caught too. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "@media (prefers-color-scheme:dark){text{fill:#222}}!screen of 390 px, dark: contrast",
        "@media (max-width:600px){.first{width:500px}}!screen of 390 px, light: the page is",
        "@media (min-width:1000px){path{display:none}}!screen of 1280 px, light: empty",
        "@media print{.first{margin-bottom:-2em}}!print of 718 px, light: overlap",
      })
  void whatIsWrongInOneViewAloneIsCaught(String rule, String complaint) throws IOException {
    assertThat(complaints(PAGE.replace("</style>", rule + "</style>"))).contains(complaint);
  }

  @Test
  void aFigureWithoutItsCurveIsEmpty() throws IOException {
    assertThat(PAGE).contains(CURVE);
    assertThat(complaints(PAGE.replace(CURVE, ""))).contains("empty: “A figure”");
  }
}
