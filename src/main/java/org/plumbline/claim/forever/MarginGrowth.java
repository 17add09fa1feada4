package org.plumbline.claim.forever;

import java.util.Optional;
import org.plumbline.data.DyadicFunctions;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/**
 * The envelope of the smoothed margin {@code m = ℓ⁻¹(Σ ℓ(p_i))} at all times {@code τ} after T, in
 * the time in which {@code w' ∈ -∂Σℓ}: {@code κ₋ m^a <= e^m m' <= κ₊ m^a}
 * (proofs-notes/risk-to-zero.md; Lyu &amp; Li 2020, theorem 4.3, with constants).
 *
 * @param start contains {@code m} at T, positive
 * @param exponent {@code a >= 0}
 * @param logSlowest its lower end is at most {@code log κ₋}
 * @param logFastest its upper end is at least {@code log κ₊}, if there is one
 */
public record MarginGrowth(
    DyadicInterval start,
    Rational exponent,
    DyadicInterval logSlowest,
    Optional<DyadicInterval> logFastest) {
  static final int BITS = 96;

  /** Rounds of a fixed point; each is a bound. */
  private static final int ROUNDS = 24;

  /** At most {@code m} after {@code τ >= 0} and from then on. */
  public Dyadic lower(DyadicInterval tau) {
    Dyadic now = start.lower();
    if (tau.lower().signum() <= 0) {
      return now;
    }
    DyadicInterval least = DyadicInterval.of(now);
    DyadicInterval gained = logSlowest.add(log(DyadicInterval.of(tau.lower())));
    Dyadic simple = logSum(least, gained.add(power(least))).lower();
    return now.max(simple).max(sharp(gained));
  }

  /** The limit of {@code m ← ξ + a log m} from below, for {@code m_T > a}. */
  private Dyadic sharp(DyadicInterval gained) {
    DyadicInterval least = DyadicInterval.of(start.lower());
    Dyadic now = start.lower();
    if (isSharp()) {
      DyadicInterval root = logSum(least.subtract(power(least)), gained.add(logShare()));
      for (int k = 0; k < ROUNDS; k++) {
        now = now.max(root.add(power(DyadicInterval.of(now))).lower());
      }
    }
    return now;
  }

  /** At least {@code m} after {@code τ}, if there is such a bound. */
  public Optional<Dyadic> upper(DyadicInterval tau) {
    return logFastest.map(fastest -> upper(fastest, tau));
  }

  private Dyadic upper(DyadicInterval fastest, DyadicInterval tau) {
    Dyadic root = largestRoot();
    if (tau.upper().signum() > 0) {
      DyadicInterval gained = fastest.add(log(DyadicInterval.of(tau.upper())));
      root = logSum(DyadicInterval.of(root), gained).upper();
    }
    Dyadic twice = a().upper().scale(1);
    Optional<Dyadic> next = tangent(root, root.max(twice).add(Dyadic.ONE));
    Dyadic best = next.orElseThrow();
    for (int k = 0; k < ROUNDS && next.isPresent(); k++) {
      best = best.min(next.get());
      next = tangent(root, best);
    }
    return best;
  }

  /** The largest {@code s - a log s} on the interval at T: a convex function, so at an end. */
  private Dyadic largestRoot() {
    DyadicInterval left = DyadicInterval.of(start.lower());
    DyadicInterval right = DyadicInterval.of(start.upper());
    return left.subtract(power(left)).upper().max(right.subtract(power(right)).upper());
  }

  /**
   * The solution of {@code m - a (log c + (m - c)/c) <= Y}, a bound for any {@code c > a}; empty
   * unless {@code c} is certainly that.
   */
  private Optional<Dyadic> tangent(Dyadic root, Dyadic point) {
    if (point.compareTo(a().upper()) <= 0) {
      return Optional.empty();
    }
    DyadicInterval c = DyadicInterval.of(point);
    DyadicInterval share = DyadicInterval.ONE.subtract(a().divide(c, BITS)).outward(BITS);
    DyadicInterval numerator = DyadicInterval.of(root).add(power(c)).subtract(a());
    return share.lower().signum() > 0
        ? Optional.of(numerator.outward(BITS).divide(share, BITS).outward(BITS).upper())
        : Optional.empty();
  }

  /**
   * At least the logarithm of the {@code τ} by which {@code m} is proved to have reached {@code
   * margin}; empty if it has at T.
   */
  public Optional<Dyadic> logTimeUntil(Dyadic margin) {
    if (margin.compareTo(start.lower()) <= 0) {
      return Optional.empty();
    }
    DyadicInterval target = DyadicInterval.of(margin);
    DyadicInterval least = DyadicInterval.of(start.lower());
    Dyadic simple = target.subtract(power(least)).subtract(logSlowest).upper();
    Dyadic sharp =
        isSharp()
            ? target.subtract(power(target)).subtract(logSlowest).subtract(logShare()).upper()
            : simple;
    return Optional.of(simple.min(sharp));
  }

  /** Whether {@code m_T > a} for certain. */
  private boolean isSharp() {
    return share().lower().signum() > 0;
  }

  /** {@code log(1 - a/m_T)}. */
  private DyadicInterval logShare() {
    return log(share());
  }

  private DyadicInterval share() {
    return DyadicInterval.ONE.subtract(a().divide(DyadicInterval.of(start.lower()), BITS));
  }

  private DyadicInterval a() {
    return DyadicInterval.enclosing(exponent, BITS);
  }

  /** {@code a log s}. */
  private DyadicInterval power(DyadicInterval s) {
    return a().multiply(log(s)).outward(BITS);
  }

  private static DyadicInterval log(DyadicInterval x) {
    return x.log(BITS).outward(BITS);
  }

  /** An interval that contains {@code log(e^x + e^y)}. */
  static DyadicInterval logSum(DyadicInterval x, DyadicInterval y) {
    DyadicInterval difference = y.subtract(x).outward(BITS);
    return x.add(new DyadicFunctions(BITS).softPlus(difference)).outward(BITS);
  }
}
