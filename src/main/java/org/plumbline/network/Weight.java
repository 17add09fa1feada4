package org.plumbline.network;

import org.plumbline.number.Rational;
import org.plumbline.number.qual.Rigorous;

/**
 * What an edge multiplies by: a trainable parameter, possibly shared by several edges, or a
 * constant.
 */
public sealed interface Weight {
  /**
   * The trainable parameter with the given index.
   *
   * @param index the position in the parameter vector
   */
  record Parameter(int index) implements Weight {}

  /**
   * A constant that is not trained, such as the 1 of an identity skip.
   *
   * @param value the constant
   */
  record Fixed(@Rigorous Rational value) implements Weight {}
}
