package org.plumbline.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plumbline.field.FieldProgram;
import org.plumbline.field.Instruction;
import org.plumbline.field.StraightLineProgram;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/**
 * Which functions of the weights stay at zero along the flow under fixed gates, by proof and not by
 * the number of coefficients that vanish (proofs-notes/kinks.md, K13).
 *
 * <p>First the largest set of relations {@code w_p = 0} and {@code w_p = ±w_q} is sought that hold
 * at the point and that the field keeps: those the formal derivatives do not have are struck out
 * until all have them. A function stays at zero if, under the relations left, it is formally zero,
 * or its derivative is, or it is a combination of what slopes hold at zero.
 */
final class IdenticalZeros {
  /** Polynomials with more terms than this are taken for numbers of which nothing is known. */
  private static final int MOST_TERMS = 1_000;

  private final FieldProgram field;
  private final int parameters;

  /** For each weight the one it equals up to its sign; itself if none is known. */
  private final int[] representatives;

  /** For each weight 1 or -1 as it equals its representative or the negative of it, or 0. */
  private final int[] signs;

  private Formal formal;

  private IdenticalZeros(FieldProgram field, int[] representatives, int[] signs) {
    this.field = field;
    this.parameters = representatives.length;
    this.representatives = representatives;
    this.signs = signs;
    this.formal = new Formal();
  }

  /**
   * The zeros of the flow that starts at the given weights; weights that differ by less than {@code
   * 2^-negligible} of their size count as equal.
   */
  static IdenticalZeros of(FieldProgram field, List<Dyadic> weights, int negligible) {
    int[] representatives = new int[weights.size()];
    int[] signs = new int[weights.size()];
    for (int p = 0; p < signs.length; p++) {
      Dyadic w = weights.get(p);
      representatives[p] = p;
      signs[p] = w.signum() == 0 ? 0 : 1;
      for (int q = 0; q < p && representatives[p] == p && signs[p] != 0; q++) {
        Dyadic other = weights.get(q);
        Dyadic noise = w.abs().scale(-negligible);
        if (representatives[q] == q && w.abs().subtract(other.abs()).abs().compareTo(noise) <= 0) {
          representatives[p] = q;
          signs[p] = w.signum() * other.signum();
        }
      }
    }
    IdenticalZeros zeros = new IdenticalZeros(field, representatives, signs);
    zeros.strikeOut();
    return zeros;
  }

  /** Whether no weight that the register is made of moves, whatever the weights are. */
  static boolean rests(FieldProgram field, StraightLineProgram program, int register) {
    Set<Integer> needed = new HashSet<>(Set.of(register));
    for (int k = program.instructions().size() - 1; k >= 0; k--) {
      Instruction instruction = program.instructions().get(k);
      if (needed.contains(instruction.target())) {
        needed.addAll(instruction.sources());
      }
    }
    return needed.stream()
        .allMatch(r -> r >= program.parameters() || field.derivatives().get(r) < 0);
  }

  /** Whether a register of a program on the weights, zero at the start, is so ever after. */
  boolean stays(StraightLineProgram program, int register) {
    FormalSum s = formal.evaluate(program)[register];
    return s.isZero()
        || s.isSpannedBy(field.pinnedPreActivations().stream().map(r -> formal.values[r]).toList())
        || s.derivative(formal::rate).isZero();
  }

  /** Strikes out relations that the derivatives do not have, until all have them. */
  private void strikeOut() {
    int[] before;
    int[] signsBefore;
    do {
      before = representatives.clone();
      signsBefore = signs.clone();
      formal = new Formal();
      split();
    } while (!Arrays.equals(before, representatives) || !Arrays.equals(signsBefore, signs));
  }

