package org.plumbline.claim.forever;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.plumbline.claim.forever.GateOutlook.Kept;
import org.plumbline.claim.forever.GateOutlook.Share;
import org.plumbline.claim.forever.GateOutlook.Unit;
import org.plumbline.field.FlowProblem;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;

/**
 * C2 and C3: shares of classes that cannot change sides as long as their units stay what they are,
 * and units that stay what they are as long as these bounds hold; so both hold for ever, if every
 * unit passes (proofs-notes/gates-forever.md).
 */
final class Trap {
  private static final int BITS = LaterTimes.BITS;

  private final FlowProblem problem;
  private final KinkedFirstLayer first;
  private final LaterTimes times;
  private final GateOutlook.State state;
  private final GateSigns signs;
  private final Map<Integer, Unit> units;
  private final Map<Integer, Integer> outer = new LinkedHashMap<>();

  Trap(
      FlowProblem problem,
      KinkedFirstLayer first,
      LaterTimes times,
      GateOutlook.State state,
      Map<Integer, Unit> units) {
    this.problem = problem;
    this.first = first;
    this.times = times;
    this.state = state;
    this.signs = state.signs();
    this.units = new TreeMap<>(units);
    List<DyadicInterval> weights = first.outerWeights(times.knot());
    for (int index = 0; index < weights.size(); index++) {
      int v = first.units().get(index);
      if (!state.silent().vertices().contains(v)) {
        int sign = GateSigns.sign(weights.get(index));
        outer.put(v, sign);
        this.units.computeIfPresent(v, (any, unit) -> withGram(v, sign, unit));
      }
    }
  }

  /** The unit, below more than one layer, with what keeps inner products from settling it alone. */
  private Unit withGram(int v, int sign, Unit unit) {
    return first.depth() > 2
        ? GramUnit.of(problem, state.products(), signs, v, sign)
            .obstacle()
            .map(obstacle -> unit.alsoBlockedBy("Gram signs: " + obstacle))
            .orElse(unit)
        : unit;
  }

  /** What follows of each unit. */
  GateOutlook outlook() {
    Optional<String> obstacle = obstacle();
    if (obstacle.isPresent() || !(times.gain() instanceof LevelGain gain)) {
      return blocked(obstacle.orElse("the network has no levels"));
    }
    DyadicInterval product = DyadicInterval.ONE;
    for (DyadicInterval square : gain.squares()) {
      product = product.multiply(square).outward(BITS);
    }
    DyadicInterval ratio = gain.start().divide(DyadicInterval.of(product.sqrt(BITS).upper()), BITS);
    double margin = DoubleInterval.enclosing(ratio.lower()).lower();
    if (margin <= 0 || !Double.isFinite(margin)) {
      return blocked("the normalized margin is beyond doubles");
    }
    List<UnitClass> all = partition(true);
    List<UnitClass> fewer = partition(false);
    GateOutlook eager = close(gain, margin, all);
    boolean isSettled = eager.units().values().stream().allMatch(unit -> unit.isKept());
    return isSettled || all.equals(fewer) ? eager : close(gain, margin, fewer);
  }

  /** The classes that have to be asked about, by units that are open still. */
  private List<UnitClass> partition(boolean isEager) {
    return new Partition(problem, signs).of(outer(Kept.OPEN, Kept.OUTSIDE), isEager);
  }

  /** The unit that C2 cannot be asked of, if there is one. */
  private Optional<String> obstacle() {
    for (Map.Entry<Integer, Integer> entry : outer.entrySet()) {
      int v = entry.getKey();
      if (entry.getValue() == 0) {
        return Optional.of("the outer weight of " + name(v) + " may be 0");
      }
      for (int i : signs.open(v)) {
        if (problem.data().label(i) == entry.getValue()) {
          return Optional.of(
              name(v)
                  + " may be at its kink on sample "
                  + i
                  + ", of its own label"
                  + GateOutlook.UNLESS_PINNED);
        }
      }
    }
    return Optional.empty();
  }

