package org.plumbline.enclosure.step;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.enclosure.kink.Crossing;
import org.plumbline.enclosure.kink.GateWindow;
import org.plumbline.field.Pair;
import org.plumbline.number.Magnitude;

/**
 * What uncertain gates do to the error on a part of a step, summed up: each way to bound them adds
 * to one of these.
 */
final class KinkEffects {
  private final Map<Pair, Crossing> crossings = new HashMap<>();
  private final List<GateWindow> windows = new ArrayList<>();
  private Magnitude gap = Magnitude.ZERO;
  private Magnitude growth = Magnitude.ZERO;
  private Magnitude disturbance = Magnitude.ZERO;
  private Optional<Pair> tied = Optional.empty();

  /** What the gates of other samples do as well. */
  void add(KinkEffects other) {
    crossings.putAll(other.crossings);
    windows.addAll(other.windows);
    tied = tied.or(() -> other.tied);
    gap = gap.add(other.gap);
    growth = growth.add(other.growth);
    disturbance = disturbance.add(other.disturbance);
  }

  /** A kink is crossed next to an end of the step. */
  void addCrossing(Pair pair, Crossing crossing) {
    crossings.put(pair, crossing);
  }

  /** The risk of the gates proposed is more than that of the weights, integrated over the part. */
  void addGap(Magnitude more) {
    gap = gap.add(more);
  }

  /** The field is off by as much, integrated over the part, and errors grow as much faster. */
  void addDisturbance(Magnitude more, Magnitude faster) {
    disturbance = disturbance.add(more);
    growth = growth.add(faster);
  }

  /** Samples were bounded by the sums over the pairs of a kink, of which one is named. */
  void addTied(Pair first, Optional<GateWindow> window) {
    window.ifPresent(windows::add);
    tied = tied.or(() -> Optional.of(first));
  }

  Map<Pair, Crossing> crossings() {
    return crossings;
  }

  List<GateWindow> windows() {
    return windows;
  }

  /** At least what the gap is integrated over the part. */
  Magnitude gap() {
    return gap;
  }

  /** At least what is added to {@code ∫ μ dt}. */
  Magnitude growth() {
    return growth;
  }

  /** At least the integral of what else the field differs by. */
  Magnitude disturbance() {
    return disturbance;
  }

  /** A pair of samples that were bounded together, if some were. */
  Optional<Pair> tied() {
    return tied;
  }
}
