package org.plumbline.array;

/**
 * How much may be read, and what nameless numbers of two bytes stand for.
 *
 * @param mostBytes the most bytes of a file, and of what is inflated from one
 * @param isVoidBfloat16 whether NumPy's {@code V2} is bfloat16
 * @param hint what a complaint about {@code V2} says besides, or the empty text
 */
public record ArrayLimits(long mostBytes, boolean isVoidBfloat16, String hint) {
  /** Limits for floats and integers. */
  public static ArrayLimits ofBytes(long mostBytes) {
    return new ArrayLimits(mostBytes, false, "");
  }
}
