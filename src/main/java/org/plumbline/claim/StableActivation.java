package org.plumbline.claim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.plumbline.claim.along.GateHistory;
import org.plumbline.claim.along.Instant;
import org.plumbline.claim.along.Interval;
import org.plumbline.claim.along.Observations;
import org.plumbline.claim.forever.GateOutlook;
import org.plumbline.claim.structure.LayerStructure;
import org.plumbline.claim.structure.TwinClass;
import org.plumbline.enclosure.FlowBoxes;
import org.plumbline.enclosure.box.EnclosedProblem;
import org.plumbline.enclosure.box.PossibleGates;
import org.plumbline.enclosure.box.WeightBox;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.network.Network;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;
import org.plumbline.number.qual.Rigorous;

/**
 * From some time on no gate of a hidden vertex changes on any sample: per vertex the last change,
 * and the classes of vertices active together since (proofs-notes/stable-activation.md; Le &amp;
 * Jegelka 2022, assumption 3).
 */
public final class StableActivation implements Claim {
  private static final Statement ROWS =
      new Statement("stable-activation", "the gates do not change after the time given");

  /** Where in a step, in its scaled time, its gates are looked at. */
  private static final double MIDDLE = 0.5;

  @Override
  public String id() {
    return ROWS.id();
  }

  @Override
  public List<Finding> check(Evidence evidence) {
    Network network = evidence.problem().network();
    if (network.kinked().isEmpty()) {
      return List.of(ROWS.notApplicable("network", "no hidden vertex has a kink"));
    }
    if (evidence.observations().steps().isEmpty()) {
      return List.of(ROWS.noTrajectory("network", evidence));
    }
    Map<Integer, String> contradictions = contradictions(evidence);
    List<Finding> findings = new ArrayList<>();
    groups(evidence)
        .forEach(
            (name, vertices) -> findings.add(finding(evidence, name, vertices, contradictions)));
    findings.add(classes(evidence));
    return findings;
  }

  private static Map<String, List<Integer>> groups(Evidence evidence) {
    Network network = evidence.problem().network();
    boolean each = network.kinked().size() <= Conservation.MOST_ROWS;
    LayerStructure layers = evidence.observations().layers();
    Map<String, List<Integer>> groups = new LinkedHashMap<>();
    for (int v : network.kinked()) {
      String layer = layers.classOf(v).map(TwinClass::name).orElse("other vertices");
      groups.computeIfAbsent(each ? network.name(v) : layer, k -> new ArrayList<>()).add(v);
    }
    return groups;
  }

  private static Finding finding(
      Evidence evidence, String name, List<Integer> vertices, Map<Integer, String> contradictions) {
    Optional<String> contradiction =
        vertices.stream().filter(contradictions::containsKey).findFirst().map(contradictions::get);
    int from = lastChange(evidence, vertices);
    Rational time = evidence.observations().steps().get(from).start();
    String reason = from == 0 ? "no gate ever changed" : "the last change was before step " + from;
    String ever = from == 0 ? ", and none ever will" : ", and none comes after it";
    Interval since = new Interval(time, evidence.observations().horizon().end());
    Optional<@Rigorous Rational> forEver =
        contradiction.isPresent() ? Optional.empty() : forEver(evidence, vertices);
    return forEver
        .map(start -> proved(name, reason + ever + ": see gates-forever", start))
        .orElseGet(
            () ->
                contradiction
                    .map(text -> ROWS.row(name, Verdict.UNDECIDED, text))
                    .orElseGet(
                        () ->
                            ROWS.row(
                                name,
                                Verdict.CONSISTENT,
                                reason + "; for all later times see gates-forever"))
                    .withInterval(since)
                    .withValue(Statement.exact(time)));
  }

  private static Finding proved(String name, String reason, @Rigorous Rational start) {
    return ROWS.proved(name, reason)
        .withInterval(Interval.from(start))
        .withValue(Statement.exact(start))
        .finding();
  }

  /** The step before which the last of the recorded changes is; 0 if there is none. */
  private static int lastChange(Evidence evidence, List<Integer> vertices) {
    GateHistory gates = evidence.observations().gates();
    return vertices.stream().mapToInt(gates::stableFrom).max().orElse(0);
  }

  /**
   * A time from which on no gate of some vertices changes for ever, if that is proved: that of
   * {@link GatesForever}, or an earlier one from which on the gates are certain up to it.
   */
  private static Optional<@Rigorous Rational> forEver(Evidence evidence, List<Integer> vertices) {
    GateOutlook outlook = evidence.gates();
    Instant knot = outlook.state().knot();
    if (!knot.isEnclosed() || outlook.open(vertices).isPresent()) {
      return Optional.empty();
    }
    return certainFrom(evidence, vertices)
        .filter(start -> start.compareTo(knot.time()) <= 0)
        .or(() -> Optional.of(knot.time()));
  }

