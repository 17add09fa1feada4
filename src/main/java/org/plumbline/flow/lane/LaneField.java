package org.plumbline.flow.lane;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.data.InputColumns;
import org.plumbline.field.FlowProblem;
import org.plumbline.flow.lane.LaneGather.Source;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;
import org.plumbline.series.lane.LaneBank;
import org.plumbline.series.lane.LaneSums;

/**
 * The flow of a {@link FirstLayer} network, order by order, with samples and weights in lanes
 * (proofs-notes/lane-field.md).
 *
 * <p>With {@code P_va = δ_v w_va}, coefficient {@code k} is computed as
 *
 * <pre>
 *   u_i = -y_i Σ_v g_v^i Σ_a x_ia P_va,   e_i = exp u_i,   M_va = Σ_i g_v^i y_i x_ia e_i,
 *   w'_va = δ_v M_va,   Z_v = Σ_a w_va M_va,   and what LinearTail says of the rest.
 * </pre>
 *
 * <p><b>The idea.</b> Over samples there is no product of series but that of the exponential:
 * inputs are constants, and enter in two loops over small integers. Products of series are taken
 * once for each weight, whatever the number of samples and of gate patterns. A gate is a factor of
 * a lane, so a kink changes nothing but that.
 *
 * <p><b>Trade-offs.</b> The loops over constants cost as many products as there are samples times
 * weights from inputs, for every order and limb; where few samples have gates of their own the
 * aggregated program of {@code FieldCompiler} is cheaper. Numbers of one kind share one exponent,
 * chosen at order 0: what outgrows it ends the expansion.
 */
final class LaneField {
  private final FlowProblem problem;
  private final FirstLayer layer;
  private final TermMap terms;
  private final int limbs;
  private final ConstantLoops constants;
  private final SampleLanes sampleLanes;
  private final double[][] features;
  private final int[] inputOwners;
  private final int[] hiddenOwners;

  private final LaneBank inputWeights;
  private final LaneBank hiddenWeights;
  private final LaneBank headSignals;
  private final LaneGather headSignalLanes;
  private final LaneBank one;
  private final LaneBank products;
  private final LaneBank sums;
  private final LaneBank headSums;
  private final LinearTail tail;
  private final LaneSums first;
  private final LaneSums second;
  private final LaneSums third;
  private final LaneSums arguments;

  private double[][] unitLimbs = new double[0][];
  private int unitExponent;
  private int room;
  private double largestProduct;

  LaneField(FlowProblem problem, FirstLayer layer, InputColumns inputs, int orders, int limbs) {
    this.problem = problem;
    this.layer = layer;
    int samples = problem.data().size();
    this.limbs = limbs;
    this.terms = new TermMap(layer, inputs, limbs);
    this.constants = new ConstantLoops(inputs, layer.heads(), samples, limbs);
    this.sampleLanes = SampleLanes.of(problem.loss(), samples, orders, limbs);
    int edges = layer.inputEdges().length;
    int hidden = layer.hiddenEdges().length;
    this.features = new double[samples][];
    for (int i = 0; i < samples; i++) {
      features[i] =
          problem.data().point(i).stream().mapToDouble(Rational::approximateDouble).toArray();
    }
    this.inputOwners = SharedLanes.owners(layer.inputParameters());
    this.hiddenOwners = SharedLanes.owners(layer.hiddenParameters());
    this.inputWeights = new LaneBank(edges, orders);
    this.hiddenWeights = new LaneBank(hidden, orders);
    this.one = new LaneBank(1, orders);
    this.products = new LaneBank(layer.heads() * inputs.count(), 1);
    this.sums = new LaneBank(edges, orders);
    this.headSums = new LaneBank(layer.heads(), orders);
    this.tail = new LinearTail(layer, hiddenWeights, headSums, orders);
    List<Source> signals = new ArrayList<>();
    int output = layer.network().output();
    for (int lane = 0; lane < edges; lane++) {
      int vertex = layer.vertex(lane / layer.network().inputs());
      signals.add(vertex == output ? new Source(one, 0) : tail.backSignal(vertex));
    }
    this.headSignalLanes = new LaneGather(signals, orders);
    this.headSignals = headSignalLanes.bank();
    int lanes = Math.max(Math.max(edges, hidden), Math.max(terms.lanes(), samples));
    lanes = Math.max(lanes, layer.network().size());
    this.first = new LaneSums(limbs + 2, lanes);
    this.second = new LaneSums(limbs + 2, lanes);
    this.third = new LaneSums(limbs + 2, lanes);
    this.arguments = new LaneSums(limbs + 2, samples);
  }

  /** The features of the samples in double arithmetic. */
  double[][] features() {
    return features;
  }

