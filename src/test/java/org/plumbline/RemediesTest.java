package org.plumbline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.claim.Finding;
import org.plumbline.claim.Verdict;
import org.plumbline.experiment.BundledExamples;
import org.plumbline.experiment.Experiment;
import org.plumbline.number.Rational;

/** What the reasons of UNDECIDED advise, followed: another verdict comes of it. */
final class RemediesTest {
  private static final Pattern REMEDY =
      Pattern.compile("--(until-risk|until-time|digits) ([0-9.e-]+)$");

  private static List<Finding> undecided(Experiment experiment) {
    return Check.of(experiment).run().findings().stream()
        .filter(finding -> finding.verdict() == Verdict.UNDECIDED)
        .toList();
  }

  private static Experiment followed(Experiment experiment, Finding finding) {
    Matcher remedy = REMEDY.matcher(finding.reason());
    assertThat(remedy.find()).as(finding.id() + ": " + finding.reason()).isTrue();
    Optional<Rational> bound = Optional.of(Rational.parse(remedy.group(2)));
    return switch (remedy.group(1)) {
      case "until-risk" -> experiment.until(Optional.empty(), bound);
      case "until-time" -> experiment.until(bound, Optional.empty());
      default -> experiment.withDigits(Integer.parseInt(remedy.group(2)));
    };
  }

  /** Of all that is undecided nothing is after at most two runs that were advised. */
  @ParameterizedTest
  @CsvSource({"small-relu, time, 2", "small-relu, risk, 0.2499"})
  void runsThatAreLongerDecideWhatWasLeftOpen(String example, String kind, String end) {
    Optional<Rational> bound = Optional.of(Rational.parse(end));
    Experiment read = BundledExamples.read(example).withDigits(10);
    Experiment run =
        kind.equals("time")
            ? read.until(bound, Optional.empty())
            : read.until(Optional.empty(), bound);
    List<Finding> open = undecided(run);
    assertThat(open).isNotEmpty();
    for (int runs = 0; runs < 2 && !open.isEmpty(); runs++) {
      run = followed(run, open.get(open.size() - 1));
      open = undecided(run);
    }
    assertThat(open).extracting(Finding::id, Finding::reason).isEmpty();
  }

  /** How far it is stands in the reason of each. */
  @Test
  void reasonsSayHowFarItIs() {
    Experiment run =
        BundledExamples.read("small-relu")
            .withDigits(10)
            .until(Optional.of(Rational.of(2)), Optional.empty());
    assertThat(undecided(run))
        .extracting(Finding::reason)
        .allMatch(
            reason ->
                reason.endsWith(
                    "the risk is 0.4659; needed is below 0.25; about 1.6 more units of time at"
                        + " this rate: --until-risk 1e-2"));
  }
}
