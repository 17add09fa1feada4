package org.plumbline.compare.gradient;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Edge;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/**
 * The gradient of a risk, enclosed, and for each entry a bound on the error of computing it in the
 * format: with {@code N} terms, what the terms carry and {@code γ_{N+2}} times their absolute
 * values (proofs-notes/comparison.md, C4).
 */
public final class RiskGradient {
  private final List<DyadicInterval> values;
  private final List<Magnitude> errors;
  private final List<Magnitude> sizes;
  private final long[] terms;
  private final FlowProblem problem;

  private RiskGradient(FlowProblem problem) {
    int parameters = problem.network().parameters();
    this.problem = problem;
    this.values = new ArrayList<>(Collections.nCopies(parameters, DyadicInterval.ZERO));
    this.errors = new ArrayList<>(Collections.nCopies(parameters, Magnitude.ZERO));
    this.sizes = new ArrayList<>(Collections.nCopies(parameters, Magnitude.ZERO));
    this.terms = new long[parameters];
  }

  /** The gradient in a setting. */
  public static RiskGradient of(FlowProblem problem, Setting setting) {
    RiskGradient gradient = new RiskGradient(problem);
    for (int sample : setting.samples()) {
      gradient.add(SampleGradient.of(problem, setting, setting.passes().at(sample)));
    }
    Rounding rounding = setting.passes().rounding();
    for (int p = 0; p < gradient.values.size(); p++) {
      gradient.values.set(p, gradient.values.get(p).outward(SamplePass.BITS));
      gradient.errors.set(
          p,
          gradient
              .errors
              .get(p)
              .add(rounding.gammaUpper(gradient.terms[p] + 2).multiply(gradient.sizes.get(p)))
              .add(rounding.underflowsUpper(gradient.terms[p] + 2)));
    }
    return gradient;
  }

  /**
   * The gradient for whatever gates rounding leaves open, with the slope below 0 at pre-activations
   * that are exactly 0, and the slope of the loss computed in any usual way.
   */
  public static RiskGradient admissible(FlowProblem problem, Setting setting) {
    GateRule usual = GateRule.atKink(Rational.ZERO);
    GateRule open = GateRule.range(usual);
    GateRule admissible = (pass, v) -> (pass.sign(v) == 0 ? usual : open).slope(pass, v);
    return of(problem, GradientJudge.widest(setting).withGates(admissible));
  }

  private void add(SampleGradient part) {
    for (Edge edge : problem.network().edges()) {
      if (edge.isTrainable()) {
        int p = edge.parameter();
        values.set(p, values.get(p).add(part.value(edge)).outward(2 * SamplePass.BITS));
        errors.set(p, errors.get(p).add(part.errorUpper(edge)));
        sizes.set(p, sizes.get(p).add(part.sizeUpper(edge)));
        terms[p]++;
      }
    }
  }

  /** The sum of this gradient and another, with the errors of both. */
  RiskGradient plus(RiskGradient other) {
    RiskGradient sum = new RiskGradient(problem);
    for (int p = 0; p < values.size(); p++) {
      sum.values.set(p, values.get(p).add(other.values.get(p)));
      sum.errors.set(p, errors.get(p).add(other.errors.get(p)));
      sum.sizes.set(p, sizes.get(p).add(other.sizes.get(p)));
      sum.terms[p] = terms[p] + other.terms[p];
    }
    return sum;
  }

  /** The number of entries. */
  int size() {
    return values.size();
  }

  /** An entry. */
  DyadicInterval value(int p) {
    return values.get(p);
  }

  /** At least the error of a computed entry. */
  public Magnitude errorUpper(int p) {
    return errors.get(p);
  }

  /** At least the sum of the absolute values of the terms of an entry. */
  Magnitude sizeUpper(int p) {
    return sizes.get(p);
  }

  /** Whatever each entry may be computed to be. */
  public List<DoubleInterval> computed() {
    List<DoubleInterval> computed = new ArrayList<>();
    for (int p = 0; p < values.size(); p++) {
      DyadicInterval value = values.get(p);
      boolean isKnown = !errors.get(p).isInfinite();
      Dyadic error = isKnown ? errors.get(p).toDyadic() : Dyadic.ZERO;
      computed.add(
          isKnown
              ? DoubleInterval.enclosing(value.lower().subtract(error))
                  .hull(DoubleInterval.enclosing(value.upper().add(error)))
              : DoubleInterval.ENTIRE);
    }
    return List.copyOf(computed);
  }

  /** Doubles near the entries. */
  public double[] approximate() {
    return values.stream().mapToDouble(v -> v.middle().approximateDouble()).toArray();
  }
}
