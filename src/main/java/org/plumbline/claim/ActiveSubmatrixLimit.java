package org.plumbline.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.claim.along.Instant;
import org.plumbline.claim.forever.ClassConstants;
import org.plumbline.claim.forever.GateOutlook;
import org.plumbline.claim.forever.LaterTimes;
import org.plumbline.claim.forever.LevelGain;
import org.plumbline.claim.matrix.MatrixSlack;
import org.plumbline.claim.matrix.TopDirection;
import org.plumbline.claim.structure.LayerStructure;
import org.plumbline.claim.structure.TwinClass;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/**
 * The rows of units whose gates are equal for ever stay within a constant distance of rank one, and
 * tend to rank one if their class keeps a share of the output
 * (proofs-notes/active-submatrix-limit.md; Le &amp; Jegelka 2022, theorem 2).
 */
public final class ActiveSubmatrixLimit implements Claim {
  private static final Statement ROWS =
      new Statement(
          "active-submatrix-limit",
          "‖In[A]‖_F² - ‖In[A]‖_2² <= D_A at any t >= T, for A of equal gates for ever");
  private static final LimitRows LIMIT =
      new LimitRows(
          "stable rank of In[A] - 1",
          new Statement(
              "active-submatrix-limit",
              "stable rank of In[A] → 1, for a class A that keeps a share"));

  @Override
  public String id() {
    return ROWS.id();
  }

  @Override
  public List<Finding> check(Evidence evidence) {
    LayerStructure layers = evidence.observations().layers();
    return new LayerFindings(ROWS, layers)
        .ofKinked(twins -> new Layer(evidence, layers, twins).findings());
  }

  /** A layer with kinks. */
  private record Layer(Evidence evidence, LayerStructure layers, TwinClass twins) {
    List<Finding> findings() {
      GateOutlook outlook = evidence.gates();
      List<Finding> findings = new ArrayList<>();
      for (List<Integer> units : outlook.equal(twins.network(), twins.vertices())) {
        if (units.size() > 1) {
          findings.add(bound(units));
        }
      }
      for (GateOutlook.Share share : outlook.classes()) {
        findings.addAll(limit(share));
      }
      return findings.isEmpty() ? List.of(none(outlook)) : findings;
    }

    private Finding none(GateOutlook outlook) {
      return outlook
          .open(twins.vertices())
          .map(v -> GateRows.open(ROWS, evidence, twins, v))
          .orElseGet(
              () -> ROWS.notApplicable(twins.name(), "no two live vertices have the same gates"));
    }

    private Optional<ClassConstants> constants(List<Integer> units) {
      return ClassConstants.of(
          layers,
          twins.restrictedTo(units),
          evidence.gates().state().knot(),
          evidence.problem().initialWeights());
    }

    private String name(List<Integer> units) {
      return twins.name() + "[" + twins.restrictedTo(units).vertexNames() + "]";
    }

    private Finding bound(List<Integer> units) {
      return constants(units)
          .map(known -> bound(name(units), known))
          .orElseGet(
              () ->
                  ROWS.notApplicable(
                      name(units), "the layer above is not within a constant of rank one"));
    }

    private Finding bound(String name, ClassConstants known) {
      Instant knot = evidence.gates().state().knot();
      TopDirection top =
          TopDirection.of(known.twins().in().atDyadic(knot.weights()), LaterTimes.BITS);
      DyadicInterval now = MatrixSlack.distanceEnclosure(top, known.twins().in(), knot);
      DyadicInterval most = DyadicInterval.of(known.distance());
      return GateRows.at(knot)
          .bounded(
              ROWS,
              name,
              "C_A is constant from T on, as gates are; D_A = E(Out[A]) + tr C_A - λ_min(C_A)",
              now,
              most);
    }

    /** The class tends to rank one. */
    private List<Finding> limit(GateOutlook.Share share) {
      List<Integer> units = share.members().units();
      boolean isOfThis = units.size() > 1 && twins.vertices().containsAll(units);
      if (!isOfThis || !share.members().isFixed() || share.least() <= 0) {
        return List.of();
      }
      return evidence
          .onwards()
          .findings(
              LIMIT.rows(),
              known -> constants(units).map(c -> limit(known, share, c)).orElse(List.of()));
    }

    private List<Finding> limit(
        Onwards.Known known, GateOutlook.Share share, ClassConstants constants) {
      if (!(known.times().gain() instanceof LevelGain gain)) {
        return List.of();
      }
      Dyadic least =
          gain.squares().stream().map(a -> a.lower()).reduce((a, b) -> a.min(b)).orElseThrow();
      Dyadic kept = constants.kept(Dyadic.of(share.least()), least);
      if (kept.signum() <= 0) {
        return List.of();
      }
      Rational numerator = constants.distance().toRational().divide(kept.toRational());
      return LIMIT.of(
          known,
          name(share.members().units()),
          new LimitRows.Bound(numerator, Rational.ZERO),
          least,
          "min ‖W_l(T)‖_F² + 2N(t), c = D_A/f'");
    }
  }
}
