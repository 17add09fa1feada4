package org.plumbline.series.program;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.field.Instruction;
import org.plumbline.field.StraightLineProgram;
import org.plumbline.series.lane.LanePlan;
import org.plumbline.series.limb.LimbCombination;

/**
 * A straight-line program prepared for limbs: operands in plain arrays, coefficients of
 * combinations as limbs, and a register for each {@code j u_j} that exponentials need. Prepared
 * once, it serves all expansions.
 */
final class LimbProgram {
  private final StraightLineProgram program;
  private final int limbs;
  private final IdentityHashMap<Instruction, LimbOperation> prepared = new IdentityHashMap<>();
  private final IdentityHashMap<List<Instruction>, List<Level>> lists = new IdentityHashMap<>();
  private final IdentityHashMap<List<Instruction>, LaneLists> laneLists = new IdentityHashMap<>();
  private final LanePlan lanes;
  private int[] slots = {};
  private int plainRegisters;
  private int registers;

  LimbProgram(StraightLineProgram program, int limbs) {
    this.program = program;
    this.limbs = limbs;
    this.registers = program.registers();
    this.lanes = LanePlan.of(program, limbs);
    for (Instruction instruction : program.instructions()) {
      prepared.put(instruction, prepare(instruction));
    }
    this.slots = new int[registers];
    this.plainRegisters = layOut();
  }

  /** Lays out registers, those that lanes replace last; how many others there are. */
  private int layOut() {
    BitSet replaced = new BitSet();
    for (LimbOperation operation : prepared.values()) {
      if (lanes.holds(operation.target())) {
        replaced.set(operation.target());
        if (operation instanceof Exponential exponential) {
          replaced.set(exponential.scaled());
        }
      }
    }
    int plain = registers - replaced.cardinality();
    int next = 0;
    int nextReplaced = plain;
    for (int register = 0; register < registers; register++) {
      slots[register] = replaced.get(register) ? nextReplaced++ : next++;
    }
    return plain;
  }

  /** A sum of products. */
  static final class Dot implements LimbOperation {
    private final int target;
    private final int[] left;
    private final int[] right;

    Dot(Instruction.Dot dot) {
      this.target = dot.target();
      this.left = dot.left().stream().mapToInt(Integer::intValue).toArray();
      this.right = dot.right().stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public int target() {
      return target;
    }

    @Override
    public void execute(LimbExecutor executor, int order) {
      executor.dot(this, order);
    }

    @Override
    public int terms() {
      return left.length;
    }

    int left(int j) {
      return left[j];
    }

    int right(int j) {
      return right[j];
    }
  }

  /** A combination, made ready when first asked for: where lanes are used most never are. */
  static final class Combination implements LimbOperation {
    private final Instruction.Combination instruction;
    private final int limbs;
    private Optional<LimbCombination> prepared = Optional.empty();

    Combination(Instruction.Combination instruction, int limbs) {
      this.instruction = instruction;
      this.limbs = limbs;
    }

    @Override
    public int target() {
      return instruction.target();
    }

    @Override
    public void execute(LimbExecutor executor, int order) {
      executor.combine(target(), combination(), order);
    }

    /** What is combined, for the one thread that works on it. */
    private LimbCombination combination() {
      LimbCombination known = prepared.orElseGet(() -> LimbCombination.of(instruction, limbs));
      prepared = Optional.of(known);
      return known;
    }
  }

  /** An exponential and the register of {@code j u_j}. */
  record Exponential(int target, int source, int scaled) implements LimbOperation {
    @Override
    public void execute(LimbExecutor executor, int order) {
      executor.exponential(this, order);
    }
  }

  /** A logistic function, its slope, the registers of {@code j u_j} and of the complement to 1. */
  record Logistic(int target, int slope, int source, int scaled, int complement)
      implements LimbOperation {
    @Override
    public void execute(LimbExecutor executor, int order) {
      executor.logistic(this, order);
    }
  }

  /** What solves the equation of a loss, with the register of {@code j u_j}. */
  record Solution(Instruction.Solution instruction, List<LimbOperation> closing, int scaled)
      implements LimbOperation {
    @Override
    public int target() {
      return instruction.target();
    }

    @Override
    public void execute(LimbExecutor executor, int order) {
      executor.solution(this, order);
    }

    @Override
    public int terms() {
      return instruction.unknowns().size() + closing.stream().mapToInt(LimbOperation::terms).sum();
    }
  }

