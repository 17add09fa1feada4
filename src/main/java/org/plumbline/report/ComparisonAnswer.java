package org.plumbline.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.compare.Comparison;
import org.plumbline.compare.EngineComparison;
import org.plumbline.compare.FlowComparison;
import org.plumbline.compare.GradientComparison;
import org.plumbline.compare.JudgedNumbers;
import org.plumbline.compare.RecordingKind;
import org.plumbline.compare.finding.Outcome;

/**
 * What a comparison comes to, in sentences.
 *
 * @param comparison the comparison
 */
record ComparisonAnswer(Comparison comparison) {
  /** What was compared: a file, or an engine. */
  String whose() {
    if (comparison instanceof GradientComparison gradients) {
      return gradients.recording();
    }
    return comparison instanceof FlowComparison flow
        ? flow.recording()
        : ((EngineComparison) comparison).engine().title();
  }

  /** What its claims are, one of them. */
  String claim() {
    if (comparison instanceof GradientComparison gradients) {
      return gradients.kind() == RecordingKind.DESCENT ? "step" : "gradient";
    }
    return comparison instanceof FlowComparison ? "point" : "answer";
  }

  /** What they are compared with. */
  private String truth() {
    if (comparison instanceof GradientComparison gradients) {
      return gradients.kind() == RecordingKind.DESCENT
          ? "exact gradient descent"
          : "the exact gradient";
    }
    return comparison instanceof FlowComparison ? "the gradient flow" : "what is exact";
  }

  private String permitted() {
    return comparison instanceof FlowComparison flow
            && flow.examination().claim().tolerance().signum() > 0
        ? "the rounding errors of " + comparison.format().spelling() + " and the tolerance stated"
        : "the rounding errors of " + comparison.format().spelling();
  }

  private String counted(long count) {
    return count + " " + claim() + (count == 1 ? "" : "s");
  }

  /** The first claim that is off. */
  Optional<JudgedNumbers> firstOff() {
    return comparison.judgedNumbers().stream()
        .filter(one -> one.outcome() == Outcome.DIFFERS)
        .findFirst();
  }

  /** How many claims were not looked at. */
  long left() {
    return comparison.claims() - (long) comparison.outcomes().size();
  }

  /** The answer, a sentence each. */
  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    long differing = comparison.count(Outcome.DIFFERS);
    long open = comparison.count(Outcome.UNDECIDED);
    if (differing > 0) {
      sentences.add(
          counted(differing)
              + " of "
              + comparison.outcomes().size()
              + " judged "
              + (differing == 1 ? "is" : "are")
              + " further from "
              + truth()
              + " than "
              + permitted()
              + " can explain; the first is "
              + firstOff().map(JudgedNumbers::subject).orElse("")
              + ".");
    } else if (comparison.outcome() == Outcome.CONFIRMED) {
      sentences.add(
          (comparison.claims() == 1 ? "The " : "All ")
              + counted(comparison.claims())
              + " of "
              + whose()
              + (comparison.claims() == 1 ? " is" : " are")
              + " proved to agree with "
              + truth()
              + " within "
              + permitted()
              + ".");
    } else if (comparison.outcome() == Outcome.DIFFERS) {
      sentences.add(
          "Each " + claim() + " by itself is within its bound, but together they differ.");
    } else {
      sentences.add("Nothing is proved to differ, but not all is confirmed.");
    }
    if (open > 0) {
      sentences.add(counted(open) + (open == 1 ? " is" : " are") + " left undecided.");
    }
    if (left() > 0) {
      sentences.add(counted(left()) + (left() == 1 ? " was" : " were") + " not judged.");
    }
    return sentences;
  }
}
