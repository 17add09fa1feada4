package org.plumbline;

import org.plumbline.claim.count.CountedLaws;
import org.plumbline.claim.count.LawEffort;
import org.plumbline.claim.count.LawQuestion;
import org.plumbline.experiment.Experiment;
import org.plumbline.run.FlowProblems;

/**
 * The conservation laws of an experiment's network: those that are found, each proved, and how many
 * there are at most.
 *
 * <p>Immutable; what is found depends on the experiment, the question and the effort alone.
 */
public final class LawCheck {
  /** The most weights of a network whose laws are counted. */
  public static final int MOST_WEIGHTS = 3000;

  private final Experiment experiment;
  private final LawQuestion question;
  private final LawEffort effort;

  private LawCheck(Experiment experiment, LawQuestion question, LawEffort effort) {
    this.experiment = experiment;
    this.question = question;
    this.effort = effort;
  }

  /**
   * The laws that hold for all inputs and every combination of gates, with the usual effort.
   *
   * @throws IllegalArgumentException if the network has more than {@value #MOST_WEIGHTS} weights
   */
  public static LawCheck of(Experiment experiment) {
    int weights = experiment.network().parameters();
    if (weights > MOST_WEIGHTS) {
      throw new IllegalArgumentException(
          "the network has " + weights + " weights; expected at most " + MOST_WEIGHTS);
    }
    return new LawCheck(experiment, LawQuestion.ofArchitecture(), LawEffort.usual());
  }

  /** The same for other inputs or gates. */
  public LawCheck withQuestion(LawQuestion other) {
    return new LawCheck(experiment, other, effort);
  }

  /** The same with more effort or less. */
  public LawCheck withEffort(LawEffort other) {
    return new LawCheck(experiment, question, other);
  }

  /** Finds, proves and counts the laws. */
  public LawReport run() {
    return new LawReport(experiment, CountedLaws.of(FlowProblems.of(experiment), question, effort));
  }
}
