package org.plumbline.claim.theorem;

import java.util.List;
import java.util.stream.Collectors;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.number.Decimals;
import org.plumbline.number.Rational;

/** Names for reasons: of the first few of what there may be many of. */
final class Names {
  private static final int SHOWN = 4;
  private static final int DIGITS = 6;

  /** Longer fractions are shown as decimals. */
  private static final int LONG_BITS = 64;

  private Names() {}

  /** The first few, and how many more there are. */
  static String some(List<?> all) {
    String first = all.stream().limit(SHOWN).map(String::valueOf).collect(Collectors.joining(", "));
    return all.size() > SHOWN ? first + " and " + (all.size() - SHOWN) + " more" : first;
  }

  /** An edge by the vertices that it joins. */
  static String of(Network network, Edge edge) {
    return network.name(edge.from()) + " → " + network.name(edge.to());
  }

  /** Edges by the vertices that they join. */
  static List<String> of(Network network, List<Edge> edges) {
    return edges.stream().map(edge -> of(network, edge)).toList();
  }

  /** A number, rounded if it is long. */
  static String number(Rational number) {
    String exact =
        number.denominator().bitLength() + number.numerator().bitLength() > LONG_BITS
            ? ""
            : number.toString();
    return exact.isEmpty() ? Decimals.nearest(number, DIGITS) : exact;
  }

  /** Samples, as one or as several. */
  static String samples(List<Integer> samples) {
    return (samples.size() == 1 ? "sample " : "samples ")
        + samples.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
