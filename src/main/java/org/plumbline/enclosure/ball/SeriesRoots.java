package org.plumbline.enclosure.ball;

import java.util.List;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Magnitude;

/**
 * Square roots of series balls: each result contains the root of every series in the argument.
 *
 * <p>The coefficients come from the usual recurrence, rounded; that their square is nearly the
 * reciprocal is then proved (proofs-notes/verifier.md, V4).
 */
final class SeriesRoots {
  private final int order;
  private final int count;
  private final int bits;

  /** Roots to {@code order} with {@code count} limbs. */
  SeriesRoots(int order, int count) {
    this.order = order;
    this.count = count;
    this.bits = SeriesBall.BITS * count;
  }

  /**
   * The root {@code √x} for {@code x_0 > 0}, as {@code x/√x}.
   *
   * @throws ArithmeticException if that is not small: the series does not converge well
   */
  SeriesBall sqrt(SeriesBall x) {
    return SeriesSum.product(x, inverseSqrt(x), order, count);
  }

  /**
   * The series {@code 1/√x} for {@code x_0 > 0}.
   *
   * <p>If {@code ‖x H² - 1‖ <= ρ <= 1/2} and {@code H_0 > 0}, then {@code |1/√x - H| <= ‖H‖ ρ}.
   */
  SeriesBall inverseSqrt(SeriesBall x) {
    SeriesBall proposal = proposal(x);
    if (proposal.coefficient(0).signum() <= 0) {
      return SeriesBall.ZERO.widened(Magnitude.INFINITY);
    }
    Magnitude rho = residual(x, proposal);
    return rho.compareTo(Magnitude.ONE.scale(-1)) > 0
        ? proposal.widened(Magnitude.INFINITY)
        : proposal.widened(proposal.normUpper().multiply(rho));
  }

  /**
   * {@code f = (x/x_0)^(-1/2)} has {@code k f_k = -Σ_j (k - j/2) v_j f_{k-j}}, {@code v = x/x_0}.
   */
  private SeriesBall proposal(SeriesBall x) {
    Dyadic first = x.coefficient(0);
    SeriesBall inverse = constant(Dyadic.ONE.approximateQuotient(first, bits));
    SeriesBall ratio = SeriesSum.product(x.center().withoutConstant(), inverse, order, count);
    SeriesBall half = SeriesSum.product(ratio, constant(Dyadic.ONE.scale(-1)), order, count);
    GrowingSeries all = new GrowingSeries(order, -count, 1, ratio.center());
    GrowingSeries weighted = new GrowingSeries(order, -count, 1, half.center().derivative());
    all.start(constant(Dyadic.ONE));
    weighted.start(constant(Dyadic.ONE));
    for (int k = 1; k <= order; k++) {
      long[] digits = GrowingSeries.divided(weighted.convolution(k - 1), k);
      long[] next = GrowingSeries.difference(digits, all.convolution(k));
      all.set(k, next);
      weighted.set(k, next);
    }
    Dyadic root = DyadicInterval.of(first).sqrt(bits).lower();
    SeriesBall factor = constant(Dyadic.ONE.approximateQuotient(root, bits));
    return SeriesSum.product(all.polynomial(), factor, order, count + 1).center();
  }

  private SeriesBall constant(Dyadic value) {
    return SeriesBall.approximate(List.of(value), count + 1);
  }

  /** An upper bound of {@code ‖x H² - 1‖}. */
  private Magnitude residual(SeriesBall x, SeriesBall proposal) {
    SeriesBall product = SeriesSum.product(x, proposal, order, count + 1);
    SeriesSum residual =
        new SeriesSum(order, -count - 1L, Math.max(1, product.top() + proposal.top()));
    residual.addProduct(product, proposal);
    residual.add(constant(Dyadic.ONE), true);
    return residual.ball().normUpper();
  }
}
