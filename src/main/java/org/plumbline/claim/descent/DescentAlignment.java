package org.plumbline.claim.descent;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.claim.AlignmentBound;
import org.plumbline.claim.Finding;
import org.plumbline.claim.matrix.RankOneConstant;
import org.plumbline.claim.structure.TwinClass;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.qual.Rigorous;

/**
 * {@code 1 - ⟨u_l, v_{l+1}⟩²} of the last iterate is at most the flow's numerator and what the
 * steps add to it, divided by {@code ‖W_l‖_2²} (proofs-notes/descent.md, D2).
 */
final class DescentAlignment implements DescentClaim {
  private static final Rows ROWS =
      new Rows(
          "alignment-bound",
          "(1 - ⟨u_l, v_{l+1}⟩²) ‖W_l‖_2² <= λ_max(C_l) - λ_min(C_l) + D_l + what the steps add, at every"
              + " iterate");
  private static final int BITS = 96;

  @Override
  public String id() {
    return ROWS.id();
  }

  @Override
  public List<Finding> check(DescentEvidence evidence) {
    List<Finding> findings = new ArrayList<>();
    SlopeSquares squares = new SlopeSquares(evidence);
    for (TwinClass twins : evidence.layers().classes()) {
      RankOneConstant constant =
          RankOneConstant.of(
              evidence.layers(), twins, evidence.descent().problem().initialWeights());
      if (constant instanceof RankOneConstant.Known known) {
        findings.add(row(evidence, twins, known, squares));
      } else if (constant instanceof RankOneConstant.Missing missing) {
        findings.add(ROWS.notApplicable(twins.name(), missing.reason()));
      }
    }
    return new LawRows(ROWS, evidence).withExcluded(findings, "there is no hidden layer");
  }

  private static Finding row(
      DescentEvidence evidence,
      TwinClass twins,
      RankOneConstant.Known known,
      SlopeSquares squares) {
    @Rigorous
    DyadicInterval error =
        squares
            .fromLayerOn(twins)
            .add(squares.of(twins.in()))
            .add(squares.of(twins.out()))
            .outward(BITS);
    @Rigorous
    DyadicInterval numerator =
        DyadicInterval.enclosing(AlignmentBound.numerator(known), BITS).add(error).outward(BITS);
    return RankOneConstant.refutation(twins)
        .map(why -> ROWS.violated(twins.name(), why).finding())
        .orElseGet(() -> bounded(evidence, twins, numerator, error.upper()));
  }

  private static Finding bounded(
      DescentEvidence evidence, TwinClass twins, @Rigorous DyadicInterval numerator, Dyadic error) {
    MatrixAt at = MatrixAt.of(twins.in(), evidence.instant(evidence.last()));
    Dyadic norm = at.normSquared().lower();
    String reason =
        "C drifts by η² times its like at the gradients in each step exactly, which adds at most "
            + Rows.upwards(error)
            + " to the numerator, the bound; ";
    if (norm.signum() <= 0) {
      return ROWS.proved(twins.name(), reason + "the matrix may be 0 at the last iterate")
          .withInterval(evidence.times())
          .withBound(Rows.enclosed(numerator))
          .finding();
    }
    Dyadic sine = numerator.divide(DyadicInterval.of(norm), BITS).upper();
    String says =
        sine.compareTo(Dyadic.ONE) < 0
            ? "at the last iterate 1 - ⟨u, v⟩² is at most " + Rows.upwards(sine)
            : "at the last iterate that is more than ‖W‖_2² and says nothing yet; more --steps may";
    return ROWS.proved(twins.name(), reason + says)
        .withInterval(evidence.times())
        .withBound(Rows.enclosed(numerator))
        .finding();
  }
}
