package org.plumbline.experiment.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.plumbline.number.Rational;

/**
 * A linear combination of units: what one number of an activation array is.
 *
 * @param terms its terms, in the order in which they were added
 */
record Sum(List<Term> terms) {
  Sum {
    terms = List.copyOf(terms);
  }

  /**
   * One term.
   *
   * @param unit the unit's number
   * @param factor what it is multiplied by
   */
  record Term(int unit, Factor factor) {}

  /** The sum that is one unit. */
  static Sum ofUnit(int unit) {
    return new Sum(List.of(new Term(unit, Factor.Fixed.ONE)));
  }

  /** The unit that this is, if it is one. */
  OptionalInt unit() {
    return terms.size() == 1 && terms.get(0).factor().equals(Factor.Fixed.ONE)
        ? OptionalInt.of(terms.get(0).unit())
        : OptionalInt.empty();
  }

  /** Whether no weight in it is trained. */
  boolean isFixed() {
    return terms.stream().allMatch(term -> term.factor() instanceof Factor.Fixed);
  }

  /** Whether every weight in it is trained. */
  boolean isTrained() {
    return terms.stream().allMatch(term -> term.factor() instanceof Factor.Own);
  }

  /** A sum without trained weights, times a number. */
  Sum times(Rational factor) {
    List<Term> scaled = new ArrayList<>();
    for (Term term : factor.signum() == 0 ? List.<Term>of() : terms) {
      if (!(term.factor() instanceof Factor.Fixed fixed)) {
        throw new IllegalStateException("a trained weight is to be multiplied");
      }
      scaled.add(new Term(term.unit(), new Factor.Fixed(fixed.value().multiply(factor))));
    }
    return new Sum(scaled);
  }

  /** The sum of both. */
  Sum plus(Sum other) {
    List<Term> all = new ArrayList<>(terms);
    all.addAll(other.terms);
    return new Sum(all);
  }
}