  /** The time from which on gates are certain, and do not change, up to the end of the run. */
  private static Optional<@Rigorous Rational> certainFrom(
      Evidence evidence, List<Integer> vertices) {
    Observations observations = evidence.observations();
    int certain = observations.certainFrom(vertices);
    return certain == observations.steps().size()
        ? Optional.empty()
        : Optional.of(
            observations.steps().get(Math.max(certain, lastChange(evidence, vertices))).start());
  }

  private static Finding classes(Evidence evidence) {
    Network network = evidence.problem().network();
    GateHistory gates = evidence.observations().gates();
    int last = gates.steps() - 1;
    List<Integer> active = network.kinked().stream().filter(v -> gates.isActive(last, v)).toList();
    String classes =
        gates.coactivation(last, network.kinked()).stream()
            .map(members -> names(network, members))
            .collect(Collectors.joining(" | "));
    String reason =
        "active on every sample since then: "
            + names(network, active)
            + "; active on the same samples: "
            + classes;
    Rational time =
        evidence.observations().steps().get(lastChange(evidence, network.kinked())).start();
    // What is recorded of the last step is certain only where the enclosure makes it so.
    return certainFrom(evidence, network.kinked())
        .flatMap(start -> forEver(evidence, network.kinked()))
        .map(start -> proved("network", reason + "; for ever: see gates-forever", start))
        .orElseGet(
            () ->
                ROWS.row(
                        "network",
                        Verdict.CONSISTENT,
                        reason + "; for all later times see gates-forever")
                    .withInterval(new Interval(time, evidence.observations().horizon().end()))
                    .withValue(Statement.exact(time)));
  }

  private static String names(Network network, List<Integer> vertices) {
    return vertices.isEmpty() ? "none" : network.names(vertices);
  }

  /**
   * For each vertex one place where a recorded gate contradicts the sign of the pre-activation, if
   * any.
   */
  private static Map<Integer, String> contradictions(Evidence evidence) {
    Observations observations = evidence.observations();
    EnclosedProblem problem = EnclosedProblem.enclosing(evidence.problem());
    List<Integer> steps = IntStream.range(0, observations.steps().size()).boxed().toList();
    Map<Integer, String> found = new LinkedHashMap<>();
    for (int step : Observations.sampled(steps, observations.riskCost())) {
      if (isPlain(evidence, problem, step)) {
        continue;
      }
      Instant middle = observations.within(step, Dyadic.ONE.scale(-1));
      List<DyadicInterval> tube = middle.tube();
      GateTable recorded = observations.steps().get(step).gates();
      PossibleGates states = PossibleGates.enclosing(problem, box(tube));
      for (int i = 0; i < problem.samples(); i++) {
        if (isCertain(problem.network(), recorded, states, i)) {
          continue;
        }
        List<DyadicInterval> s = observations.evaluator().preActivations(tube, i);
        for (int v : problem.network().kinked()) {
          if (!fits(recorded.gate(i, v), s.get(v))) {
            String reason =
                "the gate recorded on sample "
                    + i
                    + " contradicts the sign of s: "
                    + Statement.deviates(middle);
            found.putIfAbsent(v, reason);
          }
        }
      }
    }
    return found;
  }

  /** Whether a box in doubles around the enclosed flow shows every gate to be the one recorded. */
  private static boolean isPlain(Evidence evidence, EnclosedProblem problem, int step) {
    if (evidence.enclosure().isEmpty()) {
      return false;
    }
    WeightBox box = FlowBoxes.at(evidence.enclosure().get(), step, MIDDLE);
    PossibleGates states = PossibleGates.enclosing(problem, box);
    GateTable recorded = evidence.observations().steps().get(step).gates();
    return IntStream.range(0, problem.samples())
        .allMatch(i -> isCertain(problem.network(), recorded, states, i));
  }

  private static WeightBox box(List<DyadicInterval> weights) {
    return WeightBox.of(
        weights.stream()
            .map(w -> DoubleInterval.enclosing(w.lower()).hull(DoubleInterval.enclosing(w.upper())))
            .toList());
  }

  /** Whether doubles are enough to see that every gate of a sample is the one recorded. */
  private static boolean isCertain(
      Network network, GateTable recorded, PossibleGates states, int i) {
    return network.kinked().stream()
        .allMatch(
            v ->
                switch (states.state(i, v)) {
                  case ON -> recorded.gate(i, v) == Gate.ON;
                  case OFF -> recorded.gate(i, v) == Gate.OFF;
                  case EITHER -> false;
                });
  }

  /** Whether a gate is possible for some pre-activation in the interval. */
  static boolean fits(Gate gate, DyadicInterval s) {
    return switch (gate) {
      case ON -> s.upper().signum() >= 0;
      case OFF -> s.lower().signum() <= 0;
      case PINNED -> s.contains(Dyadic.ZERO);
    };
  }
}
