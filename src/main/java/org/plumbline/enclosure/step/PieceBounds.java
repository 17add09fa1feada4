package org.plumbline.enclosure.step;

import java.util.List;
import java.util.Set;
import org.plumbline.enclosure.kink.Crossing;
import org.plumbline.field.Pair;
import org.plumbline.number.Magnitude;

/**
 * What bounds the error on a part of a step.
 *
 * @param from its beginning in the scaled time of the step
 * @param to its end
 * @param growth at least {@code ∫ μ dt} over it
 * @param gap at least the integral of {@code R(P) - R_g(P)}, by which the gates proposed are not
 *     those of {@code P}
 * @param disturbance at least the integral of what else the field may differ by
 * @param uncertain the pairs whose gates are not the same for all weights of the tube
 * @param windows what the error at the end of the part becomes where gates may differ from those
 *     proposed next to an end of the step (proofs-notes/verifier.md, V15)
 */
public record PieceBounds(
    double from,
    double to,
    Magnitude growth,
    Magnitude gap,
    Magnitude disturbance,
    Set<Pair> uncertain,
    List<Crossing> windows) {
  /** Bounds without windows. */
  public PieceBounds(
      double from,
      double to,
      Magnitude growth,
      Magnitude gap,
      Magnitude disturbance,
      Set<Pair> uncertain) {
    this(from, to, growth, gap, disturbance, uncertain, List.of());
  }

  /** What bounds the error, with immutable copies. */
  public PieceBounds {
    uncertain = Set.copyOf(uncertain);
    windows = List.copyOf(windows);
  }

  /**
   * The error at the end of the part, given that at its beginning, the defect, and what crossings
   * at its beginning add.
   */
  public Magnitude after(Magnitude error, Magnitude defect, Magnitude jumps) {
    Magnitude without = withoutWindows(error, defect, jumps);
    return without.add(Crossing.added(windows, without));
  }

  /** The same of what a disturbance has moved: it adds no gap and no offset. */
  public Magnitude disturbed(Magnitude moved) {
    Magnitude without = moved.multiply(growth.expUpper());
    return without.add(
        Crossing.added(
            windows.stream().map(window -> window.grown(Magnitude.ZERO)).toList(), without));
  }

  private Magnitude withoutWindows(Magnitude error, Magnitude defect, Magnitude jumps) {
    Magnitude start = gap.isZero() ? error : error.multiply(error).add(gap.scale(1)).sqrtUpper();
    Magnitude length = Magnitude.enclosingAbove(to - from);
    return start
        .add(jumps)
        .add(disturbance)
        .add(defect.multiply(length))
        .multiply(growth.expUpper());
  }
}
