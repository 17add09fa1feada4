package org.plumbline.compare.gradient;

import java.util.List;
import org.plumbline.network.Edge;
import org.plumbline.network.Weight;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Magnitude;
import org.plumbline.number.NumberFormat;
import org.plumbline.number.Rational;

/** What edges multiply by: recorded weights as they are, constants converted to the format. */
final class EdgeValues {
  private final List<Dyadic> weights;
  private final List<DyadicInterval> points;
  private final List<Magnitude> sizes;
  private final NumberFormat format;
  private final Rounding rounding;

  EdgeValues(List<Dyadic> weights, NumberFormat format, Rounding rounding) {
    this.weights = weights;
    this.points = weights.stream().map(w -> DyadicInterval.of(w)).toList();
    this.sizes = weights.stream().map(w -> Magnitude.enclosingAbove(w)).toList();
    this.format = format;
    this.rounding = rounding;
  }

  List<Dyadic> weights() {
    return weights;
  }

  /** The exact value. */
  DyadicInterval value(Edge edge) {
    return edge.weight() instanceof Weight.Fixed fixed
        ? SamplePass.enclosing(fixed.value())
        : points.get(edge.parameter());
  }

  /** At least its absolute value. */
  Magnitude sizeUpper(Edge edge) {
    return edge.isTrainable()
        ? sizes.get(edge.parameter())
        : Magnitude.enclosingAbove(value(edge).magnitude());
  }

  /** At least the error of its conversion. */
  Magnitude errorUpper(Edge edge) {
    return edge.weight() instanceof Weight.Fixed fixed
        ? conversionUpper(fixed.value(), format, rounding)
        : Magnitude.ZERO;
  }

  /** At least the error of converting a number to the format; 0 for numbers of the format. */
  static Magnitude conversionUpper(Rational value, NumberFormat format, Rounding rounding) {
    if (format == NumberFormat.EXACT || format.contains(value)) {
      return Magnitude.ZERO;
    }
    return Magnitude.enclosingAbove(value)
        .multiply(rounding.roundoffUpper())
        .add(rounding.underflow());
  }
}
