package org.plumbline.data;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.plumbline.number.GreatestCommonDivisor;
import org.plumbline.number.Rational;

/**
 * The vectors {@code y_i x_i} as integer vectors: {@code rows[i][j] = rowScale_i · 2^columnShift_j
 * · y_i x_ij}.
 *
 * <p>The row scales are positive. The arrays are never changed after construction and never leave
 * this package.
 */
final class SignedPoints {
  private final BigInteger[][] rows;
  private final List<Rational> rowScales;
  private final int[] columnShifts;

  private SignedPoints(BigInteger[][] rows, List<Rational> rowScales, int[] columnShifts) {
    this.rows = rows;
    this.rowScales = List.copyOf(rowScales);
    this.columnShifts = columnShifts;
  }

  /**
   * The vectors times their least common denominator: lengths and angles keep their proportions.
   */
  static SignedPoints of(Dataset data) {
    BigInteger denominator =
        IntegerVector.commonDenominator(data.points().stream().flatMap(List::stream).toList());
    BigInteger[][] rows = new BigInteger[data.size()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = signed(IntegerVector.over(denominator, data.point(i)).entries(), data.label(i));
    }
    List<Rational> scales = Collections.nCopies(rows.length, Rational.of(denominator));
    return new SignedPoints(rows, scales, new int[data.dimension()]);
  }

  /**
   * The vectors with columns brought to similar sizes by powers of two, and then rows made integers
   * without a common divisor.
   *
   * <p>Lengths and angles change; which half-spaces through the origin contain the points does not.
   */
  static SignedPoints balanced(Dataset data) {
    int[] shifts = new int[data.dimension()];
    for (int j = 0; j < shifts.length; j++) {
      shifts[j] = -largestExponent(data, j);
    }
    BigInteger[][] rows = new BigInteger[data.size()][];
    List<Rational> scales = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      IntegerVector row = IntegerVector.of(shifted(data.point(i), shifts));
      BigInteger common =
          Arrays.stream(row.entries())
              .reduce(BigInteger.ZERO, GreatestCommonDivisor::of)
              .max(BigInteger.ONE);
      BigInteger[] reduced =
          Arrays.stream(row.entries()).map(e -> e.divide(common)).toArray(BigInteger[]::new);
      rows[i] = signed(reduced, data.label(i));
      scales.add(Rational.of(row.denominator(), common));
    }
    return new SignedPoints(rows, scales, shifts);
  }

  /** The integer vectors, one per sample. */
  BigInteger[][] rows() {
    return rows;
  }

  /** By what positive number each row was multiplied. */
  List<Rational> rowScales() {
    return rowScales;
  }

  /** The rows in floating point, each scaled to largest entry 1; for proposals only. */
  double[][] approximateRows() {
    double[][] result = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      BigInteger largest =
          Arrays.stream(rows[i]).map(BigInteger::abs).reduce(BigInteger.ONE, BigInteger::max);
      result[i] =
          Arrays.stream(rows[i])
              .mapToDouble(entry -> Rational.of(entry, largest).approximateDouble())
              .toArray();
    }
    return result;
  }

  /**
   * The vector {@code u} with {@code ⟨u, y_i x_i⟩ = ⟨direction, rows[i]⟩ / rowScale_i} for all i.
   */
  List<Rational> unscaled(List<Rational> direction) {
    return shifted(direction, columnShifts);
  }

  private static List<Rational> shifted(List<Rational> values, int[] shifts) {
    List<Rational> result = new ArrayList<>();
    for (int j = 0; j < shifts.length; j++) {
      result.add(values.get(j).multiply(powerOfTwo(shifts[j])));
    }
    return result;
  }

  /** The number {@code 2^exponent}. */
  static Rational powerOfTwo(int exponent) {
    BigInteger power = BigInteger.ONE.shiftLeft(Math.abs(exponent));
    return exponent >= 0 ? Rational.of(power) : Rational.of(BigInteger.ONE, power);
  }

  private static int largestExponent(Dataset data, int column) {
    return data.points().stream()
        .map(point -> point.get(column))
        .filter(value -> value.signum() != 0)
        .mapToInt(value -> value.numerator().bitLength() - value.denominator().bitLength())
        .max()
        .orElse(0);
  }

  private static BigInteger[] signed(BigInteger[] row, int label) {
    return label > 0 ? row : Arrays.stream(row).map(BigInteger::negate).toArray(BigInteger[]::new);
  }
}
