package org.plumbline.series.program;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.plumbline.field.Instruction;
import org.plumbline.field.Polynomial;
import org.plumbline.field.SeriesArithmetic;
import org.plumbline.field.SeriesScale;
import org.plumbline.field.StraightLineProgram;
import org.plumbline.number.Dyadic;
import org.plumbline.series.Team;
import org.plumbline.series.lane.LaneExponential;
import org.plumbline.series.lane.LanePool;
import org.plumbline.series.lane.LaneScratch;
import org.plumbline.series.limb.LimbConstants;
import org.plumbline.series.limb.LimbExponential;
import org.plumbline.series.limb.LimbRegisters;

/**
 * Series of multi-limb fixed-point numbers in one flat array: the fast arithmetic.
 *
 * <p>Each register has one binary exponent for all its coefficients, {@code c_k = 2^E · Σ_i x_ki
 * 2^(-56(i+1))}; it is chosen when the first coefficient that is not zero arrives and raised, the
 * older coefficients shifted, should a later one not fit. In a time in which coefficients neither
 * grow nor fall, coefficient {@code k} matters only to {@code decay · k} bits less than the first,
 * so it is computed with fewer limbs. What each operation may lose is in
 * proofs-notes/limb-series.md: a few units of the last limb under the largest scale involved, which
 * lies six to nine bits above the largest coefficient.
 *
 * <p>Nothing is allocated while an order is executed by one thread. Operations that do not wait for
 * one another are shared out among the threads of a team where they are long enough; each writes
 * registers of its own, so the results do not depend on the number of threads.
 */
public final class LimbSeries implements SeriesArithmetic {
  /**
   * Products of limbs, about, below which a level is not worth sharing out: what one thread writes
   * another fetches from memory.
   */
  private static final long WORTH_SHARING = 10_000;

  /** An exponential of order 0 in a lane takes about so many of the products of later orders. */
  private static final int PRODUCTS_AT_FIRST = 8;

  private final LimbRegisters registers;
  private final LimbConstants integrators;
  private final Team team;
  private final LaneStage lanes;
  private final List<LimbExecutor> executors = new ArrayList<>();

  private LimbSeries(SeriesScale scale, int bits, Shared shared, LimbProgram program) {
    this.registers = new LimbRegisters(program.slots(), program.plainRegisters(), scale, bits);
    this.team = shared.team;
    LimbConstants reciprocals = shared.reciprocals(scale.order() + 2);
    this.integrators = reciprocals.multipliedBy(scale.timeUnit(), scale.order() + 2);
    boolean hasLanes = !program.lanes().groups().isEmpty();
    for (int member = 0; member < team.size(); member++) {
      Optional<LaneScratch> scratch =
          hasLanes ? Optional.of(shared.laneScratch(member)) : Optional.empty();
      executors.add(new LimbExecutor(registers, reciprocals, shared.tables, scratch));
    }
    this.lanes = new LaneStage(program, registers, shared.lanePool);
  }

  /**
   * Series of numbers in fixed point with at least {@code bits} bits, the room included.
   *
   * <p>The factory prepares programs once and keeps the last few; it belongs to one thread.
   */
  public static SeriesArithmetic.Factory withBits(int bits) {
    return withBits(bits, Team.of(1));
  }

  /** The same with the work shared out among a team. */
  public static SeriesArithmetic.Factory withBits(int bits, Team team) {
    return new Shared(bits, team);
  }

  /** Creates series, with programs in their prepared form and the constants at hand. */
  private static final class Shared implements SeriesArithmetic.Factory {
    /**
     * An expansion alternates between a field and the programs of the pre-activations it watches.
     */
    private static final int KEPT = 4;

    private final int bits;
    private final Team team;
    private final LimbExponential.Tables tables;
    private final Deque<LimbProgram> prepared = new ArrayDeque<>();

    private final int laneLimbs;
    private final LanePool lanePool;

    /** One for each member of the team, once lanes are needed. */
    private final List<LaneScratch> laneScratch = new ArrayList<>();

    private Optional<LimbConstants> reciprocals = Optional.empty();

    Shared(int bits, Team team) {
      this.bits = bits;
      this.team = team;
      this.laneLimbs = LimbRegisters.lanesFor(LimbRegisters.limbsFor(bits));
      this.lanePool = new LanePool(laneLimbs);
      this.tables = new LimbExponential.Tables(LimbRegisters.limbsFor(bits));
    }