  private GateOutlook blocked(String obstacle) {
    Map<Integer, Unit> all = new TreeMap<>();
    units.forEach((v, unit) -> all.put(v, unit.alsoBlockedBy("C2: " + obstacle)));
    return new GateOutlook(state, all, List.of());
  }

  private String name(int v) {
    return problem.network().name(v);
  }

  private Map<Integer, Integer> outer(Kept... kinds) {
    Map<Integer, Integer> some = new LinkedHashMap<>(outer);
    some.keySet().removeIf(v -> !List.of(kinds).contains(kept(v)));
    return some;
  }

  private Kept kept(int v) {
    return Optional.ofNullable(units.get(v)).map(Unit::kept).orElse(Kept.OPEN);
  }

  private GateOutlook close(LevelGain gain, double margin, List<UnitClass> asked) {
    Partition partition = new Partition(problem, signs);
    List<UnitClass> classes = new ArrayList<>(asked);
    classes.addAll(partition.fixed(outer(Kept.ALL)));
    classes.addAll(partition.free(outer(Kept.OWN)));
    DoubleInterval least = new DoubleInterval(margin, margin);
    MassBound bound = new MassBound(classes, problem.data(), least);
    MassSearch search = MassSearch.of(bound, problem.data(), margin);
    OptionalDouble most = search.marginUpper();
    if (most.isEmpty()) {
      return blocked("no bound of the normalized margin was found");
    }
    DyadicInterval ratio =
        DyadicInterval.of(Dyadic.of(Math.max(most.getAsDouble(), margin)))
            .divide(DyadicInterval.of(Dyadic.of(margin)), BITS);
    Dyadic gap = ratio.log(BITS).upper().max(Dyadic.ZERO);
    List<Share> shares = new ArrayList<>();
    for (int j = 0; j < classes.size(); j++) {
      double share = search.share(j, direction(classes.get(j)));
      shares.add(new Share(classes.get(j), share, roundedUp(gap)));
    }
    ClassTrial trial = new ClassTrial(problem, first, times, gain, state, search, gap);
    Map<Integer, Unit> found = new HashMap<>();
    for (int j = 0; j < asked.size(); j++) {
      found.putAll(trial.of(j, shares.get(j)));
    }
    return conclusion(found, shares);
  }

  private static double roundedUp(Dyadic x) {
    return DoubleInterval.enclosing(x).upper();
  }

  /** All units pass together, or what one of them lacks is in the way of all. */
  private GateOutlook conclusion(Map<Integer, Unit> found, List<Share> shares) {
    List<Integer> open = new ArrayList<>();
    for (Map.Entry<Integer, Unit> entry : new TreeMap<>(found).entrySet()) {
      if (!entry.getValue().isKept()) {
        open.add(entry.getKey());
      }
    }
    Map<Integer, Unit> all = new TreeMap<>(units);
    found.forEach(
        (v, unit) -> {
          Unit before = Optional.ofNullable(units.get(v)).orElseThrow();
          all.put(v, open.isEmpty() ? unit : before.alsoBlockedBy(waiting(unit, open)));
        });
    return new GateOutlook(state, all, open.isEmpty() ? shares : List.of());
  }

  private String waiting(Unit unit, List<Integer> open) {
    return unit.isKept() ? "C3: it would pass if " + name(open.get(0)) + " did" : unit.reason();
  }

  /** The direction of {@code Σ α_v w_v} at T, about. */
  private double[] direction(UnitClass some) {
    double[] sum = first.sum(times.knot(), some.units());
    int inputs = sum.length;
    double size = Math.sqrt(IntStream.range(0, inputs).mapToDouble(a -> sum[a] * sum[a]).sum());
    return IntStream.range(0, inputs)
        .mapToDouble(a -> size > 0 ? sum[a] / size : (a == 0 ? 1 : 0))
        .toArray();
  }
}
