package org.plumbline.claim.forever;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.plumbline.claim.forever.GateOutlook.Kept;
import org.plumbline.claim.forever.GateOutlook.Share;
import org.plumbline.claim.forever.GateOutlook.Unit;
import org.plumbline.field.FlowProblem;
import org.plumbline.number.Decimals;
import org.plumbline.number.Dyadic;

/**
 * Whether the units of a class stay what they are as long as the bounds of C2 hold
 * (proofs-notes/gates-forever.md, C3).
 */
final class ClassTrial {
  private static final String LATER = " (a longer horizon may help)";

  /** Shares and distances below this are not worth the search. */
  private static final double SMALL = 1e-6;

  private final FlowProblem problem;
  private final KinkedFirstLayer first;
  private final LaterTimes times;
  private final LevelGain gain;
  private final GateOutlook.State state;
  private final MassSearch search;
  private final Dyadic gap;

  ClassTrial(
      FlowProblem problem,
      KinkedFirstLayer first,
      LaterTimes times,
      LevelGain gain,
      GateOutlook.State state,
      MassSearch search,
      Dyadic gap) {
    this.problem = problem;
    this.first = first;
    this.times = times;
    this.gain = gain;
    this.state = state;
    this.search = search;
    this.gap = gap;
  }

  /** What is known of the units of a class. */
  Map<Integer, Unit> of(int k, Share share) {
    UnitClass some = share.members();
    if (share.least() <= 0) {
      return all(some, Kept.OPEN, fading(k));
    }
    return some.units().size() == 1 ? alone(k, some) : together(k, share);
  }

  private String fading(int k) {
    return search.seemsToFade(k)
        ? "C2: its class fades, as far as can be seen: in the limit the others share the output (a"
            + " longer horizon helps only if that is not so)"
        : "C2: its class may lose its share of the output, gap G = " + text() + LATER;
  }

  private String text() {
    return Decimals.nearest(gap.round(64), 3);
  }

  private static Map<Integer, Unit> all(UnitClass some, Kept kept, String reason) {
    Map<Integer, Unit> found = new HashMap<>();
    some.units().forEach(v -> found.put(v, new Unit(kept, reason)));
    return found;
  }

  /** (2): what the share of a unit alone in its class says, it says of the unit itself. */
  private Map<Integer, Unit> alone(int k, UnitClass some) {
    int v = some.units().get(0);
    if (isGram(v, some.sign())) {
      return all(
          some, Kept.ALL, "C3: it is alone in its class, which keeps a share, and Gram signs");
    }
    boolean isOwn = false;
    for (int i = 0; i < problem.data().size(); i++) {
      if (some.gates().get(i) != 0) {
        isOwn |= problem.data().label(i) == some.sign();
        if (search.trapped(k, i, problem.data().label(i), SMALL) <= 0) {
          return all(some, Kept.OPEN, unsettled(i));
        }
      }
    }
    if (!isOwn) {
      return all(some, Kept.OPEN, "C3: no sample has its own label");
    }
    return all(
        some,
        some.isFixed() ? Kept.ALL : Kept.OWN,
        "C3: it is alone in its class, which is held on its sides of "
            + (some.isFixed() ? "all samples" : "the samples of its own label"));
  }

  private String unsettled(int i) {
    return "C2: masses are not settled enough to hold it on its side of sample "
        + i
        + ", gap G = "
        + text()
        + LATER;
  }

  private boolean isGram(int v, int sign) {
    return first.depth() > 2
        && GramUnit.of(problem, state.products(), state.signs(), v, sign).obstacle().isEmpty();
  }

  /** (1') and (3): units with one gate on every sample. */
  private Map<Integer, Unit> together(int k, Share share) {
    UnitClass some = share.members();
    if (!some.isFixed()) {
      return all(some, Kept.OPEN, kinks(some));
    }
    Optional<ClassTurn> turn =
        LinearLayers.above(first, problem.initialWeights())
            .map(
                above ->
                    new ClassTurn.Input(first, some.units(), times.knot(), gain.squares(), above))
            .flatMap(input -> ClassTurn.of(input, Dyadic.of(share.least()), gap));
    if (turn.isEmpty()) {
      return all(
          some,
          Kept.OPEN,
          "C3: the norms are too small yet to bound how far the direction of its class turns"
              + LATER);
    }
    Map<Integer, Unit> found = new HashMap<>();
    Map<Integer, Dyadic> trapped = new HashMap<>();
    for (int index : IntStream.range(0, some.units().size()).toArray()) {
      found.put(some.units().get(index), of(k, some, turn.get(), index, trapped));
    }
    return found;
  }

  private Unit of(int k, UnitClass some, ClassTurn turn, int index, Map<Integer, Dyadic> trapped) {
    int v = some.units().get(index);
    if (!turn.locksOuter(index)) {
      return new Unit(
          Kept.OPEN,
          "C3: its part of its class is too small yet against how far that may turn" + LATER);
    }
    if (isGram(v, some.sign())) {
      return new Unit(Kept.ALL, "C3: its outer weight keeps its sign with its class; Gram signs");
    }
    for (int i = 0; i < problem.data().size(); i++) {
      int sample = i;
      Dyadic held =
          trapped.computeIfAbsent(
              i,
              any ->
                  Dyadic.of(
                      Math.max(
                          0,
                          search.trapped(
                              k, sample, problem.data().label(sample), Double.POSITIVE_INFINITY))));
      if (held.signum() <= 0) {
        return new Unit(Kept.OPEN, unsettled(i));
      }
      if (!turn.keepsGate(index, held)) {
        return new Unit(
            Kept.OPEN,
            "C3: its part of its class is too small yet to hold it on its side of sample "
                + i
                + LATER);
      }
    }
    return new Unit(Kept.ALL, "C3: its class keeps a share, its direction and its sides");
  }

  private String kinks(UnitClass some) {
    int pinned =
        some.units().stream()
            .filter(v -> !state.signs().open(v).isEmpty())
            .findFirst()
            .orElseThrow();
    return "C3: its class is not alone, and "
        + problem.network().name(pinned)
        + " may be at its kink on sample "
        + state.signs().open(pinned).get(0)
        + ", of the other label"
        + GateOutlook.UNLESS_PINNED;
  }
}
