package org.plumbline.claim.theorem;

import java.util.List;
import org.plumbline.number.Rational;

/** The theorems that are audited, in the order in which reports list them. */
public final class Theorems {
  private static final List<Theorem> ALL =
      List.of(
          new Theorem(
              "last-layers-rank-one",
              "last linear layers tend to rank one, and align",
              "Le & Jegelka 2022",
              List.of(
                  new FallingLoss(),
                  new LinearHead(),
                  new RiskGetsLow(),
                  new DirectionSettles(),
                  new SignsSettle())),
          new Theorem(
              "stably-active-submatrix",
              "rows of units that are stably active tend to rank one",
              "Le & Jegelka 2022",
              List.of(
                  new FallingLoss(),
                  new StablyActiveUnits(),
                  new RiskGetsLow(),
                  new DirectionSettles(),
                  new SignsSettle())),
          new Theorem(
              "convergence-in-direction",
              "w/‖w‖ converges, along a path of finite length",
              "Ji & Telgarsky 2020, theorem 3.1",
              List.of(new FallingLoss(), new HomogeneousNetwork(), new RiskGetsLow())),
          new Theorem(
              "deep-linear-max-margin",
              "layers align, and W_L ⋯ W_1 tends to the direction of the maximum margin",
              "Ji & Telgarsky 2019, 2020",
              List.of(
                  new FallingLoss(),
                  OneActivation.linear(),
                  PlainLayers.any(),
                  new TrainedWeights(),
                  new SeparableSamples(),
                  new RiskGetsLow())),
          new Theorem(
              "leaky-rank-two",
              "W_1 tends to rank two at most, with a linear decision boundary",
              "Frei et al. 2023",
              List.of(
                  new FallingLoss(),
                  PlainLayers.two(),
                  OneActivation.leaky(),
                  new FixedOuterLayer(),
                  new NearlyOrthogonalSamples(Rational.of(3)),
                  new RiskGetsLow())),
          new Theorem(
              "orthogonally-separable",
              "units tend to the maximum margin directions of the two labels",
              "Phuong & Lampert 2021",
              List.of(
                  new FallingLoss(),
                  PlainLayers.two(),
                  OneActivation.relu(),
                  new TrainedWeights(),
                  new OrthogonallySeparableSamples(),
                  new BalancedStart(),
                  new LiveStart(),
                  new SmallStart())));

  private Theorems() {}

  /** Every theorem once. */
  public static List<Theorem> all() {
    return ALL;
  }

  /** The audit of every theorem, in order. */
  public static List<TheoremAudit> audit(Grounds grounds) {
    return ALL.stream().map(theorem -> TheoremAudit.of(theorem, grounds)).toList();
  }
}
