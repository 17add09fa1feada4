package org.plumbline.flow.lane;

import java.util.Arrays;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.plumbline.network.Edge;
import org.plumbline.network.Weight;
import org.plumbline.number.Dyadic;
import org.plumbline.series.lane.LaneBank;

/** The weights of edges as the first coefficients of lanes. */
final class WeightLanes {
  private WeightLanes() {}

  /** The weight of each edge, 0 where there is none. */
  static Dyadic[] values(@Nullable Edge[] edges, List<Dyadic> weights, int bits) {
    Dyadic[] values = new Dyadic[edges.length];
    for (int lane = 0; lane < values.length; lane++) {
      Edge edge = edges[lane];
      if (edge == null) {
        values[lane] = Dyadic.ZERO;
      } else if (edge.weight() instanceof Weight.Fixed fixed) {
        values[lane] = Dyadic.approximate(fixed.value(), bits);
      } else {
        values[lane] = weights.get(edge.parameter());
      }
    }
    return values;
  }

  static double[] approximate(Dyadic[] values) {
    return Arrays.stream(values).mapToDouble(Dyadic::approximateDouble).toArray();
  }

  /** Puts numbers that fit into coefficient 0, {@code n} limbs. */
  static void put(LaneBank bank, Dyadic[] values, int n) {
    bank.prepare(0, n);
    for (int lane = 0; lane < values.length; lane++) {
      long unit = bank.exponent() - (long) LaneDigits.BITS * n;
      bank.set(0, lane, LaneDigits.fixed(values[lane], unit), n);
    }
  }
}
