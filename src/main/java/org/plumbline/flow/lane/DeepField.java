package org.plumbline.flow.lane;

import java.util.Arrays;
import java.util.List;
import org.plumbline.data.InputColumns;
import org.plumbline.field.FlowProblem;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;
import org.plumbline.series.lane.LaneBank;
import org.plumbline.series.lane.LaneSums;

/**
 * The flow of a network with kinks anywhere, order by order, samples in lanes
 * (proofs-notes/lane-field.md).
 *
 * <p>Coefficient {@code k} is computed as
 *
 * <pre>
 *   s_v = Σ_a x_a w_va + Σ_u w_vu z_u,   z_v = g_v s_v,   c = -ℓ'(y f)/n,
 *   b_out = y c,   b_v = g_v Σ_h w_hv b_h,   w'_va = Σ_i x_ia b_v^i,   w'_vu = Σ_i z_u^i b_v^i.
 * </pre>
 *
 * <p><b>The idea.</b> A gate is a factor of a lane, whatever vertex it belongs to, so that a kink
 * changes one number and nothing is compiled. Edges from inputs are constants and take no product
 * of series; each other edge takes three, of one number or of lanes by lanes, for every sample.
 *
 * <p><b>Trade-offs.</b> Where back-signals are the same on every sample, {@link LaneField} needs no
 * product of series for an edge and a sample; and where few samples have gates of their own, the
 * aggregated program needs them once for all samples of a pattern.
 */
final class DeepField {
  private final FlowProblem problem;
  private final FirstLayer layer;
  private final EdgeGroups groups;
  private final InputColumns inputs;
  private final DeepMasks masks;
  private final SampleLanes sampleLanes;
  private final int orders;
  private final int limbs;
  private final int lanes;
  private final double[] labels;
  private final double[] negatedLabels;
  private final double[][] features;

  private final DeepWeights weights;
  private final DeepForward forward;
  private final DeepBackward backward;
  private final DeepGradient gradient;
  private final LaneSums first;
  private final LaneSums second;

  private double[][] unitLimbs = new double[0][];
  private int unitExponent;

  DeepField(
      FlowProblem problem,
      FirstLayer layer,
      InputColumns inputs,
      DeepMasks masks,
      int orders,
      int limbs) {
    this.problem = problem;
    this.layer = layer;
    this.inputs = inputs;
    this.masks = masks;
    this.orders = orders;
    this.limbs = limbs;
    this.groups = new EdgeGroups(layer);
    TermMap terms = new TermMap(layer, inputs, limbs, false);
    int samples = problem.data().size();
    this.sampleLanes = SampleLanes.of(problem.loss(), samples, orders, limbs);
    this.labels = problem.data().labels().stream().mapToDouble(Integer::doubleValue).toArray();
    this.negatedLabels = Arrays.stream(labels).map(y -> -y).toArray();
    this.features = new double[problem.data().dimension()][samples];
    for (int i = 0; i < samples; i++) {
      List<Rational> point = problem.data().point(i);
      for (int a = 0; a < features.length; a++) {
        features[a][i] = point.get(a).approximateDouble();
      }
    }
    int edges = Math.max(layer.inputEdges().length, layer.hiddenEdges().length);
    int columns = Math.max(layer.heads() * inputs.count(), terms.lanes());
    this.lanes = Math.max(Math.max(edges, columns), samples);
    this.weights = new DeepWeights(layer, terms, orders, limbs, lanes);
    LaneBank hidden = weights.hidden();
    InputLoops all = new InputLoops(inputs, identity(samples));
    this.forward = new DeepForward(layer, groups, all, hidden, masks, orders, limbs);
    this.backward = new DeepBackward(layer, groups, hidden, masks, samples, orders, limbs);
    this.gradient = new DeepGradient(layer, groups, all, terms, forward, backward, limbs);
    this.first = new LaneSums(limbs + 2, lanes);
    this.second = new LaneSums(limbs + 2, lanes);
  }

  private static int[] identity(int n) {
    int[] identity = new int[n];
    Arrays.setAll(identity, i -> i);
    return identity;
  }

  /** Room for sums of as many lanes as there are anywhere. */
  LaneSums room() {
    return new LaneSums(limbs + 2, lanes);
  }

