package org.plumbline.flow.lane;

import java.util.List;
import java.util.Optional;
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
final class DeepForm implements LaneFlow {
  /** The bits that single numbers have beyond those of lanes. */
  private static final int GUARD = 24;

  private final LaneSetting setting;
  private final DeepMasks masks;
  private final DeepField field;
  private Optional<DeepEvents> events = Optional.empty();
  private DeepPins pins;
  private int expansions;

  private DeepForm(LaneSetting setting, GateTable gates) {
    this.setting = setting;
    FlowProblem problem = setting.problem();
    FirstLayer layer = setting.layer();
    int bits = setting.laneBits();
    this.masks = new DeepMasks(layer, GateTable.allOff(problem.network(), gates.samples()));
    this.field =
        new DeepField(problem, layer, setting.inputs(), masks, setting.orders(), setting.limbs());
    this.pins =
        new DeepPins(new PinnedPlan(field, masks, problem.data(), setting.exact(), bits), bits);
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
            .map(layer -> new DeepForm(new LaneSetting(problem, ties, layer, precision), gates))
        : Optional.empty();
  }

  private DeepPins freshPins() {
    int bits = setting.laneBits() + GUARD;
    return new DeepPins(
        new PinnedPlan(field, masks, problem().data(), setting.exact(), bits), bits);
  }

  @Override
  public boolean change(GateTable gates) {
    List<Pair> wanted = gates.pinned();
    boolean isSimple =
        gates.isOneSided()
            && (wanted.isEmpty()
                || (field.weights().hasPlainInputs()
                    && ties().slopes(gates).size() == wanted.size()
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

  /** Whether nothing behind a pinned vertex of a sample is silent. */
  private boolean feedsAll(GateTable gates, int sample) {
    Network network = layer().network();
    boolean[] silent = Silence.of(network, gates, sample, problem().data().point(sample));
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
    return field.begin(weights, slopes, unit, n, room(), pins);
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
  public LaneSetting setting() {
    return setting;
  }

  /** How many series were begun so far. */
  int expansions() {
    return expansions;
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
