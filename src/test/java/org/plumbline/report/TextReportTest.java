package org.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.Finding;
import org.plumbline.claim.Quantity;
import org.plumbline.claim.Verdict;
import org.plumbline.enclosure.ForgedEnclosure;
import org.plumbline.field.Trajectory;
import org.plumbline.flow.FlowResult;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

final class TextReportTest {
  private static final Finding FINDING = Finding.of("a", "s", Verdict.CONSISTENT, "claim", "so");
  private static final DyadicInterval INTERVAL =
      new DyadicInterval(Dyadic.of(0.25), Dyadic.of(0.375));

  private static String text(
      Notices notices, List<Finding> findings, List<String> awaiting, Optional<Report.Run> run) {
    return TextReport.text(
        new Report("0", Samples.experiment(), notices, findings, awaiting, run, Map.of()));
  }

  private static String text(Finding... findings) {
    return text(
        new Notices(Optional.empty(), List.of()), List.of(findings), List.of(), Optional.empty());
  }

  @Test
  void headlineTitleAndNotesComeFirst() {
    assertThat(
            text(
                new Notices(Optional.of("Nothing moves."), List.of("one", "two")),
                List.of(FINDING),
                List.of("energy", "balancedness"),
                Optional.empty()))
        .startsWith(
            """
            Nothing moves.
            small: 1 samples, 2 weights, exponential loss (sum), 12 digits
            note: one
            note: two

            """)
        .contains("it takes a trajectory (plumbline check): energy,\n  balancedness\n")
        .endsWith("\n0 PROVED, 1 CONSISTENT, 0 VIOLATED, 0 UNDECIDED, 0 NOT_APPLICABLE\n");
  }

  /** 100 bits hold 30 digits, of which a run may lose 7; 53 bits hold 15. */
  @Test
  void theExtentOfTheFlowIsTold() {
    Trajectory whole = Samples.trajectory();
    Trajectory rough =
        new Trajectory(whole.problem(), whole.steps(), List.of(), 53, whole.finalWeights());
    assertThat(text(run(whole))).contains("\nflow: t = 0 … 2, risk 1, 1 steps, 1 gate events\n\n");
    assertThat(text(run(rough)))
        .contains(
            "1 steps, 0 gate events\nwhat is measured allows for errors of 1e-8, not 1e-12\n");
  }

  private static String text(Report.Run run) {
    return text(
        new Notices(Optional.empty(), List.of()), List.of(FINDING), List.of(), Optional.of(run));
  }

  private static Report.Run run(Trajectory trajectory) {
    return new Report.Run(
        "mine",
        new FlowResult.Completed(trajectory),
        ForgedEnclosure.of(trajectory, 0x1p-10),
        Optional.empty(),
        List.of());
  }

  @Test
  void onlyWhatIsShownIsExplained() {
    String measured = "~ is measured on the computed trajectory";
    String enclosed = "1.234(5) is proved to lie";
    String exact = "Numbers are exact, shown rounded";
    String throughout = "a … b throughout:";
    assertThat(text(FINDING.withValue(new Quantity.Exact(Rational.ONE))))
        .contains(exact)
        .doesNotContain(measured, enclosed, throughout);
    assertThat(text(FINDING.withBound(new Quantity.Measured(Dyadic.ONE, 3))))
        .contains(measured)
        .doesNotContain(exact, enclosed, throughout);
    assertThat(text(FINDING.withValue(new Quantity.Enclosed(INTERVAL)).withRange(INTERVAL)))
        .contains(exact, enclosed, throughout)
        .doesNotContain(measured);
  }

  @Test
  void nothingSteersTheTerminal() {
    Finding finding = Finding.of("a", "s\u001b[2J", Verdict.CONSISTENT, "claim", "so\u202e");
    assertThat(text(finding)).contains("s\uFFFD[2J", "so\uFFFD").doesNotContain("\u001b", "\u202e");
  }
}
