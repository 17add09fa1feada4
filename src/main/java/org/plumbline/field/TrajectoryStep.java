package org.plumbline.field;

import java.util.List;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;
import org.plumbline.number.qual.Rigorous;

/**
 * One piece of a proposed trajectory: {@code w(start + τ(end - start)) ≈ P(τ)} for {@code τ ∈ [0,
 * 1]} under constant gates.
 *
 * @param start the time at {@code τ = 0}
 * @param end the time at {@code τ = 1}, later than {@code start}
 * @param weights one polynomial per parameter
 * @param slopes one polynomial per slope that holds pinned pairs, in the order of {@link
 *     FieldProgram#slopePairs()} for these gates; empty if the engine does not say
 * @param gates the gates the engine believes in on the step
 */
public record TrajectoryStep(
    @Rigorous Rational start,
    @Rigorous Rational end,
    List<Polynomial> weights,
    List<Polynomial> slopes,
    GateTable gates) {
  /** A step. */
  public TrajectoryStep {
    weights = weights instanceof StoredPolynomials ? weights : List.copyOf(weights);
    slopes = List.copyOf(slopes);
    if (start.compareTo(end) >= 0) {
      throw new IllegalArgumentException("a step must end after it starts");
    }
  }

  /** A step whose engine does not say what slopes hold pinned pairs, or has none pinned. */
  public static TrajectoryStep withoutSlopes(
      @Rigorous Rational start, @Rigorous Rational end, List<Polynomial> weights, GateTable gates) {
    return new TrajectoryStep(start, end, weights, List.of(), gates);
  }

  /** The weights at the start of the step. */
  public List<Dyadic> startWeights() {
    return weights.stream().map(Polynomial::atStart).toList();
  }

  /** The weights at the end of the step. */
  public List<Dyadic> endWeights() {
    return weights.stream().map(Polynomial::atEnd).toList();
  }

  /** The weights at {@code τ}. */
  public List<Dyadic> weightsAt(Dyadic tau) {
    return weights.stream().map(p -> p.at(tau)).toList();
  }
}
