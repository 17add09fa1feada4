package org.plumbline.field;

import org.plumbline.number.Rational;

/**
 * A value of the straight-line program: a series in a register, or a constant known while
 * compiling.
 *
 * @param register the register, or -1 for a constant
 * @param constant the constant; zero for a register
 */
record Signal(int register, Rational constant) {
  static final Signal ZERO = constant(Rational.ZERO);
  static final Signal ONE = constant(Rational.ONE);

  static Signal register(int register) {
    return new Signal(register, Rational.ZERO);
  }

  static Signal constant(Rational value) {
    return new Signal(-1, value);
  }

  boolean isConstant() {
    return register < 0;
  }

  boolean isZero() {
    return isConstant() && constant.signum() == 0;
  }
}
