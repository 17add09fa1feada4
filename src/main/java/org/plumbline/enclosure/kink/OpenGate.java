package org.plumbline.enclosure.kink;

import org.plumbline.enclosure.ball.PolynomialRange;
import org.plumbline.enclosure.box.KinkStrength;
import org.plumbline.enclosure.box.SampleSignals;
import org.plumbline.enclosure.box.WeightBox;
import org.plumbline.enclosure.proposal.StepSeries;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.Pair;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.network.Evaluation;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/** What to try where a gate is uncertain in a way that is not bounded. */
public final class OpenGate {
  /** Digits by which the error has to be less than what decides a gate. */
  private static final int SPARE_DIGITS = 5;

  /** Digits of a limb. */
  private static final int LIMB_DIGITS = 15;

  /** Digits that an engine works with beyond those asked for, about. */
  private static final int GUARD_DIGITS = 13;

  private OpenGate() {}

  /**
   * What would help: other weights where the pre-activation is exactly zero at the start, digits
   * where it is not zero on the proposal but less than what these have, and otherwise to stop
   * before; so too where the back-signal of a pinned pair changes its sign: from there on its kink
   * repels, and no digits tell which way the flow goes.
   *
   * @param limbs the length of the verifier's numbers
   */
  public static String remedy(
      FlowProblem problem,
      StepSeries series,
      TrajectoryStep step,
      double tau,
      Pair pair,
      SampleSignals signals,
      int limbs) {
    if (tau == 0 && step.start().signum() == 0 && isZeroAtStart(problem, pair)) {
      return "other initial weights, with which this pre-activation is not exactly 0";
    }
    if (step.gates().gate(pair) == Gate.PINNED && turns(series, pair, signals)) {
      return "a shorter horizon";
    }
    DoubleInterval s = PolynomialRange.enclosing(series.preActivation(pair)).on(tau, tau);
    double distance = s.mignitudeLower() / KinkStrength.gradientUpper(signals, pair);
    if (!(distance > 0)) {
      return "a shorter horizon";
    }
    int needed = SPARE_DIGITS - (int) Math.floor(StrictMath.log10(distance));
    return needed > LIMB_DIGITS * (limbs - 1) - GUARD_DIGITS
        ? "--digits " + needed
        : "a shorter horizon";
  }

  /** Whether the kink of a pair is convex at one end of the step only. */
  private static boolean turns(StepSeries series, Pair pair, SampleSignals signals) {
    DoubleInterval before = strength(series, 0, pair, signals);
    DoubleInterval after = strength(series, 1, pair, signals);
    return before.upper() < 0 && after.lower() > 0;
  }

  private static DoubleInterval strength(
      StepSeries series, double tau, Pair pair, SampleSignals signals) {
    WeightBox box = series.proposal().box(tau, tau, Magnitude.ZERO);
    SampleSignals there = SampleSignals.ofSelections(signals.problem(), box, signals.gates());
    return KinkStrength.enclosing(there, there.lossWeights(), pair).strength();
  }

  private static boolean isZeroAtStart(FlowProblem problem, Pair pair) {
    Rational s =
        Evaluation.exact(
                problem.network(), problem.initialWeights(), problem.data().point(pair.sample()))
            .preActivations()
            .get(pair.vertex());
    return s.signum() == 0;
  }
}
