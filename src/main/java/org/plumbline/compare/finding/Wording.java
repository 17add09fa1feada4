package org.plumbline.compare.finding;

import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.number.Decimals;
import org.plumbline.number.Dyadic;

/** How a judge says what is off. */
public final class Wording {
  private static final int SHOWN_DIGITS = 9;

  private Wording() {}

  /** The parameter's name with the vertices it joins, such as {@code W1[2,0] (x[0] → h1[2])}. */
  public static String parameter(Network network, int p) {
    String name = network.parameterNames().get(p);
    for (Edge edge : network.edges()) {
      if (edge.isTrainable() && edge.parameter() == p) {
        return name + " (" + network.name(edge.from()) + " → " + network.name(edge.to()) + ")";
      }
    }
    return name;
  }

  /** A number as it is shown: one of extreme size as the power of two that is next to 0. */
  public static String number(Dyadic value) {
    if (value.signum() != 0 && Math.abs(value.magnitudeExponent()) > 100_000) {
      return (value.signum() < 0 ? "-2^" : "2^") + (value.magnitudeExponent() - 1);
    }
    return Decimals.nearest(value, SHOWN_DIGITS);
  }

  /** The sentence about a claim that is outside of its bound. */
  public static String differs(
      Network network, Deviation deviation, String numbers, Suspicion suspicion) {
    return parameter(network, deviation.worst())
        + ": "
        + numbers
        + ", off by "
        + Numerals.of(deviation.worstUlps())
        + " ulps, "
        + Numerals.of(deviation.excess())
        + " times the bound; "
        + suspicion.text();
  }
}
