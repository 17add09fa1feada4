package org.plumbline.series.lane;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.plumbline.field.Instruction;
import org.plumbline.field.StraightLineProgram;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;
import org.plumbline.series.limb.LimbCombination;
import org.plumbline.series.limb.LimbConstants;
import org.plumbline.series.limb.LimbKernels;
import org.plumbline.series.limb.LimbRegisters;

/**
 * Which exponentials of a program can be worked on in lanes: those of combinations that nothing
 * else reads, if they enter nothing but combinations, and if enough of them have the same sources.
 */
public final class LanePlan {
  /** So many exponentials make a group; with fewer lanes the loops are too short to gain. */
  static final int LEAST_LANES = 16;

  /** A group's sums have at least one term for so many places. */
  private static final int MOST_SPARSE = 4;

  private final List<LaneGroup> groups = new ArrayList<>();
  private final Map<Integer, Sum> sums = new HashMap<>();
  private final Map<Integer, Integer> groupOfArgument = new HashMap<>();
  private final Map<Integer, Integer> groupOfExponential = new HashMap<>();
  private final BitSet held = new BitSet();

  private LanePlan() {}

  /**
   * A combination that exponentials of groups enter.
   *
   * @param parts the groups' parts
   * @param rest the combination of the other terms and the constant, if there are any
   */
  public record Sum(List<Part> parts, Optional<LimbCombination> rest) {}

  /**
   * What a group adds to a sum.
   *
   * @param group the group
   * @param index which of the group's sums it is
   * @param divisor what its terms are divided by
   */
  public record Part(int group, int index, Optional<LimbConstants> divisor) {}

  /** The plan for a program in numbers of so many limbs of 56 bits. */
  public static LanePlan of(StraightLineProgram program, int limbs) {
    LanePlan plan = new LanePlan();
    Readers readers = new Readers(program);
    Map<List<Integer>, List<LaneGroup.Sample>> bySources = new LinkedHashMap<>();
    for (Instruction instruction : program.instructions()) {
      if (instruction instanceof Instruction.Exponential exponential) {
        readers
            .sample(exponential)
            .ifPresent(
                sample ->
                    bySources
                        .computeIfAbsent(
                            List.copyOf(new TreeSet<>(sample.argument().sources())),
                            fresh -> new ArrayList<>())
                        .add(sample));
      }
    }
    bySources.values().stream()
        .filter(samples -> samples.size() >= LEAST_LANES)
        .forEach(samples -> plan.add(samples, readers, limbs));
    plan.gather(limbs);
    return plan;
  }

  /** Who assigns and reads the registers of a program. */
  private static final class Readers {
    private final Map<Integer, Instruction> writers = new HashMap<>();
    private final Map<Integer, List<Instruction>> readers = new HashMap<>();

    Readers(StraightLineProgram program) {
      for (Instruction instruction : program.instructions()) {
        instruction.targets().forEach(target -> writers.put(target, instruction));
        new TreeSet<>(instruction.sources())
            .forEach(
                source -> readers.computeIfAbsent(source, r -> new ArrayList<>()).add(instruction));
      }
    }

    List<Instruction> of(int register) {
      return readers.getOrDefault(register, List.of());
    }

    Optional<LaneGroup.Sample> sample(Instruction.Exponential exponential) {
      List<Instruction> uses = of(exponential.target());
      boolean isSummed =
          !uses.isEmpty() && uses.stream().allMatch(use -> use instanceof Instruction.Combination);
      boolean isOnlyReader = of(exponential.source()).size() == 1;
      return isSummed
              && isOnlyReader
              && writers.get(exponential.source()) instanceof Instruction.Combination argument
              && isPlain(argument)
          ? Optional.of(new LaneGroup.Sample(argument, exponential))
          : Optional.empty();
    }

    /** Whether it combines something, but no exponentials. */
    private boolean isPlain(Instruction.Combination argument) {
      return !argument.sources().isEmpty()
          && argument.sources().stream()
              .noneMatch(source -> writers.get(source) instanceof Instruction.Exponential);
    }
  }

  private void add(List<LaneGroup.Sample> samples, Readers readers, int limbs) {
    Map<Integer, Instruction.Combination> entered = new LinkedHashMap<>();
    long terms = 0;
    for (LaneGroup.Sample sample : samples) {
      for (Instruction use : readers.of(sample.exponential().target())) {
        entered.put(use.target(), (Instruction.Combination) use);
        terms++;
      }
    }
    boolean isSparse = terms * MOST_SPARSE < (long) entered.size() * samples.size();
    if (isSparse) {
      return;
    }
    LaneGroup group =
        LaneGroup.of(samples, List.copyOf(entered.values()), LimbRegisters.lanesFor(limbs) + 1);
    for (LaneGroup.Sample sample : samples) {
      groupOfArgument.put(sample.argument().target(), groups.size());
      groupOfExponential.put(sample.exponential().target(), groups.size());
      held.set(sample.argument().target());
      held.set(sample.exponential().target());
    }
    groups.add(group);
  }

  /** Gathers what the groups add to each sum. */
  private void gather(int limbs) {
    Map<Integer, Instruction.Combination> instructions = new LinkedHashMap<>();
    Map<Integer, List<Part>> parts = new HashMap<>();
    for (int g = 0; g < groups.size(); g++) {
      for (int m = 0; m < groups.get(g).sums(); m++) {
        Instruction.Combination sum = groups.get(g).sum(m);
        instructions.put(sum.target(), sum);
        parts
            .computeIfAbsent(sum.target(), fresh -> new ArrayList<>())
            .add(new Part(g, m, divisor(groups.get(g).weights(m), limbs)));
      }
    }
    instructions.forEach(
        (target, sum) ->
            sums.put(target, new Sum(parts.getOrDefault(target, List.of()), rest(sum, limbs))));
  }

  private static Optional<LimbConstants> divisor(LaneConstants weights, int limbs) {
    int bits = (limbs + 1) * LimbKernels.BITS;
    Dyadic divisor = Dyadic.of(weights.divisor(), 0);
    return divisor.equals(Dyadic.ONE)
        ? Optional.empty()
        : Optional.of(
            LimbConstants.of(List.of(Dyadic.ONE.approximateQuotient(divisor, bits)), limbs + 1));
  }

  private Optional<LimbCombination> rest(Instruction.Combination sum, int limbs) {
    List<Integer> sources = new ArrayList<>();
    List<Rational> coefficients = new ArrayList<>();
    for (int j = 0; j < sum.sources().size(); j++) {
      if (!held.get(sum.sources().get(j))) {
        sources.add(sum.sources().get(j));
        coefficients.add(sum.coefficients().get(j));
      }
    }
    return sources.isEmpty() && sum.constant().signum() == 0
        ? Optional.empty()
        : Optional.of(
            LimbCombination.of(
                new Instruction.Combination(sum.target(), sources, coefficients, sum.constant()),
                limbs));
  }

  public List<LaneGroup> groups() {
    return groups;
  }

  /** The sum that a register is assigned, if exponentials of groups enter it. */
  public Optional<Sum> sum(int register) {
    return Optional.ofNullable(sums.get(register));
  }

  /** The group for which a register is assigned an exponent. */
  public Optional<Integer> groupOfArgument(int register) {
    return Optional.ofNullable(groupOfArgument.get(register));
  }

  /** The group for which a register is assigned an exponential. */
  public Optional<Integer> groupOfExponential(int register) {
    return Optional.ofNullable(groupOfExponential.get(register));
  }

  /** Whether a register is worked on in lanes. */
  public boolean holds(int register) {
    return register >= 0 && held.get(register);
  }
}
