package org.plumbline.flow.lane;

import java.util.List;
import java.util.Optional;
import org.plumbline.data.InputColumns;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.Silence;
import org.plumbline.field.TiedSamples;
import org.plumbline.flow.Position;
import org.plumbline.flow.StretchForm;
import org.plumbline.flow.event.GateWatch;
import org.plumbline.flow.kink.Resolution;
import org.plumbline.flow.state.WorkingPrecision;
import org.plumbline.network.Network;
import org.plumbline.number.Dyadic;
import org.plumbline.series.lane.LaneBank;
import org.plumbline.series.lane.LaneSums;

/** The field in lanes of a problem whose network has kinks anywhere. */
final class DeepForm implements FieldInLanes, LaneFlow {
  /** The bits of an input, but for its sign. */
  private static final int ENTRY_BITS = 20;

  /** The bits that numbers may grow at first. */
  private static final int FIRST_ROOM = 6;

  /** The bits that single numbers have beyond those of lanes. */
  private static final int GUARD = 24;

  private final FlowProblem problem;
  private final TiedSamples ties;
  private final FirstLayer layer;
  private final WorkingPrecision precision;
  private final int limbs;
  private final ExactInputs exact;
  private final DeepMasks masks;
  private final DeepField field;
  private final int[] lanes;
  private Optional<DeepEvents> events = Optional.empty();
  private DeepPins pins;
  private int room = FIRST_ROOM;
  private int expansions;

  private DeepForm(
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
    GateTable off = GateTable.allOff(problem.network(), gates.samples());
    this.masks = new DeepMasks(layer, off);
    this.field = new DeepField(problem, layer, inputs, masks, precision.order() + 2, limbs);
    this.lanes = layer.lanes();
    this.pins = new DeepPins(new PinnedPlan(field, masks, problem.data(), exact, bits), bits);
  }

  /** The lane form, if the problem has one; without gates yet. */
  static Optional<DeepForm> of(
      FlowProblem problem, TiedSamples ties, GateTable gates, WorkingPrecision precision) {
    Network network = problem.network();
    boolean isKnown =
        SampleLanes.isKnown(problem.loss())
            && network.activation(network.output()).isLinear()
            && network.output() == network.size() - 1;
    return isKnown
        ? FirstLayer.ofAny(network)
            .map(layer -> new DeepForm(problem, ties, layer, gates, precision))
        : Optional.empty();
  }

  private DeepPins freshPins() {
    int bits = precision.bits() + LaneExpansion.GUARD + GUARD;
    return new DeepPins(new PinnedPlan(field, masks, problem.data(), exact, bits), bits);
  }

  @Override
  public boolean change(GateTable gates) {
    List<Pair> wanted = gates.pinned();
    boolean isSimple =
        isOneSided(gates)
            && (wanted.isEmpty()
                || (field.weights().hasPlainInputs()
                    && ties.slopes(gates).size() == wanted.size()
                    && wanted.stream().allMatch(pair -> feedsAll(gates, pair.sample()))));
    if (!isSimple) {
      return false;
    }
    boolean isSame =
        wanted.equals(pins.pairs())
            && wanted.stream().allMatch(pair -> gates.sameRow(masks.gates(), pair.sample()));
    masks.change(gates);
    if (!isSame) {
      pins = freshPins();
    }
    return true;
  }

  /** Whether no gate depends on the side of a pinned vertex before it. */
  private boolean isOneSided(GateTable gates) {
    for (int i = 0; i < gates.samples(); i++) {
      for (int v : layer.network().kinked()) {
        if (gates.gate(i, v) != gates.gateBelow(i, v)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether nothing behind a pinned vertex of a sample is silent. */
  private boolean feedsAll(GateTable gates, int sample) {
    Network network = layer.network();
    boolean[] silent = Silence.of(network, gates, sample, problem.data().point(sample));
    return network.kinked().stream()
        .filter(v -> silent[v])
        .allMatch(v -> GateWatch.sides(network, gates, new Pair(sample, v)).isEmpty());
  }

  @Override
  public StretchForm<LaneExpansion> stretch() {
    return new LaneStretch(this, search());
  }

  /** What finds events on its series. */
  EventSearch search() {
    DeepEvents known = events.orElseGet(() -> new DeepEvents(this));
    events = Optional.of(known);
    return new EventSearch(known, bits());
  }

  @Override
  public Optional<Resolution.Unique> pass(Position here, GateTable gates, Pair event) {
    return DeepKinks.pass(this, here, gates, event);
  }

  @Override
  public double begin(List<Dyadic> weights, List<Dyadic> slopes, Dyadic unit, int n) {
    expansions++;
    return field.begin(weights, slopes, unit, n, room, pins);
  }

  @Override
  public boolean execute(int k, int n, int next) {
    return field.execute(k, n, next, pins);
  }

  @Override
  public LaneBank inputWeights() {
    return field.weights().input();
  }

  @Override
  public LaneBank hiddenWeights() {
    return field.weights().hidden();
  }

  @Override
  public LaneSums scratch() {
    return field.scratch();
  }

  @Override
  public int slopes() {
    return pins.pairs().size();
  }

  @Override
  public List<Dyadic> slope(int j, int order) {
    return pins.slope(j).subList(0, order);
  }

  @Override
  public int limbs() {
    return limbs;
  }

  @Override
  public int bits() {
    return precision.bits();
  }

  @Override
  public int room() {
    return room;
  }

  @Override
  public void makeRoom(int bits) {
    room += bits;
  }

  @Override
  public int lane(int parameter) {
    return lanes[parameter];
  }

  /** How many series were begun so far. */
  int expansions() {
    return expansions;
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

  DeepField field() {
    return field;
  }

  DeepMasks masks() {
    return masks;
  }

  DeepPins pins() {
    return pins;
  }
}
