package org.plumbline.enclosure.ball;

import java.math.BigInteger;

/**
 * The quotients {@code N/(1 + e)} of series side by side, {@code N} being {@code e} or 1, for
 * {@code e > 0} that begin at about 1 or below (proofs-notes/verifier.md, V17).
 */
final class LaneQuotient {
  /** Rows that coefficients may have above the first. */
  private static final int MORE_ROWS = 2;

  private final LaneSeries e;
  private final boolean[] isOne;
  private final int lanes;
  private final int rows;
  private final long unit;
  private final LaneSeries negative;
  private final LaneSeries inverse;
  private final LaneColumns columns;
  private double lost;

  /** The quotients, with {@code N = 1} in the given lanes. */
  LaneQuotient(LaneSeries e, boolean[] isOne, int rows) {
    this.e = e;
    this.isOne = isOne;
    this.lanes = e.lanes();
    this.rows = rows + MORE_ROWS;
    boolean isSomeOne = false;
    for (boolean one : isOne) {
      isSomeOne |= one;
    }
    this.unit = (isSomeOne ? Math.max(1, e.top()) : e.top()) - rows;
    this.negative = negated(e);
    this.inverse = inverse(e, rows);
    this.columns = new LaneColumns(lanes, unit, this.rows);
  }

  private static LaneSeries negated(LaneSeries e) {
    double[][][] digits = new double[e.length()][][];
    for (int k = 0; k < digits.length; k++) {
      digits[k] = new double[e.digits(k).length][];
      for (int p = 0; p < digits[k].length; p++) {
        digits[k][p] = e.digits(k)[p].clone();
        LaneLoops.scale(digits[k][p], -1, digits[k][p].length);
      }
    }
    return new LaneSeries(e.lanes(), e.unit(), e.top(), digits, e.radius());
  }

  /** {@code 1/(1 + E_0)}, relatively off by {@code 3 2^(-24 rows)} at most. */
  private static LaneSeries inverse(LaneSeries e, int rows) {
    LaneColumns columns = new LaneColumns(e.lanes(), -(long) rows, rows + 1);
    int width = LaneSeries.BITS * (rows + 1);
    BigInteger one = BigInteger.ONE.shiftLeft(width);
    for (int s = 0; s < e.lanes(); s++) {
      BigInteger first = LaneExponential.floor(e.coefficient(0, s), width);
      BigInteger rest = one.shiftLeft(LaneSeries.BITS * rows).divide(one.add(first));
      LaneExponential.write(rest, -rows, s, columns);
    }
    columns.settle();
    double[][][] digits = {columns.digits()};
    return new LaneSeries(e.lanes(), -(long) rows, 1, digits, new double[e.lanes()]);
  }

  /** Contains the quotients, as functions on {@code [0, 1]}. */
  LaneSeries found() {
    double[][][] digits = new double[e.length()][][];
    LaneSeries y = new LaneSeries(lanes, unit, unit + rows, digits, new double[lanes]);
    for (int k = 0; k < digits.length; k++) {
      digits[k] = divided(numerator(k, y));
    }
    double[] tail = LaneProduct.tail(e.sizes(), y.sizes(), e.length() - 1, lanes);
    double scale = Math.scalb(1.0, Math.toIntExact(LaneSeries.BITS * e.top()));
    // The unit of e in units of y: a product of the two scales would underflow on its way.
    double relative = Math.scalb(1.0, Math.toIntExact(LaneSeries.BITS * (e.top() - y.top())));
    for (int s = 0; s < lanes; s++) {
      double norm = y.norms()[s];
      double rounding = lost * LaneSeries.unit(rows);
      double ofInverse = INVERSE_ERROR * LaneSeries.unit(rows - MORE_ROWS) * (norm + rounding);
      double ofSource = e.radius()[s] * (relative + scale * norm);
      y.radius()[s] = (rounding + ofInverse + tail[s] * scale + ofSource) * LaneSeries.UPWARD;
    }
    return y;
  }

  /** Three times the error of the inverse, which is {@code 3 2^(-24 rows)} relatively. */
  private static final double INVERSE_ERROR = 9;

  /** {@code N_k - Σ_(i>=1) E_i Y_(k-i)}. */
  private double[][] numerator(int k, LaneSeries y) {
    columns.clear();
    for (int s = 0; s < lanes; s++) {
      if (!isOne[s]) {
        add(e.digits(k), s);
      } else if (k == 0) {
        columns.add(0, s, 1);
      }
    }
    columns.addProducts(negative, y, k, 1, k);
    lost += columns.lost() + 2;
    return columns.digits();
  }

  private void add(double[][] column, int lane) {
    for (int p = 0; p < column.length; p++) {
      if (column[p].length > 0) {
        columns.add(e.unit() + p, lane, column[p][lane]);
      }
    }
  }

  /** The product with the inverse; what it lacks counts thrice, times {@code 1 + E_0}. */
  private double[][] divided(double[][] numerator) {
    double[][][] whole = {numerator};
    LaneSeries t = new LaneSeries(lanes, unit, unit + rows, whole, new double[lanes]);
    columns.clear();
    columns.addProducts(t, inverse, 0, 0, 0);
    lost += 3 * (columns.lost() + 1);
    return columns.digits();
  }
}
