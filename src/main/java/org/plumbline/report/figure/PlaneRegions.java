package org.plumbline.report.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.network.Weight;

/**
 * Where the output of a network is zero, and where it is positive, over a square of a plane of
 * inputs: piece by piece, without a grid.
 *
 * <p>On a convex piece on which no unit changes its side all pre-activations are affine. Pieces are
 * cut at the kinks of one unit after the other, in the order of the network, so that each unit is
 * affine on the pieces that it is to cut. In double arithmetic; for pictures.
 */
final class PlaneRegions {
  private final Network network;
  private final double[] weights;
  private final Affine[] values;
  private final long most;
  private long work;
  private final List<ConvexPolygon.Segment> lines = new ArrayList<>();
  private final List<ConvexPolygon> positive = new ArrayList<>();
  private final List<ConvexPolygon> flat = new ArrayList<>();

  private PlaneRegions(Network network, double[] weights, List<Affine> inputs, long most) {
    this.network = network;
    this.weights = weights;
    this.values = new Affine[network.size()];
    for (int v = 0; v < values.length; v++) {
      values[v] = v < inputs.size() ? inputs.get(v) : Affine.ZERO;
    }
    this.most = most;
  }

  /**
   * What there is to draw.
   *
   * @param lines where the output is zero along a line
   * @param positive pieces on which the output is not negative, and not zero everywhere
   * @param flat pieces on which the output is zero everywhere
   */
  record Drawn(
      List<ConvexPolygon.Segment> lines, List<ConvexPolygon> positive, List<ConvexPolygon> flat) {}

  /**
   * The pieces of the square.
   *
   * @param inputs each input as a function on the square
   * @param most after so many multiplications it is given up
   * @return the pieces; none if there are too many or if numbers are too large
   */
  static Optional<Drawn> of(Network network, double[] weights, List<Affine> inputs, long most) {
    PlaneRegions regions = new PlaneRegions(network, weights, inputs, most);
    return regions.cut(network.inputs(), ConvexPolygon.SQUARE)
        ? Optional.of(new Drawn(regions.lines, regions.positive, regions.flat))
        : Optional.empty();
  }

  /** The pre-activation of a unit of the first layer. */
  static Affine first(Network network, double[] weights, List<Affine> inputs, int v) {
    PlaneRegions regions = new PlaneRegions(network, weights, inputs, Long.MAX_VALUE);
    return regions.preActivation(v);
  }

  /** Cuts a piece at the kinks from a vertex on; whether that was to an end. */
  private boolean cut(int from, ConvexPolygon whole) {
    ConvexPolygon piece = whole;
    for (int v = from; v < network.size(); v++) {
      Affine before = preActivation(v);
      work += network.incoming(v).size() + 1;
      if (work > most || !before.isFinite()) {
        return false;
      }
      double slope = network.activation(v).negativeSlope().approximateDouble();
      boolean isPositive = piece.least(before) >= 0;
      boolean isNegative = piece.greatest(before) <= 0;
      values[v] = isPositive ? before : before.times(slope);
      if (v != network.output() && slope != 1 && !isPositive && !isNegative) {
        values[v] = before;
        if (!cut(v + 1, piece.positive(before))) {
          return false;
        }
        piece = piece.positive(before.times(-1));
        values[v] = before.times(slope);
      }
    }
    end(piece);
    return true;
  }

  private Affine preActivation(int v) {
    Affine sum = Affine.ZERO;
    for (Edge edge : network.incoming(v)) {
      double weight =
          edge.weight() instanceof Weight.Fixed fixed
              ? fixed.value().approximateDouble()
              : weights[edge.parameter()];
      sum = sum.plus(weight, values[edge.from()]);
    }
    return sum;
  }

  private void end(ConvexPolygon piece) {
    Affine output = values[network.output()];
    double least = piece.least(output);
    double greatest = piece.greatest(output);
    if (least == 0 && greatest == 0) {
      flat.add(piece);
      return;
    }
    piece.zero(output).ifPresent(lines::add);
    if (greatest > 0) {
      positive.add(least >= 0 ? piece : piece.positive(output));
    }
  }
}
