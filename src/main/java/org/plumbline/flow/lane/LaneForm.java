package org.plumbline.flow.lane;

import java.util.List;
import java.util.Optional;
import org.plumbline.data.InputColumns;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.SeriesScale;
import org.plumbline.field.TiedSamples;
import org.plumbline.flow.state.Expandable;
import org.plumbline.flow.state.StepSize;
import org.plumbline.flow.state.WorkingPrecision;
import org.plumbline.number.Dyadic;
import org.plumbline.series.lane.LaneOverflow;

/**
 * The lane form of a problem's field: made once, and carried from kink to kink by changing what a
 * gate changes.
 */
public final class LaneForm {
  /** The bits of an input, but for its sign. */
  private static final int ENTRY_BITS = 20;

  /** The bits that numbers may grow at first. */
  private static final int FIRST_ROOM = 6;

  private final FlowProblem problem;
  private final TiedSamples ties;
  private final FirstLayer layer;
  private final WorkingPrecision precision;
  private final int limbs;
  private final ExactInputs exact;
  private final LaneField field;
  private final GateMasks masks;
  private final int[] lanes;
  private Optional<LaneEvents> events = Optional.empty();
  private PinnedLanes pinned;
  private int room = FIRST_ROOM;

  private LaneForm(
      FlowProblem problem,
      TiedSamples ties,
      FirstLayer layer,
      GateTable gates,
      WorkingPrecision precision) {
    this.problem = problem;
    this.ties = ties;
    this.layer = layer;
    this.precision = precision;
    int bits = precision.bits() + LaneExpansion.GUARD;
    this.limbs = (bits + LaneDigits.BITS - 1) / LaneDigits.BITS;
    InputColumns inputs = InputColumns.approximate(problem.data(), ENTRY_BITS, bits);
    this.exact = new ExactInputs(problem.data(), bits);
    this.field = new LaneField(problem, layer, inputs, precision.order() + 2, limbs);
    this.masks = new GateMasks(layer, inputs, problem.data(), gates);
    this.lanes = lanes(layer);
    this.pinned = PinnedLanes.of(layer, problem.data(), exact, List.of(), bits);
  }

  private static int[] lanes(FirstLayer layer) {
    int[] lanes = new int[layer.network().parameters()];
    int[] hidden = layer.hiddenParameters();
    for (int lane = 0; lane < hidden.length; lane++) {
      if (hidden[lane] >= 0) {
        lanes[hidden[lane]] = -1 - lane;
      }
    }
    int[] input = layer.inputParameters();
    for (int lane = 0; lane < input.length; lane++) {
      if (input[lane] >= 0) {
        lanes[input[lane]] = lane;
      }
    }
    return lanes;
  }

  /** The lane form, if the problem has one; without gates yet. */
  public static Optional<LaneForm> of(
      FlowProblem problem, TiedSamples ties, GateTable gates, WorkingPrecision precision) {
    if (!SampleLanes.isKnown(problem.loss())) {
      return Optional.empty();
    }
    return FirstLayer.of(problem.network())
        .map(layer -> new LaneForm(problem, ties, layer, gates, precision));
  }

  /** Goes on with other gates; false if pinned pairs are of a kind that it does not hold. */
  public boolean change(GateTable gates) {
    List<Pair> wanted = gates.pinned();
    if (!wanted.equals(pinned.pairs())) {
      if (wanted.stream().anyMatch(pair -> ties.isCollinear(pair.sample()))) {
        return false;
      }
      try {
        int bits = precision.bits() + LaneExpansion.GUARD;
        pinned = PinnedLanes.of(layer, problem.data(), exact, wanted, bits);
      } catch (LaneOverflow e) {
        return false;
      }
    }
    masks.change(gates);
    return true;
  }

  /** The field at some weights. */
  Expandable<LaneExpansion> at(List<Dyadic> weights) {
    return new Expandable<>() {
      @Override
      public LaneExpansion beginning(SeriesScale scale) {
        return new LaneExpansion(LaneForm.this, weights, scale);
      }

      @Override
      public double logSize() {
        return weights.stream().mapToDouble(StepSize::logSize).max().orElse(0);
      }

      @Override
      public double logSpeed() {
        double speed = beginning(SeriesScale.uniform(1, Dyadic.ONE)).speed();
        return StrictMath.log(speed) / StrictMath.log(2);
      }
    };
  }

  /** What finds events on its series. */
  LaneEvents events() {
    LaneEvents known = events.orElseGet(() -> new LaneEvents(this));
    events = Optional.of(known);
    return known;
  }

  FlowProblem problem() {
    return problem;
  }

  TiedSamples ties() {
    return ties;
  }

  FirstLayer layer() {
    return layer;
  }

  LaneField field() {
    return field;
  }

  GateMasks masks() {
    return masks;
  }

  PinnedLanes pinned() {
    return pinned;
  }

  ExactInputs exact() {
    return exact;
  }

  /** The limbs of the first coefficients. */
  int limbs() {
    return limbs;
  }

  /** The bits of numbers. */
  int bits() {
    return precision.bits();
  }

  /** The bits that numbers may grow. */
  int room() {
    return room;
  }

  void makeRoom(int bits) {
    room += bits;
  }

  /** The lane of a parameter among weights from inputs, or {@code -1 - lane} among the others. */
  int lane(int parameter) {
    return lanes[parameter];
  }
}
