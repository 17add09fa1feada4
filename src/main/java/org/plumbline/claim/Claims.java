package org.plumbline.claim;

import java.util.List;
import java.util.Optional;
import org.plumbline.number.RangeException;

/** All claims, in the order in which reports list them. */
public final class Claims {
  private static final List<Claim> ALL =
      List.of(
          new Enclosure(),
          new Separability(),
          new InitialRisk(),
          new Homogeneity(),
          new DirectionalConvergence(),
          new StableActivation(),
          new Balancedness(),
          new BalancednessDrift(),
          new PairBalancedness(),
          new LayerBalancedness(),
          new LawCount(),
          new Energy(),
          new SmoothedMargin(),
          new RankOneBound(),
          new AlignmentBound(),
          new ActiveSubmatrix(),
          new GradientAlignment(),
          new MarginDirection(),
          new Decomposition(),
          new ConstantSubnetwork(),
          new RiskToZero(),
          new NormGrowth(),
          new RankOneLimit(),
          new AlignmentLimit(),
          new GatesForever(),
          new ActiveSubmatrixLimit(),
          new RankLimit(),
          new MarginDirectionLimit(),
          new DirectionLimit(),
          new FullMatrixCounterexample());

  private Claims() {}

  /** Every claim once. */
  public static List<Claim> all() {
    return ALL;
  }

  /** The hypotheses of the theorems; some can be decided without a trajectory. */
  public static List<Claim> hypotheses() {
    return List.of(
        new Separability(),
        new InitialRisk(),
        new Homogeneity(),
        new DirectionalConvergence(),
        new StableActivation());
  }

  /** The claim with the given id. */
  public static Optional<Claim> withId(String id) {
    return ALL.stream().filter(claim -> claim.id().equals(id)).findFirst();
  }

  /** The findings of every claim on the evidence, in order. */
  public static List<Finding> checkAll(Evidence evidence) {
    return ALL.stream().flatMap(claim -> check(claim, evidence).stream()).toList();
  }

  /** The findings of a claim on the evidence; one that decides nothing if numbers are too large. */
  public static List<Finding> check(Claim claim, Evidence evidence) {
    try {
      return claim.check(evidence);
    } catch (RangeException e) {
      return List.of(
          Finding.of(
              claim.id(),
              "all",
              Verdict.UNDECIDED,
              "not checked",
              "deciding it takes "
                  + e.getMessage()
                  + ": smaller features or weights are needed to decide it"
                  + " (data: {standardize: true}, or a smaller scale of the initialization)"));
    }
  }
}
