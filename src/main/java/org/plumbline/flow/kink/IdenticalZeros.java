package org.plumbline.flow.kink;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plumbline.field.FieldProgram;
import org.plumbline.field.Instruction;
import org.plumbline.field.StraightLineProgram;
import org.plumbline.flow.state.PointState;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/**
 * Which functions of the weights stay at zero along the flow under fixed gates, by proof and not by
 * the number of coefficients that vanish (proofs-notes/kinks.md, K13).
 *
 * <p>First the largest set of linear relations between weights is sought that hold at the point and
 * that the field keeps, out of {@code w_p = 0}, {@code w_p = ±w_q} and {@code s = 0} for
 * pre-activations that are linear: those whose formal derivative is not zero under all of them are
 * struck out, until none is left. What slopes hold at zero is not struck out. A function stays at
 * zero if, under the relations left, it is formally zero, or its derivative is.
 */
final class IdenticalZeros {
  /** Polynomials with more terms than this are taken for numbers of which nothing is known. */
  private static final int MOST_TERMS = 1_000;

  /** Relations between two weights are left out where there are more. */
  private static final int MOST_RELATIONS = 2_000;

  private final FieldProgram field;
  private final int parameters;
  private final FormalSum[] weights;
  private Formal formal;

  private IdenticalZeros(FieldProgram field, int parameters) {
    this.field = field;
    this.parameters = parameters;
    this.weights = new FormalSum[parameters];
    Arrays.setAll(weights, FormalSum::atom);
    this.formal = Formal.of(field, weights);
  }

  /**
   * The zeros of the flow that starts at a point; what is below {@code 2^-negligible} of how large
   * it has been counts as zero there.
   *
   * @param vanishing pre-activations that vanish at the point, registers of the program
   */
  static IdenticalZeros of(
      FieldProgram field,
      PointState point,
      int negligible,
      StraightLineProgram program,
      Collection<Integer> vanishing) {
    IdenticalZeros zeros = new IdenticalZeros(field, point.weights().size());
    List<FormalSum> held = new ArrayList<>();
    for (int register : field.pinnedPreActivations()) {
      held.add(zeros.formal.values[register]);
    }
    List<FormalSum> kept = new ArrayList<>(between(point, negligible));
    FormalSum[] values = zeros.formal.evaluate(program);
    vanishing.forEach(register -> kept.add(values[register]));
    held.removeIf(relation -> !zeros.isLinear(relation));
    kept.removeIf(relation -> !zeros.isLinear(relation));
    zeros.strikeOut(held, kept);
    return zeros;
  }

  /** The relations between weights that hold at a point. */
  private static List<FormalSum> between(PointState point, int negligible) {
    List<FormalSum> relations = new ArrayList<>();
    int n = point.weights().size();
    for (int p = 0; p < n; p++) {
      if (isZero(point.weights().get(p), point, p, negligible)) {
        relations.add(FormalSum.atom(p));
      }
    }
    for (int p = 0; p < n && n * n < 2 * MOST_RELATIONS; p++) {
      for (int q = 0; q < p; q++) {
        Dyadic a = point.weights().get(p);
        Dyadic b = point.weights().get(q);
        if (isZero(a.subtract(b), point, p, negligible)) {
          relations.add(combination(p, q, Rational.ONE.negate()));
        }
        if (isZero(a.add(b), point, p, negligible)) {
          relations.add(combination(p, q, Rational.ONE));
        }
      }
    }
    return relations;
  }

  private static boolean isZero(Dyadic value, PointState point, int p, int negligible) {
    return value.abs().compareTo(point.reach(p).scale(-negligible)) <= 0;
  }

  private static FormalSum combination(int p, int q, Rational factor) {
    return new FormalSum.Builder()
        .add(Rational.ONE, FormalSum.atom(p))
        .add(factor, FormalSum.atom(q))
        .sum();
  }

  private boolean isLinear(FormalSum relation) {
    return relation.terms().keySet().stream()
        .allMatch(m -> m.size() == 1 && m.get(0) >= 0 && m.get(0) < parameters);
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
    return s.isZero() || s.derivative(formal::rate).isZero();
  }

  /** Strikes out relations that the derivatives do not have, until all have them. */
  private void strikeOut(List<FormalSum> held, List<FormalSum> kept) {
    int before;
    do {
      before = kept.size();
      List<FormalSum> all = new ArrayList<>(held);
      all.addAll(kept);
      eliminate(all);
      formal = Formal.of(field, weights);
      kept.removeIf(relation -> !relation.derivative(formal::rate).isZero());
    } while (kept.size() < before);
  }

  /** Writes each weight by those that linear relations leave free. */
  private void eliminate(List<FormalSum> relations) {
    Arrays.setAll(weights, FormalSum::atom);
    for (FormalSum relation : relations) {
      FormalSum rest = substituted(relation);
      if (!rest.isZero()) {
        Map.Entry<List<Integer>, Rational> leader = rest.terms().entrySet().iterator().next();
        int pivot = leader.getKey().get(0);
        Rational factor = Rational.ONE.divide(leader.getValue()).negate();
        FormalSum value =
            new FormalSum.Builder()
                .add(factor, rest)
                .add(Rational.ONE, FormalSum.atom(pivot))
                .sum();
        weights[pivot] = value;
        for (int p = 0; p < parameters; p++) {
          weights[p] = substituted(weights[p]);
        }
      }
    }
  }

  /** A linear combination of weights, written by those that are free. */
  private FormalSum substituted(FormalSum linear) {
    FormalSum.Builder sum = new FormalSum.Builder();
    linear.terms().forEach((atom, factor) -> sum.add(factor, weights[atom.get(0)]));
    return sum.sum();
  }

  /** The registers of the field as polynomials, under the relations assumed. */
  private static final class Formal {
    private final FieldProgram field;
    private final FormalSum[] weights;
    private final int parameters;
    private final Map<Object, Integer> atoms = new HashMap<>();
    private FormalSum[] values = new FormalSum[0];

    private Formal(FieldProgram field, FormalSum[] weights) {
      this.field = field;
      this.weights = weights;
      this.parameters = weights.length;
    }

    /** The registers where the weights are the given combinations of free ones. */
    static Formal of(FieldProgram field, FormalSum[] weights) {
      Formal formal = new Formal(field, weights.clone());
      formal.values = formal.evaluate(field.program());
      return formal;
    }

    /** A function of a polynomial that a loss is made of. */
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
      System.arraycopy(weights, 0, registers, 0, parameters);
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
        registers[target] = products <= MOST_TERMS ? sum.sum() : atom(new Unknown(program, target));
      } else if (instruction instanceof Instruction.Combination combination) {
        registers[target] = combined(registers, combination);
      } else if (instruction instanceof Instruction.Exponential exponential) {
        registers[target] = atom(new Function("exp", registers[exponential.source()]));
      } else if (instruction instanceof Instruction.Logistic logistic) {
        FormalSum argument = registers[logistic.source()];
        registers[target] = atom(new Function("logistic", argument));
        registers[logistic.slope()] = atom(new Function("slope", argument));
      } else if (instruction instanceof Instruction.Solution solution) {
        FormalSum argument = registers[solution.source()];
        registers[target] = atom(new Function(solution.loss().toString(), argument));
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
      return atom < parameters ? derivative(atom) : FormalSum.atom(-1 - atom);
    }
  }
}
