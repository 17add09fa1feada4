package org.plumbline.compare.gradient;

import java.util.Arrays;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Magnitude;

/**
 * One sample's part of the gradient of the risk, for given gates: {@code ∂R_i/∂w = -c_i y_i z_a
 * δ_v} enclosed, the error of its factors, and the absolute values that summing it is rounded
 * against.
 *
 * <p>With {@code n} edges out of {@code v}, {@code e_B <= Σ (|w| e_δ + e_w (|δ| + e_δ)) + γ_n Σ
 * (|w| + e_w)(|δ| + e_δ)}; {@code e_δ <= g e_B}, with two roundings where the slope is neither 0
 * nor 1 (proofs-notes/comparison.md, C3).
 */
final class SampleGradient {
  private final Network network;
  private final DyadicInterval[] deltas;
  private final Magnitude[] deltaErrors;
  private final SamplePass pass;

  private SampleGradient(Network network, SamplePass pass) {
    this.network = network;
    this.pass = pass;
    this.deltas = new DyadicInterval[network.size()];
    this.deltaErrors = new Magnitude[network.size()];
    Arrays.fill(deltas, DyadicInterval.ZERO);
    Arrays.fill(deltaErrors, Magnitude.ZERO);
  }

  /** The part of the sample that {@code pass} is of. */
  static SampleGradient of(FlowProblem problem, Setting setting, SamplePass pass) {
    Network network = problem.network();
    SampleGradient part = new SampleGradient(network, pass);
    Rounding rounding = setting.passes().rounding();
    boolean positive = problem.data().label(pass.sample()) > 0;
    DyadicInterval output = pass.sum(network.output());
    LossSlope slope =
        LossSlope.of(
            setting.loss(),
            positive ? output : output.negate(),
            pass.sumErrorUpper(network.output()),
            rounding,
            setting.style());
    part.start(slope, positive, setting.factor(), rounding);
    for (int v = network.output() - 1; v >= network.inputs(); v--) {
      part.signal(v, setting, rounding);
    }
    return part;
  }

  private void start(LossSlope slope, boolean positive, DyadicInterval factor, Rounding rounding) {
    DyadicInterval size = slope.value().multiply(factor).outward(SamplePass.BITS);
    Magnitude share = Magnitude.enclosingAbove(factor.upper());
    Magnitude computed =
        Magnitude.enclosingAbove(slope.value().magnitude()).add(slope.errorUpper());
    deltas[network.output()] = positive ? size.negate() : size;
    deltaErrors[network.output()] =
        share
            .multiply(slope.errorUpper().add(rounding.gammaUpper(2).multiply(computed)))
            .add(rounding.underflowsUpper(2));
  }

  private void signal(int v, Setting setting, Rounding rounding) {
    EdgeValues edges = setting.passes().edges();
    DyadicInterval sum = DyadicInterval.ZERO;
    Magnitude carried = Magnitude.ZERO;
    Magnitude total = Magnitude.ZERO;
    int terms = 0;
    for (Edge edge : network.outgoing(v)) {
      sum = sum.add(edges.value(edge).multiply(deltas[edge.to()]));
      Magnitude error = deltaErrors[edge.to()];
      Magnitude size = Magnitude.enclosingAbove(deltas[edge.to()].magnitude()).add(error);
      Magnitude weight = edges.sizeUpper(edge);
      Magnitude weightError = edges.errorUpper(edge);
      carried = carried.add(weight.multiply(error)).add(weightError.multiply(size));
      total = total.add(weight.add(weightError).multiply(size));
      terms++;
    }
    Magnitude error =
        carried
            .add(rounding.gammaUpper(terms).multiply(total))
            .add(rounding.underflowsUpper(terms));
    gate(v, sum.outward(SamplePass.BITS), error, setting, rounding);
  }

  private void gate(
      int v, DyadicInterval before, Magnitude error, Setting setting, Rounding rounding) {
    if (pass.activation(v).isLinear()) {
      deltas[v] = before;
      deltaErrors[v] = error;
      return;
    }
    DyadicInterval slope = setting.gates().slope(pass, v);
    deltas[v] = before.multiply(slope).outward(SamplePass.BITS);
    deltaErrors[v] = error.multiply(Magnitude.enclosingAbove(slope.magnitude()));
    boolean isSimple =
        slope.lower().equals(slope.upper())
            && (slope.lower().signum() == 0 || slope.equals(DyadicInterval.ONE));
    if (!isSimple) {
      Magnitude size = Magnitude.enclosingAbove(before.magnitude()).add(error);
      deltaErrors[v] =
          deltaErrors[v]
              .add(
                  rounding
                      .gammaUpper(2)
                      .multiply(size)
                      .multiply(Magnitude.enclosingAbove(slope.magnitude())))
              .add(rounding.underflowsUpper(2));
    }
  }

  /** The exact product of an edge's activation and back-signal. */
  DyadicInterval value(Edge edge) {
    return pass.value(edge.from()).multiply(deltas[edge.to()]);
  }

  /** At least the error that the product inherits from its factors. */
  Magnitude errorUpper(Edge edge) {
    Magnitude valueError = pass.valueErrorUpper(edge.from());
    Magnitude deltaError = deltaErrors[edge.to()];
    Magnitude size = Magnitude.enclosingAbove(pass.value(edge.from()).magnitude());
    return valueError
        .multiply(Magnitude.enclosingAbove(deltas[edge.to()].magnitude()).add(deltaError))
        .add(size.multiply(deltaError));
  }

  /** At least the absolute value of the computed product before it is rounded. */
  Magnitude sizeUpper(Edge edge) {
    Magnitude value =
        Magnitude.enclosingAbove(pass.value(edge.from()).magnitude())
            .add(pass.valueErrorUpper(edge.from()));
    Magnitude delta =
        Magnitude.enclosingAbove(deltas[edge.to()].magnitude()).add(deltaErrors[edge.to()]);
    return value.multiply(delta);
  }
}
