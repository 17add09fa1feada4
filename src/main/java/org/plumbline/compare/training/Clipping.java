package org.plumbline.compare.training;

import java.util.List;
import org.plumbline.number.Directed;
import org.plumbline.number.DoubleInterval;

/**
 * A limit to the gradient before a method sees it.
 *
 * @param kind what is limited
 * @param most the limit
 */
record Clipping(Kind kind, double most) {
  /** What is limited. */
  enum Kind {
    /** Nothing. */
    NONE,
    /** The Euclidean norm of all entries; {@value #ADDED} is added to the norm divided by. */
    NORM,
    /** The absolute value of each entry. */
    VALUE
  }

  /** What PyTorch adds to the norm. */
  static final double ADDED = 1e-6;

  /** No limit. */
  static final Clipping NONE = new Clipping(Kind.NONE, Double.POSITIVE_INFINITY);

  /** Whatever a program may have made of the gradient. */
  List<DoubleInterval> of(List<DoubleInterval> gradient, RoundedArithmetic a) {
    switch (kind) {
      case NORM -> {
        DoubleInterval divisor = a.sum(norm(gradient, a), a.constant(ADDED));
        DoubleInterval factor = a.quotient(a.constant(most), divisor);
        if (factor.lower() >= 1) {
          return gradient;
        }
        DoubleInterval share = new DoubleInterval(factor.lower(), Math.min(1, factor.upper()));
        return gradient.stream().map(g -> a.product(g, share)).toList();
      }
      case VALUE -> {
        DoubleInterval limit = a.constant(most);
        return gradient.stream().map(g -> clamped(g, limit)).toList();
      }
      default -> {
        return gradient;
      }
    }
  }

  private static DoubleInterval clamped(DoubleInterval g, DoubleInterval limit) {
    return new DoubleInterval(
        g.lower() > limit.lower() ? limit.lower() : Math.max(g.lower(), -limit.upper()),
        g.upper() < -limit.lower() ? -limit.lower() : Math.min(g.upper(), limit.upper()));
  }

  /** The norm of a gradient, summed in any order. */
  static DoubleInterval norm(List<DoubleInterval> gradient, RoundedArithmetic a) {
    double low = 0;
    double high = 0;
    for (DoubleInterval g : gradient) {
      DoubleInterval square = RoundedArithmetic.square(g);
      low = Directed.sumLower(low, square.lower());
      high = Directed.sumUpper(high, square.upper());
    }
    DoubleInterval sum = new DoubleInterval(Math.max(0, low), high);
    DoubleInterval computed = a.rounded(sum, gradient.size() + 3).sqrt();
    return a.rounded(computed, 3);
  }
}
