package org.plumbline.flow.lane;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.plumbline.data.Dataset;
import org.plumbline.field.Gate;
import org.plumbline.field.Pair;
import org.plumbline.network.Network;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;
import org.plumbline.series.lane.LaneBank;
import org.plumbline.series.lane.LaneSums;

/** What there is to know of some pinned pairs before a step begins: it changes with them only. */
final class PinnedPlan {
  private final FirstLayer layer;
  private final List<Pair> pairs;
  private final int[] places;
  private final int[] sampleNumbers;
  private final List<PinnedSample> samples = new ArrayList<>();
  private final List<ExactInputs.Sample> points = new ArrayList<>();
  private final Dyadic[] below;
  private final PinnedSystem system;
  private final Optional<DeepForward> forward;
  private final LaneSums scratch;

  /**
   * The plan for the pinned pairs of a table.
   *
   * @param field the field that they are part of
   * @param bits the bits of single numbers
   */
  PinnedPlan(DeepField field, DeepMasks masks, Dataset data, ExactInputs exact, int bits) {
    this.layer = field.layer();
    this.pairs = masks.gates().pinned();
    TreeSet<Integer> distinct = new TreeSet<>();
    pairs.forEach(pair -> distinct.add(pair.sample()));
    this.sampleNumbers = distinct.stream().mapToInt(Integer::intValue).toArray();
    this.places = new int[pairs.size()];
    this.below = new Dyadic[pairs.size()];
    for (int j = 0; j < places.length; j++) {
      places[j] = distinct.headSet(pairs.get(j).sample()).size();
      below[j] = below(layer.network(), pairs.get(j).vertex(), bits);
    }
    for (int sample : sampleNumbers) {
      samples.add(sample(layer, masks, pairs, sample, bits));
      points.add(exact.of(sample));
    }
    this.system =
        new PinnedSystem(
            layer,
            field.weights().hiddenOwners(),
            samples,
            places,
            gram(data, pairs, sampleNumbers, bits),
            bits);
    this.forward =
        pairs.isEmpty()
            ? Optional.empty()
            : Optional.of(field.forward(sampleNumbers, masks.of(sampleNumbers)));
    this.scratch = field.room();
  }

  private static Dyadic below(Network network, int v, int bits) {
    return Dyadic.approximate(network.activation(v).negativeSlope(), bits);
  }

  private static PinnedSample sample(
      FirstLayer layer, DeepMasks masks, List<Pair> pairs, int sample, int bits) {
    Network network = layer.network();
    Dyadic[] slopes = new Dyadic[network.size()];
    int[] pins = new int[network.size()];
    for (int v = 0; v < slopes.length; v++) {
      boolean isOn = masks.gates().gate(sample, v) == Gate.ON;
      slopes[v] = isOn ? Dyadic.ONE : below(network, v, bits);
      pins[v] = pairs.indexOf(new Pair(sample, v));
    }
    return new PinnedSample(layer, slopes, pins, bits);
  }

  /** By pair and sample the products of their inputs. */
  private static Dyadic[][] gram(Dataset data, List<Pair> pairs, int[] samples, int bits) {
    Dyadic[][] gram = new Dyadic[pairs.size()][samples.length];
    for (int j = 0; j < gram.length; j++) {
      for (int s = 0; s < samples.length; s++) {
        Rational sum = Rational.ZERO;
        List<Rational> x = data.point(pairs.get(j).sample());
        List<Rational> y = data.point(samples[s]);
        for (int a = 0; a < x.size(); a++) {
          sum = sum.add(x.get(a).multiply(y.get(a)));
        }
        gram[j][s] = Dyadic.approximate(sum, bits);
      }
    }
    return gram;
  }

  /** Goes to the point where a field is, order 0 computed. */
  void begin(DeepField field) {
    LaneBank hidden = field.weights().hidden();
    Dyadic[] weights = new Dyadic[hidden.lanes()];
    for (int e = 0; e < weights.length; e++) {
      weights[e] = LaneDigits.value(hidden, 0, e);
    }
    DeepForward values = forward.orElseThrow();
    int output = layer.network().output();
    for (int s = 0; s < sampleNumbers.length; s++) {
      Dyadic[] activations = new Dyadic[layer.network().size()];
      for (int v = 0; v < activations.length; v++) {
        boolean isInput = v < layer.network().inputs();
        activations[v] = isInput ? Dyadic.ZERO : LaneDigits.value(values.activations(v), 0, s);
      }
      LaneBank signals = field.backward().signals(output);
      samples.get(s).begin(weights, activations, LaneDigits.value(signals, 0, sampleNumbers[s]));
    }
  }

  /** The pinned pairs, by sample and vertex. */
  List<Pair> pairs() {
    return pairs;
  }

  /** The place of a pair's sample among the pinned samples. */
  int place(int j) {
    return places[j];
  }

  /** The slope of the negative side of a pair. */
  Dyadic slopeBelow(int j) {
    return below[j];
  }

  /** The pinned samples. */
  List<PinnedSample> samples() {
    return samples;
  }

  PinnedSystem system() {
    return system;
  }

  /** The series of pre-activations on the pinned samples; none if there are none. */
  Optional<DeepForward> forward() {
    return forward;
  }

  LaneSums scratch() {
    return scratch;
  }

  /** Adds the products of a sample's signals and inputs to sums by lane, and settles. */
  void addInput(int s, Dyadic[] signals, LaneSums sums) {
    int features = layer.network().inputs();
    for (int h = 0; h < layer.heads(); h++) {
      points.get(s).addMultiple(signals[layer.vertex(h)], sums, h * features);
    }
    sums.settle();
  }

  /** Adds the products of its signals and activations, and settles. */
  void addHidden(int s, Dyadic[] signals, LaneSums sums) {
    Dyadic[] products = samples.get(s).products(signals);
    for (int e = 0; e < products.length; e++) {
      LaneDigits.add(products[e], sums, e);
    }
    sums.settle();
  }

  /** The products of a sample's signals and inputs as coefficient 0 of a bank. */
  LaneBank input(int s, Dyadic[] signals, int n) {
    long top = Long.MIN_VALUE;
    for (int h = 0; h < layer.heads(); h++) {
      Dyadic signal = signals[layer.vertex(h)];
      top = signal.signum() == 0 ? top : Math.max(top, signal.magnitudeExponent());
    }
    int exponent = points.get(s).exponent() + (top == Long.MIN_VALUE ? 0 : (int) top + 4);
    scratch.begin(exponent, n, layer.inputEdges().length);
    addInput(s, signals, scratch);
    return stored(exponent, n, layer.inputEdges().length);
  }

  /** The products of its signals and activations as coefficient 0 of a bank. */
  LaneBank hidden(int s, Dyadic[] signals, int n) {
    int exponent = LaneDigits.exponent(samples.get(s).products(signals));
    scratch.begin(exponent, n, layer.hiddenEdges().length);
    addHidden(s, signals, scratch);
    return stored(exponent, n, layer.hiddenEdges().length);
  }

  private LaneBank stored(int exponent, int n, int lanes) {
    LaneBank bank = new LaneBank(lanes, 1);
    bank.begin(exponent);
    scratch.store(bank, 0, n);
    return bank;
  }
}
