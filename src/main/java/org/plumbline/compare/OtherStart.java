package org.plumbline.compare;

import java.util.List;
import java.util.Optional;
import org.plumbline.compare.recording.Recording;
import org.plumbline.field.FlowProblem;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/**
 * Notice that a recording starts elsewhere than the experiment.
 *
 * @param parameter the weight that is furthest from its initial value
 * @param distance how far it is
 */
public record OtherStart(int parameter, Dyadic distance) {
  private static final int INITIAL_BITS = 256;

  /** Weights as near in proportion, as a power of two, were written in fewer digits. */
  private static final int SAME = -16;

  /**
   * How far the first weights are from the experiment's, unless they are these, rounded. A single
   * gradient is no run, and starts nowhere.
   */
  static Optional<OtherStart> of(FlowProblem problem, Recording recording) {
    List<Dyadic> first = recording.weights(0);
    Optional<OtherStart> farthest = Optional.empty();
    for (int p = 0; p < first.size() && recording.rows() > 1; p++) {
      Rational exact = problem.initialWeights().get(p);
      Dyadic initial = Dyadic.approximate(exact, INITIAL_BITS);
      Dyadic apart = first.get(p).subtract(initial).abs();
      boolean isRounded =
          recording.format().nearest(exact).equals(Optional.of(first.get(p)))
              || apart.compareTo(initial.abs().scale(SAME)) <= 0;
      boolean isFarther = farthest.isEmpty() || apart.compareTo(farthest.get().distance()) > 0;
      if (!isRounded && isFarther) {
        farthest = Optional.of(new OtherStart(p, apart));
      }
    }
    return farthest;
  }
}
