package org.plumbline.flow.kink;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.field.FieldProgram;
import org.plumbline.field.SeriesArithmetic;
import org.plumbline.field.SeriesScale;
import org.plumbline.flow.state.Expansion;
import org.plumbline.flow.state.LinearSystem;
import org.plumbline.flow.state.PinnedSlopes;
import org.plumbline.flow.state.PointState;
import org.plumbline.flow.state.StepSize;
import org.plumbline.flow.state.WorkingPrecision;
import org.plumbline.number.Dyadic;

/**
 * Slopes so near to 0 that what is left of them in numbers near 1 is rounding: found from the rates
 * at 0 itself, which are small as a whole and known as well as any number.
 *
 * <p>The rates at 0 are taken in a time in which they move the weights, those at 1, from which the
 * responses come, in another: fixed point has no room for both.
 */
final class SmallSlopes {
  /** Slopes below {@code 2^-SMALL_BITS} are looked at more closely. */
  private static final int SMALL_BITS = 26;

  private final FieldProgram field;
  private final SeriesArithmetic.Factory arithmetic;
  private final WorkingPrecision precision;
  private final int bits;

  SmallSlopes(FieldProgram field, SeriesArithmetic.Factory arithmetic, WorkingPrecision precision) {
    this.field = field;
    this.arithmetic = arithmetic;
    this.precision = precision;
    this.bits = precision.bits();
  }

  /**
   * Slopes to start from.
   *
   * @param slopes approximations
   * @param steady those near 0 of which more is known than rounding: they hardly change when the
   *     weights do as much as they may be off
   */
  record Start(List<Dyadic> slopes, Set<Integer> steady) {}

  /** The slopes at a point, from approximations in double. */
  Start steadied(PointState point, List<Dyadic> guess) {
    if (guess.stream().noneMatch(SmallSlopes::isSmall)) {
      return new Start(guess, Set.of());
    }
    Optional<List<Dyadic>> refined = refined(new Expansion.Point(point.weights(), guess));
    if (refined.isEmpty()) {
      return new Start(guess, Set.of());
    }
    List<Dyadic> slopes = refined.get();
    Set<Integer> steady = new HashSet<>();
    for (int q = 0; q < slopes.size(); q++) {
      if (isSmall(slopes.get(q)) && slopes.get(q).signum() != 0) {
        steady.add(q);
      }
    }
    for (int direction = 0; direction < SignCheck.DIRECTIONS && !steady.isEmpty(); direction++) {
      List<Dyadic> near = point.perturbed(direction, precision.vanishingBits());
      Optional<List<Dyadic>> others = refined(new Expansion.Point(near, guess));
      steady.removeIf(q -> others.filter(found -> isNear(found.get(q), slopes.get(q))).isEmpty());
    }
    return new Start(slopes, steady);
  }

  private static boolean isNear(Dyadic other, Dyadic slope) {
    return other.subtract(slope).abs().scale(2).compareTo(slope.abs()) < 0;
  }

  /**
   * All slopes, those near 0 to as many bits as the others; empty if the rates do not determine
   * them.
   */
  private Optional<List<Dyadic>> refined(Expansion.Point point) {
    List<Dyadic> cut = point.slopes().stream().map(s -> isSmall(s) ? Dyadic.ZERO : s).toList();
    Dyadic[] rates = rates(new Expansion.Point(point.weights(), cut));
    Dyadic[][] matrix = new Dyadic[rates.length][rates.length];
    for (int q = 0; q < rates.length; q++) {
      List<Dyadic> moved = new ArrayList<>(cut);
      moved.set(q, cut.get(q).add(Dyadic.ONE));
      Dyadic[] changed = rates(new Expansion.Point(point.weights(), moved));
      for (int r = 0; r < rates.length; r++) {
        matrix[r][q] = changed[r].subtract(rates[r]).round(bits);
      }
    }
    Optional<Dyadic[]> excess = LinearSystem.approximate(matrix, bits).solve(rates);
    return excess.map(
        x -> {
          Dyadic[] slopes = new Dyadic[x.length];
          Arrays.setAll(slopes, q -> cut.get(q).subtract(x[q]).round(bits));
          return List.of(slopes);
        });
  }

  private static boolean isSmall(Dyadic slope) {
    return slope.signum() == 0 || slope.magnitudeExponent() < -SMALL_BITS;
  }

  /** The rates of what the slopes hold at zero, at the given ones. */
  private Dyadic[] rates(Expansion.Point point) {
    double size = point.weights().stream().mapToDouble(StepSize::logSize).max().orElse(0);
    double speed = Expansion.logSpeed(point, field, arithmetic);
    double log = (Double.isInfinite(size) ? 0 : size) - speed;
    Dyadic unit = Double.isInfinite(speed) ? Dyadic.ONE : Dyadic.ONE.scale((long) Math.floor(log));
    SeriesArithmetic series = arithmetic.create(field.program(), SeriesScale.uniform(1, unit));
    for (int p = 0; p < point.weights().size(); p++) {
      series.setCoefficient(p, 0, point.weights().get(p));
    }
    series.execute(field.ahead(), 0);
    series.execute(field.plain(), 0);
    Dyadic[] rates =
        new PinnedSlopes(field, series, bits).steer(0, point.slopes().toArray(new Dyadic[0]));
    Arrays.setAll(rates, r -> rates[r].approximateQuotient(unit, bits));
    series.release();
    return rates;
  }
}
