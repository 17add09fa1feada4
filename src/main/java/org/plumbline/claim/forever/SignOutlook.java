package org.plumbline.claim.forever;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.claim.along.Memo;
import org.plumbline.field.FlowProblem;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/**
 * Whether the weights of a first layer of kinked units keep their signs for ever, and with them
 * what the units count for in the output (proofs-notes/constant-subnetwork.md).
 */
public final class SignOutlook {
  private final FlowProblem problem;
  private final KinkedFirstLayer first;
  private final GateOutlook outlook;
  private final LaterTimes times;
  private final Memo<Optional<MassSearch>> search = new Memo<>();
  private final Map<Integer, Optional<ClassTurn>> turns = new HashMap<>();
  private final Map<List<Integer>, Double> shares = new HashMap<>();

  private SignOutlook(
      FlowProblem problem, KinkedFirstLayer first, GateOutlook outlook, LaterTimes times) {
    this.problem = problem;
    this.first = first;
    this.outlook = outlook;
    this.times = times;
  }

  /**
   * Why it is not proved that no weight of the first layer ever changes its sign, nor what a unit
   * counts for; empty if it is.
   */
  public static Optional<String> obstacle(
      FlowProblem problem, KinkedFirstLayer first, GateOutlook outlook, LaterTimes times) {
    return new SignOutlook(problem, first, outlook, times).obstacle();
  }

  private Optional<MassSearch> search() {
    return search.get(
        () ->
            times.gain() instanceof LevelGain gain
                ? MassSearch.of(outlook, problem.data(), gain)
                : Optional.empty());
  }

  /** Weights of silent units, in and out, rest. */
  private Optional<String> obstacle() {
    return first.units().stream()
        .filter(v -> !outlook.state().silent().vertices().contains(v))
        .map(this::obstacle)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<String> obstacle(int v) {
    boolean isKept =
        Optional.ofNullable(outlook.units().get(v)).filter(u -> u.isKept()).isPresent();
    if (!isKept) {
      return Optional.of(
          "the gates of " + problem.network().name(v) + " may change: see gates-forever");
    }
    int index = first.units().indexOf(v);
    int outer = GateSigns.sign(first.outerWeights(times.knot()).get(index));
    List<Integer> row = first.first().in().rows().get(index);
    for (int a = 0; a < row.size(); a++) {
      int entry = a;
      int sign = GateSigns.sign(times.knot().tube(row.get(a)));
      boolean isHeld =
          sign * outer != 0
              && (isDriven(v, a, outer * sign)
                  || search().filter(some -> isHeld(v, entry, some)).isPresent());
      if (!isHeld) {
        String weight = problem.network().parameterNames().get(row.get(a));
        return Optional.of(
            weight + (sign == 0 ? " may be 0 at T" : " may change its sign, as far as is known"));
      }
    }
    return Optional.empty();
  }

  /** Whether all samples that a unit sees drive a weight away from 0, with all gates constant. */
  private boolean isDriven(int v, int a, int sign) {
    if (outlook.open(List.of(v)).isPresent()) {
      return false;
    }
    List<Rational> slopes = outlook.state().signs().slopes(problem.network(), v);
    for (int i = 0; i < problem.data().size(); i++) {
      int moved = slopes.get(i).signum() * problem.data().label(i) * sign;
      if (moved * problem.data().point(i).get(a).signum() < 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether the share of its class keeps a weight on its side of 0. */
  private boolean isHeld(int v, int a, MassSearch search) {
    for (int k = 0; k < outlook.classes().size(); k++) {
      UnitClass members = outlook.classes().get(k).members();
      if (members.units().contains(v)) {
        double share = share(k, a, search);
        int index = members.units().indexOf(v);
        boolean isAlone = members.units().size() == 1;
        return share > 0
            && (isAlone
                || turn(k)
                    .filter(turn -> turn.locksOuter(index))
                    .filter(turn -> turn.keepsGate(index, Dyadic.of(share)))
                    .isPresent());
      }
    }
    return false;
  }

  /** At most {@code |⟨e_a, b_k⟩|} for ever, if it keeps its sign. */
  private double share(int k, int a, MassSearch search) {
    return shares.computeIfAbsent(
        List.of(k, a),
        any -> {
          double[] unit = new double[problem.network().inputs()];
          unit[a] = 1;
          double above = search.least(k, unit);
          unit[a] = -1;
          return above > 0 ? above : search.least(k, unit);
        });
  }

  private Optional<ClassTurn> turn(int k) {
    GateOutlook.Share share = outlook.classes().get(k);
    return turns.computeIfAbsent(
        k,
        any ->
            share.members().isFixed() && share.least() > 0 && times.gain() instanceof LevelGain gain
                ? LinearLayers.above(first, problem.initialWeights())
                    .map(above -> input(share.members().units(), gain, above))
                    .flatMap(
                        input ->
                            ClassTurn.of(input, Dyadic.of(share.least()), Dyadic.of(share.gap())))
                : Optional.empty());
  }

  private ClassTurn.Input input(List<Integer> units, LevelGain gain, LinearLayers above) {
    return new ClassTurn.Input(first, units, times.knot(), gain.squares(), above);
  }
}
