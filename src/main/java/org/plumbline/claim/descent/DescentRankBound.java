package org.plumbline.claim.descent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.claim.Decision;
import org.plumbline.claim.Finding;
import org.plumbline.claim.matrix.RankOneConstant;
import org.plumbline.claim.structure.TwinClass;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.qual.Rigorous;

/**
 * {@code E(W_l) <= D_l + η² Σ ‖∇R‖_F²} at every iterate, the sum over the steps and over the
 * in-matrices of this linear layer and those behind it: the flow's bound, with what the steps add
 * (proofs-notes/descent.md, D2; Le &amp; Jegelka 2022, theorem 1).
 */
final class DescentRankBound implements DescentClaim {
  private static final Rows ROWS =
      new Rows(
          "rank-one-bound",
          "‖W‖_F² - ‖W‖_2² <= D + η² Σ ‖∇_W R‖_F² at every iterate, D the flow's constant, the sum over"
              + " this linear layer and those behind it");
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
    @Rigorous DyadicInterval error = squares.fromLayerOn(twins);
    @Rigorous
    DyadicInterval bound = DyadicInterval.enclosing(known.value(), BITS).add(error).outward(BITS);
    @Rigorous
    DyadicInterval distance =
        MatrixAt.of(twins.in(), evidence.instant(evidence.last())).rankOneDistance();
    Optional<String> refutation = RankOneConstant.refutation(twins);
    boolean isExceeded = bound.isBelow(distance);
    String reason =
        refutation.orElse(
            isExceeded
                ? "the bound fails at the last iterate"
                : "C drifts by η² (∇_in R ∇_in Rᵀ - ∇_out Rᵀ ∇_out R) in each step exactly; the value is"
                    + " that of the last iterate, and of the bound the steps make up "
                    + Rows.text(error.upper()));
    Decision decision =
        refutation.isEmpty() && !isExceeded
            ? ROWS.proved(twins.name(), reason)
            : ROWS.violated(twins.name(), reason);
    return decision
        .withInterval(evidence.times())
        .withValue(Rows.enclosed(distance))
        .withBound(Rows.enclosed(bound))
        .finding();
  }
}
