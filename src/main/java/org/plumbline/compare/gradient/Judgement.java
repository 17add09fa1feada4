package org.plumbline.compare.gradient;

import java.util.List;
import org.plumbline.compare.finding.Explanation;
import org.plumbline.compare.finding.Outcome;

/** What a judge finds: a claim within the bound on rounding errors, or one outside of it. */
public sealed interface Judgement {
  /** What is proved of the claim. */
  Outcome outcome();

  /** The largest difference, or that of the entry named, in units in the last place. */
  double ulps();

  /** How it agrees, or how it differs, in one line. */
  String text();

  /** The largest difference in each layer, in units in the last place; none if not known. */
  List<Double> layers();

  /**
   * Every entry is within its bound for gates that are admissible.
   *
   * @param basis what the agreement rests on
   * @param ulps the largest difference, in units in the last place of what was summed
   * @param how the choice of gates, and what the bound allows for
   * @param layers the largest difference in each layer; none if not known
   */
  record Agrees(Basis basis, double ulps, String how, List<Double> layers) implements Judgement {
    /** An agreement of which more is not known. */
    public Agrees(Basis basis, double ulps, String how) {
      this(basis, ulps, how, List.of());
    }

    @Override
    public Outcome outcome() {
      return basis.outcome();
    }

    @Override
    public String text() {
      return how;
    }

    /** Whether it agrees with no gates that were found, but with the range of those open. */
    boolean isWithinRange() {
      return basis == Basis.RANGE;
    }

    /**
     * Whether agreement says something: the bounds are finite and one choice of gates fits, not
     * merely the range of all of them.
     */
    public boolean isConclusive() {
      return outcome() == Outcome.CONFIRMED;
    }

    /** Whether other gates were chosen than the side of each pre-activation and slope 0 at 0. */
    public boolean hasChosenGates() {
      return basis == Basis.CHOSEN;
    }

    /** The same with more to say of how it agrees. */
    Agrees with(String more) {
      return new Agrees(basis, ulps, how + more, layers);
    }
  }

  /** What an agreement rests on. */
  enum Basis {
    /** The usual gates: the side of each pre-activation, and slope 0 where one is 0. */
    USUAL(Outcome.CONFIRMED),
    /** Gates or slopes that are admissible, chosen because they fit. */
    CHOSEN(Outcome.CONFIRMED),
    /** The range of gates that rounding leaves open; none of them was found to fit. */
    RANGE(Outcome.UNDECIDED),
    /** A bound that would not have told the claim from others. */
    UNTOLD(Outcome.UNDECIDED);

    private final Outcome outcome;

    Basis(Outcome outcome) {
      this.outcome = outcome;
    }

    /** What an agreement on this basis proves. */
    public Outcome outcome() {
      return outcome;
    }
  }

  /**
   * Some entry is outside of its bound for all admissible gates.
   *
   * @param parameter the entry that is furthest beyond its bound, in proportion
   * @param ulps its difference, in units in the last place of what was summed
   * @param explanation what it looks like
   * @param text the same in one line, with the numbers
   * @param layers the largest difference in each layer; none if not known
   */
  record Differs(
      int parameter, double ulps, Explanation explanation, String text, List<Double> layers)
      implements Judgement {
    /** A difference of which more is not known. */
    public Differs(int parameter, double ulps, Explanation explanation, String text) {
      this(parameter, ulps, explanation, text, List.of());
    }

    @Override
    public Outcome outcome() {
      return Outcome.DIFFERS;
    }
  }
}
