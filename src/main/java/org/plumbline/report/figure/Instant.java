package org.plumbline.report.figure;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.plumbline.claim.structure.ParameterMatrix;
import org.plumbline.flow.state.ApproximateRisk;
import org.plumbline.number.Decimals;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/**
 * An instant of a run that figures show.
 *
 * @param time the time
 * @param position its place on the axis of time
 * @param weights the weights of the trajectory
 * @param risk risk and margins there
 * @param radius how far the true weights may be from these, where that is proved
 */
record Instant(
    Rational time,
    double position,
    List<Dyadic> weights,
    ApproximateRisk.Estimate risk,
    Optional<Magnitude> radius) {
  private static final int SHOWN = 4;

  /** A number of this instant as a point. */
  Curve.Point point(double value, String text) {
    return new Curve.Point(position, value, text + " at t = " + Decimals.nearest(time, SHOWN));
  }

  /** A number in the range of double. */
  Curve.Point plain(double value) {
    return Double.isFinite(value)
        ? point(value, Decimals.nearest(Dyadic.of(value), SHOWN))
        : point(value, "?");
  }

  /** A number given by its logarithm. */
  Curve.Point logarithmic(double log10) {
    return point(log10, Logarithm.text(log10));
  }

  /** A matrix of the weights in double. */
  double[][] matrix(ParameterMatrix matrix) {
    List<List<Integer>> rows = matrix.rows();
    return IntStream.range(0, rows.size())
        .mapToObj(
            r ->
                rows.get(r).stream().mapToDouble(p -> weights.get(p).approximateDouble()).toArray())
        .toArray(double[][]::new);
  }

  /** About the norm of all weights. */
  double norm() {
    return Math.sqrt(weights.stream().mapToDouble(Dyadic::approximateDouble).map(w -> w * w).sum());
  }
}
