package org.plumbline.enclosure.ball;

import java.util.List;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Elementary;
import org.plumbline.number.Magnitude;

/**
 * Exponential, reciprocal and logistic function of series balls; each result contains the function
 * of every series in the argument.
 *
 * <p>Coefficients come from the usual recurrences, rounded; that they are nearly right is then
 * proved from what is left when they are put into the equation they should solve
 * (proofs-notes/verifier.md, V3 and V4).
 */
final class SeriesFunctions {
  private static final double LOG_2 = StrictMath.log(2);

  /** Below this only an upper bound of the exponential is used … */
  private static final Dyadic NEXT_TO_NOTHING = Dyadic.ONE.scale(59).negate();

  /** … which is two to this power: {@code e^-x < 2^-x}. */
  private static final long NOTHING_EXPONENT = -(1L << 59);

  /** The parts of a step on which it is looked at how much an argument rises: a power of two. */
  private static final int PARTS = 16;

  private final int order;
  private final int count;
  private final int bits;
  private final Elementary elementary;

  /** Functions to {@code order} with {@code count} limbs. */
  SeriesFunctions(int order, int count) {
    this.order = order;
    this.count = count;
    this.bits = SeriesBall.BITS * count;
    this.elementary = Elementary.withBits(bits);
  }

  /**
   * The exponential {@code e^u}.
   *
   * <p>With {@code E' = U'E + r}, {@code E - e^U = e^U (E_0 e^-U_0 - 1 + ∫ r e^-U)}. Where {@code
   * u} changes by so much that all digits would be lost, the exponential is bounded by its size: 0
   * plus a remainder of which nothing is known but that.
   */
  SeriesBall exp(SeriesBall u) {
    Dyadic constant = u.coefficient(0);
    if (constant.compareTo(NEXT_TO_NOTHING) < 0) {
      return SeriesBall.ZERO.widened(expSize(u, Dyadic.ONE.scale(NOTHING_EXPONENT)));
    }
    Dyadic first = elementary.exp(constant);
    double change = u.sizes().normWithoutConstantUpper().doubleUpper();
    if (change > bits * LOG_2) {
      return SeriesBall.ZERO.widened(expSize(u, first));
    }
    SeriesBall start = SeriesBall.approximate(List.of(first), count + 1);
    SeriesBall slope = u.center().derivative();
    long room = 1 + (long) (change / (SeriesBall.BITS * LOG_2));
    // Just below half a power of the base balancing carries into one limb more.
    long unit = Math.min(start.unit(), start.top() - count - 1);
    GrowingSeries e = new GrowingSeries(order, unit, start.top() + room, slope);
    e.start(start);
    double lost = 0;
    for (int k = 1; k <= order; k++) {
      e.set(k, GrowingSeries.divided(e.convolution(k - 1), k));
      lost += e.lost(k - 1) / k + 1;
    }
    SeriesBall found = e.polynomial();
    Magnitude tail = SeriesSizes.tailUpper(slope.sizes(), found.sizes(), order - 1);
    Magnitude residual =
        e.size(lost).add(tail.divideByLower(Magnitude.enclosingAbove(order + 1.0)));
    Magnitude error = expError(u, first, residual);
    Magnitude size = expSize(u, first);
    return error.compareTo(size) < 0 ? found.widened(error) : SeriesBall.ZERO.widened(size);
  }

  /**
   * {@code |e^(u(τ))| <= e^U_0 e^W e^ρ} on {@code [0, 1]}, {@code W} the largest of 0 and {@code
   * (U(τ) - U_0)/τ}; {@code first} is within {@code 2^-bits} of {@code e^U_0}.
   */
  private Magnitude expSize(SeriesBall u, Dyadic first) {
    Magnitude upper = Magnitude.enclosingAbove(first);
    return upper
        .add(upper.scale(1L - bits))
        .multiply(rise(u).expUpper())
        .multiply(u.radius().expUpper());
  }

  private static Magnitude rise(SeriesBall u) {
    PolynomialRange range = PolynomialRange.enclosingRise(u);
    double rise = 0;
    for (int part = 0; part < PARTS; part++) {
      rise = Math.max(rise, range.on((double) part / PARTS, (part + 1.0) / PARTS).upper());
    }
    return Magnitude.enclosingAbove(rise).min(u.sizes().normWithoutConstantUpper());
  }

  /**
   * {@code first} is within {@code 2^-bits} of {@code e^U_0}, and cut to {@code count + 1} limbs it
   * loses less than {@code 2^(1-bits)} of itself: together less than {@code 2^(2-bits)}.
   */
  private Magnitude expError(SeriesBall u, Dyadic first, Magnitude residual) {
    Magnitude growth = u.sizes().normWithoutConstantUpper().expUpper();
    Magnitude startError = Magnitude.enclosingAbove(first).scale(2L - bits);
    Magnitude size = Magnitude.enclosingAbove(first).add(startError).multiply(growth);
    Magnitude ofSource = u.radius().multiply(u.radius().expUpper());
    return startError
        .multiply(growth)
        .add(residual.multiply(growth).multiply(growth))
        .add(size.multiply(ofSource));
  }

  /**
   * The reciprocal {@code 1/(1+e)} for {@code e_0 >= 0}.
   *
   * <p>If {@code ‖(1+e) D - 1‖ <= ρ < 1}, then {@code ‖1/(1+e) - D‖ <= ‖D‖ ρ/(1-ρ)}.
   *
   * @throws ArithmeticException if that is not small: the series does not converge well
   */
  SeriesBall reciprocalOfOnePlus(SeriesBall e) {
    Dyadic whole = Dyadic.ONE.approximateSum(e.coefficient(0), bits);
    Dyadic inverse = Dyadic.ONE.approximateQuotient(whole, bits);
    SeriesBall factor = SeriesBall.approximate(List.of(inverse), count + 1);
    SeriesBall ratio = SeriesSum.product(e.center().withoutConstant(), factor, order, count);
    GrowingSeries series = new GrowingSeries(order, -count, 1, ratio);
    series.start(SeriesBall.approximate(List.of(Dyadic.ONE), 1));
    for (int k = 1; k <= order; k++) {
      series.set(k, GrowingSeries.negated(series.convolution(k)));
    }
    SeriesBall proposal = SeriesSum.product(series.polynomial(), factor, order, count + 1).center();
    return proposal.widened(reciprocalError(e, proposal));
  }

  private Magnitude reciprocalError(SeriesBall e, SeriesBall proposal) {
    SeriesBall one = SeriesBall.approximate(List.of(Dyadic.ONE), 1);
    long top = Math.max(1, Math.max(proposal.top(), proposal.top() + e.top()));
    SeriesSum residual = new SeriesSum(order, -count - 1L, top);
    residual.addProduct(e, proposal);
    residual.add(proposal, false);
    residual.add(one, true);
    Magnitude rho = residual.ball().normUpper();
    if (rho.compareTo(Magnitude.ONE.scale(-1)) > 0) {
      return Magnitude.INFINITY;
    }
    return proposal.normUpper().multiply(rho).scale(1);
  }

  /** The logistic function {@code 1/(1 + e^-u)}; relatively accurate on both sides. */
  SeriesBall logistic(SeriesBall u) {
    if (u.coefficient(0).signum() > 0) {
      return reciprocalOfOnePlus(exp(u.negated()));
    }
    SeriesBall e = exp(u);
    return SeriesSum.product(e, reciprocalOfOnePlus(e), order, count);
  }
}
