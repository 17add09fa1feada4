package org.plumbline.flow.dormandprince;

import java.util.function.Predicate;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.ODEStateAndDerivative;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.events.Action;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.hipparchus.ode.sampling.ODEStateInterpolator;
import org.hipparchus.ode.sampling.ODEStepHandler;

/**
 * Steps of the Dormand-Prince method of order 8(5,3) on a smooth field, from time 0, until the
 * listener has enough.
 *
 * <p>Local errors are kept below {@value #TOLERANCE} of the size of the weights. Time starts at 0
 * on every stretch, so that it is resolved as finely after an event as before.
 */
final class DoubleStretch implements ODEStepHandler {
  /** A thousand times the rounding unit: below, rounding would be taken for truncation. */
  private static final double TOLERANCE = 1e-13;

  /** The change of the field that is little over a first step. */
  private static final double LITTLE = 0x1p-5;

  private static final int HALVINGS = 200;

  private final Predicate<DoubleStep> listener;
  private End end = End.COVERED;
  private double reached;
  private double reachedBefore = -1;
  private boolean isOver;

  private DoubleStretch(Predicate<DoubleStep> listener) {
    this.listener = listener;
  }

  /** How a stretch ended. */
  enum End {
    /** The listener had enough, or the whole length was covered. */
    COVERED,
    /** Steps became too small to move time. */
    STALLED,
    /** Some number left the range of double. */
    OUT_OF_RANGE
  }

  /**
   * Integrates over at most {@code length}; the listener hears of every step and says whether to go
   * on.
   */
  static End run(
      OrdinaryDifferentialEquation field,
      double[] start,
      double length,
      Predicate<DoubleStep> listener) {
    double size = norm(start);
    double least = size > 0 ? size * TOLERANCE : TOLERANCE;
    DormandPrince853Integrator integrator =
        new DormandPrince853Integrator(0, Double.MAX_VALUE, least, TOLERANCE);
    integrator.setInitialStepSize(Math.min(firstStep(field, start), length));
    DoubleStretch stretch = new DoubleStretch(listener);
    integrator.addStepHandler(stretch);
    integrator.addStepEndHandler(stretch::stepEnded);
    try {
      integrator.integrate(field, new ODEState(0, start), length);
    } catch (MathRuntimeException e) {
      return End.OUT_OF_RANGE;
    }
    return stretch.end;
  }

  /**
   * A step over which the field hardly changes. The method's own first guess may be far too long
   * where the loss is steep, and what overflows once cannot be taken back.
   */
  private static double firstStep(OrdinaryDifferentialEquation field, double[] start) {
    double[] velocity = field.computeDerivatives(0, start);
    double speed = norm(velocity);
    double size = norm(start);
    double step = speed > 0 ? (size > 0 ? size : 1) / speed : 1;
    for (int attempt = 0; attempt < HALVINGS; attempt++) {
      double[] moved = start.clone();
      for (int p = 0; p < moved.length; p++) {
        moved[p] += step * velocity[p];
      }
      double[] change = field.computeDerivatives(0, moved);
      for (int p = 0; p < change.length; p++) {
        change[p] -= velocity[p];
      }
      if (norm(change) <= LITTLE * speed) {
        return step;
      }
      step /= 2;
    }
    return step;
  }

  /** The largest entry; not a number if one is not. */
  private static double norm(double[] vector) {
    double largest = 0;
    for (double entry : vector) {
      largest = Math.max(largest, Math.abs(entry));
    }
    return largest;
  }

  /** Hears of every step, and of the empty remainder after its end as well. */
  @Override
  public void handleStep(ODEStateInterpolator dense) {
    if (isOver || dense.getCurrentState().getTime() <= reached) {
      return;
    }
    reached = dense.getCurrentState().getTime();
    DoubleStep step = DoubleStep.of(dense);
    if (!step.isFinite()) {
      end = End.OUT_OF_RANGE;
      isOver = true;
    } else {
      isOver = !listener.test(step);
    }
  }

  private Action stepEnded(ODEStateAndDerivative state, boolean isForward) {
    if (!isOver && reached <= reachedBefore) {
      end = End.STALLED;
      isOver = true;
    }
    reachedBefore = reached;
    return isOver ? Action.STOP : Action.CONTINUE;
  }
}
