package org.plumbline.data;

import java.util.function.UnaryOperator;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;

/**
 * Intervals that contain the functions on all of an interval (proofs-notes/interval.md).
 *
 * <p>Results of any size are handled, {@code e^-100000} included: exponents are unbounded. Beyond
 * {@code e^(2^60)} they are out of range.
 *
 * @param bits the bits kept of results, which are rounded outwards
 */
public record DyadicFunctions(int bits) implements LossFunctions<DyadicInterval> {
  @Override
  public DyadicInterval of(long n) {
    return DyadicInterval.of(Dyadic.of(n));
  }

  @Override
  public DyadicInterval negate(DyadicInterval u) {
    return u.negate();
  }

  @Override
  public DyadicInterval add(DyadicInterval u, DyadicInterval v) {
    return u.add(v).outward(bits);
  }

  @Override
  public DyadicInterval multiply(DyadicInterval u, DyadicInterval v) {
    return u.multiply(v).outward(bits);
  }

  @Override
  public DyadicInterval square(DyadicInterval u) {
    return u.square().outward(bits);
  }

  @Override
  public DyadicInterval reciprocal(DyadicInterval u) {
    return DyadicInterval.ONE.divide(u, bits);
  }

  @Override
  public DyadicInterval sqrt(DyadicInterval u) {
    return u.sqrt(bits);
  }

  @Override
  public boolean isNegative(DyadicInterval u) {
    return u.upper().signum() < 0;
  }

  @Override
  public DyadicInterval decreasing(DyadicInterval u, UnaryOperator<DyadicInterval> function) {
    DyadicInterval atUpper = function.apply(DyadicInterval.of(u.upper()));
    DyadicInterval atLower =
        u.lower().equals(u.upper()) ? atUpper : function.apply(DyadicInterval.of(u.lower()));
    return new DyadicInterval(atUpper.lower(), atLower.upper()).outward(bits);
  }

  @Override
  public DyadicInterval exp(DyadicInterval u) {
    return u.exp(bits).outward(bits);
  }

  @Override
  public DyadicInterval log(DyadicInterval r) {
    return r.log(bits);
  }

  /** Where {@code e^u} is large it is {@code u} and next to nothing. */
  @Override
  public DyadicInterval softPlus(DyadicInterval u) {
    if (!isLarge(u.upper())) {
      return logOnePlus(exp(u));
    }
    Dyadic lower =
        isLarge(u.lower()) ? u.lower() : logOnePlus(exp(DyadicInterval.of(u.lower()))).lower();
    DyadicInterval rest = DyadicInterval.of(Dyadic.ONE.scale(-bits));
    return new DyadicInterval(lower, DyadicInterval.of(u.upper()).add(rest).upper()).outward(bits);
  }

  @Override
  public DyadicInterval inverseSoftPlus(DyadicInterval r) {
    return expMinusOne(r).log(bits);
  }

  @Override
  public DyadicInterval logistic(DyadicInterval u) {
    if (!isLarge(u.upper())) {
      return quotient(exp(u));
    }
    Dyadic lower =
        isLarge(u.lower())
            ? Dyadic.ONE.subtract(Dyadic.ONE.scale(-bits))
            : quotient(exp(DyadicInterval.of(u.lower()))).lower();
    return new DyadicInterval(lower, Dyadic.ONE);
  }

  /** The quotient {@code e/(1 + e)}. */
  private DyadicInterval quotient(DyadicInterval e) {
    return e.divide(DyadicInterval.ONE.add(e).outward(bits), bits);
  }

  /** Whether {@code e^-u} is below {@code 2^-bits}. */
  private boolean isLarge(Dyadic u) {
    return u.compareTo(Dyadic.of(bits)) >= 0;
  }

  /**
   * {@code log(1 + e)} for {@code e > 0}; between {@code e - e²/2} and {@code e} where that is as
   * sharp.
   */
  private DyadicInterval logOnePlus(DyadicInterval e) {
    long magnitude = e.upper().magnitudeExponent();
    if (magnitude < -bits) {
      DyadicInterval least = DyadicInterval.of(e.lower());
      Dyadic lower = least.subtract(least.square().scale(-1)).lower();
      return new DyadicInterval(lower, e.upper()).outward(bits);
    }
    int width = bits + (int) Math.max(0, -magnitude);
    return DyadicInterval.ONE.add(e).log(width).outward(bits);
  }

  /**
   * {@code e^r - 1} for {@code r > 0}, at least {@code r}: where an interval is wide its lower end
   * may be lost beside 1. Between {@code r} and {@code r + r²} where that is as sharp.
   */
  private DyadicInterval expMinusOne(DyadicInterval r) {
    long magnitude = r.upper().magnitudeExponent();
    if (magnitude < -bits) {
      DyadicInterval most = DyadicInterval.of(r.upper());
      Dyadic upper = most.add(most.square()).upper();
      return new DyadicInterval(r.lower(), upper).outward(bits);
    }
    int width = bits + (int) Math.max(0, -magnitude);
    DyadicInterval result = r.exp(width).subtract(DyadicInterval.ONE);
    return new DyadicInterval(result.lower().max(r.lower()), result.upper()).outward(bits);
  }
}
