package org.plumbline.claim.forever;

import java.util.Optional;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/**
 * {@link NormGain} by degrees {@code λ}: {@code Σ λ_p w_p²} grows by {@code 2N}, {@code ‖w‖} is at
 * least what the margin takes, and {@code ‖w(t) - w(T)‖² <= N log(m/m_T)}.
 *
 * @param output bounds {@code |f|} by {@code ‖w‖}
 * @param leastDegree the least degree of a parameter on a path, {@code >= 0}
 * @param weighted contains {@code Σ λ_p w_p²} at T
 * @param norm contains {@code ‖w‖} at T, of the parameters on paths
 * @param start contains {@code m_T}, positive
 */
public record WeightedGain(
    OutputBound output,
    Rational leastDegree,
    DyadicInterval weighted,
    DyadicInterval norm,
    DyadicInterval start)
    implements NormGain {
  private static final int BITS = MarginGrowth.BITS;

  @Override
  public Dyadic lower(Dyadic margin) {
    DyadicInterval needed = DyadicInterval.of(normLower(margin));
    return byDegrees(needed).max(byArc(needed, margin)).max(Dyadic.ZERO);
  }

  /** {@code (λ_min ‖w‖² - Σ λ_p w_p(T)²)/2}. */
  private Dyadic byDegrees(DyadicInterval needed) {
    DyadicInterval least = DyadicInterval.enclosing(leastDegree, BITS);
    return needed.square().multiply(least).outward(BITS).subtract(weighted).scale(-1).lower();
  }

  /**
   * {@code (‖w‖ - ‖w_T‖)²/log(m/m_T)} at the first time, at or after T, at which {@code m} is the
   * margin; {@code N} does not fall after it.
   */
  private Dyadic byArc(DyadicInterval needed, Dyadic margin) {
    DyadicInterval way = needed.subtract(norm).outward(BITS);
    if (margin.compareTo(start.upper()) <= 0 || way.lower().signum() <= 0) {
      return Dyadic.ZERO;
    }
    DyadicInterval ratio = DyadicInterval.of(margin).divide(DyadicInterval.of(start.lower()), BITS);
    Dyadic logarithm = ratio.log(BITS).upper();
    return DyadicInterval.of(way.lower())
        .square()
        .outward(BITS)
        .divide(DyadicInterval.of(logarithm), BITS)
        .lower();
  }

  @Override
  public Optional<Dyadic> upper(Dyadic margin) {
    return Optional.empty();
  }

  /** The margin that takes a norm {@code r} at which either bound of {@code N} is large enough. */
  @Override
  public Optional<Dyadic> marginFor(Dyadic gain) {
    return Search.least(
            r -> {
              DyadicInterval needed = DyadicInterval.of(r);
              return byDegrees(needed).compareTo(gain) >= 0
                  || byArc(needed, output.upper(r)).compareTo(gain) >= 0;
            })
        .map(output::upper);
  }

  @Override
  public Dyadic normLower(Dyadic margin) {
    return Search.largest(radius -> output.upper(radius).compareTo(margin) <= 0);
  }

  @Override
  public Optional<Dyadic> normUpper(Dyadic margin) {
    return Optional.empty();
  }
}
