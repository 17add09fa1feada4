package org.plumbline.claim.forever;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.plumbline.claim.along.Instant;
import org.plumbline.claim.along.RiskEvaluation;
import org.plumbline.claim.structure.LayerStructure;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

/**
 * What is known at T of the gates of each kinked unit at all later times, and of the classes of
 * units that share the output among them (proofs-notes/gates-forever.md).
 *
 * @param state what is seen at T
 * @param units what is known of each kinked unit
 * @param classes the classes, if the network has the form for it and all gates are settled that the
 *     bounds of shares rest on; each with a bound of its share
 */
public record GateOutlook(State state, Map<Integer, Unit> units, List<Share> classes) {
  static final String UNLESS_PINNED =
      " (more digits or a longer horizon may help, unless it is pinned there)";

  /** An outlook with immutable copies. */
  public GateOutlook {
    units = new TreeMap<>(units);
    classes = List.copyOf(classes);
  }

  /**
   * What is seen at T.
   *
   * @param knot the weights
   * @param signs the signs of pre-activations
   * @param silent the units that are silent for ever
   * @param products the signs of inner products of samples
   */
  public record State(Instant knot, GateSigns signs, SilentUnits silent, SampleProducts products) {}

  /**
   * Some vertices, of which all gates are constant for ever, by equal slopes on every sample;
   * without those that are silent. Units of two activations may be on the same sides and have other
   * slopes there.
   */
  public List<List<Integer>> equal(Network network, List<Integer> vertices) {
    Map<List<Rational>, List<Integer>> groups = new LinkedHashMap<>();
    for (int v : vertices) {
      Unit unit = units.get(v);
      if (unit != null && unit.kept == Kept.ALL && !state.silent.vertices().contains(v)) {
        groups.computeIfAbsent(state.signs.slopes(network, v), k -> new ArrayList<>()).add(v);
      }
    }
    return List.copyOf(groups.values());
  }

  /** One of some vertices of which it is not known that all gates are constant, if there is one. */
  public Optional<Integer> open(List<Integer> vertices) {
    return vertices.stream()
        .filter(v -> !Optional.ofNullable(units.get(v)).filter(u -> u.kept == Kept.ALL).isPresent())
        .findFirst();
  }

  /** Which gates of a unit are constant for ever. */
  public enum Kept {
    /** All of them. */
    ALL,
    /** Those of samples of the label that has the sign of the unit's outer weight. */
    OWN,
    /** That is not known. */
    OPEN,
    /** No criterion speaks of such a unit. */
    OUTSIDE
  }

  /**
   * What is known of a unit.
   *
   * @param kept which gates are constant
   * @param reason the criterion, or what is in the way
   */
  public record Unit(Kept kept, String reason) {
    /** Whether it is known of all gates, or of those of its own label. */
    boolean isKept() {
      return kept == Kept.ALL || kept == Kept.OWN;
    }

    /** The unit, if it is open still, with one thing more that is in the way. */
    Unit alsoBlockedBy(String obstacle) {
      return isKept()
          ? this
          : new Unit(kept, reason.isEmpty() ? obstacle : reason + "; " + obstacle);
    }

    /** The unit, if nothing is known of it, as one that is asked about. */
    Unit asked() {
      return kept == Kept.OUTSIDE ? new Unit(Kept.OPEN, reason) : this;
    }
  }

  /**
   * A class that keeps a share for ever.
   *
   * @param members the class
   * @param least at most {@code ‖Σ α_v w_v‖/Π‖W_l‖_F}; negative if no share is proved
   * @param gap at least {@code log(γ̂/γ̂_T)} at every time
   */
  public record Share(UnitClass members, double least, double gap) {}

  /**
   * The outlook from an instant.
   *
   * @param times what is known of later times there, or why nothing is
   */
  public static GateOutlook at(
      FlowProblem problem,
      LayerStructure layers,
      RiskEvaluation evaluator,
      Instant knot,
      Optional<LaterTimes> times,
      String lacking) {
    Network network = problem.network();
    GateSigns signs = GateSigns.at(problem, evaluator, knot);
    SilentUnits silent = SilentUnits.at(problem, signs, knot);
    State state = new State(knot, signs, silent, SampleProducts.of(problem.data()));
    Map<Integer, Unit> units = new TreeMap<>();
    for (int v : network.kinked()) {
      units.put(
          v,
          silent.vertices().contains(v)
              ? new Unit(Kept.ALL, "C0: it is 0 on every sample, and its weights never move")
              : local(problem, state, v));
    }
    if (!problem.loss().isDecreasing()) {
      return new GateOutlook(state, units, List.of());
    }
    Optional<String> form = KinkedFirstLayer.obstacle(layers);
    if (form.isPresent()) {
      return new GateOutlook(state, blocked(units, form.get()), List.of());
    }
    units.replaceAll((v, unit) -> unit.asked());
    if (times.isEmpty()) {
      return new GateOutlook(state, blocked(units, lacking), List.of());
    }
    return new Trap(problem, KinkedFirstLayer.of(layers), times.get(), state, units).outlook();
  }

  /** What C1 and C1b say of a unit. */
  private static Unit local(FlowProblem problem, State state, int v) {
    if (!problem.loss().isDecreasing()) {
      return new Unit(
          Kept.OUTSIDE,
          "the "
              + problem.loss()
              + " loss does not decrease: samples of margins above 1 drive units back");
    }
    Optional<GramUnit> found =
        GramUnit.toOutput(problem, state.products, state.signs, state.knot, v);
    if (found.isEmpty()) {
      return new Unit(Kept.OUTSIDE, "");
    }
    Optional<String> first = found.get().obstacle();
    if (first.isEmpty()) {
      return new Unit(
          Kept.ALL,
          "C1: it sees samples of its own label alone, and inner products of samples only drive"
              + " its pre-activations away from 0");
    }
    if (found.get().otherLabelObstacle().isEmpty()) {
      return new Unit(
          Kept.OWN,
          "C1b: it sees samples of the other label alone, and they only drive it away from its own");
    }
    return new Unit(Kept.OPEN, "C1: " + first.get());
  }

  /** The units with what keeps C2 from them. */
  private static Map<Integer, Unit> blocked(Map<Integer, Unit> units, String obstacle) {
    Map<Integer, Unit> all = new TreeMap<>();
    units.forEach((v, unit) -> all.put(v, unit.alsoBlockedBy("C2: " + obstacle)));
    return all;
  }
}
