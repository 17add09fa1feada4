package org.plumbline.claim.descent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.claim.Finding;
import org.plumbline.claim.structure.ParameterMatrix;
import org.plumbline.claim.structure.TwinClass;
import org.plumbline.enclosure.descent.Iterate;
import org.plumbline.number.ApproximateEigenvalues;
import org.plumbline.number.Decimals;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.qual.Rigorous;

/**
 * The stable rank {@code ‖W‖_F²/‖W‖_2²} before and after one step: the first, and another that is
 * named.
 *
 * <p>Which other step is worth a row, the one that lowers it most, is looked for in doubles. So the
 * row says nothing of how it was chosen: what is proved are the two enclosures.
 */
final class RankCollapse implements DescentClaim {
  private static final Rows FIRST =
      new Rows("rank-collapse", "the stable rank of W after the first step, and before it");

  /** Cubes of sizes, over all steps, beyond which the steepest step is not looked for. */
  private static final double MOST_PRODUCTS = 1e8;

  private static final int SHOWN = 6;

  @Override
  public String id() {
    return FIRST.id();
  }

  @Override
  public List<Finding> check(DescentEvidence evidence) {
    List<TwinClass> layers = evidence.layers().classes();
    if (layers.isEmpty() || evidence.last() == 0) {
      return List.of(FIRST.notApplicable("network", "there is no step, or no layer of free edges"));
    }
    List<Finding> findings = new ArrayList<>();
    for (TwinClass twins : layers) {
      findings.add(row(FIRST, evidence, twins, 0));
      int steepest = steepest(evidence, twins.in());
      if (steepest > 0) {
        findings.add(row(after(steepest), evidence, twins, steepest));
      }
    }
    return findings;
  }

  private static Rows after(int step) {
    return new Rows(FIRST.id(), "the stable rank of W after step " + step + ", and before it");
  }

  private static Finding row(Rows rows, DescentEvidence evidence, TwinClass twins, int step) {
    Optional<@Rigorous DyadicInterval> before =
        MatrixAt.of(twins.in(), evidence.instant(step)).stableRank();
    Optional<@Rigorous DyadicInterval> after =
        MatrixAt.of(twins.in(), evidence.instant(step + 1)).stableRank();
    if (before.isEmpty() || after.isEmpty()) {
      return rows.notApplicable(twins.name(), "the matrix is 0 before or after step " + step);
    }
    return rows.proved(
            twins.name(),
            "the value is that after step "
                + step
                + ", the bound that before it; at the last iterate it is about "
                + Decimals.nearest(
                    org.plumbline.number.Dyadic.of(
                        approximate(evidence.descent().last(), twins.in())),
                    SHOWN))
        .withInterval(evidence.times())
        .withValue(Rows.enclosed(after.get()))
        .withBound(Rows.enclosed(before.get()))
        .finding();
  }

  /** The step that lowers it most, as far as doubles tell; 0 if there are too many to look at. */
  private static int steepest(DescentEvidence evidence, ParameterMatrix matrix) {
    double size = Math.min(matrix.rows().size(), matrix.rows().get(0).size());
    if (size * size * size * evidence.iterates().size() > MOST_PRODUCTS) {
      return 0;
    }
    int steepest = 0;
    double most = 0;
    double before = approximate(evidence.iterates().get(0), matrix);
    for (int k = 1; k < evidence.iterates().size(); k++) {
      double after = approximate(evidence.iterates().get(k), matrix);
      if (before - after > most) {
        most = before - after;
        steepest = k - 1;
      }
      before = after;
    }
    return steepest;
  }

  /** About the stable rank; 0 of a matrix of zeros. */
  private static double approximate(Iterate at, ParameterMatrix matrix) {
    boolean isWide = matrix.rows().size() <= matrix.rows().get(0).size();
    int size = isWide ? matrix.rows().size() : matrix.rows().get(0).size();
    int other = isWide ? matrix.rows().get(0).size() : matrix.rows().size();
    double[][] rows = new double[size][other];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < other; j++) {
        int p = isWide ? matrix.rows().get(i).get(j) : matrix.rows().get(j).get(i);
        rows[i][j] = at.centre().get(p).approximateDouble();
      }
    }
    double[][] negated = new double[size][size];
    double trace = 0;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        for (int k = 0; k < other; k++) {
          negated[i][j] -= rows[i][k] * rows[j][k];
        }
      }
      trace -= negated[i][i];
    }
    double top = -ApproximateEigenvalues.of(negated).smallest();
    return top > 0 && Double.isFinite(trace / top) ? trace / top : 0;
  }
}
