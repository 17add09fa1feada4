package org.plumbline.field;

import java.util.List;
import org.plumbline.number.Dyadic;

/**
 * A way of computing with the truncated power series in a program's registers.
 *
 * <p>An instance holds the coefficients of all registers of one program for one expansion; it is
 * confined to one thread. How exact its results are is for the implementation to say; the program
 * and this interface promise nothing.
 */
public interface SeriesArithmetic {
  /** Defines coefficient {@code order} of the target of each instruction, in turn. */
  void execute(List<Instruction> instructions, int order);

  /**
   * Defines coefficient {@code order + 1} of {@code target} as that of the integral of {@code
   * source} in the unit of time, or as 0 if {@code source} is -1.
   */
  void integrate(int target, int source, int order);

  /**
   * Lets coefficients beyond {@code order}, none of which is known yet, lack {@code decay} bits for
   * each order they are away from the first, if that is more than the scale says.
   */
  default void narrow(int order, double decay) {}

  /** Coefficient {@code order} of a register. */
  Dyadic coefficient(int register, int order);

  /**
   * Coefficient {@code order} of a register as a double of about sixteen digits; it may overflow or
   * underflow. For step control and screening.
   */
  default double approximateCoefficient(int register, int order) {
    return coefficient(register, order).approximateDouble();
  }

  /** Sets coefficient {@code order} of a register. */
  void setCoefficient(int register, int order, Dyadic value);

  /** Numbers for some registers, to be added to coefficients of one order in proportion. */
  interface Direction {
    /** Adds {@code amount} times its number to coefficient {@code order} of each register. */
    void add(Dyadic amount, int order);
  }

  /** The direction with rate {@code j} for register {@code j} of the list. */
  default Direction direction(int[] registers, Dyadic[] rates) {
    return (amount, order) -> {
      for (int j = 0; j < registers.length; j++) {
        Dyadic before = coefficient(registers[j], order);
        setCoefficient(registers[j], order, before.add(amount.multiply(rates[j])));
      }
    };
  }

  /**
   * The polynomials {@code Σ_{k<=order} c_k (length·τ)^k} of some registers, in the scaled time of
   * a step of that length, rounded as the arithmetic rounds.
   *
   * @param length the step in the unit of time; at most 1 where accuracy matters
   */
  List<Polynomial> polynomials(List<Integer> registers, int order, Dyadic length);

  /**
   * Sets the coefficients {@code 0 … order} of the first {@code count} registers to those of
   * another arithmetic's.
   */
  default void copy(SeriesArithmetic from, int count, int order) {
    for (int register = 0; register < count; register++) {
      for (int k = 0; k <= order; k++) {
        setCoefficient(register, k, from.coefficient(register, k));
      }
    }
  }

  /**
   * Gives back what it holds for the next arithmetic of its factory: nothing is executed any more,
   * and of what can be read only parameters and what was set.
   */
  default void release() {}

  /** Creates arithmetics for programs. */
  interface Factory {
    /** An arithmetic for {@code program} at the given scale. */
    SeriesArithmetic create(StraightLineProgram program, SeriesScale scale);
  }
}
