package org.plumbline.claim.forever;

import java.util.List;
import java.util.Optional;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;

/**
 * {@link NormGain} for a network with levels: all {@code a_l} grow by {@code 2N}, and {@code γ̂_T Π
 * √a_l <= m <= Γ₀ Π √a_l}.
 *
 * @param squares contains the sum of squares {@code a_l(T)} of each level, all positive
 * @param start contains {@code m_T}, positive
 * @param steepest its upper end is at least {@code Γ₀}, the largest {@code min_i p_i / Π √a_l}
 */
public record LevelGain(List<DyadicInterval> squares, DyadicInterval start, DyadicInterval steepest)
    implements NormGain {
  private static final int BITS = MarginGrowth.BITS;

  /** A gain with an immutable copy of the squares. */
  public LevelGain {
    squares = List.copyOf(squares);
  }

  @Override
  public Dyadic lower(Dyadic margin) {
    Dyadic needed = square(margin).lower();
    DyadicInterval allowed = DyadicInterval.of(steepest.upper()).square().outward(BITS);
    return Search.largest(gain -> product(gain).multiply(allowed).upper().compareTo(needed) <= 0);
  }

  @Override
  public Optional<Dyadic> upper(Dyadic margin) {
    Dyadic reached = square(margin).multiply(product(Dyadic.ZERO)).upper();
    DyadicInterval now = DyadicInterval.of(start.lower()).square().outward(BITS);
    return Search.least(gain -> product(gain).multiply(now).lower().compareTo(reached) >= 0);
  }

  @Override
  public Optional<Dyadic> marginFor(Dyadic gain) {
    DyadicInterval root = product(gain.max(Dyadic.ZERO)).sqrt(BITS);
    return Optional.of(root.multiply(steepest).outward(BITS).upper());
  }

  @Override
  public Dyadic normLower(Dyadic margin) {
    return norm(lower(margin)).lower();
  }

  @Override
  public Optional<Dyadic> normUpper(Dyadic margin) {
    return upper(margin).map(gain -> norm(gain).upper());
  }

  /** An interval that contains {@code γ̂_T = m_T/Π √a_l(T)}. */
  public DyadicInterval normalized() {
    return start.divide(product(Dyadic.ZERO).sqrt(BITS), BITS).outward(BITS);
  }

  /** {@code Π (a_l(T) + 2N)}. */
  private DyadicInterval product(Dyadic gain) {
    DyadicInterval product = DyadicInterval.ONE;
    for (DyadicInterval square : squares) {
      DyadicInterval later = square.add(DyadicInterval.of(gain.scale(1)));
      product = product.multiply(later.outward(BITS)).outward(BITS);
    }
    return product;
  }

  /** {@code ‖w‖}, by {@code ‖w‖² = Σ a_l(T) + 2LN}. */
  private DyadicInterval norm(Dyadic gain) {
    DyadicInterval sum = DyadicInterval.ZERO;
    for (DyadicInterval square : squares) {
      sum = sum.add(square).add(DyadicInterval.of(gain.scale(1))).outward(BITS);
    }
    return sum.sqrt(BITS);
  }

  private static DyadicInterval square(Dyadic margin) {
    return DyadicInterval.of(margin).square().outward(BITS);
  }
}
