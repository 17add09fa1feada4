package org.plumbline.compare.training;

import org.plumbline.number.DoubleInterval;

/**
 * Gradient descent with momentum {@code b = μ b + (1 - τ) g}, the first {@code b} being {@code g},
 * along {@code b} or, for Nesterov's method, {@code g + μ b}; {@code λ w} is added to {@code g}.
 *
 * @param momentum {@code μ}
 * @param dampening {@code τ}
 * @param decay {@code λ}
 * @param isNesterov whether the gradient is taken ahead
 * @param isUnderWay whether there is a {@code b} before the first step, which that one then tells
 */
record GradientUpdate(
    double momentum, double dampening, double decay, boolean isNesterov, boolean isUnderWay)
    implements Update {
  /** Roundings of the product with the step size, and of that itself. */
  static final int STEP_ROUNDINGS = 3;

  /** The gradient itself. */
  static final GradientUpdate PLAIN = new GradientUpdate(0, 0, 0, false, false);

  @Override
  public int weightRoundings() {
    return 0;
  }

  @Override
  public WeightUpdate start(RoundedArithmetic arithmetic) {
    return new Buffer(this, arithmetic);
  }

  /** The gradient with the part of the weights. */
  static DoubleInterval decayed(
      RoundedArithmetic a, double decay, DoubleInterval weight, DoubleInterval gradient) {
    return decay == 0
        ? gradient
        : a.sum(gradient, a.rounded(weight.multiply(DoubleInterval.of(decay)), 2));
  }

  /** What is remembered of a weight. */
  private static final class Buffer implements WeightUpdate {
    private final GradientUpdate method;
    private final RoundedArithmetic a;
    private DoubleInterval buffer = DoubleInterval.ZERO;

    Buffer(GradientUpdate method, RoundedArithmetic a) {
      this.method = method;
      this.a = a;
    }

    @Override
    public DoubleInterval direction(
        int t, DoubleInterval weight, DoubleInterval gradient, DoubleInterval observed) {
      DoubleInterval g = decayed(a, method.decay(), weight, gradient);
      if (method.momentum() == 0) {
        return a.rounded(g, STEP_ROUNDINGS);
      }
      DoubleInterval mu = DoubleInterval.of(method.momentum());
      if (t == 1) {
        buffer = method.isUnderWay() ? first(g, observed, mu) : g;
      } else {
        DoubleInterval share = RoundedArithmetic.complement(method.dampening());
        DoubleInterval part = method.dampening() == 0 ? g : a.rounded(g.multiply(share), 2);
        buffer = a.sum(a.rounded(buffer.multiply(mu), 2), part);
      }
      DoubleInterval direction =
          method.isNesterov() ? a.sum(g, a.rounded(buffer.multiply(mu), 2)) : buffer;
      return a.rounded(direction, STEP_ROUNDINGS);
    }

    private DoubleInterval first(DoubleInterval g, DoubleInterval observed, DoubleInterval mu) {
      DoubleInterval direction = a.rounded(observed, STEP_ROUNDINGS + 1);
      return method.isNesterov()
          ? a.rounded(a.quotient(a.rounded(direction.subtract(g), 2), mu), 2)
          : direction;
    }
  }
}
