package org.plumbline.field;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.plumbline.data.Dataset;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

/**
 * Which pairs vanish together for all weights near by: those on samples on one line through the
 * origin, and those that one and the same active vertex feeds.
 *
 * <p>Such pairs have one {@link Kink} in common, and therefore one slope: giving each its own would
 * admit velocities outside the Clarke subdifferential of the risk. They are frequent: as soon as a
 * single vertex of a layer is active on several samples, everything it alone feeds vanishes on all
 * of them when one weight passes zero (proofs-notes/kinks.md).
 */
public final class TiedSamples {
  private final Network network;
  private final Dataset data;
  private final BitSet collinear = new BitSet();

  private TiedSamples(Network network, Dataset data) {
    this.network = network;
    this.data = data;
    Map<List<Rational>, Integer> lines = new HashMap<>();
    for (int i = 0; i < data.size(); i++) {
      Integer first = lines.putIfAbsent(line(data.point(i)), i);
      if (first != null) {
        collinear.set(first);
        collinear.set(i);
      }
    }
  }

  /** The coordinates divided by the first that is not zero. */
  private static List<Rational> line(List<Rational> x) {
    Rational first = x.stream().filter(c -> c.signum() != 0).findFirst().orElse(Rational.ONE);
    return x.stream().map(c -> c.divide(first)).toList();
  }

  /** Whether another sample lies on the line through the origin and this one. */
  public boolean isCollinear(int sample) {
    return collinear.get(sample);
  }

  /** The ties of a dataset under a network. */
  public static TiedSamples of(Network network, Dataset data) {
    return new TiedSamples(network, data);
  }

  /**
   * A pre-activation as a factor that vanishes on a kink, times one that does not vanish.
   *
   * @param kink where it vanishes
   * @param isOpposite whether the other factor is negative
   */
  public record Factored(Kink kink, boolean isOpposite) {}

  /** The slopes that hold the pinned pairs of a table. */
  public SharedSlopes slopes(GateTable gates) {
    return SharedSlopes.of(gates, this);
  }

  /** The pre-activation of a pair that is not silent, under the gates upstream of it. */
  public Factored factored(GateTable gates, Pair pair) {
    int i = pair.sample();
    boolean[] mute = Silence.mute(network, gates, i, data.point(i));
    List<Integer> between = new ArrayList<>();
    List<Gate> passed = new ArrayList<>();
    SortedSet<Integer> sources = sources(pair.vertex(), mute);
    while (!sources.isEmpty() && sources.last() >= network.inputs()) {
      int last = sources.last();
      if (sources.size() == 1 && !network.activation(last).isLinear()) {
        boolean isNegative =
            gates.gate(i, last) == Gate.OFF && network.activation(last).signBelow() < 0;
        boolean isFlipped =
            EvenPassage.of(network, mute, sources, between, pair.vertex()).normalise(passed);
        Kink kink = new Kink(pair.vertex(), between, passed, List.of(last), List.of());
        return new Factored(kink, isNegative != isFlipped);
      }
      between.add(last);
      passed.add(gates.gate(i, last));
      sources.remove(last);
      sources.addAll(sources(last, mute));
    }
    List<Integer> inputs = List.copyOf(sources);
    List<Rational> x = inputs.stream().map(data.point(i)::get).toList();
    List<Rational> ray = x.stream().map(c -> c.divide(x.get(0))).toList();
    boolean isNegative = !x.isEmpty() && x.get(0).signum() < 0;
    boolean isFlipped =
        EvenPassage.of(network, mute, sources, between, pair.vertex()).normalise(passed);
    Kink kink = new Kink(pair.vertex(), between, passed, inputs, ray);
    return new Factored(kink, isNegative != isFlipped);
  }

  private SortedSet<Integer> sources(int v, boolean[] mute) {
    SortedSet<Integer> sources = new TreeSet<>();
    for (Edge edge : network.incoming(v)) {
      if (!mute[edge.from()]) {
        sources.add(edge.from());
      }
    }
    return sources;
  }
}
