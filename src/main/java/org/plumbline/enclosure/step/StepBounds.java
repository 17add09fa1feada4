package org.plumbline.enclosure.step;

import java.util.List;
import java.util.Map;
import org.plumbline.enclosure.kink.Crossing;
import org.plumbline.field.Pair;
import org.plumbline.number.Magnitude;

/** What a step's own polynomials say of the error along it, whatever the error at its start. */
public sealed interface StepBounds {
  /**
   * Bounds that hold while the error stays below the tube's radius.
   *
   * @param defect at least {@code ‖P' - h F(P)‖} in scaled time
   * @param shift at least the distance from {@code P} to the curve on the pinned kinks that the
   *     flow is compared with
   * @param pieces the parts of the step in order
   * @param atStart crossings at the start
   * @param atEnd crossings at the end
   */
  record Bounded(
      Magnitude defect,
      Magnitude shift,
      List<PieceBounds> pieces,
      Map<Pair, Crossing> atStart,
      Map<Pair, Crossing> atEnd)
      implements StepBounds {
    /** Whether what kinks add, crossings apart, may be more than {@code limit}. */
    public boolean adds(Magnitude limit) {
      Magnitude gap = Magnitude.ZERO;
      Magnitude added = shift;
      for (PieceBounds piece : pieces) {
        gap = gap.add(piece.gap());
        added = added.add(piece.disturbance());
      }
      return added.max(gap.scale(1).sqrtUpper()).compareTo(limit) > 0;
    }
  }

  /**
   * No bounds.
   *
   * @param tau about where in the scaled time of the step
   * @param what which bound could not be established, as a clause
   * @param remedy what to try, as a noun
   */
  record Unbounded(double tau, String what, String remedy) implements StepBounds {}
}
