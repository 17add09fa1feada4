package org.plumbline.report.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.plumbline.number.Decimals;

/**
 * The scale of an axis: the positions from {@code low} to {@code high}, which are numbers or, on a
 * logarithmic axis, their decimal logarithms.
 *
 * @param low the position at the axis' beginning
 * @param high a larger one at its end
 * @param isLogarithmic whether positions are logarithms
 */
record Scale(double low, double high, boolean isLogarithmic) {
  private static final int MOST_TICKS = 6;
  private static final double FEW_DECADES = 1.3;
  private static final double ROOM = 0.04;

  /** A range so narrow beside its numbers is drawn as one number. */
  private static final double NARROW = 1e-6;

  private static final MathContext SHOWN = new MathContext(4, RoundingMode.HALF_EVEN);

  /** A scale that is not empty. */
  Scale {
    if (!(low < high) || Double.isInfinite(high - low)) {
      throw new IllegalArgumentException("no scale reaches from " + low + " to " + high);
    }
  }

  /**
   * A mark at the axis.
   *
   * @param position where
   * @param label the number there
   */
  record Tick(double position, String label) {}

  /** The scale that shows all positions, with a little room on both sides. */
  static Scale around(DoubleStream positions, boolean isLogarithmic) {
    double[] finite = positions.filter(Double::isFinite).toArray();
    double low = DoubleStream.of(finite).min().orElse(0);
    double high = DoubleStream.of(finite).max().orElse(1);
    double size = Math.max(Math.abs(low), Math.abs(high));
    double narrow = isLogarithmic ? Math.max(0.05, size * NARROW) : size * NARROW;
    boolean isWide = high - low > narrow;
    double aside = isLogarithmic ? 4 * narrow : size == 0 ? 1 : size / 10;
    double room = isWide ? ROOM * (high - low) : aside;
    return new Scale(low - room, high + room, isLogarithmic);
  }

  /** The same scale from another beginning. */
  Scale from(double other) {
    return new Scale(other, high, isLogarithmic);
  }

  /** Where a position lies between the ends: 0 at the first, 1 at the second. */
  double part(double position) {
    return (position - low) / (high - low);
  }

  /** Whether a position lies between the ends. */
  boolean contains(double position) {
    return position >= low && position <= high;
  }

  /** Round numbers on the scale, from low to high, at most ten. */
  List<Tick> ticks() {
    return isLogarithmic && high - low < FEW_DECADES ? within() : even();
  }

  /** Where decades are wide apart: 1, 2, 5, or the round numbers between the ends. */
  private List<Tick> within() {
    List<Tick> ticks = new ArrayList<>();
    for (long decade = (long) Math.floor(low); decade <= high; decade++) {
      for (int digit : List.of(1, 2, 5)) {
        double position = decade + StrictMath.log10(digit);
        if (contains(position)) {
          ticks.add(new Tick(position, Logarithm.text(BigDecimal.valueOf(digit), decade)));
        }
      }
    }
    return ticks.size() > 2 ? ticks : between();
  }

  private List<Tick> between() {
    double decade = Math.floor(low);
    Scale plain =
        new Scale(StrictMath.pow(10, low - decade), StrictMath.pow(10, high - decade), false);
    return plain
        .round()
        .map(
            at ->
                new Tick(
                    decade + StrictMath.log10(at.doubleValue()), Logarithm.text(at, (long) decade)))
        .toList();
  }

  private List<Tick> even() {
    return round().map(at -> new Tick(at.doubleValue(), label(at))).toList();
  }

  /** The multiples of the step between the ends. */
  private Stream<BigDecimal> round() {
    BigDecimal step = step();
    BigDecimal first = new BigDecimal(low).divide(step, 0, RoundingMode.CEILING).multiply(step);
    return Stream.iterate(first, at -> at.doubleValue() <= high, at -> at.add(step));
  }

  private String label(BigDecimal at) {
    if (!isLogarithmic) {
      return Decimals.text(at);
    }
    BigDecimal exponent = at.stripTrailingZeros();
    return exponent.abs().compareTo(BigDecimal.valueOf(1_000_000_000)) < 0
        ? Logarithm.text(BigDecimal.ONE, exponent.longValueExact())
        : "10^" + Decimals.text(exponent.round(SHOWN));
  }

  /** The least of 1, 2, 5, 10, 20, … that leaves few ticks; whole on a logarithmic axis. */
  private BigDecimal step() {
    double rough = (high - low) / MOST_TICKS;
    int power = (int) Math.floor(StrictMath.log10(rough));
    BigDecimal unit = BigDecimal.ONE.scaleByPowerOfTen(power);
    BigDecimal step =
        List.of(1, 2, 5, 10).stream()
            .map(digit -> unit.multiply(BigDecimal.valueOf(digit)))
            .filter(candidate -> candidate.doubleValue() >= rough)
            .findFirst()
            .orElse(unit.multiply(BigDecimal.TEN));
    return isLogarithmic ? step.max(BigDecimal.ONE) : step;
  }
}