  /**
   * Begins series at a point.
   *
   * @param weights by parameter
   * @param n the limbs of order 0
   * @param newRoom the bits that numbers may grow beyond what they are at order 0
   */
  PointEstimate begin(List<Dyadic> weights, Dyadic unit, GateMasks masks, int n, int newRoom) {
    room = newRoom;
    Dyadic[] input = WeightLanes.values(layer.inputEdges(), weights, limbs * LaneDigits.BITS);
    Dyadic[] hidden = WeightLanes.values(layer.hiddenEdges(), weights, limbs * LaneDigits.BITS);
    double[] nearInput = WeightLanes.approximate(input);
    double[] nearHidden = WeightLanes.approximate(hidden);
    Dyadic factor =
        unit.multiply(Dyadic.approximate(problem.sampleFactor(), LaneDigits.BITS * (limbs + 2)));
    PointEstimate estimate =
        new PointEstimate(
            layer,
            masks,
            nearInput,
            nearHidden,
            features,
            factor.approximateDouble(),
            sampleLanes::approximate);
    inputWeights.begin(weightScale(nearInput, estimate.inputVelocity()));
    hiddenWeights.begin(weightScale(nearHidden, estimate.hiddenVelocity()));
    WeightLanes.put(inputWeights, input, n);
    WeightLanes.put(hiddenWeights, hidden, n);
    one.begin(3);
    largestProduct = terms.isPlain() ? estimate.largestProduct() : 0;
    sums.begin(LaneScale.exponent(estimate.largestSum(), room));
    headSums.begin(LaneScale.exponent(DoubleRows.largest(estimate.sums()), room + 2));
    sampleLanes.begin(estimate.largestArgument(), room);
    tail.begin(estimate.signals(), estimate.sums(), room);
    headSignalLanes.begin();
    unitExponent = LaneDigits.exponent(factor);
    unitLimbs = LaneDigits.everywhere(factor, unitExponent, limbs + 2, inputWeights.lanes());
    return estimate;
  }

  private int weightScale(double[] weights, double[] velocity) {
    return LaneScale.exponent(
        Math.max(DoubleRows.largest(weights), DoubleRows.largest(velocity)), room);
  }

  /** The weights of edges from inputs. */
  LaneBank inputWeights() {
    return inputWeights;
  }

  /** The weights of the other edges. */
  LaneBank hiddenWeights() {
    return hiddenWeights;
  }

  /** The weights {@code -ℓ'} of the samples. */
  LaneBank sampleWeights() {
    return sampleLanes.bank();
  }

  /** Room for sums of as many lanes as there are anywhere. */
  LaneSums scratch() {
    return first;
  }

  /**
   * Computes coefficient {@code k + 1} of the weights from those before.
   *
   * @param n the limbs of coefficient {@code k}
   * @param next the limbs of the next
   */
  void execute(int k, int n, int next, GateMasks masks, PinnedLanes pinned) {
    oneAt(k, n);
    tail.signals(k, n, first, second);
    headSignalLanes.fill(k, n, first);
    first.convolve(headSignals, inputWeights, 0, k, n);
    if (!terms.isPlain()) {
      terms.toColumns(first, second, third, first);
    }
    if (k == 0) {
      products.begin(LaneScale.exponent(Math.max(first.largest(), largestProduct), room));
    }
    first.store(products, 0, n);
    constants.margins(products, n, masks, arguments);
    if (k == 0) {
      sampleLanes.first(arguments, n);
    } else {
      sampleLanes.next(k, arguments, n);
    }
    gradients(k, n, masks, pinned);
    derivatives(k, n, next);
  }

  private void oneAt(int k, int n) {
    double[][] put = one.prepare(k, n);
    for (double[] limb : put) {
      limb[0] = 0;
    }
    put[0][0] = k == 0 ? 0x1p21 : 0;
  }

  /** Puts {@code M_va}, in units of time, into the sums. */
  private void gradients(int k, int n, GateMasks masks, PinnedLanes pinned) {
    constants.gradients(sampleLanes.bank(), k, n, masks, first);
    if (!terms.isPlain()) {
      terms.toFeatures(first, second, third, first);
    }
    if (!pinned.isEmpty()) {
      pinned.correct(first);
    }
    second.multiply(first, unitLimbs, unitExponent, Math.min(first.last(), n + 1));
    second.store(sums, k, n);
  }

  private void derivatives(int k, int n, int next) {
    first.convolve(headSignals, sums, 0, k, n);
    SharedLanes.share(first, inputOwners);
    first.divide(k + 1.0);
    first.store(inputWeights, k + 1, next);
    first.convolve(inputWeights, sums, 0, k, n);
    second.begin(first.exponent(), n, layer.heads());
    int d = layer.network().inputs();
    for (int p = 0; p <= n; p++) {
      double[] column = first.column(p);
      double[] total = second.column(p);
      for (int h = 0; h < layer.heads(); h++) {
        double sum = 0;
        for (int a = 0; a < d; a++) {
          sum += column[h * d + a];
        }
        total[h] = sum;
      }
    }
    second.settle();
    second.store(headSums, k, n);
    if (layer.hiddenEdges().length > 0) {
      tail.sums(k, n, first, second);
      tail.derivatives(k, n, first, second);
      SharedLanes.share(second, hiddenOwners);
      second.divide(k + 1.0);
      second.store(hiddenWeights, k + 1, next);
    }
  }
}
