package org.plumbline.enclosure.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.enclosure.kink.Crossing;
import org.plumbline.enclosure.kink.GateWindow;
import org.plumbline.number.Magnitude;

/**
 * What the windows of a part, in which gates may differ from those proposed, do to the error at its
 * end (proofs-notes/verifier.md, V15).
 *
 * <p>How long a window is open depends on the error, which depends on what windows before it have
 * added, and their order is not known. <em>At the end of a step</em> each multiplies what the
 * others leave: the product does not depend on the order. Crossings of the same part may come
 * first, so that what they add counts as one more offset of every window. <em>At the start</em> all
 * windows close at the last of their times, and their jumps are added up: that bound exists only
 * where each pre-activation leaves its kink faster than the jumps together may hold it back.
 */
final class PartWindows {
  private PartWindows() {}

  /**
   * What windows make of the error without them; nothing if they are not bounded.
   *
   * @param growth at least what {@code ∫ μ dt} is over the part
   */
  static Optional<List<Crossing>> bounded(StepPart part, KinkEffects effects, Magnitude growth) {
    List<GateWindow> windows = effects.windows();
    if (windows.isEmpty()) {
      return Optional.of(List.of());
    }
    Magnitude factor = growth.expUpper();
    if (!part.isLast()) {
      return GateWindow.atStart(windows, factor);
    }
    List<Crossing> found = new ArrayList<>(GateWindow.atEnd(windows, factor));
    Magnitude distance = part.tube().curve().shift().distance();
    for (Crossing crossing : effects.crossings().values()) {
      found.add(crossing.beforeWindows(distance, factor));
    }
    return Optional.of(found);
  }
}
