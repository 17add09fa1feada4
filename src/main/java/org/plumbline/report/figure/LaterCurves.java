package org.plumbline.report.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.plumbline.claim.forever.LaterTimes;
import org.plumbline.claim.structure.ParameterMatrix;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.RangeException;

/**
 * Curves of what is known of the times after the run, for as long again on the logarithmic axis as
 * half of what the run took, and two decades more.
 */
final class LaterCurves {
  private static final int POINTS = 24;
  private static final int BITS = 96;

  /** Powers of ten beyond this are left to the findings. */
  private static final double FARTHEST = 1e9;

  private final LaterTimes times;
  private final List<At> instants = new ArrayList<>();

  /** A later time with its decimal logarithm. */
  private record At(double position, DyadicInterval time) {
    Curve.Point point(double value, String text) {
      return new Curve.Point(position, value, text + " at t = " + Logarithm.text(position));
    }
  }

  private LaterCurves(LaterTimes times) {
    this.times = times;
  }

  /** The curves from the time on from which anything is known. */
  static LaterCurves of(LaterTimes times, TimeAxis axis) {
    LaterCurves curves = new LaterCurves(times);
    double first = axis.position(times.time());
    double last = Math.ceil(first + Math.abs(first) / 2 + 2);
    curves.instants.add(new At(first, DyadicInterval.enclosing(times.time(), BITS)));
    for (int k = 1; k <= POINTS && last < FARTHEST; k++) {
      double position = first + (last - first) * k / POINTS;
      curves.instants.add(new At(position, powerOfTen(position)));
    }
    return curves;
  }

  private static DyadicInterval powerOfTen(double exponent) {
    int bits = BITS + Long.SIZE;
    return DyadicInterval.of(Dyadic.of(10))
        .log(bits)
        .multiply(DyadicInterval.of(Dyadic.of(exponent)))
        .exp(BITS)
        .outward(BITS);
  }

  /** What to say of them below a figure. */
  String caption() {
    return " Grey: after the run, with what is "
        + (times.knot().isEnclosed() ? "proved" : "to be expected, if the trajectory is right,")
        + " for all later times.";
  }

  /** Adds the envelope of the risk to a plot. */
  void addRisk(Plot plot) {
    plot.with(bound("at most, later", 1, at -> logarithmic(at, times.risk(at.time()).upper())));
    plot.with(bound("at least, later", 2, at -> logarithmic(at, times.risk(at.time()).lower())));
  }

  /** At least the stable rank of a layer, {@code 1 + D/(F - D)}. */
  Curve stableRank(String name, int colour, ParameterMatrix matrix, double most) {
    List<Integer> parameters = matrix.rows().stream().flatMap(List::stream).toList();
    double now = times.squares(parameters).lower().approximateDouble();
    return bound(
        name + ", later",
        colour,
        at -> {
          double all = now + 2 * times.gainLower(at.time()).approximateDouble();
          double rank = all > most ? all / (all - most) : Double.NaN;
          return at.point(rank, Double.isFinite(rank) ? shown(rank) : "?");
        });
  }

  private static String shown(double value) {
    return Logarithm.text(StrictMath.log10(value));
  }

  private static Curve.Point logarithmic(At at, Dyadic value) {
    double log10 = Logarithm.approximate(value);
    return at.point(log10, Logarithm.text(log10));
  }

  private Curve bound(String name, int colour, Function<At, Curve.Point> point) {
    Stream<Curve.Point> points = instants.stream().map(at -> orNothing(at, point));
    return new Curve(name, colour, Curve.Style.BOUND, points.toList());
  }

  /** The point; one that is not drawn where numbers are too large to be computed with. */
  private static Curve.Point orNothing(At at, Function<At, Curve.Point> point) {
    try {
      return point.apply(at);
    } catch (RangeException e) {
      return at.point(Double.NaN, e.getMessage() + " needed");
    }
  }
}
