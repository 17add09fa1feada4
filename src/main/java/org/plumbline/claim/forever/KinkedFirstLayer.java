package org.plumbline.claim.forever;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.plumbline.claim.along.Instant;
import org.plumbline.claim.structure.LayerStructure;
import org.plumbline.claim.structure.TwinClass;
import org.plumbline.network.Network;
import org.plumbline.number.DyadicInterval;

/**
 * A first layer of kinked units that reads all inputs, below fully connected linear layers, all
 * weights trained and unshared, nothing else: {@code f(x) = Σ_v α_v σ_v(⟨w_v, x⟩)}, {@code α = (W_L
 * … W_2)ᵀ}.
 *
 * @param layers the layers of the network
 * @param first the first
 * @param above the linear hidden layers, in order
 */
public record KinkedFirstLayer(LayerStructure layers, TwinClass first, List<TwinClass> above) {
  /** A structure with an immutable copy of the list. */
  public KinkedFirstLayer {
    above = List.copyOf(above);
  }

  /** The first layer of a network of which nothing is an {@link #obstacle}. */
  public static KinkedFirstLayer of(LayerStructure layers) {
    if (obstacle(layers).isPresent()) {
      throw new IllegalArgumentException("the network has another form");
    }
    List<TwinClass> all = layers.classes();
    return new KinkedFirstLayer(layers, all.get(0), all.subList(1, all.size()));
  }

  /** Why the network has not this form, if so. */
  public static Optional<String> obstacle(LayerStructure layers) {
    Network network = layers.network();
    if (!layers.excluded().isEmpty()) {
      return layers.excluded().values().stream().sorted().findFirst();
    }
    if (layers.classes().isEmpty()) {
      return Optional.of("there is no hidden layer");
    }
    List<Integer> before = IntStream.range(0, network.inputs()).boxed().toList();
    for (TwinClass twins : layers.classes()) {
      if (!twins.sources().equals(before)) {
        return Optional.of(twins.name() + " does not read exactly the layer before it");
      }
      boolean isFirst = twins.equals(layers.classes().get(0));
      for (int v : twins.vertices()) {
        if (network.activation(v).isLinear() == isFirst) {
          return Optional.of(
              network.name(v) + (isFirst ? " has no kink" : " has a kink, above the first layer"));
        }
      }
      before = twins.vertices();
    }
    return network.sources(network.output()).equals(before)
        ? Optional.empty()
        : Optional.of("the output does not read exactly the last layer");
  }

  /** The units. */
  public List<Integer> units() {
    return first.vertices();
  }

  /** The number {@code L} of layers. */
  public int depth() {
    return above.size() + 2;
  }

  /** Intervals for {@code α} at an instant, by units. */
  List<DyadicInterval> outerWeights(Instant knot) {
    TwinClass last = layers.classes().get(layers.classes().size() - 1);
    List<DyadicInterval> row = tubes(knot, last.out().rows().get(0));
    for (int l = above.size() - 1; l >= 0; l--) {
      List<List<Integer>> matrix = above.get(l).in().rows();
      List<DyadicInterval> next = new ArrayList<>();
      for (int column = 0; column < matrix.get(0).size(); column++) {
        DyadicInterval sum = DyadicInterval.ZERO;
        for (int b = 0; b < matrix.size(); b++) {
          DyadicInterval weight = knot.tube(matrix.get(b).get(column));
          sum = sum.add(row.get(b).multiply(weight)).outward(2 * LaterTimes.BITS);
        }
        next.add(sum);
      }
      row = next;
    }
    return row;
  }

  /** About {@code Σ α_v w_v} over some units, at an instant. */
  double[] sum(Instant knot, List<Integer> some) {
    List<DyadicInterval> outer = outerWeights(knot);
    double[] sum = new double[first.network().inputs()];
    for (int v : some) {
      int index = units().indexOf(v);
      double factor = outer.get(index).middle().approximateDouble();
      List<Integer> row = first.in().rows().get(index);
      for (int a = 0; a < sum.length; a++) {
        sum[a] += factor * knot.weights().get(row.get(a)).approximateDouble();
      }
    }
    return sum;
  }

  private static List<DyadicInterval> tubes(Instant knot, List<Integer> parameters) {
    return parameters.stream().map(knot::tube).toList();
  }
}
