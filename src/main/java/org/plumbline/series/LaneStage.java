package org.plumbline.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.plumbline.field.Instruction;
import org.plumbline.number.Dyadic;

/**
 * The exponentials of one expansion that are worked on in lanes: order 0 in registers, from order 1
 * on in blocks made up then.
 *
 * <p>Samples are sorted by the size of their exponentials, so that those of a block are near one
 * another. If anybody reads or sets one of their registers before, or their sizes do not suit, all
 * remain in registers.
 */
final class LaneStage {
  /** The most bits by which an exponential may lie above what it is added to. */
  private static final int MOST_HEIGHT = 40;

  /** Beyond this the first column of a product could overflow. */
  private static final int LONGEST_SERIES = 1024;

  private final LimbProgram program;
  private final LanePlan plan;
  private final LimbRegisters registers;
  private final LaneScratch scratch;
  private final List<List<LaneBlock>> blocks = new ArrayList<>();
  private final Map<Integer, Place> places = new HashMap<>();
  private final IdentityHashMap<List<Instruction>, List<LimbProgram.Level>> lists =
      new IdentityHashMap<>();
  private boolean isOff;

  /** Where a register is. */
  private record Place(LaneBlock block, int lane, boolean isArgument) {
    Dyadic coefficient(int order) {
      return isArgument ? block.argument(lane, order) : block.exponential(lane, order);
    }
  }

  LaneStage(LimbProgram program, LimbRegisters registers, LaneScratch scratch) {
    this.program = program;
    this.plan = program.lanes();
    this.registers = registers;
    this.scratch = scratch;
    boolean isTooLong =
        registers.stride() > LONGEST_SERIES || registers.lanes() >= LaneLoops.PRODUCTS;
    this.isOff = plan.groups().isEmpty() || isTooLong;
  }

  /** The operations of a list of instructions at some order, level by level. */
  List<LimbProgram.Level> levels(List<Instruction> instructions, int order) {
    List<LimbProgram.Level> levels = program.levels(instructions);
    if (order == 0 || isOff) {
      return levels;
    }
    List<LimbProgram.Level> known = lists.get(instructions);
    if (known != null) {
      return known;
    }
    if (blocks.isEmpty() && concernsGroups(levels)) {
      isOff = order != 1 || !isComplete(levels) || !begin();
      if (isOff) {
        return levels;
      }
    }
    List<LimbProgram.Level> changed = levels.stream().map(this::inLanes).toList();
    lists.put(instructions, changed);
    return changed;
  }

  private static List<LimbProgram.Operation> operations(LimbProgram.Level level) {
    List<LimbProgram.Operation> operations = new ArrayList<>();
    for (int i = 0; i < level.size(); i++) {
      operations.add(level.operation(i));
    }
    return operations;
  }

  private boolean concernsGroups(List<LimbProgram.Level> levels) {
    return levels.stream()
        .flatMap(level -> operations(level).stream())
        .anyMatch(operation -> plan.holds(operation.target()));
  }

  /** Whether the list assigns all registers of the groups, the arguments of each in one level. */
  private boolean isComplete(List<LimbProgram.Level> levels) {
    int assigned = 0;
    Map<Integer, LimbProgram.Level> levelOf = new HashMap<>();
    for (LimbProgram.Level level : levels) {
      for (LimbProgram.Operation operation : operations(level)) {
        assigned += plan.holds(operation.target()) ? 1 : 0;
        Optional<Integer> group = plan.groupOfArgument(operation.target());
        boolean isSplit =
            group.isPresent() && !level.equals(levelOf.computeIfAbsent(group.get(), g -> level));
        if (isSplit) {
          return false;
        }
      }
    }
    return assigned == 2 * plan.groups().stream().mapToInt(LaneGroup::size).sum();
  }

  /** Makes up the blocks; false if the exponentials do not suit. */
  private boolean begin() {
    for (LaneGroup group : plan.groups()) {
      Optional<List<LaneBlock>> made = blocks(group);
      if (made.isEmpty()) {
        blocks.clear();
        places.clear();
        return false;
      }
      blocks.add(made.get());
    }
    return true;
  }

