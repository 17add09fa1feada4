package org.plumbline.enclosure.step;

import java.util.EnumMap;
import java.util.Map;
import org.plumbline.enclosure.kink.Crossing;
import org.plumbline.number.Magnitude;

/**
 * What the bound of one step is made of, term by term, each for itself: an account for people, in
 * which a term is as large as it would be without the others.
 */
final class ErrorTerms {
  private final Map<ErrorRise.Term, Magnitude> terms = new EnumMap<>(ErrorRise.Term.class);

  /**
   * The terms of a step.
   *
   * @param joint the distance of its beginning from the end of the step before
   * @param jumps what crossings at its beginning add
   * @param entering the error at its beginning
   */
  ErrorTerms(StepBounds.Bounded bounds, Magnitude joint, Magnitude jumps, Magnitude entering) {
    add(ErrorRise.Term.JOINT, joint);
    add(ErrorRise.Term.CROSSING, jumps);
    add(ErrorRise.Term.SHIFT, bounds.shift().scale(1));
    add(ErrorRise.Term.DEFECT, bounds.defect());
    Magnitude now = entering;
    Magnitude gap = Magnitude.ZERO;
    for (PieceBounds piece : bounds.pieces()) {
      Magnitude grown = now.multiply(piece.growth().expUpper());
      add(ErrorRise.Term.GROWTH, grown.multiply(piece.growth().min(Magnitude.ONE)));
      add(ErrorRise.Term.CROSSING, piece.disturbance());
      add(ErrorRise.Term.CROSSING, Crossing.added(piece.windows(), grown));
      gap = gap.add(piece.gap());
      now = grown;
    }
    add(ErrorRise.Term.GAP, gap.scale(1).sqrtUpper());
    add(ErrorRise.Term.CROSSING, Crossing.added(bounds.atEnd().values(), now));
  }

  private void add(ErrorRise.Term term, Magnitude amount) {
    terms.merge(term, amount, Magnitude::add);
  }

  /** The largest of them. */
  ErrorRise.Term largest() {
    ErrorRise.Term largest = ErrorRise.Term.DEFECT;
    for (Map.Entry<ErrorRise.Term, Magnitude> entry : terms.entrySet()) {
      if (entry.getValue().compareTo(terms.getOrDefault(largest, Magnitude.ZERO)) > 0) {
        largest = entry.getKey();
      }
    }
    return largest;
  }
}
