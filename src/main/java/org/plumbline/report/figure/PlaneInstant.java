package org.plumbline.report.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.network.Network;
import org.plumbline.number.Decimals;
import org.plumbline.number.Dyadic;

/**
 * What there is to draw in a plane of inputs at an instant.
 *
 * @param time the time, as a text
 * @param right how many samples are on the side of their label
 * @param samples how many there are
 * @param kinks the kinks of the first layer that cross the plane
 * @param regions where the output is zero and where it is positive, unless there are too many
 *     pieces
 */
record PlaneInstant(
    String time, long right, int samples, List<Kink> kinks, Optional<PlaneRegions.Drawn> regions) {
  private static final int SHOWN = 4;

  /**
   * The kink of a unit.
   *
   * @param name the unit's name
   * @param before its pre-activation
   * @param line where that is zero
   */
  record Kink(String name, Affine before, ConvexPolygon.Segment line) {}

  /** What there is to draw at an instant, at the cost of so many multiplications. */
  static PlaneInstant of(Instant instant, Network network, InputPlane plane, long most) {
    double[] weights = instant.weights().stream().mapToDouble(Dyadic::approximateDouble).toArray();
    List<Affine> inputs = plane.inputs();
    List<Kink> kinks = new ArrayList<>();
    for (int v : network.kinked()) {
      if (isFirst(network, v)) {
        Affine before = PlaneRegions.first(network, weights, inputs, v);
        boolean crosses =
            ConvexPolygon.SQUARE.least(before) < 0 && ConvexPolygon.SQUARE.greatest(before) > 0;
        (crosses ? ConvexPolygon.SQUARE.zero(before) : Optional.<ConvexPolygon.Segment>empty())
            .ifPresent(line -> kinks.add(new Kink(network.name(v), before, line)));
      }
    }
    return new PlaneInstant(
        Decimals.nearest(instant.time(), SHOWN),
        instant.risk().margins().stream().filter(margin -> margin > 0).count(),
        plane.data().size(),
        kinks,
        PlaneRegions.of(network, weights, inputs, most));
  }

  /** Whether a vertex reads nothing but inputs. */
  static boolean isFirst(Network network, int v) {
    return network.sources(v).stream().allMatch(from -> from < network.inputs());
  }

  /** How many pieces the output is zero or positive on. */
  int pieces() {
    return regions.map(all -> all.positive().size() + all.flat().size()).orElse(0);
  }

  /** Whether the output is zero on a whole piece. */
  boolean isFlatSomewhere() {
    return regions.filter(all -> !all.flat().isEmpty()).isPresent();
  }

  /** The time alone. */
  String label() {
    return "t = " + time;
  }

  /** What there is, in a sentence. */
  String text() {
    return "At t = "
        + time
        + ", "
        + right
        + " of "
        + samples
        + (samples == 1 ? " sample is" : " samples are")
        + " on the side of the label; "
        + kinks.size()
        + (kinks.size() == 1 ? " kink crosses" : " kinks cross")
        + " the plane.";
  }
}