    @Override
    public SeriesArithmetic create(StraightLineProgram program, SeriesScale scale) {
      return new LimbSeries(scale, bits, this, prepared(program));
    }

    private LimbProgram prepared(StraightLineProgram program) {
      for (LimbProgram known : prepared) {
        if (known.isOf(program)) {
          return known;
        }
      }
      LimbProgram fresh = new LimbProgram(program, LimbRegisters.limbsFor(bits));
      prepared.addFirst(fresh);
      if (prepared.size() > KEPT) {
        prepared.removeLast();
      }
      return fresh;
    }

    private LaneScratch laneScratch(int member) {
      if (laneScratch.isEmpty()) {
        LaneExponential.Tables laneTables = new LaneExponential.Tables(laneLimbs);
        for (int i = 0; i < team.size(); i++) {
          laneScratch.add(new LaneScratch(laneLimbs, laneTables));
        }
      }
      return laneScratch.get(member);
    }

    /** One limb longer than the numbers they multiply, so that rounding them does not count. */
    private LimbConstants reciprocals(int count) {
      LimbConstants enough =
          reciprocals
              .filter(known -> known.count() >= count)
              .orElseGet(() -> LimbConstants.reciprocals(count, LimbRegisters.limbsFor(bits) + 1));
      reciprocals = Optional.of(enough);
      return enough;
    }
  }

  @Override
  public void execute(List<Instruction> instructions, int order) {
    for (LimbProgram.Level level : lanes.levels(instructions, order)) {
      if (team.size() > 1 && level.isSharable() && limbProducts(level, order) > WORTH_SHARING) {
        team.share(
            level.size(),
            (index, member) -> level.operation(index).execute(executors.get(member), order));
      } else {
        for (int index = 0; index < level.size(); index++) {
          level.operation(index).execute(executors.get(0), order);
        }
      }
    }
  }

  private long limbProducts(LimbProgram.Level level, int order) {
    long limbs = registers.limbs(order);
    long products = order == 0 ? level.lanes() > 0 ? PRODUCTS_AT_FIRST : 0 : order;
    return level.terms() * products * limbs * (limbs + 1) / 2;
  }

  @Override
  public void integrate(int target, int source, int order) {
    fetch(source, order);
    executors.get(0).integrate(target, source, order, integrators);
  }

  /** Puts a coefficient that is asked for into its register, if it is in a lane. */
  private void fetch(int register, int order) {
    lanes.touch(register);
    lanes
        .coefficient(register, order, executors.get(0))
        .ifPresent(value -> executors.get(0).set(register, order, value));
  }

  @Override
  public void narrow(int order, double decay) {
    registers.narrow(order, decay);
  }

  @Override
  public Direction direction(int[] targets, Dyadic[] rates) {
    Arrays.stream(targets).forEach(lanes::touchToSet);
    int[] moving = IntStream.range(0, targets.length).filter(j -> rates[j].signum() != 0).toArray();
    int[] moved = Arrays.stream(moving).map(j -> targets[j]).toArray();
    List<Dyadic> numbers = Arrays.stream(moving).mapToObj(j -> rates[j]).toList();
    LimbConstants constants = LimbConstants.of(numbers, registers.limbs());
    return (amount, order) -> executors.get(0).addMultiples(moved, constants, amount, order);
  }

  @Override
  public void release() {
    lanes.release();
  }

  @Override
  public List<Polynomial> polynomials(List<Integer> wanted, int order, Dyadic length) {
    for (int register : wanted) {
      for (int k = 0; k <= order; k++) {
        fetch(register, k);
      }
    }
    return executors.get(0).polynomials(wanted, order, length);
  }

  @Override
  public void copy(SeriesArithmetic from, int count, int order) {
    boolean isCopied = from instanceof LimbSeries other && registers.copy(other.registers, count);
    if (!isCopied) {
      SeriesArithmetic.super.copy(from, count, order);
    }
  }

  @Override
  public Dyadic coefficient(int register, int order) {
    fetch(register, order);
    return registers.coefficient(register, order);
  }

  @Override
  public double approximateCoefficient(int register, int order) {
    fetch(register, order);
    return registers.approximateCoefficient(register, order);
  }

  @Override
  public void setCoefficient(int register, int order, Dyadic value) {
    lanes.touchToSet(register);
    executors.get(0).set(register, order, value);
  }
}