  private Optional<List<LaneBlock>> blocks(LaneGroup group) {
    int size = group.size();
    long[] magnitudes = new long[size];
    for (int i = 0; i < size; i++) {
      registers.read(group.exponential(i), 0, scratch.source());
      if (scratch.source().isZero(registers.limbs())) {
        return Optional.empty();
      }
      magnitudes[i] = scratch.source().magnitude(registers.limbs());
    }
    long[] levels = levels(group, magnitudes);
    int[] sorted = sorted(magnitudes);
    int count = (size + LaneBlock.MOST_LANES - 1) / LaneBlock.MOST_LANES;
    List<LaneBlock> made = new ArrayList<>();
    for (int b = 0; b < count; b++) {
      int[] samples =
          Arrays.copyOfRange(
              sorted, (int) ((long) size * b / count), (int) ((long) size * (b + 1) / count));
      long level = Arrays.stream(samples).mapToLong(i -> levels[i]).min().orElseThrow();
      long height = magnitudes[samples[0]] - level;
      if (height > MOST_HEIGHT) {
        return Optional.empty();
      }
      LaneBlock block = new LaneBlock(group, samples, registers, scratch, height);
      for (int s = 0; s < samples.length; s++) {
        places.put(group.argument(samples[s]), new Place(block, s, true));
        places.put(group.exponential(samples[s]), new Place(block, s, false));
      }
      made.add(block);
    }
    return Optional.of(made);
  }

  /**
   * For each sample the size that its exponential would have were its term the largest, in the sum
   * in which it is nearest to it.
   */
  private static long[] levels(LaneGroup group, long[] magnitudes) {
    long[] levels = new long[magnitudes.length];
    Arrays.fill(levels, Long.MAX_VALUE);
    for (int m = 0; m < group.sums(); m++) {
      LaneConstants weights = group.weights(m);
      long largest = Long.MIN_VALUE;
      for (int i = 0; i < levels.length; i++) {
        if (!weights.isZero(0, i)) {
          largest = Math.max(largest, magnitudes[i] + weights.magnitude(0, i));
        }
      }
      for (int i = 0; i < levels.length; i++) {
        if (!weights.isZero(0, i)) {
          levels[i] = Math.min(levels[i], largest - weights.magnitude(0, i));
        }
      }
    }
    return levels;
  }

  /** The samples, those with the largest exponentials first. */
  private static int[] sorted(long[] magnitudes) {
    long largest = Arrays.stream(magnitudes).max().orElse(0);
    long[] keys = new long[magnitudes.length];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = (Math.min(largest - magnitudes[i], Integer.MAX_VALUE) << Integer.SIZE) + i;
    }
    Arrays.sort(keys);
    return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
  }

  /** A level with blocks in place of the groups' operations. */
  private LimbProgram.Level inLanes(LimbProgram.Level level) {
    List<LimbProgram.Operation> changed = new ArrayList<>();
    TreeSet<Integer> begun = new TreeSet<>();
    for (LimbProgram.Operation operation : operations(level)) {
      int target = operation.target();
      plan.groupOfArgument(target).ifPresent(begun::add);
      if (!plan.holds(target)) {
        changed.add(
            plan.sum(target).<LimbProgram.Operation>map(sum -> sum(target, sum)).orElse(operation));
      }
    }
    begun.forEach(group -> changed.addAll(blocks.get(group)));
    return LimbProgram.Level.of(changed);
  }

  private LaneSum sum(int target, LanePlan.Sum sum) {
    List<LaneSum.Part> parts =
        sum.parts().stream()
            .map(part -> new LaneSum.Part(blocks.get(part.group()), part.index(), part.divisor()))
            .toList();
    return new LaneSum(target, parts, sum.rest());
  }

  /** Takes note that somebody else reads a register. */
  void touch(int register) {
    isOff |= blocks.isEmpty() && plan.holds(register);
  }

  /** Takes note that somebody else sets a register, which is too late once it is in a block. */
  void touchToSet(int register) {
    touch(register);
    if (!isOff && plan.holds(register)) {
      throw new IllegalStateException("register " + register + " is worked on in a lane");
    }
  }

  /** The value of a coefficient that is in no register. */
  Optional<Dyadic> coefficient(int register, int order) {
    return order == 0 || !plan.holds(register)
        ? Optional.empty()
        : Optional.ofNullable(places.get(register)).map(place -> place.coefficient(order));
  }
}
