package org.plumbline.claim.forever;

import java.util.Optional;
import java.util.function.Predicate;
import org.plumbline.number.Dyadic;

/**
 * Numbers at which a condition holds, near the last or the first of them. The condition alone
 * decides: a number is returned only if it was tried and held, or is 0.
 */
final class Search {
  /** Powers of two that are tried. */
  private static final int FARTHEST = 4096;

  /** Halvings between two powers of two: relative errors of {@code 2^-HALVINGS}. */
  private static final int HALVINGS = 40;

  private Search() {}

  /**
   * A number {@code >= 0} at which it holds, near the largest if it holds up to some number and not
   * beyond; 0 where no power of two that is tried will do.
   */
  static Dyadic largest(Predicate<Dyadic> holds) {
    int power = 0;
    while (power < FARTHEST && holds.test(Dyadic.ONE.scale(power + 1L))) {
      power++;
    }
    while (power > -FARTHEST / 16 && !holds.test(Dyadic.ONE.scale(power))) {
      power--;
    }
    Dyadic best = Dyadic.ONE.scale(power);
    return holds.test(best) ? refined(best, best.scale(1), holds) : Dyadic.ZERO;
  }

  /**
   * A number {@code > 0} at which it holds, near the least if it holds from some number on; empty
   * if there is none among the powers of two that are tried.
   */
  static Optional<Dyadic> least(Predicate<Dyadic> holds) {
    int power = 0;
    while (power < FARTHEST && !holds.test(Dyadic.ONE.scale(power))) {
      power++;
    }
    while (power > -FARTHEST / 16 && holds.test(Dyadic.ONE.scale(power - 1L))) {
      power--;
    }
    Dyadic best = Dyadic.ONE.scale(power);
    return holds.test(best) ? Optional.of(refined(best, best.scale(-1), holds)) : Optional.empty();
  }

  private static Dyadic refined(Dyadic holding, Dyadic failing, Predicate<Dyadic> holds) {
    Dyadic best = holding;
    Dyadic other = failing;
    for (int k = 0; k < HALVINGS; k++) {
      Dyadic middle = best.add(other).scale(-1);
      boolean isHolding = holds.test(middle);
      best = isHolding ? middle : best;
      other = isHolding ? other : middle;
    }
    return best;
  }
}
