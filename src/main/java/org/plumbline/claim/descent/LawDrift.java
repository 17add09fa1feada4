package org.plumbline.claim.descent;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.plumbline.claim.law.QuadraticLaw;
import org.plumbline.enclosure.descent.EnclosedDescent;
import org.plumbline.enclosure.descent.Iterate;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.qual.Rigorous;

/**
 * How a quadratic law {@code Q} changes along descent, over some steps: {@code Q(w_{k+1}) -
 * Q(w_k)}, and the {@code η² Q(∇R(w_k))} that it is where the law is one of the flow's
 * (proofs-notes/descent.md, D1).
 *
 * @param change contains the sum of the changes
 * @param allowed contains the sum of what the steps allow for
 * @param steps how many steps were summed over
 * @param contradicted the first step in which the two are proved to differ, if there is one
 */
record LawDrift(
    @Rigorous DyadicInterval change,
    @Rigorous DyadicInterval allowed,
    int steps,
    Optional<Integer> contradicted) {
  /** The drift over the steps that are among those given. */
  static LawDrift over(QuadraticLaw law, EnclosedDescent descent, IntPredicate isCounted) {
    List<Iterate> iterates = descent.iterates();
    int bits = descent.bits();
    DyadicInterval eta = DyadicInterval.enclosing(descent.stepSize(), bits);
    @Rigorous DyadicInterval change = DyadicInterval.ZERO;
    @Rigorous DyadicInterval allowed = DyadicInterval.ZERO;
    Optional<Integer> contradicted = Optional.empty();
    int steps = 0;
    for (int k = 0; k + 1 < iterates.size(); k++) {
      if (isCounted.test(k)) {
        DyadicInterval before = atWeights(law, iterates.get(k), bits);
        DyadicInterval after = atWeights(law, iterates.get(k + 1), bits);
        DyadicInterval moved = after.subtract(before);
        DyadicInterval due = atSlopes(law, iterates.get(k), bits).multiply(eta.square());
        change = change.add(moved).outward(2 * bits);
        allowed = allowed.add(due).outward(2 * bits);
        steps++;
        boolean differ = moved.isBelow(due) || due.isBelow(moved);
        contradicted = contradicted.isEmpty() && differ ? Optional.of(k) : contradicted;
      }
    }
    return new LawDrift(change, allowed, steps, contradicted);
  }

  private static @Rigorous DyadicInterval atWeights(QuadraticLaw law, Iterate at, int bits) {
    @Rigorous DyadicInterval sum = DyadicInterval.ZERO;
    for (QuadraticLaw.Term term : law.terms()) {
      DyadicInterval product =
          product(at.weight(term.first().parameter()), at.weight(term.second().parameter()), term);
      sum = (term.sign() > 0 ? sum.add(product) : sum.subtract(product)).outward(2 * bits);
    }
    return sum;
  }

  private static @Rigorous DyadicInterval atSlopes(QuadraticLaw law, Iterate at, int bits) {
    @Rigorous DyadicInterval sum = DyadicInterval.ZERO;
    for (QuadraticLaw.Term term : law.terms()) {
      DyadicInterval product =
          product(at.slope(term.first().parameter()), at.slope(term.second().parameter()), term);
      sum = (term.sign() > 0 ? sum.add(product) : sum.subtract(product)).outward(2 * bits);
    }
    return sum;
  }

  private static @Rigorous DyadicInterval product(
      @Rigorous DyadicInterval one, @Rigorous DyadicInterval other, QuadraticLaw.Term term) {
    return term.first().parameter() == term.second().parameter()
        ? one.square()
        : one.multiply(other);
  }

  /** How large the change may be. */
  Dyadic size() {
    return change.magnitude();
  }

  /** Whether this one says more of what goes wrong, or has drifted further. */
  boolean isWorseThan(LawDrift other) {
    return contradicted.isPresent() == other.contradicted.isPresent()
        ? size().compareTo(other.size()) > 0
        : contradicted.isPresent();
  }
}
