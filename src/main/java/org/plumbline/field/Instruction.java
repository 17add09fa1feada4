package org.plumbline.field;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.data.Loss;
import org.plumbline.number.Rational;

/**
 * One assignment of the straight-line program: it defines coefficient {@code k} of its target from
 * coefficients {@code 0 … k} of its sources, and of the target itself below {@code k}.
 */
public sealed interface Instruction {
  /** The register assigned. */
  int target();

  /** All registers assigned: the target, and those kept beside it. */
  default List<Integer> targets() {
    return List.of(target());
  }

  /** The registers read. */
  List<Integer> sources();

  /**
   * The sum of series products {@code Σ_j left_j · right_j}.
   *
   * @param target the register assigned
   * @param left the left factors
   * @param right the right factors, as many
   */
  record Dot(int target, List<Integer> left, List<Integer> right) implements Instruction {
    @Override
    public List<Integer> sources() {
      List<Integer> both = new ArrayList<>(left);
      both.addAll(right);
      return both;
    }
  }

  /**
   * The combination {@code constant + Σ_j coefficients_j · sources_j} with exact rational
   * coefficients.
   *
   * @param target the register assigned
   * @param sources the series combined
   * @param coefficients one per source
   * @param constant added to coefficient 0
   */
  record Combination(
      int target, List<Integer> sources, List<Rational> coefficients, Rational constant)
      implements Instruction {}

  /**
   * The exponential {@code e = exp(u)}, by {@code k e_k = Σ_{j=1..k} j u_j e_{k-j}}.
   *
   * @param target the register assigned
   * @param source the exponent {@code u}
   */
  record Exponential(int target, int source) implements Instruction {
    @Override
    public List<Integer> sources() {
      return List.of(source);
    }
  }

  /**
   * The logistic function {@code c = 1/(1 + exp(-u))}, by {@code k c_k = Σ_{j=1..k} j u_j q_{k-j}}
   * with {@code q = c - c²} kept beside it. Unlike the quotient {@code e/(1+e)} it does not cancel
   * where {@code u} is large.
   *
   * @param target the register assigned
   * @param slope the register of {@code q}
   * @param source the argument {@code u}
   */
  record Logistic(int target, int slope, int source) implements Instruction {
    @Override
    public List<Integer> targets() {
      return List.of(target, slope);
    }

    @Override
    public List<Integer> sources() {
      return List.of(source);
    }
  }

  /**
   * Functions {@code y_1 … y_m} of {@code u} that solve the equation of a loss, {@code y_1} its
   * slope {@code -ℓ'(-u)}, by {@code k y_k = Σ_{j=1..k} j u_j g_{k-j}} for each of them, with
   * {@code g = dy/du} kept beside it. The exponential and the logistic function are of this kind;
   * they have instructions of their own because most of the time goes into them.
   *
   * @param loss the loss, which says what the functions are at a number
   * @param source the argument {@code u}
   * @param unknowns the registers of {@code y_1 … y_m}
   * @param rates the registers of {@code dy_1/du … dy_m/du}
   * @param closing what assigns the rates, given the unknowns
   */
  record Solution(
      Loss loss, int source, List<Integer> unknowns, List<Integer> rates, List<Instruction> closing)
      implements Instruction {
    /** A solution with immutable copies of its lists. */
    public Solution {
      unknowns = List.copyOf(unknowns);
      rates = List.copyOf(rates);
      closing = List.copyOf(closing);
    }

    @Override
    public int target() {
      return unknowns.get(0);
    }

    @Override
    public List<Integer> targets() {
      List<Integer> all = new ArrayList<>(unknowns);
      closing.forEach(instruction -> all.addAll(instruction.targets()));
      return all;
    }

    @Override
    public List<Integer> sources() {
      return List.of(source);
    }
  }
}
