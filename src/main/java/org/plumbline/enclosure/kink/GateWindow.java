package org.plumbline.enclosure.kink;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.number.Directed;
import org.plumbline.number.Magnitude;

/**
 * Gates that may differ from those proposed only for a short time next to an end of a step: while a
 * pre-activation is within its uncertainty of 0, which the proposal's leaves at a rate that is not
 * 0 (proofs-notes/verifier.md, V15).
 *
 * @param jump at least what the field, times the length of the step, differs by meanwhile
 * @param roots the pre-activations, one of which is on the wrong side then
 */
public record GateWindow(Magnitude jump, List<Root> roots) {
  public GateWindow {
    roots = List.copyOf(roots);
  }

  /**
   * A pre-activation {@code T} that should be positive.
   *
   * @param gradient at least {@code ‖∇T‖}
   * @param rate at most {@code |T'|} along the proposal, towards 0 at the end of a step and away
   *     from it at the start; positive
   * @param offset at least {@code -T} of the curve at the junction
   * @param isOfFlow whether the rate is that of the flow itself, whatever its gates: then the error
   *     at the start of the step counts, and nothing that is added to it later
   */
  public record Root(Magnitude gradient, double rate, Magnitude offset, boolean isOfFlow) {
    /** How long an error of 1 takes. */
    Magnitude uncertainty() {
      return gradient.divideByLower(Magnitude.enclosingAbove(rate));
    }

    /** At most the rate less the gradient times {@code slower}. */
    double rest(Magnitude slower) {
      return isOfFlow ? rate : Directed.sumLower(rate, -gradient.multiply(slower).doubleUpper());
    }
  }

  /**
   * What windows at the end of a step do to the error without them.
   *
   * @param factor at least what errors grow by on the part
   */
  public static List<Crossing> atEnd(List<GateWindow> windows, Magnitude factor) {
    List<Crossing> found = new ArrayList<>();
    for (GateWindow window : windows) {
      found.add(crossing(window.roots, window.jump.multiply(factor), Magnitude.ZERO));
    }
    return found;
  }

  /**
   * What windows at the start of a step do to the error without them; nothing if the flow may lag
   * behind for longer and longer, its rate less what the field may differ by being 0.
   */
  public static Optional<List<Crossing>> atStart(List<GateWindow> windows, Magnitude factor) {
    Magnitude jump = Magnitude.ZERO;
    List<Root> roots = new ArrayList<>();
    for (GateWindow window : windows) {
      jump = jump.add(window.jump);
      roots.addAll(window.roots);
    }
    Magnitude grown = jump.multiply(factor);
    boolean isOutrun = roots.stream().allMatch(root -> root.rest(grown) > 0);
    return isOutrun ? Optional.of(List.of(crossing(roots, grown, grown))) : Optional.empty();
  }

  /** The worst of several roots, whose rates are less by their gradients times {@code slower}. */
  private static Crossing crossing(List<Root> roots, Magnitude jump, Magnitude slower) {
    Magnitude gradient = Magnitude.ZERO;
    Magnitude perOffset = Magnitude.ZERO;
    Magnitude offset = Magnitude.ZERO;
    for (Root root : roots) {
      Magnitude rest = Magnitude.enclosingAbove(root.rest(slower));
      gradient = gradient.max(root.gradient);
      perOffset = perOffset.max(jump.divideByLower(rest));
      offset = offset.max(root.offset);
    }
    return new Crossing(gradient, perOffset, offset);
  }
}
