package org.plumbline.enclosure.step;

import org.plumbline.enclosure.box.EnclosedProblem;
import org.plumbline.enclosure.box.PossibleGates;
import org.plumbline.enclosure.box.WeightBox;
import org.plumbline.enclosure.kink.GateCheck;
import org.plumbline.enclosure.kink.KnownGates;
import org.plumbline.enclosure.kink.PinnedCurve;
import org.plumbline.enclosure.proposal.ProposedStep;
import org.plumbline.enclosure.proposal.StepSeries;
import org.plumbline.enclosure.proposal.VerifierContext;
import org.plumbline.field.Gate;
import org.plumbline.field.Pair;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.number.Magnitude;

/**
 * A proposed step and all weights within a radius of it: what every bound on its parts is taken
 * from. Nothing here changes while the step is cut.
 */
final class StepTube {
  private final VerifierContext context;
  private final StepSeries series;
  private final TrajectoryStep step;
  private final ProposedStep proposal;
  private final PinnedCurve curve;
  private final Magnitude radius;
  private final GateCheck check;
  private final KnownGates known;

  StepTube(
      VerifierContext context,
      StepSeries series,
      TrajectoryStep step,
      ProposedStep proposal,
      PinnedCurve curve,
      Magnitude radius) {
    this.context = context;
    this.series = series;
    this.step = step;
    this.proposal = proposal;
    this.curve = curve;
    this.radius = radius;
    this.check = new GateCheck(context.problem(), step.gates());
    this.known = KnownGates.of(context.frozen(), step.gates());
  }

  VerifierContext context() {
    return context;
  }

  EnclosedProblem problem() {
    return context.problem();
  }

  /** Series along the step. */
  StepSeries series() {
    return series;
  }

  TrajectoryStep step() {
    return step;
  }

  ProposedStep proposal() {
    return proposal;
  }

  /** The curve on the pinned kinks that the flow is compared with. */
  PinnedCurve curve() {
    return curve;
  }

  Magnitude radius() {
    return radius;
  }

  /** The gates proposed, compared with those that weights have. */
  GateCheck check() {
    return check;
  }

  /** The gate proposed for a pair. */
  Gate gate(Pair pair) {
    return step.gates().gate(pair);
  }

  /** The gate proposed below whatever is pinned in front of a pair. */
  Gate gateBelow(Pair pair) {
    return step.gates().gateBelow(pair.sample(), pair.vertex());
  }

  /** All weights of the tube along a part. */
  WeightBox box(double from, double to) {
    return proposal.box(from, to, radius);
  }

  /** What is known of gates for all weights of the tube along a part. */
  KnownGates known(double from, double to) {
    return known.along(series, from, to, radius);
  }

  /** The gates that weights of the tube along a part may have. */
  PossibleGates states(double from, double to, WeightBox box) {
    return PossibleGates.enclosing(problem(), box, known(from, to));
  }
}
