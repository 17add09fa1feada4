package org.plumbline.claim.matrix;

import java.util.List;
import org.plumbline.claim.structure.ParameterMatrix;
import org.plumbline.enclosure.box.WeightBox;
import org.plumbline.number.ApproximateEigenvalues;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.SymmetricEnclosure;

/**
 * Ranges of {@code E(W) = ‖W‖_F² - ‖W‖_2²} over boxes of weights: {@code √E} is the distance to the
 * matrices of rank one, so over a box it is that of the centre, give or take the distance of the
 * centre from the corners (proofs-notes/rank-one-bound.md).
 */
public final class RankOneDistance {
  private RankOneDistance() {}

  /** An interval that contains {@code E(W)} for all weights of the box. */
  public static DoubleInterval over(ParameterMatrix matrix, WeightBox box) {
    double[][] centre = new double[matrix.rows().size()][];
    DoubleInterval squares = DoubleInterval.ZERO;
    for (int i = 0; i < centre.length; i++) {
      List<Integer> row = matrix.rows().get(i);
      centre[i] = new double[row.size()];
      for (int j = 0; j < centre[i].length; j++) {
        DoubleInterval range = box.range(row.get(j));
        if (!range.isBounded()) {
          return new DoubleInterval(0, Double.POSITIVE_INFINITY);
        }
        centre[i][j] = range.approximateMiddle();
        DoubleInterval radius = DoubleInterval.of(range.radiusUpper(centre[i][j]));
        squares = squares.add(radius.multiply(radius));
      }
    }
    DoubleInterval root = of(centre).sqrt();
    DoubleInterval distance = DoubleInterval.of(squares.sqrt().upper());
    DoubleInterval least = root.subtract(distance);
    DoubleInterval most = root.add(distance);
    double lower = Math.max(0, least.lower());
    return new DoubleInterval(
        DoubleInterval.of(lower).multiply(DoubleInterval.of(lower)).lower(),
        most.multiply(most).upper());
  }

  /** An interval that contains {@code E} of one matrix. */
  private static DoubleInterval of(double[][] matrix) {
    int rows = matrix.length;
    double[][] middles = new double[rows][rows];
    double[][] sizes = new double[rows][rows];
    DoubleInterval trace = DoubleInterval.ZERO;
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < rows; j++) {
        for (int k = 0; k < matrix[i].length; k++) {
          middles[i][j] += matrix[i][k] * matrix[j][k];
          sizes[i][j] += Math.abs(matrix[i][k] * matrix[j][k]) + Double.MIN_NORMAL;
        }
      }
      trace = trace.add(dot(matrix[i], matrix[i]));
    }
    double[] top = ApproximateEigenvalues.of(middles).topVector();
    double most =
        SymmetricEnclosure.ofSums(middles, sizes, new double[rows][rows], matrix[0].length)
            .largestEigenvalueUpper();
    double least = Math.max(0, rayleigh(matrix, top).lower());
    DoubleInterval distance = trace.subtract(new DoubleInterval(Math.min(least, most), most));
    return new DoubleInterval(Math.max(0, distance.lower()), Math.max(0, distance.upper()));
  }

  /** An interval that contains {@code ‖vᵀW‖² / ‖v‖²}, at most {@code ‖W‖_2²}; 0 if v is zero. */
  private static DoubleInterval rayleigh(double[][] matrix, double[] v) {
    DoubleInterval sum = DoubleInterval.ZERO;
    for (int k = 0; k < matrix[0].length; k++) {
      double[] column = new double[v.length];
      for (int i = 0; i < v.length; i++) {
        column[i] = matrix[i][k];
      }
      DoubleInterval product = dot(column, v);
      double size = product.mignitudeLower();
      sum = sum.add(DoubleInterval.of(size).multiply(DoubleInterval.of(size)));
    }
    DoubleInterval norm = dot(v, v);
    return norm.isPositive() ? sum.divide(norm) : DoubleInterval.ZERO;
  }

  private static DoubleInterval dot(double[] a, double[] b) {
    DoubleInterval sum = DoubleInterval.ZERO;
    for (int k = 0; k < a.length; k++) {
      sum = sum.add(DoubleInterval.of(a[k]).multiply(DoubleInterval.of(b[k])));
    }
    return sum;
  }
}
