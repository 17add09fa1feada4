package org.plumbline.enclosure.box;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.plumbline.field.Pair;
import org.plumbline.network.Sweep;
import org.plumbline.number.Directed;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Magnitude;
import org.plumbline.number.PerronBound;

/**
 * How much one sample's part {@code G_γ(w) = c_i y_i ∇f_γ(x_i; w)} of the field depends on the
 * constants {@code γ} that its uncertain gates are, and on the weights, in a box
 * (proofs-notes/verifier.md, V5).
 */
public final class GateJump {
  /** Sweeps through the network for the norm of second derivatives. */
  private static final int SWEEPS = 16;

  private GateJump() {}

  /** By how much the gate of a pair is another in one of two selections. */
  public interface Change {
    DoubleInterval of(Pair pair);
  }

  /**
   * At least {@code ‖G_γ(w) - G_γ'(w)‖}: differences of two selections follow the product rule
   * {@code xy - x'y' = (x - x')y + x'(y - y')}, and {@code |c - c'| <= max |dc/dp| |p - p'|}.
   */
  public static Magnitude upper(SampleSignals signals, LossWeights losses, int i) {
    return upper(signals, losses, List.of(i), pair -> anyChange(signals, pair));
  }

  /** Whatever two choices of an uncertain gate may differ by. */
  public static DoubleInterval anyChange(SampleSignals signals, Pair pair) {
    DoubleInterval gate = signals.gate(pair.sample(), pair.vertex());
    boolean isCertain = signals.gates().state(pair) != GateState.EITHER;
    return isCertain ? DoubleInterval.ZERO : gate.subtract(gate);
  }

  /**
   * At least {@code ‖Σ_i (G_γ(w) - G_γ'(w))‖} over the given samples, for selections whose gates
   * differ as stated; what cancels between samples does.
   */
  public static Magnitude upper(
      SampleSignals signals, LossWeights losses, List<Integer> samples, Change change) {
    EnclosedProblem problem = signals.problem();
    DoubleInterval[] jumps = new DoubleInterval[problem.network().parameters()];
    Arrays.fill(jumps, DoubleInterval.ZERO);
    for (int i : samples) {
      MovingInterval[] entries = entries(signals, losses, i, change);
      for (int p = 0; p < jumps.length; p++) {
        jumps[p] = jumps[p].add(signals.signed(i, entries[p].rate()));
      }
    }
    return Magnitude.enclosingAbove(VectorSize.upper(jumps)).scale(losses.scale());
  }

  /** The entries of {@code c ∇f} of one sample and their differences. */
  private static MovingInterval[] entries(
      SampleSignals signals, LossWeights losses, int i, Change change) {
    EnclosedProblem problem = signals.problem();
    MovingInterval[] gates = new MovingInterval[problem.size()];
    Arrays.setAll(gates, v -> new MovingInterval(signals.gate(i, v), change.of(new Pair(i, v))));
    Sweep<MovingInterval> sweep = problem.movingSweep();
    MovingInterval[] weights = new MovingInterval[problem.edgeCount()];
    Arrays.setAll(weights, e -> MovingInterval.constant(signals.weight(e)));
    MovingInterval[] z = new MovingInterval[problem.size()];
    int inputs = problem.network().inputs();
    sweep.forward(
        weights,
        z,
        (v, sum) ->
            gates[v].multiply(
                v < inputs ? MovingInterval.constant(signals.preActivation(i, v)) : sum));
    MovingInterval[] delta = new MovingInterval[problem.size()];
    int output = problem.network().output();
    sweep.backward(
        weights,
        delta,
        (v, sum) ->
            gates[v].multiply(v == output ? MovingInterval.constant(DoubleInterval.ONE) : sum));
    MovingInterval[] entries = new MovingInterval[problem.network().parameters()];
    sweep.gradient(z, delta, entries);
    MovingInterval weight =
        weight(
            losses.weights().get(i),
            losses.curvatureUpper(problem, i),
            z[problem.network().output()]);
    for (int p = 0; p < entries.length; p++) {
      entries[p] = weight.multiply(entries[p]);
    }
    return entries;
  }

  private static MovingInterval weight(
      DoubleInterval weight, double curvature, MovingInterval margin) {
    double change = Directed.productUpper(curvature, margin.rate().magnitudeUpper());
    return new MovingInterval(weight, new DoubleInterval(-change, change));
  }

  /** At least {@code ‖G_γ(w) - G_γ(w')‖ / ‖w - w'‖}: {@code |c| ‖∇²f‖ + qℓ'' ‖∇f‖²}. */
  public static Magnitude changeUpper(SampleSignals signals, LossWeights losses, int i) {
    PathOperator second = PathOperator.enclosing(signals, alone(losses, i));
    int output = signals.problem().network().output();
    double gradient = KinkStrength.gradientUpper(signals, new Pair(i, output));
    double curvature = losses.curvatureUpper(signals.problem(), i);
    double first = Directed.productUpper(curvature, Directed.productUpper(gradient, gradient));
    double sum = Directed.sumUpper(PerronBound.upper(second, SWEEPS), first);
    return Magnitude.enclosingAbove(sum).scale(losses.scale());
  }

  private static LossWeights alone(LossWeights losses, int i) {
    List<DoubleInterval> weights =
        new ArrayList<>(Collections.nCopies(losses.weights().size(), DoubleInterval.ZERO));
    weights.set(i, losses.weights().get(i));
    return new LossWeights(weights, losses.scale());
  }
}
