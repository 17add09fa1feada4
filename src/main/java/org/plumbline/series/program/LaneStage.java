package org.plumbline.series.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.field.Instruction;
import org.plumbline.number.Dyadic;
import org.plumbline.series.lane.LaneBlock;
import org.plumbline.series.lane.LaneBlocks;
import org.plumbline.series.lane.LaneGroup;
import org.plumbline.series.lane.LaneLoops;
import org.plumbline.series.lane.LanePlan;
import org.plumbline.series.lane.LanePool;
import org.plumbline.series.lane.LaneScratch;
import org.plumbline.series.limb.LimbRegisters;

/**
 * The exponentials of one expansion that are worked on in lanes, in blocks made up when their
 * arguments are known at order 0.
 *
 * <p><b>The idea.</b> Under constant gates the field of many samples has one exponential for each
 * sample, and nearly all of the time goes into their products {@code Σ_j u_j e_{k-j}}. These have
 * the same shape for every sample, so a block computes one product for up to 128 samples at once,
 * one in each lane: limbs of 24 bits held as integers in {@code double}, whose products and sums
 * are exact up to {@code 2^53}. A loop over lanes has no carries and no branches, and the compiler
 * makes vector instructions of it. Nothing but Java is needed for that.
 *
 * <p><b>Trade-offs.</b> A limb of 24 bits carries less than half of one of 56 in a register, so a
 * product takes some five times as many multiplications; it pays only where many lanes share the
 * loop, and {@link LanePlan} leaves smaller groups in registers. A block has one exponent for all
 * of its lanes. So samples are sorted by the size of their exponentials before they are grouped,
 * which can be done at order 0 at the earliest, and samples that hardly count get fewer limbs.
 *
 * <p><b>Why a stage.</b> The program was compiled for registers, and whoever reads or sets one of
 * these registers before the blocks are made up, or has sizes that do not suit, gets all of them in
 * registers: the stage decides once for each expansion, and either way the operations of a level
 * look alike to the executor. Later readers get their coefficient from the block.
 *
 * <p>The error bounds, and the proof that no sum overflows, are in proofs-notes/limb-series.md, L6.
 * Exact integer arithmetic in floats goes back to T. J. Dekker, "A floating-point technique for
 * extending the available precision", Numer. Math. 18 (1971); the recurrence for exponentials of
 * series is in D. E. Knuth, The Art of Computer Programming, vol. 2, section 4.7.
 */
final class LaneStage {
  /** Beyond this a column before the first of a product could be large. */
  private static final int LONGEST_SERIES = 1024;

  private final LimbProgram program;
  private final LanePlan plan;
  private final LimbRegisters registers;
  private final LanePool pool;

  /** The blocks of each group, none until they are made up. */
  private final List<List<LaneBlock>> blocks = new ArrayList<>();

  private final Map<Integer, Place> places = new HashMap<>();

  /** What the groups' registers are assigned when they are not in lanes. */
  private Map<Integer, LimbOperation> plain = Map.of();

  private final IdentityHashMap<List<Instruction>, List<LimbProgram.Level>> lists =
      new IdentityHashMap<>();
  private boolean isUnderWay;
  private boolean isOff;
  private boolean isReleased;

  /** Where a register is. */
  private record Place(LaneBlock block, int lane, boolean isArgument) {}

  LaneStage(LimbProgram program, LimbRegisters registers, LanePool pool) {
    this.pool = pool;
    this.program = program;
    this.plan = program.lanes();
    this.registers = registers;
    plan.groups().forEach(group -> blocks.add(List.of()));
    boolean isTooLong =
        registers.stride() > LONGEST_SERIES
            || registers.lanes() + LaneScratch.SPARE >= LaneLoops.PRODUCTS;
    if (plan.groups().isEmpty() || isTooLong) {
      leave();
    }
  }

  /** The operations of a list of instructions at some order, level by level. */
  List<LimbProgram.Level> levels(List<Instruction> instructions, int order) {
    if (isReleased) {
      throw new IllegalStateException("the series has been released");
    }
    if (isOff) {
      return program.levels(instructions);
    }
    LaneLists list = program.laneLists(instructions);
    if (!isUnderWay && list.concernsGroups()) {
      isUnderWay = order == 0 && list.isComplete();
      if (isUnderWay) {
        plain = list.plain();
        return list.levels().stream().map(this::begun).toList();
      }
      leave();
    }
    return isUnderWay && order > 0
        ? lists.computeIfAbsent(
            instructions, known -> list.levels().stream().map(this::inLanes).toList())
        : program.levels(instructions);
  }

  /** Has all worked on in registers. */
  private void leave() {
    if (!isOff) {
      isOff = true;
      registers.makeRoom();
    }
  }

