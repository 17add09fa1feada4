package org.plumbline.flow.lane;

import java.util.List;
import java.util.Optional;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.TiedSamples;
import org.plumbline.flow.Position;
import org.plumbline.flow.StretchForm;
import org.plumbline.flow.kink.Resolution;
import org.plumbline.flow.state.Expandable;
import org.plumbline.flow.state.WorkingPrecision;
import org.plumbline.number.Dyadic;
import org.plumbline.series.lane.LaneBank;
import org.plumbline.series.lane.LaneOverflow;
import org.plumbline.series.lane.LaneSums;

/**
 * The lane form of a problem's field: made once, and carried from kink to kink by changing what a
 * gate changes.
 */
public final class LaneForm implements LaneFlow {
  private final LaneSetting setting;
  private final LaneField field;
  private final GateMasks masks;
  private Optional<LaneEvents> events = Optional.empty();
  private PinnedLanes pinned;

  private LaneForm(LaneSetting setting, GateTable gates) {
    this.setting = setting;
    FlowProblem problem = setting.problem();
    FirstLayer layer = setting.layer();
    this.field = new LaneField(problem, layer, setting.inputs(), setting.orders(), setting.limbs());
    this.masks = new GateMasks(layer, setting.inputs(), problem.data(), gates);
    this.pinned =
        PinnedLanes.of(layer, problem.data(), setting.exact(), List.of(), setting.laneBits());
  }

  /** The lane form, if the problem has one; without gates yet. */
  public static Optional<LaneForm> of(
      FlowProblem problem, TiedSamples ties, GateTable gates, WorkingPrecision precision) {
    if (!SampleLanes.isKnown(problem.loss())) {
      return Optional.empty();
    }
    return FirstLayer.of(problem.network())
        .map(layer -> new LaneForm(new LaneSetting(problem, ties, layer, precision), gates));
  }

  @Override
  public boolean change(GateTable gates) {
    List<Pair> wanted = gates.pinned();
    if (!wanted.equals(pinned.pairs())) {
      if (wanted.stream().anyMatch(pair -> ties().isCollinear(pair.sample()))) {
        return false;
      }
      try {
        pinned =
            PinnedLanes.of(layer(), problem().data(), setting.exact(), wanted, setting.laneBits());
      } catch (LaneOverflow e) {
        return false;
      }
    }
    masks.change(gates);
    return true;
  }

  /** The field at some weights. */
  Expandable<LaneExpansion> at(List<Dyadic> weights) {
    return new LanePoint(this, weights, List.of());
  }

  @Override
  public StretchForm<LaneExpansion> stretch() {
    return new LaneStretch(this, search());
  }

  /** What finds events on its series. */
  EventSearch search() {
    return new EventSearch(events(), bits());
  }

  @Override
  public Optional<Resolution.Unique> pass(Position here, GateTable gates, Pair event) {
    return LaneKinks.pass(this, here, gates, event);
  }

  @Override
  public double begin(List<Dyadic> weights, List<Dyadic> slopes, Dyadic unit, int n) {
    PointEstimate estimate = field.begin(weights, unit, masks, n, room());
    pinned.begin(field.sampleWeights().exponent() - LaneDigits.BITS * n);
    return Math.max(
        DoubleRows.largest(estimate.inputVelocity()),
        DoubleRows.largest(estimate.hiddenVelocity()));
  }

  @Override
  public boolean execute(int k, int n, int next) {
    field.execute(k, n, next, masks, pinned);
    return true;
  }

  @Override
  public LaneBank inputWeights() {
    return field.inputWeights();
  }

  @Override
  public LaneBank hiddenWeights() {
    return field.hiddenWeights();
  }

  @Override
  public LaneSums scratch() {
    return field.scratch();
  }

  @Override
  public int slopes() {
    return pinned.pairs().size();
  }

  @Override
  public List<Dyadic> slope(int j, int order) {
    return HeadSlopes.of(this, j, order);
  }

  @Override
  public LaneSetting setting() {
    return setting;
  }

  /** What is watched on its series. */
  LaneEvents events() {
    LaneEvents known = events.orElseGet(() -> new LaneEvents(this));
    events = Optional.of(known);
    return known;
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
}
