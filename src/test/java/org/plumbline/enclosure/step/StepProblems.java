package org.plumbline.enclosure.step;

import java.util.List;
import org.plumbline.enclosure.SingleStep;
import org.plumbline.enclosure.box.WeightBox;
import org.plumbline.enclosure.kink.PinnedCurve;
import org.plumbline.enclosure.proposal.ProposedStep;
import org.plumbline.enclosure.proposal.StepSeries;
import org.plumbline.enclosure.proposal.VerifierContext;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.Pair;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.network.Activation;
import org.plumbline.network.Network;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/** Small problems of which a step is bounded. */
final class StepProblems {
  static final Activation LEAKY = Activation.leaky(Rational.of(1, 4));

  /** {@code f = b σ(a x)}, with parameters a, b. */
  static final Network SINGLE = SingleStep.layers(LEAKY, 1, 1, 1);

  /** {@code f = o σ(p σ(a x) + q σ(d x))}, with parameters a, d, p, q, o. */
  static final Network JOINED = SingleStep.layers(LEAKY, 1, 2, 1, 1);

  static final Pair FIRST = new Pair(0, 1);
  static final Pair SECOND = new Pair(0, 2);
  static final Pair JOINT = new Pair(0, 3);

  /** {@code κ > 0}: the flow lifts {@code s = a} at a rate between {@code b c/4} and {@code bc}. */
  static final FlowProblem REPELLING = SingleStep.problem(SINGLE, 1);

  /** {@code κ < 0}. */
  static final FlowProblem CONVEX = SingleStep.problem(SINGLE, -1);

  private StepProblems() {}

  /** A step of a problem and the tube of radius {@code 2^-bits}, nothing being released in it. */
  static StepTube tube(FlowProblem problem, TrajectoryStep step, int bits) {
    VerifierContext context = new VerifierContext(problem, 4);
    ProposedStep proposal = ProposedStep.of(step, context.count());
    StepSeries series = new StepSeries(context, step, proposal);
    Magnitude radius = Magnitude.ONE.scale(-bits);
    PinnedCurve curve =
        PinnedCurve.enclosing(context, series, List.of(), List.of(), radius).orElseThrow();
    return new StepTube(context, series, step, proposal, curve, radius);
  }

  /** A part of a step. */
  static StepPart part(StepTube tube, double from, double to) {
    WeightBox box = tube.box(from, to);
    return StepPart.of(tube, from, to, box, tube.states(from, to, box));
  }

  /** A part of a step of one unit, whose first weight is a polynomial, in a tube of 2^-44. */
  static StepPart part(
      FlowProblem problem, Gate gate, double from, double to, double... coefficients) {
    SingleStep step =
        SingleStep.of(problem, SingleStep.polynomial(coefficients), SingleStep.polynomial(1))
            .with(FIRST, gate);
    return part(tube(problem, step.step(), 44), from, to);
  }
}