  /** A level at order 0, in which blocks are made up and begun. */
  private LimbProgram.Level begun(LaneLists.Level level) {
    List<LimbOperation> operations = new ArrayList<>(level.others());
    level.sums().forEach(sum -> operations.add(firstSum(sum)));
    for (int g : level.arguments()) {
      int target = plan.groups().get(g).argument(0);
      operations.add(new LaneTask(target, 0, true, executor -> makeUp(g, executor)));
    }
    for (int g : level.exponentials()) {
      LaneGroup group = plan.groups().get(g);
      int target = group.exponential(0);
      for (int b = 0; b < LaneBlocks.count(group); b++) {
        int index = b;
        int lanes = LaneBlocks.start(group, b + 1) - LaneBlocks.start(group, b);
        operations.add(new LaneTask(target, lanes, false, executor -> begin(g, index, executor)));
      }
    }
    return LimbProgram.Level.of(operations);
  }

  private LimbOperation firstSum(LaneLists.Sum sum) {
    int target = sum.operation().target();
    return new LaneTask(
        target,
        0,
        false,
        executor -> (isOff ? sum.operation() : sum(target, sum.sum())).execute(executor, 0));
  }

  /** Begins a block, or puts its share of the group's exponentials into registers. */
  private void begin(int g, int index, LimbExecutor executor) {
    LaneGroup group = plan.groups().get(g);
    if (isOff) {
      for (int i = LaneBlocks.start(group, index); i < LaneBlocks.start(group, index + 1); i++) {
        plain(group.exponential(i)).execute(executor, 0);
      }
    } else {
      blocks.get(g).get(index).execute(0, executor.lanes());
    }
  }

  private LimbOperation plain(int register) {
    LimbOperation operation = plain.get(register);
    if (operation == null) {
      throw new IllegalStateException("register " + register + " is not of a group");
    }
    return operation;
  }

  /** Makes up the blocks of a group; if that cannot be, all groups go back to registers. */
  private void makeUp(int g, LimbExecutor executor) {
    LaneGroup group = plan.groups().get(g);
    Optional<List<LaneBlock>> made =
        isOff ? Optional.empty() : LaneBlocks.of(group, registers, pool);
    if (made.isPresent()) {
      blocks.set(g, made.get());
      made.get().forEach(this::place);
      return;
    }
    leave();
    places.clear();
    for (int i = 0; i < group.size(); i++) {
      plain(group.argument(i)).execute(executor, 0);
    }
    for (int known = 0; known < blocks.size(); known++) {
      if (!blocks.get(known).isEmpty()) {
        blocks.set(known, List.of());
        LaneGroup other = plan.groups().get(known);
        for (int i = 0; i < other.size(); i++) {
          plain(other.argument(i)).execute(executor, 0);
          plain(other.exponential(i)).execute(executor, 0);
        }
      }
    }
  }

  private void place(LaneBlock block) {
    for (int lane = 0; lane < block.lanes(); lane++) {
      places.put(block.argument(lane), new Place(block, lane, true));
      places.put(block.exponential(lane), new Place(block, lane, false));
    }
  }

  /** A level with blocks in place of the groups' operations. */
  private LimbProgram.Level inLanes(LaneLists.Level level) {
    List<LimbOperation> operations = new ArrayList<>(level.others());
    level.sums().forEach(sum -> operations.add(sum(sum.operation().target(), sum.sum())));
    for (int g : level.arguments()) {
      blocks.get(g).forEach(block -> operations.add(new LaneBlockOperation(block)));
    }
    return LimbProgram.Level.of(operations);
  }

  private LaneSum sum(int target, LanePlan.Sum sum) {
    List<LaneSum.Part> parts =
        sum.parts().stream()
            .map(part -> new LaneSum.Part(blocks.get(part.group()), part.index(), part.divisor()))
            .toList();
    return new LaneSum(target, parts, sum.rest());
  }

  /** Gives back what the blocks hold; they are not used any more. */
  void release() {
    isReleased = true;
    blocks.forEach(made -> made.forEach(LaneBlock::release));
    blocks.clear();
    places.clear();
  }

  /** Takes note that somebody else reads a register. */
  void touch(int register) {
    if (!isUnderWay && plan.holds(register)) {
      leave();
    }
  }

  /** Takes note that somebody else sets a register, which is too late once it is in a block. */
  void touchToSet(int register) {
    touch(register);
    if (!isOff && plan.holds(register)) {
      throw new IllegalStateException("register " + register + " is worked on in a lane");
    }
  }

  /**
   * The value of a coefficient that is in no register, which has room in one from now on; none if
   * it is in its register, where the argument of order 0 is put.
   */
  Optional<Dyadic> coefficient(int register, int order, LimbExecutor executor) {
    Place place = places.get(register);
    if (place == null) {
      return Optional.empty();
    }
    registers.makeRoom();
    if (order == 0 && place.isArgument()) {
      plain(register).execute(executor, 0);
      return Optional.empty();
    }
    return Optional.of(
        place.isArgument()
            ? place.block().argument(place.lane(), order)
            : place.block().exponential(place.lane(), order));
  }
}
