package org.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.plumbline.conformance.Level;
import org.plumbline.conformance.LevelResult;
import org.plumbline.engine.process.EngineDescription;
import org.plumbline.experiment.BundledExamples;
import org.plumbline.number.Rational;
import org.xml.sax.InputSource;

/** {@link ConformanceHtml}: what an examination of an engine came to. */
final class ConformanceHtmlTest {
  private static final EngineDescription ENGINE =
      new EngineDescription(
          "mine<b>",
          "1",
          "float32",
          List.of("gradient"),
          Rational.ZERO,
          EngineDescription.USUAL_LOSSES);

  private static String page(ConformanceHtml.Row... rows) throws Exception {
    String html = ConformanceHtml.text("0", "sh 'engine'", 7, ENGINE, List.of(rows));
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(html)));
    return html;
  }

  private static ConformanceHtml.Row right(int tries, int open) {
    LevelResult result = new LevelResult(Level.FORWARD, tries, open, 1.25, 2, Optional.empty());
    return new ConformanceHtml.Row(result, "", "");
  }

  private static ConformanceHtml.Row wrong() {
    LevelResult.Failure failure =
        new LevelResult.Failure(7, "slope <2>", BundledExamples.read("small-relu"), true);
    return new ConformanceHtml.Row(
        new LevelResult(Level.KINKS, 3, 0, 0.5, 2, Optional.of(failure)),
        "out/kinks-7.yaml",
        "plumbline compare out/kinks-7.yaml --engine \"sh 'engine'\"");
  }

  @Test
  void whatIsWrongComesFirst() throws Exception {
    assertThat(page(right(10, 0), wrong()))
        .contains(
            "<p class=\"answer\">The engine is wrong on kinks, each time by proof.</p>",
            "<p class=\"reason\">slope &lt;2&gt;</p>",
            "out/kinks-7.yaml --engine &quot;sh &#39;engine&#39;&quot;</pre>",
            "mine&lt;b&gt; 1 (float32)")
        .doesNotContain("<b>", "<script");
  }

  @Test
  void agreementAndWhatIsOpen() throws Exception {
    assertThat(page(right(10, 2)))
        .contains(
            "The engine agrees with what is exact in all 8 trials that were decided.",
            "<data value=\"1.25\">1.25</data>",
            "10 made, 2 undecided");
    assertThat(page(right(10, 10))).contains("but nothing is decided on forward.");
    assertThat(page()).contains("Nothing was examined");
  }
}
