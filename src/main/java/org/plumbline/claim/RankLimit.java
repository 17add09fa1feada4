package org.plumbline.claim;

import java.util.List;
import java.util.Optional;
import org.plumbline.claim.along.Instant;
import org.plumbline.claim.forever.ClassConstants;
import org.plumbline.claim.forever.Cut;
import org.plumbline.claim.forever.GateOutlook;
import org.plumbline.claim.forever.LaterTimes;
import org.plumbline.claim.structure.LayerStructure;
import org.plumbline.claim.structure.TwinClass;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/**
 * The in-matrix of a layer of which all gates are constant for ever tends to matrices of rank at
 * most K, the number of classes of live units with equal gates (proofs-notes/rank-limit.md; Le
 * &amp; Jegelka 2022, theorem 2).
 */
public final class RankLimit implements Claim {
  private static final LimitRows ROWS =
      new LimitRows(
          "squared distance of W/‖W‖_F to rank K",
          new Statement(
              "rank-limit", "every limit of W/‖W‖_F has rank at most K, one for each class"));

  @Override
  public String id() {
    return ROWS.rows().id();
  }

  @Override
  public List<Finding> check(Evidence evidence) {
    LayerStructure layers = evidence.observations().layers();
    return new LayerFindings(ROWS.rows(), layers)
        .ofKinked(twins -> findings(evidence, layers, twins));
  }

  private static List<Finding> findings(Evidence evidence, LayerStructure layers, TwinClass twins) {
    return evidence
        .onwards()
        .findings(ROWS.rows(), known -> List.copyOf(findings(evidence, layers, twins, known)));
  }

  private static List<Finding> findings(
      Evidence evidence, LayerStructure layers, TwinClass twins, Onwards.Known known) {
    Statement rows = ROWS.rows();
    List<Integer> parameters = twins.in().rows().stream().flatMap(List::stream).sorted().toList();
    Optional<String> obstacle = Cut.obstacle(known.graph(), parameters);
    if (obstacle.isPresent()) {
      return List.of(rows.notApplicable(twins.name(), obstacle.get()));
    }
    Optional<Integer> open = evidence.gates().open(twins.vertices());
    if (open.isPresent()) {
      return List.of(GateRows.open(rows, evidence, twins, open.get()));
    }
    GateOutlook outlook = evidence.gates();
    List<List<Integer>> classes = outlook.equal(twins.network(), twins.vertices());
    Dyadic distance = silent(outlook, twins);
    for (List<Integer> units : classes) {
      Optional<ClassConstants> constants =
          ClassConstants.of(
              layers,
              twins.restrictedTo(units),
              outlook.state().knot(),
              evidence.problem().initialWeights());
      if (constants.isEmpty()) {
        return List.of(
            rows.notApplicable(
                twins.name(), "the layer above is not within a constant of rank one"));
      }
      distance = distance.add(constants.get().distance());
    }
    return ROWS.of(
        known,
        twins.name(),
        new LimitRows.Bound(distance.toRational(), Rational.ZERO),
        known.times().squares(parameters).lower(),
        "‖W(T)‖_F² + 2N(t), K = " + classes.size());
  }

  /** At least the sum of squares of the rows of silent units, which rest. */
  private static Dyadic silent(GateOutlook outlook, TwinClass twins) {
    Instant knot = outlook.state().knot();
    Dyadic sum = Dyadic.ZERO;
    for (int index = 0; index < twins.vertices().size(); index++) {
      if (outlook.state().silent().vertices().contains(twins.vertices().get(index))) {
        for (int p : twins.in().rows().get(index)) {
          DyadicInterval square = knot.tube(p).square().outward(LaterTimes.BITS);
          sum = sum.add(square.upper());
        }
      }
    }
    return sum;
  }
}