  /** Divides each class of related weights into those whose derivatives are related likewise. */
  private void split() {
    Map<Integer, Map<FormalSum, Integer>> known = new HashMap<>();
    for (int p = 0; p < parameters; p++) {
      FormalSum rate = formal.derivative(p);
      boolean wasZero = signs[p] == 0;
      if (wasZero && rate.isZero()) {
        continue;
      }
      Map<FormalSum, Integer> siblings =
          known.computeIfAbsent(wasZero ? -1 : representatives[p], fresh -> new LinkedHashMap<>());
      FormalSum oriented = signs[p] < 0 ? rate.negated() : rate;
      Integer same = siblings.get(oriented);
      Integer opposite = wasZero ? siblings.get(oriented.negated()) : null;
      if (same != null) {
        representatives[p] = same;
        signs[p] = wasZero ? 1 : signs[p] * signs[same];
      } else if (opposite != null) {
        representatives[p] = opposite;
        signs[p] = -1;
      } else {
        siblings.put(oriented, p);
        representatives[p] = p;
        signs[p] = wasZero ? 1 : signs[p];
      }
    }
    for (int p = 0; p < parameters; p++) {
      if (representatives[p] == p && signs[p] != 0) {
        signs[p] = 1;
      }
    }
  }

  /** The registers of the field as polynomials, under the relations assumed. */
  private final class Formal {
    private final Map<Object, Integer> atoms = new HashMap<>();
    private final FormalSum[] values;

    Formal() {
      this.values = evaluate(field.program());
    }

    /** An exponential or a logistic function of a polynomial, or the slope of one. */
    private record Function(String name, FormalSum argument) {}

    /** A register of whose value nothing is known. */
    private record Unknown(StraightLineProgram program, int register) {}

    private FormalSum atom(Object key) {
      return FormalSum.atom(atoms.computeIfAbsent(key, fresh -> firstAtom() + atoms.size()));
    }

    private int firstAtom() {
      return field.program().parameters() + field.program().slopes();
    }

    FormalSum[] evaluate(StraightLineProgram program) {
      FormalSum[] registers = new FormalSum[program.registers()];
      Arrays.fill(registers, FormalSum.ZERO);
      for (int p = 0; p < parameters; p++) {
        FormalSum atom = FormalSum.atom(representatives[p]);
        registers[p] = signs[p] == 0 ? FormalSum.ZERO : signs[p] < 0 ? atom.negated() : atom;
      }
      for (int q = 0; q < program.slopes(); q++) {
        registers[parameters + q] = FormalSum.atom(parameters + q);
      }
      program.instructions().forEach(instruction -> execute(program, registers, instruction));
      return registers;
    }

    private void execute(
        StraightLineProgram program, FormalSum[] registers, Instruction instruction) {
      int target = instruction.target();
      if (instruction instanceof Instruction.Dot dot) {
        FormalSum.Builder sum = new FormalSum.Builder();
        long products = 0;
        for (int j = 0; j < dot.left().size(); j++) {
          FormalSum left = registers[dot.left().get(j)];
          FormalSum right = registers[dot.right().get(j)];
          products += (long) left.size() * right.size();
          if (products <= MOST_TERMS) {
            sum.add(left, right);
          }
        }
        registers[target] =
            products <= MOST_TERMS ? sum.sum() : atom(new Unknown(program, target));
      } else if (instruction instanceof Instruction.Combination combination) {
        registers[target] = combined(registers, combination);
      } else if (instruction instanceof Instruction.Exponential exponential) {
        registers[target] = atom(new Function("exp", registers[exponential.source()]));
      } else if (instruction instanceof Instruction.Logistic logistic) {
        FormalSum argument = registers[logistic.source()];
        registers[target] = atom(new Function("logistic", argument));
        registers[logistic.slope()] = atom(new Function("slope", argument));
      }
    }

    private FormalSum combined(FormalSum[] registers, Instruction.Combination combination) {
      FormalSum.Builder sum = new FormalSum.Builder();
      sum.add(combination.constant(), FormalSum.constant(Rational.ONE));
      for (int j = 0; j < combination.sources().size(); j++) {
        sum.add(combination.coefficients().get(j), registers[combination.sources().get(j)]);
      }
      return sum.sum();
    }

    /** The derivative of a weight. */
    FormalSum derivative(int p) {
      int register = field.derivatives().get(p);
      return register < 0 ? FormalSum.ZERO : values[register];
    }

    /** The derivative of an atom of a function of the weights. */
    FormalSum rate(int atom) {
      return atom < parameters
          ? derivative(atom)
          : FormalSum.atom(-1 - atom);
    }
  }
}
