package org.plumbline.flow.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.plumbline.field.FieldProgram;
import org.plumbline.field.Polynomial;
import org.plumbline.field.SeriesArithmetic;
import org.plumbline.field.SeriesScale;
import org.plumbline.number.Dyadic;

/**
 * The Taylor series of the flow at one point under given gates, in the unit of time of its scale.
 *
 * <p>Slopes of pinned pairs come order by order with it ({@link PinnedSlopes}).
 */
public final class Expansion implements StepSeries {
  private final FieldProgram field;
  private final SeriesArithmetic series;
  private final SeriesScale scale;
  private final int bits;
  private final int[] unsteered;
  private final List<Dyadic> slopeGuess;
  private final PinnedSlopes slopes;
  private int order;

  private Expansion(
      Point point, FieldProgram field, SeriesArithmetic series, SeriesScale scale, int bits) {
    this.slopeGuess = point.slopes();
    this.field = field;
    this.series = series;
    this.scale = scale;
    this.bits = bits;
    this.slopes = new PinnedSlopes(field, series, bits);
    this.unsteered =
        IntStream.range(0, field.derivatives().size())
            .filter(p -> !field.steered().contains(p))
            .toArray();
  }

  /** Where an expansion starts. */
  public record Point(List<Dyadic> weights, List<Dyadic> slopes) {}

  /**
   * The series at {@code point}, weights to the scale's order and slopes to one less; empty if no
   * slopes hold the pinned pairs.
   */
  public static Optional<Expansion> at(
      Point point,
      FieldProgram field,
      SeriesArithmetic.Factory arithmetic,
      SeriesScale scale,
      int bits) {
    Expansion expansion = beginning(point, field, arithmetic, scale, bits);
    return expansion.extend(scale.order()) ? Optional.of(expansion) : Optional.empty();
  }

  /** The series at {@code point} to order 0 only, to be extended. */
  public static Expansion beginning(
      Point point,
      FieldProgram field,
      SeriesArithmetic.Factory arithmetic,
      SeriesScale scale,
      int bits) {
    SeriesArithmetic series = arithmetic.create(field.program(), scale);
    for (int p = 0; p < point.weights().size(); p++) {
      series.setCoefficient(p, 0, point.weights().get(p));
    }
    series.execute(field.ahead(), 0);
    return new Expansion(point, field, series, scale, bits);
  }

  /** The binary logarithm of the largest velocity of a weight at the slopes of {@code point}. */
  public static double logSpeed(
      Point point, FieldProgram field, SeriesArithmetic.Factory arithmetic) {
    SeriesArithmetic series =
        arithmetic.create(field.program(), SeriesScale.uniform(1, Dyadic.ONE));
    int parameters = field.program().parameters();
    for (int p = 0; p < parameters; p++) {
      series.setCoefficient(p, 0, point.weights().get(p));
    }
    for (int q = 0; q < field.slopePairs().size(); q++) {
      series.setCoefficient(parameters + q, 0, point.slopes().get(q));
    }
    List.of(field.ahead(), field.plain(), field.steering(), field.sloped())
        .forEach(instructions -> series.execute(instructions, 0));
    return field.derivatives().stream()
        .filter(register -> register >= 0)
        .mapToDouble(register -> StepSize.logSize(series.coefficient(register, 0)))
        .max()
        .orElse(Double.NEGATIVE_INFINITY);
  }

  /**
   * Computes the weights up to the given order, at most that of the scale; false if no slopes hold
   * the pinned pairs.
   */
  @Override
  public boolean extend(int newOrder) {
    for (int k = order; k < newOrder; k++) {
      series.execute(field.plain(), k);
      if (!slopes.isEmpty() && !(k == 0 ? slopes.solveFirst(slopeGuess) : slopes.solve(k))) {
        return false;
      }
      complete(k);
      order = k + 1;
    }
    return true;
  }

  /**
   * Lets each further coefficient lack so many bits: no step on this expansion will be longer than
   * {@code 2^-decay} units of time.
   */
  @Override
  public void narrow(double decay) {
    series.narrow(order, decay);
  }

