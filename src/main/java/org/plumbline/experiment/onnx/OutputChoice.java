package org.plumbline.experiment.onnx;

import java.util.OptionalInt;

/**
 * Which of the numbers that a model computes is {@code f}, counted from 0 in row-major order: the
 * only one, one of several, or a difference of two.
 *
 * @param plus the number taken; empty where there is only one
 * @param minus the number subtracted, if one is
 */
public record OutputChoice(OptionalInt plus, OptionalInt minus) {
  /** The only number. */
  public static final OutputChoice ONLY =
      new OutputChoice(OptionalInt.empty(), OptionalInt.empty());

  /** One number of several. */
  public static OutputChoice of(int index) {
    return new OutputChoice(OptionalInt.of(index), OptionalInt.empty());
  }

  /** The difference of two numbers. */
  public static OutputChoice difference(int plus, int minus) {
    return new OutputChoice(OptionalInt.of(plus), OptionalInt.of(minus));
  }

  /** Whether two numbers are subtracted. */
  boolean isDifference() {
    return minus.isPresent();
  }

  /** The largest index that occurs, 0 if none does. */
  int largest() {
    return Math.max(plus.orElse(0), minus.orElse(0));
  }
}