  /** The series of pre-activations on some samples, with gates that do not change. */
  DeepForward forward(int[] samples, DeepMasks gates) {
    return new DeepForward(
        layer, groups, new InputLoops(inputs, samples), weights.hidden(), gates, orders, limbs);
  }

  /** The features in double arithmetic, by feature and sample. */
  double[][] features() {
    return features;
  }

  /** The labels. */
  double[] labels() {
    return labels;
  }

  /**
   * Begins series at a point.
   *
   * @param start the weights by parameter
   * @param slopes those of the pinned pairs, about
   * @param n the limbs of order 0
   * @param room the bits that numbers may grow beyond what they are at order 0
   * @return the largest velocity, about
   */
  double begin(
      List<Dyadic> start, List<Dyadic> slopes, Dyadic unit, int n, int room, DeepPins pins) {
    Dyadic[] input = WeightLanes.values(layer.inputEdges(), start, limbs * LaneDigits.BITS);
    Dyadic[] hidden = WeightLanes.values(layer.hiddenEdges(), start, limbs * LaneDigits.BITS);
    Dyadic factor =
        unit.multiply(Dyadic.approximate(problem.sampleFactor(), LaneDigits.BITS * (limbs + 2)));
    DeepEstimate estimate =
        new DeepEstimate(
            layer,
            masks,
            features,
            WeightLanes.approximate(input),
            WeightLanes.approximate(hidden),
            new DeepEstimate.Losses(labels, factor.approximateDouble(), sampleLanes::approximate));
    weights.begin(input, hidden, estimate, n, room);
    double[] values = groups.shared(estimate.valueSizes(), true);
    forward.begin(values, room);
    backward.begin(groups.shared(estimate.signalSizes(), false), room);
    pins.begin(slopes, values, room);
    sampleLanes.begin(estimate.largestArgument(), room);
    unitExponent = LaneDigits.exponent(factor);
    unitLimbs = LaneDigits.everywhere(factor, unitExponent, limbs + 2, labels.length);
    return estimate.speed();
  }

  /**
   * Computes coefficient {@code k + 1} of the weights, and of the pre-activations, from those
   * before; false if no slopes hold the pinned pairs.
   *
   * @param n the limbs of coefficient {@code k}
   * @param next the limbs of the next
   */
  boolean execute(int k, int n, int next, DeepPins pins) {
    if (!pins.isReady()) {
      return false;
    }
    if (k == 0) {
      weights.putColumns(0, n);
      forward.execute(0, n, weights.columns());
      pins.forwards(0, n, weights.columns());
    }
    back(k, n, pins);
    gradient.input(k, n, weights.inputDerivatives());
    gradient.hidden(k, n, weights.hidden().exponent(), weights.hiddenDerivatives());
    weights.put(k, next);
    if (!pins.isEmpty()) {
      if (!pins.hold(k, n, next, this)) {
        return false;
      }
      weights.put(k, next);
      pins.forwards(k + 1, next, weights.columns());
    }
    forward.execute(k + 1, next, weights.columns());
    return true;
  }

  /** The weights of the samples and all back-signals. */
  private void back(int k, int n, DeepPins pins) {
    LaneSums u = forward.output();
    for (int p = 0; p <= u.last(); p++) {
      double[] column = u.column(p);
      for (int s = 0; s < labels.length; s++) {
        column[s] *= negatedLabels[s];
      }
    }
    if (k == 0) {
      sampleLanes.first(u, n);
    } else {
      sampleLanes.next(k, u, n);
    }
    first.set(sampleLanes.bank(), k, labels);
    second.multiply(first, unitLimbs, unitExponent, first.last());
    backward.execute(k, n, second, pins);
  }

  FirstLayer layer() {
    return layer;
  }

  /** The series of the weights. */
  DeepWeights weights() {
    return weights;
  }

  /** The series of pre-activations. */
  DeepForward forward() {
    return forward;
  }

  /** The series of back-signals. */
  DeepBackward backward() {
    return backward;
  }

  /** Room for sums of as many lanes as there are anywhere, that the field uses itself. */
  LaneSums scratch() {
    return first;
  }
}
