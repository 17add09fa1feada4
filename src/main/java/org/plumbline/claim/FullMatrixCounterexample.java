package org.plumbline.claim;

import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.plumbline.claim.along.Instant;
import org.plumbline.claim.forever.GateOutlook;
import org.plumbline.claim.forever.KinkedFirstLayer;
import org.plumbline.claim.forever.LaterTimes;
import org.plumbline.claim.forever.LevelGain;
import org.plumbline.claim.forever.SecondDirection;
import org.plumbline.claim.matrix.MatrixSlack;
import org.plumbline.claim.matrix.TopDirection;
import org.plumbline.claim.structure.LayerStructure;
import org.plumbline.claim.structure.ParameterMatrix;
import org.plumbline.network.Network;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;

/**
 * The whole matrix of a ReLU layer stays away from the matrices of rank one for ever, because two
 * classes of its units keep shares of the output in two directions: what is true of submatrices of
 * equal gates is false of it (proofs-notes/full-matrix-counterexample.md; Le &amp; Jegelka 2022,
 * theorem 2).
 */
public final class FullMatrixCounterexample implements Claim {
  private static final Statement ROWS =
      new Statement(
          "full-matrix-counterexample",
          "the squared distance of W/‖W‖_F to rank one is at least the bound at any time t >= T");

  @Override
  public String id() {
    return ROWS.id();
  }

  @Override
  public List<Finding> check(Evidence evidence) {
    LayerStructure layers = evidence.observations().layers();
    Optional<String> obstacle = KinkedFirstLayer.obstacle(layers);
    if (obstacle.isPresent()) {
      return List.of(ROWS.notApplicable("network", obstacle.get()));
    }
    KinkedFirstLayer first = KinkedFirstLayer.of(layers);
    if (evidence.problem().network().inputs() == 1) {
      return List.of(
          ROWS.notApplicable(
              first.first().name(), "there is one input, so the matrix has rank one"));
    }
    return evidence.onwards().findings(ROWS, known -> List.of(of(evidence, first, known)));
  }

  private static Finding of(Evidence evidence, KinkedFirstLayer first, Onwards.Known known) {
    String name = first.first().name();
    GateOutlook outlook = evidence.gates();
    if (outlook.classes().isEmpty()) {
      return GateRows.unproved(
          ROWS, evidence, name, "no class is proved to keep its sides: see gates-forever");
    }
    if (outlook.classes().size() == 1) {
      return ROWS.notApplicable(name, "all live units are one class");
    }
    if (!(known.times().gain() instanceof LevelGain gain)) {
      return ROWS.notApplicable(name, "the network has no levels");
    }
    return SecondDirection.of(evidence.problem(), first, outlook, gain)
        .map(found -> row(evidence, first, found))
        .orElseGet(
            () ->
                GateRows.unproved(
                    ROWS,
                    evidence,
                    name,
                    "no two classes are proved to keep shares in two directions (a longer horizon"
                        + " may help)"));
  }

  private static Finding row(Evidence evidence, KinkedFirstLayer first, SecondDirection found) {
    Network network = evidence.problem().network();
    Instant knot = evidence.gates().state().knot();
    DyadicInterval bound = DyadicInterval.of(Dyadic.of(found.least())).square();
    String reason =
        "the classes of "
            + network.names(found.first())
            + " and of "
            + network.names(found.second())
            + " keep shares in two directions: σ_2(W)/‖W‖_F >= "
            + Onwards.digits(Dyadic.of(found.least()), RoundingMode.FLOOR);
    Finding finding =
        GateRows.at(knot).found(ROWS, first.first().name(), reason, now(first.first().in(), knot));
    return finding.withBound(
        knot.isEnclosed()
            ? Statement.enclosed(knot.certain(bound))
            : Statement.measured(bound.lower()));
  }

  /** The squared distance at an instant. */
  private static DyadicInterval now(ParameterMatrix matrix, Instant knot) {
    TopDirection top = TopDirection.of(matrix.atDyadic(knot.weights()), LaterTimes.BITS);
    DyadicInterval distance = MatrixSlack.distanceEnclosure(top, matrix, knot);
    DyadicInterval square = DyadicInterval.ZERO;
    for (List<Integer> row : matrix.rows()) {
      for (int p : row) {
        square = square.add(knot.tube(p).square()).outward(LaterTimes.BITS);
      }
    }
    return distance.divide(square, LaterTimes.BITS).outward(LaterTimes.BITS);
  }
}
