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
 * The exponentials of one expansion that are worked on in lanes, in blocks made up when their
 * arguments are known at order 0.
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

  /** Arguments are sorted by whole multiples of {@code 2^-FINE_BITS}. */
  private static final int FINE_BITS = 8;

  private final LimbProgram program;
  private final LanePlan plan;
  private final LimbRegisters registers;

  /** The blocks of each group, none until they are made up. */
  private final List<List<LaneBlock>> blocks = new ArrayList<>();

  private final Map<Integer, Place> places = new HashMap<>();

  /** What the groups' registers are assigned when they are not in lanes. */
  private final Map<Integer, LimbProgram.Operation> plain = new HashMap<>();

  private final IdentityHashMap<List<Instruction>, List<LimbProgram.Level>> lists =
      new IdentityHashMap<>();
  private boolean isUnderWay;
  private volatile boolean isOff;

  /** Where a register is. */
  private record Place(LaneBlock block, int lane, boolean isArgument) {}

  LaneStage(LimbProgram program, LimbRegisters registers) {
    this.program = program;
    this.plan = program.lanes();
    this.registers = registers;
    plan.groups().forEach(group -> blocks.add(List.of()));
    boolean isTooLong =
        registers.stride() > LONGEST_SERIES || registers.lanes() >= LaneLoops.PRODUCTS;
    this.isOff = plan.groups().isEmpty() || isTooLong;
  }

  /** The operations of a list of instructions at some order, level by level. */
  List<LimbProgram.Level> levels(List<Instruction> instructions, int order) {
    List<LimbProgram.Level> levels = program.levels(instructions);
    if (isOff) {
      return levels;
    }
    if (order == 0) {
      return concernsGroups(levels) ? begun(levels) : levels;
    }
    if (!isUnderWay) {
      isOff = concernsGroups(levels);
      return levels;
    }
    return lists.computeIfAbsent(instructions, list -> levels.stream().map(this::inLanes).toList());
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

  /** The levels at order 0, in which blocks are made up; all in registers if that cannot be. */
  private List<LimbProgram.Level> begun(List<LimbProgram.Level> levels) {
    isOff = isUnderWay || !isComplete(levels);
    if (isOff) {
      return levels;
    }
    isUnderWay = true;
    return levels.stream().map(this::begun).toList();
  }

  /** Whether the list assigns all registers of the groups, the arguments of each in one level. */
  private boolean isComplete(List<LimbProgram.Level> levels) {
    Map<Integer, LimbProgram.Level> levelOf = new HashMap<>();
    for (LimbProgram.Level level : levels) {
      for (LimbProgram.Operation operation : operations(level)) {
        if (plan.holds(operation.target())) {
          plain.put(operation.target(), operation);
        }
        Optional<Integer> group = plan.groupOfArgument(operation.target());
        boolean isSplit =
            group.isPresent() && !level.equals(levelOf.computeIfAbsent(group.get(), g -> level));
        if (isSplit) {
          return false;
        }
      }
    }
    return plain.size() == 2 * plan.groups().stream().mapToInt(LaneGroup::size).sum();
  }

  /** A level at order 0. */
  private LimbProgram.Level begun(LimbProgram.Level level) {
    List<LimbProgram.Operation> changed = new ArrayList<>();
    TreeSet<Integer> arguments = new TreeSet<>();
    TreeSet<Integer> exponentials = new TreeSet<>();
    for (LimbProgram.Operation operation : operations(level)) {
      int target = operation.target();
      plan.groupOfArgument(target).ifPresent(arguments::add);
      plan.groupOfExponential(target).ifPresent(exponentials::add);
      if (!plan.holds(target)) {
        changed.add(plan.sum(target).map(sum -> firstSum(operation, sum)).orElse(operation));
      }
    }
    arguments.forEach(
        g -> changed.add(new LaneTask(plan.groups().get(g).argument(0), 0, e -> makeUp(g, e))));
    for (int g : exponentials) {
      LaneGroup group = plan.groups().get(g);
      for (int b = 0; b < count(group); b++) {
        int index = b;
        int lanes = group.size() / count(group);
        changed.add(new LaneTask(group.exponential(0), lanes, e -> begin(g, index, e)));
      }
    }
    return LimbProgram.Level.of(changed);
  }

  private LimbProgram.Operation firstSum(LimbProgram.Operation operation, LanePlan.Sum sum) {
    return new LaneTask(
        operation.target(),
        0,
        executor -> executor.execute(isOff ? operation : sum(operation.target(), sum), 0));
  }

  /** Begins a block, or puts its share of the group's exponentials into registers. */
  private void begin(int g, int index, LimbExecutor executor) {
    LaneGroup group = plan.groups().get(g);
    if (isOff) {
      for (int i = start(group, index); i < start(group, index + 1); i++) {
        executor.execute(plain(group.exponential(i)), 0);
      }
    } else {
      executor.execute(blocks.get(g).get(index), 0);
    }
  }

  private LimbProgram.Operation plain(int register) {
    LimbProgram.Operation operation = plain.get(register);
    if (operation == null) {
      throw new IllegalStateException("register " + register + " is not of a group");
    }
    return operation;
  }

  /** The number of blocks of a group. */
  private static int count(LaneGroup group) {
    return (group.size() + LaneBlock.MOST_LANES - 1) / LaneBlock.MOST_LANES;
  }

  /** Where, by size, the samples of a block begin. */
  private static int start(LaneGroup group, int index) {
    return (int) ((long) group.size() * index / count(group));
  }

  /** Makes up the blocks of a group; if that cannot be, all groups go back to registers. */
  private synchronized void makeUp(int g, LimbExecutor executor) {
    LaneGroup group = plan.groups().get(g);
    Optional<List<LaneBlock>> made = isOff ? Optional.empty() : blocks(group);
    if (made.isPresent()) {
      blocks.set(g, made.get());
      return;
    }
    isOff = true;
    places.clear();
    for (int i = 0; i < group.size(); i++) {
      executor.execute(plain(group.argument(i)), 0);
    }
    for (int known = 0; known < blocks.size(); known++) {
      if (!blocks.get(known).isEmpty()) {
        blocks.set(known, List.of());
        LaneGroup other = plan.groups().get(known);
        for (int i = 0; i < other.size(); i++) {
          executor.execute(plain(other.argument(i)), 0);
          executor.execute(plain(other.exponential(i)), 0);
        }
      }
    }
  }

  private Optional<List<LaneBlock>> blocks(LaneGroup group) {
    Optional<double[]> arguments = arguments(group);
    if (arguments.isEmpty()) {
      return Optional.empty();
    }
    double[] u = arguments.get();
    long[] magnitudes = Arrays.stream(u).mapToLong(LaneExponential::magnitude).toArray();
    long[] levels = levels(group, magnitudes);
    int[] sorted = sorted(u);
    List<LaneBlock> made = new ArrayList<>();
    for (int b = 0; b < count(group); b++) {
      int[] samples = Arrays.copyOfRange(sorted, start(group, b), start(group, b + 1));
      long level = Arrays.stream(samples).mapToLong(i -> levels[i]).min().orElseThrow();
      long height =
          Arrays.stream(samples).mapToLong(i -> magnitudes[i]).max().orElseThrow() - level;
      if (height > MOST_HEIGHT) {
        return Optional.empty();
      }
      double[] own = Arrays.stream(samples).mapToDouble(i -> u[i]).toArray();
      LaneBlock block = new LaneBlock(group, samples, own, registers, height);
      for (int s = 0; s < samples.length; s++) {
        places.put(group.argument(samples[s]), new Place(block, s, true));
        places.put(group.exponential(samples[s]), new Place(block, s, false));
      }
      made.add(block);
    }
    return Optional.of(made);
  }

  /** The arguments at order 0 to {@code 2^-21}, if they and what they are made of suit. */
  private Optional<double[]> arguments(LaneGroup group) {
    double[] u = new double[group.size()];
    double[] size = new double[group.size()];
    double largest = group.isBiased() ? 1 : 0;
    for (int a = 0; a <= group.sources(); a++) {
      double source =
          a < group.sources() ? registers.approximateCoefficient(group.source(a), 0) : 1;
      largest = a < group.sources() ? Math.max(largest, Math.abs(source)) : largest;
      for (int i = 0; i < u.length; i++) {
        double term = group.approximate(a, i) * source;
        u[i] += term;
        size[i] += Math.abs(term);
      }
    }
    boolean areBelow =
        Arrays.stream(size).allMatch(s -> s < LaneExponential.LARGEST_ARGUMENT)
            && Double.isFinite(largest);
    return areBelow && LaneBlock.hasRoom(group, Math.getExponent(largest) + 4L)
        ? Optional.of(u)
        : Optional.empty();
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
  private static int[] sorted(double[] arguments) {
    double largest = Arrays.stream(arguments).max().orElse(0);
    long[] keys = new long[arguments.length];
    for (int i = 0; i < keys.length; i++) {
      long below = (long) Math.scalb(largest - arguments[i], FINE_BITS);
      keys[i] = (Math.min(below, Integer.MAX_VALUE) << Integer.SIZE) + i;
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
    isOff |= !isUnderWay && plan.holds(register);
  }

  /** Takes note that somebody else sets a register, which is too late once it is in a block. */
  void touchToSet(int register) {
    touch(register);
    if (!isOff && plan.holds(register)) {
      throw new IllegalStateException("register " + register + " is worked on in a lane");
    }
  }

  /** The value of a coefficient that is in no register. */
  Optional<Dyadic> coefficient(int register, int order, LimbExecutor executor) {
    Place place = places.get(register);
    if (place == null) {
      return Optional.empty();
    }
    if (order == 0 && place.isArgument()) {
      executor.execute(plain(register), 0);
      return Optional.of(registers.coefficient(register, 0));
    }
    return Optional.of(
        place.isArgument()
            ? place.block().argument(place.lane(), order)
            : place.block().exponential(place.lane(), order));
  }
}
