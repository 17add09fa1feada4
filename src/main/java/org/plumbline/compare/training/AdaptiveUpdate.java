package org.plumbline.compare.training;

import org.plumbline.number.DoubleInterval;

/**
 * Steps whose size is each weight's own: a mean of gradients over the root of a mean of squares.
 *
 * @param kind how squares are gathered
 * @param first {@code β1}, the share that the mean of gradients keeps
 * @param second {@code β2}, the share that the mean of squares keeps
 * @param epsilon what is added to the root
 * @param decay {@code λ}, of which {@code λ w} is added
 * @param isDecoupled whether it is added to the direction, not to the gradient
 */
record AdaptiveUpdate(
    Kind kind, double first, double second, double epsilon, double decay, boolean isDecoupled)
    implements Update {
  /** How squares are gathered. */
  enum Kind {
    /** Not at all: the sign of the gradient. */
    SIGN,
    /** All are summed. */
    ADAGRAD,
    /** A moving average from 0 on. */
    RMSPROP,
    /** Moving averages with their bias corrected. */
    ADAM,
    /** The same with the largest average of squares so far. */
    AMSGRAD,
    /** Moving averages whose bias is not corrected. */
    BIASED
  }

  @Override
  public int weightRoundings() {
    return isDecoupled ? 3 : 0;
  }

  @Override
  public WeightUpdate start(RoundedArithmetic arithmetic) {
    return new Moments(this, arithmetic);
  }

  /** What is remembered of a weight. */
  private static final class Moments implements WeightUpdate {
    private final AdaptiveUpdate method;
    private final RoundedArithmetic a;
    private DoubleInterval mean = DoubleInterval.ZERO;
    private DoubleInterval square = DoubleInterval.ZERO;
    private DoubleInterval largest = DoubleInterval.ZERO;

    Moments(AdaptiveUpdate method, RoundedArithmetic a) {
      this.method = method;
      this.a = a;
    }

    @Override
    public DoubleInterval direction(
        int t, DoubleInterval weight, DoubleInterval gradient, DoubleInterval observed) {
      double coupled = method.isDecoupled() ? 0 : method.decay();
      DoubleInterval g = GradientUpdate.decayed(a, coupled, weight, gradient);
      DoubleInterval scaled = a.rounded(scaled(t, g), GradientUpdate.STEP_ROUNDINGS);
      return method.isDecoupled()
          ? scaled.add(weight.multiply(DoubleInterval.of(method.decay())))
          : scaled;
    }

    private DoubleInterval scaled(int t, DoubleInterval g) {
      DoubleInterval squared = RoundedArithmetic.square(g);
      switch (method.kind()) {
        case SIGN -> {
          return new DoubleInterval(Math.signum(g.lower()), Math.signum(g.upper()));
        }
        case ADAGRAD -> {
          square = a.sum(square, a.rounded(squared));
          return quotient(g, a.root(square));
        }
        case RMSPROP -> {
          square = a.moment(method.second(), square, squared);
          return quotient(g, a.root(square));
        }
        default -> {
          mean = a.moment(method.first(), mean, g);
          square = a.moment(method.second(), square, squared);
          largest =
              new DoubleInterval(
                  Math.max(largest.lower(), square.lower()),
                  Math.max(largest.upper(), square.upper()));
          return corrected(t);
        }
      }
    }

    private DoubleInterval corrected(int t) {
      boolean isAmsgrad = method.kind() == Kind.AMSGRAD;
      DoubleInterval root = a.root(isAmsgrad ? largest : square);
      if (method.kind() == Kind.BIASED) {
        return quotient(mean, root);
      }
      DoubleInterval second = a.root(a.correction(method.second(), t));
      return a.quotient(quotient(mean, a.quotient(root, second)), a.correction(method.first(), t));
    }

    private DoubleInterval quotient(DoubleInterval numerator, DoubleInterval root) {
      return a.quotient(numerator, a.sum(root, a.constant(method.epsilon())));
    }
  }
}
