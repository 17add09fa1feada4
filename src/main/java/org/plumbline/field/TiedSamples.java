package org.plumbline.field;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.data.Dataset;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

/**
 * Which pairs vanish together for all weights, because their samples lie on one line through the
 * origin.
 *
 * <p>If {@code x_j = c x_i} with {@code c > 0}, every pre-activation of sample {@code j} is {@code
 * c} times that of sample {@code i}; with {@code c < 0} this holds below the first kink. Such pairs
 * have one kink in common, and therefore one slope: giving each its own would admit velocities
 * outside the Clarke subdifferential of the risk (proofs-notes/kinks.md).
 */
public final class TiedSamples {
  private final int[] sameRay;
  private final int[] sameLine;
  private final boolean[] opposite;
  private final boolean[] linearBelow;

  private TiedSamples(int[] sameRay, int[] sameLine, boolean[] opposite, boolean[] linearBelow) {
    this.sameRay = sameRay;
    this.sameLine = sameLine;
    this.opposite = opposite;
    this.linearBelow = linearBelow;
  }

  /** The ties of a dataset under a network. */
  public static TiedSamples of(Network network, Dataset data) {
    int n = data.size();
    int[] sameRay = new int[n];
    int[] sameLine = new int[n];
    boolean[] opposite = new boolean[n];
    Map<List<Rational>, Integer> rays = new HashMap<>();
    Map<List<Rational>, Integer> lines = new HashMap<>();
    for (int i = 0; i < n; i++) {
      Rational leading = leadingCoordinate(data.point(i));
      sameRay[i] = first(rays, divided(data.point(i), leading.abs()), i);
      sameLine[i] = first(lines, divided(data.point(i), leading), i);
      Rational leader = leadingCoordinate(data.point(sameLine[i]));
      opposite[i] = leading.signum() * leader.signum() < 0;
    }
    return new TiedSamples(sameRay, sameLine, opposite, linearBelow(network));
  }

  /** The pair that stands for all pairs tied to the given one. */
  public Pair representative(Pair pair) {
    int[] leader = linearBelow[pair.vertex()] ? sameLine : sameRay;
    return new Pair(leader[pair.sample()], pair.vertex());
  }

  /** Whether the pre-activation of the pair has the opposite sign of its representative's. */
  public boolean isOpposite(Pair pair) {
    return linearBelow[pair.vertex()] && opposite[pair.sample()];
  }

  /** The first coordinate that is not zero; 1 for the origin, which is tied to its like only. */
  private static Rational leadingCoordinate(List<Rational> point) {
    return point.stream().filter(x -> x.signum() != 0).findFirst().orElse(Rational.ONE);
  }

  private static List<Rational> divided(List<Rational> point, Rational divisor) {
    return point.stream().map(x -> x.divide(divisor)).toList();
  }

  private static int first(Map<List<Rational>, Integer> seen, List<Rational> direction, int i) {
    Integer earlier = seen.putIfAbsent(direction, i);
    return earlier == null ? i : earlier;
  }

  private static boolean[] linearBelow(Network network) {
    boolean[] linear = new boolean[network.size()];
    for (int v = 0; v < network.size(); v++) {
      linear[v] = true;
      for (Edge edge : network.incoming(v)) {
        linear[v] &= linear[edge.from()] && network.activation(edge.from()).isLinear();
      }
    }
    return linear;
  }
}
