package org.plumbline.number;

/**
 * An exact result would have an exponent beyond 64 bits, or more digits than any number that is
 * worth writing out.
 *
 * <p>Input can ask for such numbers: the exponential of a margin of {@code -10^30}. Who meets one
 * says so, and decides nothing (proofs-notes/elementary.md).
 */
public final class RangeException extends ArithmeticException {
  private static final long serialVersionUID = 1;

  /** What was asked for. */
  public RangeException(String what) {
    super(what);
  }
}
