package org.plumbline.report.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.Check;
import org.plumbline.DescentCheck;
import org.plumbline.ExperimentFiles;
import org.plumbline.RecordingCheck;
import org.plumbline.experiment.BundledExamples;
import org.plumbline.experiment.Experiment;
import org.plumbline.experiment.FlowSettings;
import org.plumbline.number.Rational;

/**
 * The pages of runs and comparisons in a browser: nothing is cut, empty, fetched or complained of.
 */
final class ReportPagesTest {
  /** One unit on two samples, down to where no double has the risk. */
  private static final String FAR =
      """
      name: far
      data: {points: [[1, 1/2], [1/3, 1]], labels: [1, 1]}
      network: {widths: [2, 1, 1], activations: [relu]}
      initialization: {weights: [[[3/2, 1/2]], [[5/4]]]}
      loss: exponential
      reduction: sum
      flow: {digits: 4, until: {risk: 1e-330}}
      """;

  @TempDir private static Path folder;
  private static Chromium browser;

  @BeforeAll
  static void starts() throws IOException {
    Chromium.assumeInstalled();
    browser = Chromium.start();
    Check.of(BundledExamples.read("pinned")).run().writeTo(folder.resolve("pinned"));
  }

  @AfterAll
  static void ends() throws IOException {
    if (browser != null) {
      browser.close();
    }
  }

  private static Path page(String name) {
    return folder.resolve(name).resolve("report.html");
  }

  private static void assertSound(String name) throws IOException {
    assertThat(new PageCheck(browser).complaints(page(name))).isEmpty();
  }

  private static int count(String selector) {
    return browser.evaluate("document.querySelectorAll('" + selector + "').length").asInt();
  }

  @Test
  void irisForAWhile() throws IOException {
    Experiment iris = BundledExamples.read("iris");
    Experiment brief =
        new Experiment(
            iris.name(),
            iris.sha256(),
            iris.network(),
            iris.data(),
            iris.initialWeights(),
            iris.loss(),
            iris.reduction(),
            iris.architecture(),
            new FlowSettings(10, Optional.of(Rational.of(6)), Optional.empty()),
            iris.seeding());
    Check.of(brief).run().writeTo(folder.resolve("iris"));
    assertSound("iris");
    assertThat(count("svg.plot")).isGreaterThan(6);
  }

  @Test
  void aPinnedRun() throws IOException {
    assertSound("pinned");
    assertThat(count("svg.plot .pinned")).isPositive();
  }

  @Test
  void aFarHorizon() throws IOException {
    Path file = Files.writeString(folder.resolve("far.yaml"), FAR);
    Check.of(ExperimentFiles.read(file)).run().writeTo(folder.resolve("far"));
    assertSound("far");
    assertThat(browser.evaluate("document.body.textContent").asText()).contains("1e-300", "1e300");
  }

  @Test
  void gradientDescent() throws IOException {
    DescentCheck.of(BundledExamples.read("small-relu"), Rational.of(1, 10), 20)
        .run()
        .writeTo(folder.resolve("descent"));
    assertSound("descent");
    assertThat(count("[aria-label^=\"The flow and\"] tbody tr")).isGreaterThan(20);
  }

  @Test
  void aRunThatDiffers() throws Exception {
    RecordingCheck.of(
            ExperimentFiles.read(Path.of("src/test/resources/torch/experiment.yaml")),
            Path.of("src/test/resources/torch/skipped-step.npz"))
        .run()
        .writeTo(folder.resolve("differs"));
    assertSound("differs");
    assertThat(browser.evaluate("document.querySelector('.answer').textContent").asText())
        .endsWith("the first is step 4.");
  }

  /** The slider goes by keyboard, says where it is, and shows one instant at a time. */
  @Test
  void theSliderGoesThroughTheInstants() {
    browser.look(Chromium.View.screen(1280, "light"));
    browser.open(page("pinned"));
    String all = "document.querySelectorAll('.instant').length";
    String now =
        "document.querySelector('.instants input').getAttribute('aria-valuetext') + '|' +"
            + " [...document.querySelectorAll('.instant')].filter(e =>"
            + " e.getBoundingClientRect().width > 0).map(e => e.dataset.text).join('|')";
    int instants = browser.evaluate(all).asInt();
    assertThat(instants).isGreaterThan(10);
    browser.evaluate("document.querySelector('.instants input').focus()");
    String end = "At t = 4, 5 of 6 samples are on the side of the label; 3 kinks cross the plane.";
    assertThat(browser.evaluate(now).asText()).isEqualTo(end + "|" + end);
    browser.press("ArrowLeft", 37);
    String before = browser.evaluate(now).asText();
    assertThat(before).startsWith("At t = ").doesNotContain("t = 4,");
    assertThat(before.split("\\|")).hasSize(2).containsOnly(before.split("\\|")[0]);
    browser.press("Home", 36);
    assertThat(browser.evaluate(now).asText()).startsWith("At t = 0, ");
    browser.look(new Chromium.View(718, "light", "print"));
    assertThat(browser.evaluate(now).asText()).startsWith("At t = 0, ").endsWith("|" + end);
  }

  /** What is folded on a screen is printed. */
  @Test
  void onPaperNothingIsFolded() {
    browser.look(Chromium.View.screen(1280, "light"));
    browser.open(page("pinned"));
    String height = "document.querySelector('details table').getBoundingClientRect().height";
    String isSeen =
        "document.querySelector('details table').checkVisibility({contentVisibilityAuto: true})";
    assertThat(browser.evaluate(isSeen).asBoolean()).isFalse();
    browser.look(new Chromium.View(718, "light", "print"));
    assertThat(browser.becomes(isSeen)).isTrue();
    assertThat(browser.evaluate(height).asDouble()).isGreaterThan(20);
  }

  /** Without scripts the end of the run is shown and no slider. */
  @Test
  void withoutScriptsTheEndIsShown() {
    browser.ask("Emulation.setScriptExecutionDisabled", "value", true);
    browser.look(Chromium.View.screen(1280, "light"));
    browser.open(page("pinned"));
    browser.ask("Emulation.setScriptExecutionDisabled", "value", false);
    assertThat(
            browser
                .evaluate(
                    "[...document.querySelectorAll('.instant')].filter(e =>"
                        + " e.getBoundingClientRect().width > 0).map(e => e.dataset.text).join('|')"
                        + " + document.querySelector('.instants').getClientRects().length")
                .asText())
        .startsWith("At t = 4, ")
        .endsWith("plane.0");
  }
}