  /** Lets the next expansion have its memory: this one is neither extended nor read any more. */
  @Override
  public void release() {
    series.release();
  }

  /** Completes order {@code k} of field and weights once the slopes are found. */
  private void complete(int k) {
    series.execute(field.sloped(), k);
    for (int p : unsteered) {
      series.integrate(p, field.derivatives().get(p), k);
    }
  }

  /** The weights it starts from. */
  public List<Dyadic> weights() {
    return IntStream.range(0, field.program().parameters()).mapToObj(p -> weight(p, 0)).toList();
  }

  /** The weights on a step of the given length in the expansion's time. */
  @Override
  public List<Polynomial> weights(Dyadic length) {
    List<Integer> registers = IntStream.range(0, field.program().parameters()).boxed().toList();
    return series.polynomials(registers, order, length);
  }

  /** The slopes on a step of the given length in the expansion's time. */
  @Override
  public List<Polynomial> slopes(Dyadic length) {
    List<Integer> registers =
        IntStream.range(0, field.slopePairs().size()).map(slopes::register).boxed().toList();
    return series.polynomials(registers, order - 1, length);
  }

  /** Sets the weights of another arithmetic to those of this expansion. */
  void copyWeightsTo(SeriesArithmetic other) {
    other.copy(series, field.program().parameters(), order);
  }

  /** Coefficient {@code k} of a weight as a double. */
  @Override
  public double approximateWeight(int p, int k) {
    return series.approximateCoefficient(p, k);
  }

  /** Coefficient {@code k} of a weight. */
  @Override
  public Dyadic weight(int p, int k) {
    return series.coefficient(p, k);
  }

  /** The coefficients {@code 0 … order-1} of a slope. */
  public List<Dyadic> slope(int q) {
    return coefficients(slopes.register(q), order - 1);
  }

  private List<Dyadic> coefficients(int register, int last) {
    List<Dyadic> coefficients = new ArrayList<>();
    for (int k = 0; k <= last; k++) {
      coefficients.add(series.coefficient(register, k));
    }
    return coefficients;
  }

  /**
   * Whether the weights of two expansions at one point agree but for {@code 2^-negligible} of their
   * size.
   */
  public boolean agrees(Expansion other, int negligible) {
    Dyadic unit = larger(scale.timeUnit(), other.scale.timeUnit());
    Dyadic here = unit.approximateQuotient(scale.timeUnit(), bits);
    Dyadic there = unit.approximateQuotient(other.scale.timeUnit(), bits);
    Dyadic powerHere = Dyadic.ONE;
    Dyadic powerThere = Dyadic.ONE;
    for (int k = 1; k <= Math.min(order, other.order); k++) {
      powerHere = powerHere.multiply(here).round(bits);
      powerThere = powerThere.multiply(there).round(bits);
      Dyadic size = Dyadic.ZERO;
      Dyadic difference = Dyadic.ZERO;
      for (int p = 0; p < field.program().parameters(); p++) {
        Dyadic mine = weight(p, k).multiply(powerHere);
        size = larger(larger(size, mine.abs()), weight(p, 0).abs());
        Dyadic theirs = other.weight(p, k).multiply(powerThere);
        difference = larger(difference, mine.subtract(theirs).abs());
      }
      if (difference.compareTo(size.scale(-negligible)) > 0) {
        return false;
      }
    }
    return true;
  }

  private static Dyadic larger(Dyadic a, Dyadic b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  /** A slope in the scaled time of a step of the given length, in double arithmetic. */
  public double[] approximateSlope(int q, double length) {
    double[] slope = new double[order];
    double power = 1;
    for (int k = 0; k < order; k++) {
      slope[k] = series.approximateCoefficient(slopes.register(q), k) * power;
      power *= length;
    }
    return slope;
  }

  /** The order to which the weights are known. */
  @Override
  public int order() {
    return order;
  }

  @Override
  public SeriesScale scale() {
    return scale;
  }

  @Override
  public int parameters() {
    return field.program().parameters();
  }

  /** The bits of its numbers. */
  @Override
  public int bits() {
    return bits;
  }

  public FieldProgram field() {
    return field;
  }
}
