package org.plumbline.compare.gradient;

import java.util.Arrays;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.network.Edge;
import org.plumbline.network.Evaluation;
import org.plumbline.network.Network;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Magnitude;
import org.plumbline.number.NumberFormat;
import org.plumbline.number.Rational;

/**
 * The forward pass of one sample: every {@code s_v} and {@code z_v} enclosed to some hundred
 * digits, and for each a bound on the error of computing it in the format.
 *
 * <p>With {@code n} edges into {@code v}, {@code e_s <= Σ (|w| e_z + e_w (|z| + e_z)) + γ_n Σ (|w|
 * + e_w)(|z| + e_z)} and underflows; {@code e_z <= e_s}, as no activation has a secant steeper than
 * 1, and two roundings at a leaky one (proofs-notes/comparison.md, C1).
 */
final class SamplePass {
  /** The bits kept of what is not a short dyadic. */
  static final int BITS = 384;

  private final FlowProblem problem;
  private final int sample;
  private final EdgeValues edges;
  private final DyadicInterval[] sums;
  private final DyadicInterval[] values;
  private final Magnitude[] sumErrors;
  private final Magnitude[] valueErrors;
  private @Nullable Evaluation exact;

  private SamplePass(FlowProblem problem, int sample, EdgeValues edges) {
    this.problem = problem;
    this.sample = sample;
    this.edges = edges;
    int size = problem.network().size();
    this.sums = new DyadicInterval[size];
    this.values = new DyadicInterval[size];
    this.sumErrors = new Magnitude[size];
    this.valueErrors = new Magnitude[size];
    Arrays.fill(sums, DyadicInterval.ZERO);
    Arrays.fill(values, DyadicInterval.ZERO);
    Arrays.fill(sumErrors, Magnitude.ZERO);
    Arrays.fill(valueErrors, Magnitude.ZERO);
  }

  /** The pass of sample {@code sample}. */
  static SamplePass of(
      FlowProblem problem, int sample, EdgeValues edges, NumberFormat format, Rounding rounding) {
    SamplePass pass = new SamplePass(problem, sample, edges);
    Network network = problem.network();
    for (int a = 0; a < network.inputs(); a++) {
      Rational x = problem.data().point(sample).get(a);
      pass.sums[a] = enclosing(x);
      pass.values[a] = pass.sums[a];
      pass.valueErrors[a] = EdgeValues.conversionUpper(x, format, rounding);
    }
    for (int v = network.inputs(); v < network.size(); v++) {
      pass.sum(v, rounding);
      pass.activate(v, rounding);
    }
    return pass;
  }

  private void sum(int v, Rounding rounding) {
    DyadicInterval sum = DyadicInterval.ZERO;
    Magnitude carried = Magnitude.ZERO;
    Magnitude total = Magnitude.ZERO;
    int terms = 0;
    for (Edge edge : problem.network().incoming(v)) {
      sum = sum.add(edges.value(edge).multiply(values[edge.from()]));
      Magnitude error = valueErrors[edge.from()];
      Magnitude size = Magnitude.enclosingAbove(values[edge.from()].magnitude()).add(error);
      Magnitude weight = edges.sizeUpper(edge);
      Magnitude weightError = edges.errorUpper(edge);
      carried = carried.add(weight.multiply(error)).add(weightError.multiply(size));
      total = total.add(weight.add(weightError).multiply(size));
      terms++;
    }
    sums[v] = sum.outward(BITS);
    sumErrors[v] =
        carried
            .add(rounding.gammaUpper(terms).multiply(total))
            .add(rounding.underflowsUpper(terms));
  }

  private void activate(int v, Rounding rounding) {
    Activation activation = activation(v);
    if (activation.isLinear()) {
      values[v] = sums[v];
      valueErrors[v] = sumErrors[v];
      return;
    }
    values[v] = activation.image(sums[v], BITS);
    valueErrors[v] = sumErrors[v];
    if (!activation.isRelu()) {
      Magnitude size =
          Magnitude.enclosingAbove(sums[v].magnitude())
              .add(sumErrors[v])
              .multiply(Magnitude.enclosingAbove(activation.negativeSlope().abs()));
      valueErrors[v] =
          sumErrors[v].add(rounding.gammaUpper(2).multiply(size)).add(rounding.underflowsUpper(2));
    }
  }

  /** A number, exact if it is a short dyadic. */
  static DyadicInterval enclosing(Rational value) {
    return DyadicInterval.enclosing(value, BITS);
  }

  /** The number of the sample. */
  int sample() {
    return sample;
  }

  /** The activation of a vertex. */
  Activation activation(int v) {
    return problem.network().activation(v);
  }

  /** The pre-activation {@code s_v}. */
  DyadicInterval sum(int v) {
    return sums[v];
  }

  /** The activation {@code z_v}. */
  DyadicInterval value(int v) {
    return values[v];
  }

  /** At least the error of a computed {@code s_v}. */
  Magnitude sumErrorUpper(int v) {
    return sumErrors[v];
  }

  /** At least the error of a computed {@code z_v}. */
  Magnitude valueErrorUpper(int v) {
    return valueErrors[v];
  }

  /** The sign of {@code s_v}, exact. */
  int sign(int v) {
    int low = sums[v].lower().signum();
    int high = sums[v].upper().signum();
    if (low == high || low > 0 || high < 0) {
      return low > 0 ? 1 : high < 0 ? -1 : 0;
    }
    Evaluation known = exact;
    if (known == null) {
      known =
          Evaluation.exact(
              problem.network(),
              edges.weights().stream().map(w -> w.toRational()).toList(),
              List.copyOf(problem.data().point(sample)));
      exact = known;
    }
    return known.preActivations().get(v).signum();
  }

  /** Whether rounding may decide the side that {@code v} is seen on: {@code |s_v| <= e_s}. */
  boolean isOpen(int v) {
    if (activation(v).isLinear()) {
      return false;
    }
    return sumErrors[v].isInfinite() || sums[v].isWithin(sumErrors[v].toDyadic());
  }
}