  private LimbOperation prepare(Instruction instruction) {
    if (instruction instanceof Instruction.Dot dot) {
      return new Dot(dot);
    }
    if (instruction instanceof Instruction.Combination combination) {
      return new Combination(combination, limbs);
    }
    if (instruction instanceof Instruction.Exponential exponential) {
      return new Exponential(exponential.target(), exponential.source(), registers++);
    }
    if (instruction instanceof Instruction.Solution solution) {
      List<LimbOperation> closing = solution.closing().stream().map(this::prepare).toList();
      return new Solution(solution, closing, registers++);
    }
    Instruction.Logistic logistic = (Instruction.Logistic) instruction;
    return new Logistic(
        logistic.target(), logistic.slope(), logistic.source(), registers++, registers++);
  }

  /** Whether this is the very program given, not one like it. */
  @SuppressWarnings("ReferenceEquality") // instructions are told apart by identity
  boolean isOf(StraightLineProgram other) {
    return program == other;
  }

  /** What can be worked on in lanes. */
  LanePlan lanes() {
    return lanes;
  }

  /**
   * The places of the registers of the program and those added: the parameters' come first, in
   * order, those of what can be worked on in lanes last.
   */
  int[] slots() {
    return slots;
  }

  /** How many registers are not of what can be worked on in lanes. */
  int plainRegisters() {
    return plainRegisters;
  }

  /** Operations none of which needs another's result. */
  static final class Level {
    /** So many products of series in lanes take the time of one in registers. */
    private static final int LANES_A_TERM = 6;

    private final LimbOperation[] operations;
    private final int terms;
    private final int lanes;
    private final boolean isSharable;

    private Level(List<LimbOperation> operations) {
      this.operations = operations.toArray(new LimbOperation[0]);
      this.terms = operations.stream().mapToInt(Level::terms).sum();
      this.lanes = operations.stream().mapToInt(LimbOperation::lanes).sum();
      this.isSharable = operations.stream().noneMatch(LimbOperation::isAlone);
    }

    /** The given operations. */
    static Level of(List<LimbOperation> operations) {
      return new Level(operations);
    }

    private static int terms(LimbOperation operation) {
      int lanes = operation.lanes();
      return lanes > 0 ? lanes / LANES_A_TERM + 1 : operation.terms();
    }

    /** Whether several threads may work on it at once, if that pays. */
    boolean isSharable() {
      return operations.length > 1 && isSharable;
    }

    int size() {
      return operations.length;
    }

    LimbOperation operation(int index) {
      return operations[index];
    }

    /** How many lanes are worked on. */
    int lanes() {
      return lanes;
    }

    /** How many series products the level takes, about. */
    int terms() {
      return terms;
    }
  }

  /** What lanes have to do with some of the program's instructions; a list given again is known. */
  LaneLists laneLists(List<Instruction> instructions) {
    return laneLists.computeIfAbsent(instructions, list -> LaneLists.of(levels(list), lanes));
  }

  /** Some of the program's instructions, level by level; a list given again is known. */
  List<Level> levels(List<Instruction> instructions) {
    return lists.computeIfAbsent(instructions, this::levelsAnew);
  }

  private List<Level> levelsAnew(List<Instruction> instructions) {
    Map<Integer, Integer> levelOf = new HashMap<>();
    List<List<LimbOperation>> levels = new ArrayList<>();
    for (Instruction instruction : instructions) {
      LimbOperation operation = prepared.get(instruction);
      if (operation == null) {
        throw new IllegalArgumentException(instruction + " is not of this program");
      }
      int level =
          instruction.sources().stream().mapToInt(r -> levelOf.getOrDefault(r, -1)).max().orElse(-1)
              + 1;
      if (level == levels.size()) {
        levels.add(new ArrayList<>());
      }
      levels.get(level).add(operation);
      instruction.targets().forEach(register -> levelOf.put(register, level));
    }
    return levels.stream().map(Level::new).toList();
  }
}
