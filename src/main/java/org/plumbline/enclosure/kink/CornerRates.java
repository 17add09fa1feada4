package org.plumbline.enclosure.kink;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.plumbline.enclosure.box.EnclosedProblem;
import org.plumbline.enclosure.box.GateState;
import org.plumbline.enclosure.box.LossWeights;
import org.plumbline.enclosure.box.SampleSignals;
import org.plumbline.field.Pair;
import org.plumbline.number.DoubleInterval;

/**
 * Intervals that contain {@code ⟨d, F⟩} for all weights of a box, vectors {@code d} of an interval
 * vector and elements {@code F} of the flow's inclusion: its corners, where every uncertain gate is
 * open or closed, are looked at one by one for each sample, so that what cancels in each cancels
 * (proofs-notes/verifier.md, V16).
 */
final class CornerRates {
  /** So many gates of a sample are told apart; the others are any slope. */
  private static final int MOST_GATES = 4;

  private final List<List<DoubleInterval[]>> corners;
  private final long scale;

  private CornerRates(List<List<DoubleInterval[]>> corners, long scale) {
    this.corners = corners;
    this.scale = scale;
  }

  /** The rates for the weights and gates of the given signals, which are those of selections. */
  static CornerRates enclosing(SampleSignals signals) {
    LossWeights losses = signals.lossWeights();
    List<List<DoubleInterval[]>> corners = new ArrayList<>();
    for (int i = 0; i < signals.gates().samples(); i++) {
      int sample = i;
      List<Pair> open =
          signals.gates().uncertain().stream().filter(p -> p.sample() == sample).toList();
      List<DoubleInterval[]> fields = new ArrayList<>();
      add(fields, signals, losses, sample, open.subList(0, Math.min(open.size(), MOST_GATES)));
      corners.add(fields);
    }
    return new CornerRates(corners, losses.scale());
  }

  private static void add(
      List<DoubleInterval[]> fields,
      SampleSignals signals,
      LossWeights losses,
      int i,
      List<Pair> open) {
    if (open.isEmpty()) {
      fields.add(field(signals, losses, i));
      return;
    }
    List<Pair> rest = open.subList(1, open.size());
    add(fields, signals.withSelection(open.get(0), GateState.ON), losses, i, rest);
    add(fields, signals.withSelection(open.get(0), GateState.OFF), losses, i, rest);
  }

  /** Contains {@code c_i y_i ∇f(x_i) / 2^scale}. */
  private static DoubleInterval[] field(SampleSignals signals, LossWeights losses, int i) {
    EnclosedProblem problem = signals.problem();
    DoubleInterval weight = signals.signed(i, losses.weights().get(i));
    DoubleInterval[] field = new DoubleInterval[problem.network().parameters()];
    Arrays.fill(field, DoubleInterval.ZERO);
    for (int e = 0; e < problem.edgeCount(); e++) {
      if (problem.edge(e).isTrainable()) {
        int p = problem.edge(e).parameter();
        DoubleInterval entry =
            signals
                .activation(i, problem.edge(e).from())
                .multiply(signals.delta(i, problem.edge(e).to()));
        field[p] = field[p].add(weight.multiply(entry));
      }
    }
    return field;
  }

  /** Contains {@code ⟨d, F⟩ / 2^scale}. */
  DoubleInterval along(DoubleInterval[] d) {
    DoubleInterval sum = DoubleInterval.ZERO;
    for (List<DoubleInterval[]> sample : corners) {
      sum =
          sum.add(
              sample.stream()
                  .map(field -> product(d, field))
                  .reduce(DoubleInterval::hull)
                  .orElse(DoubleInterval.ZERO));
    }
    return sum;
  }

  private static DoubleInterval product(DoubleInterval[] a, DoubleInterval[] b) {
    DoubleInterval sum = DoubleInterval.ZERO;
    for (int p = 0; p < a.length; p++) {
      sum = sum.add(a[p].multiply(b[p]));
    }
    return sum;
  }

  /** The power of two of the rates. */
  long scale() {
    return scale;
  }
}
