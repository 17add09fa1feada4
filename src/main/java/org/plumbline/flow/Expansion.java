package org.plumbline.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.plumbline.field.FieldProgram;
import org.plumbline.field.SeriesArithmetic;
import org.plumbline.number.Dyadic;

/**
 * The Taylor series of the flow at one point under given gates, in the time {@code 2^timeExponent}.
 *
 * <p>Slopes of pinned pairs come order by order: coefficient {@code k} of all slopes is first taken
 * as zero, then corrected so that coefficient {@code k+1} of the pinned pre-activations vanishes.
 * At order 0 the equations are multi-affine and solved by Newton's method; above, they are linear
 * with the Jacobian of order 0.
 */
final class Expansion {
  private static final int NEWTON_LIMIT = 40;

  private final FieldProgram field;
  private final SeriesArithmetic series;
  private final int order;
  private final int timeExponent;
  private final int bits;

  private Expansion(
      FieldProgram field, SeriesArithmetic series, int order, int timeExponent, int bits) {
    this.field = field;
    this.series = series;
    this.order = order;
    this.timeExponent = timeExponent;
    this.bits = bits;
  }

  /** Where an expansion starts. */
  record Point(List<Dyadic> weights, List<Dyadic> slopes) {}

  /**
   * The series at {@code point}, weights to {@code order} and slopes to {@code order - 1}; empty if
   * no slopes hold the pinned pairs.
   */
  static Optional<Expansion> at(
      Point point, FieldProgram field, SeriesArithmetic.Factory arithmetic, Scale scale) {
    SeriesArithmetic series = arithmetic.create(field.program(), scale.order());
    for (int p = 0; p < point.weights().size(); p++) {
      series.setCoefficient(p, 0, point.weights().get(p));
    }
    Expansion expansion =
        new Expansion(field, series, scale.order(), scale.timeExponent(), scale.bits());
    return expansion.run(point.slopes()) ? Optional.of(expansion) : Optional.empty();
  }

  /** How far and in which units to expand. */
  record Scale(int order, int timeExponent, int bits) {}

  private boolean run(List<Dyadic> slopeGuess) {
    int slopes = field.slopePairs().size();
    series.execute(field.ahead(), 0);
    Dyadic[][] jacobian = new Dyadic[slopes][slopes];
    for (int k = 0; k < order; k++) {
      series.execute(field.plain(), k);
      if (slopes == 0) {
        finish(k, new Dyadic[0]);
      } else if (k == 0) {
        Optional<Dyadic[][]> solved = solveFirstOrder(slopeGuess);
        if (solved.isEmpty()) {
          return false;
        }
        jacobian = solved.get();
      } else if (!solveOrder(k, jacobian)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Completes order {@code k} with the given slope coefficients: field, weights and pinned
   * pre-activations.
   */
  private Dyadic[] finish(int k, Dyadic[] slopes) {
    for (int q = 0; q < slopes.length; q++) {
      series.setCoefficient(slopeRegister(q), k, slopes[q]);
    }
    series.execute(field.sloped(), k);
    for (int p = 0; p < field.derivatives().size(); p++) {
      series.integrate(p, field.derivatives().get(p), k, timeExponent);
    }
    series.execute(field.ahead(), k + 1);
    Dyadic[] pinned = new Dyadic[slopes.length];
    Arrays.setAll(pinned, q -> series.coefficient(field.pinnedPreActivations().get(q), k + 1));
    return pinned;
  }

  private int slopeRegister(int q) {
    return field.program().parameters() + q;
  }

  private boolean solveOrder(int k, Dyadic[][] jacobian) {
    Dyadic[] zeros = new Dyadic[jacobian.length];
    Arrays.fill(zeros, Dyadic.ZERO);
    Dyadic[] residual = finish(k, zeros);
    Dyadic[] target = new Dyadic[residual.length];
    Arrays.setAll(target, q -> residual[q].multiply(Dyadic.of(-(k + 1L))).round(bits));
    Optional<Dyadic[]> correction = LinearSystem.approximate(jacobian, bits).solve(target);
    correction.ifPresent(slopes -> finish(k, slopes));
    return correction.isPresent();
  }

  /** Newton's method for the multi-affine equations of order 0; its last Jacobian, or empty. */
  private Optional<Dyadic[][]> solveFirstOrder(List<Dyadic> guess) {
    Dyadic[] slopes = guess.toArray(new Dyadic[0]);
    for (int iteration = 0; iteration < NEWTON_LIMIT; iteration++) {
      Dyadic[] residual = finish(0, slopes);
      Dyadic[][] jacobian = jacobian(slopes, residual);
      Optional<Dyadic[]> step = LinearSystem.approximate(jacobian, bits).solve(residual);
      if (step.isEmpty()) {
        return Optional.empty();
      }
      Dyadic[] next = new Dyadic[slopes.length];
      boolean settled = true;
      for (int q = 0; q < slopes.length; q++) {
        Dyadic change = step.get()[q];
        next[q] = slopes[q].subtract(change).round(bits);
        settled &= change.signum() == 0 || change.magnitudeExponent() < -bits + 12;
      }
      slopes = next;
      if (settled) {
        finish(0, slopes);
        return Optional.of(jacobian);
      }
    }
    return Optional.empty();
  }

  /** Exact differences: the equations are affine in each slope. */
  private Dyadic[][] jacobian(Dyadic[] slopes, Dyadic[] residual) {
    int n = slopes.length;
    Dyadic[][] jacobian = new Dyadic[n][n];
    for (int q = 0; q < n; q++) {
      Dyadic[] moved = slopes.clone();
      moved[q] = slopes[q].add(Dyadic.ONE);
      Dyadic[] changed = finish(0, moved);
      for (int r = 0; r < n; r++) {
        jacobian[r][q] = changed[r].subtract(residual[r]).round(bits);
      }
    }
    return jacobian;
  }

  /** The coefficients {@code 0 … order} of a weight. */
  List<Dyadic> weight(int p) {
    return coefficients(p, order);
  }

  /** Coefficient {@code k} of a weight. */
  Dyadic weight(int p, int k) {
    return series.coefficient(p, k);
  }

  /** The coefficients {@code 0 … order-1} of a slope. */
  List<Dyadic> slope(int q) {
    return coefficients(slopeRegister(q), order - 1);
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
  boolean agrees(Expansion other, int negligible) {
    long exponent = Math.max(timeExponent, other.timeExponent);
    for (int k = 1; k <= Math.min(order, other.order); k++) {
      Dyadic size = Dyadic.ZERO;
      Dyadic difference = Dyadic.ZERO;
      for (int p = 0; p < field.program().parameters(); p++) {
        Dyadic here = weight(p, k).scale((exponent - timeExponent) * k);
        Dyadic there = other.weight(p, k).scale((exponent - other.timeExponent) * k);
        size = larger(larger(size, here.abs()), weight(p, 0).abs());
        difference = larger(difference, here.subtract(there).abs());
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

  int order() {
    return order;
  }

  int timeExponent() {
    return timeExponent;
  }

  FieldProgram field() {
    return field;
  }
}
