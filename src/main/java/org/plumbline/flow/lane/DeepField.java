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
  /** The bits below their scale that sums are seen to have in double arithmetic. */
  private static final int SEEN = 3 * LaneDigits.BITS;

  private final FlowProblem problem;
  private final FirstLayer layer;
  private final EdgeGroups groups;
  private final InputColumns inputs;
  private final TermMap terms;
  private final DeepMasks masks;
  private final SampleLanes sampleLanes;
  private final int orders;
  private final int limbs;
  private final int lanes;
  private final double[] labels;
  private final double[] negatedLabels;
  private final double[][] features;
  private final int[] inputOwners;
  private final int[] hiddenOwners;

  private final LaneBank inputWeights;
  private final LaneBank hiddenWeights;
  private final LaneBank columnWeights;
  private final DeepForward forward;
  private final DeepBackward backward;
  private final DeepGradient gradient;
  private final LaneSums inputDerivatives;
  private final LaneSums hiddenDerivatives;
  private final LaneSums first;
  private final LaneSums second;
  private final LaneSums third;

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
    this.terms = new TermMap(layer, inputs, limbs, false);
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
    this.inputOwners = SharedLanes.owners(layer.inputParameters());
    this.hiddenOwners = SharedLanes.owners(layer.hiddenParameters());
    int edges = layer.inputEdges().length;
    int hidden = layer.hiddenEdges().length;
    this.inputWeights = new LaneBank(edges, orders);
    this.hiddenWeights = new LaneBank(hidden, orders);
    this.columnWeights = new LaneBank(layer.heads() * inputs.count(), 1);
    int weights = Math.max(Math.max(edges, hidden), columnWeights.lanes());
    this.lanes = Math.max(Math.max(weights, samples), terms.lanes());
    InputLoops all = new InputLoops(inputs, identity(samples));
    this.forward = new DeepForward(layer, groups, all, hiddenWeights, masks, orders, limbs);
    this.backward = new DeepBackward(layer, groups, hiddenWeights, masks, samples, orders, limbs);
    this.gradient = new DeepGradient(layer, groups, all, terms, forward, backward, limbs);
    this.inputDerivatives = new LaneSums(limbs + 2, lanes);
    this.hiddenDerivatives = new LaneSums(limbs + 2, lanes);
    this.first = new LaneSums(limbs + 2, lanes);
    this.second = new LaneSums(limbs + 2, lanes);
    this.third = new LaneSums(limbs + 2, lanes);
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
        layer, groups, new InputLoops(inputs, samples), hiddenWeights, gates, orders, limbs);
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
   * @param weights by parameter
   * @param slopes those of the pinned pairs, about
   * @param n the limbs of order 0
   * @param room the bits that numbers may grow beyond what they are at order 0
   * @return the largest velocity, about
   */
  double begin(
      List<Dyadic> weights, List<Dyadic> slopes, Dyadic unit, int n, int room, DeepPins pins) {
    Dyadic[] input = WeightLanes.values(layer.inputEdges(), weights, limbs * LaneDigits.BITS);
    Dyadic[] hidden = WeightLanes.values(layer.hiddenEdges(), weights, limbs * LaneDigits.BITS);
    double[] nearInput = WeightLanes.approximate(input);
    double[] nearHidden = WeightLanes.approximate(hidden);
    Dyadic factor =
        unit.multiply(Dyadic.approximate(problem.sampleFactor(), LaneDigits.BITS * (limbs + 2)));
    DeepEstimate estimate =
        new DeepEstimate(
            layer,
            masks,
            features,
            nearInput,
            nearHidden,
            new DeepEstimate.Losses(labels, factor.approximateDouble(), sampleLanes::approximate));
    double speed = Math.max(largest(estimate.inputVelocity()), largest(estimate.hiddenVelocity()));
    inputWeights.begin(
        LaneScale.exponent(Math.max(largest(nearInput), largest(estimate.inputVelocity())), room));
    hiddenWeights.begin(
        LaneScale.exponent(
            Math.max(largest(nearHidden), largest(estimate.hiddenVelocity())), room));
    WeightLanes.put(inputWeights, input, n);
    WeightLanes.put(hiddenWeights, hidden, n);
    double[] values = groups.shared(estimate.valueSizes(), true);
    forward.begin(values, room);
    backward.begin(groups.shared(estimate.signalSizes(), false), room);
    pins.begin(slopes, values, room);
    sampleLanes.begin(estimate.largestArgument(), room);
    unitExponent = LaneDigits.exponent(factor);
    unitLimbs = LaneDigits.everywhere(factor, unitExponent, limbs + 2, labels.length);
    return speed;
  }

  private static double largest(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
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
      putColumns(0, n);
      forward.execute(0, n, columnWeights);
      pins.forwards(0, n, columnWeights);
    }
    back(k, n, pins);
    gradient.input(k, n, inputDerivatives);
    gradient.hidden(k, n, hiddenWeights.exponent(), hiddenDerivatives);
    putWeights(k, next);
    if (!pins.isEmpty()) {
      if (!pins.hold(k, n, next, this)) {
        return false;
      }
      putWeights(k, next);
      pins.forwards(k + 1, next, columnWeights);
    }
    forward.execute(k + 1, next, columnWeights);
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

  /** Puts coefficient {@code k + 1} of the weights, from the derivatives, which are kept. */
  private void putWeights(int k, int next) {
    put(inputDerivatives, inputOwners, inputWeights, k, next);
    if (hiddenWeights.lanes() > 0) {
      put(hiddenDerivatives, hiddenOwners, hiddenWeights, k, next);
    }
    putColumns(k + 1, next);
  }

  private void put(LaneSums derivatives, int[] owners, LaneBank weights, int k, int next) {
    first.begin(derivatives.exponent(), derivatives.last(), weights.lanes());
    first.add(derivatives);
    SharedLanes.share(first, owners);
    first.divide(k + 1.0);
    first.store(weights, k + 1, next);
  }

  /** Puts coefficient {@code k} of the weights from inputs by column, under a scale of its own. */
  private void putColumns(int k, int n) {
    first.begin(inputWeights.exponent(), n, inputWeights.lanes());
    for (int p = 0; p < n; p++) {
      System.arraycopy(inputWeights.at(k)[p], 0, first.column(p), 0, inputWeights.lanes());
    }
    if (!terms.isPlain()) {
      terms.toColumns(first, second, third, first);
    }
    int least = first.exponent() - SEEN;
    columnWeights.begin(Math.max(least, LaneScale.exponent(first.largest(), 0)));
    first.store(columnWeights, 0, n);
  }

  FirstLayer layer() {
    return layer;
  }

  /** The weights of edges from inputs. */
  LaneBank inputWeights() {
    return inputWeights;
  }

  /** The weights of the other edges. */
  LaneBank hiddenWeights() {
    return hiddenWeights;
  }

  /** The weights from inputs at the order last computed, by head and column. */
  LaneBank columnWeights() {
    return columnWeights;
  }

  /** The series of pre-activations. */
  DeepForward forward() {
    return forward;
  }

  /** The series of back-signals. */
  DeepBackward backward() {
    return backward;
  }

  /**
   * The derivatives of the weights from inputs at the order under way, shared ones not added up.
   */
  LaneSums inputDerivatives() {
    return inputDerivatives;
  }

  /** Those of the other weights. */
  LaneSums hiddenDerivatives() {
    return hiddenDerivatives;
  }

  /** The first lanes of the parameters of the other weights; none if all have their own. */
  int[] hiddenOwners() {
    return hiddenOwners;
  }

  /** Whether each weight from an input is trained and has a parameter of its own. */
  boolean hasPlainInputs() {
    return inputOwners.length == 0;
  }

  /** Room for sums of as many lanes as there are anywhere, that the field uses itself. */
  LaneSums scratch() {
    return first;
  }
}
