package org.plumbline.flow.kink;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.plumbline.field.FieldCompiler;
import org.plumbline.field.FieldProgram;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.SeriesArithmetic;
import org.plumbline.field.SeriesScale;
import org.plumbline.field.TiedSamples;
import org.plumbline.flow.state.Expansion;
import org.plumbline.flow.state.LeadingOrders;
import org.plumbline.flow.state.NaturalUnit;
import org.plumbline.flow.state.PointState;
import org.plumbline.flow.state.WorkingPrecision;
import org.plumbline.number.Dyadic;

/**
 * Decides how the flow goes on where pre-activations vanish: looks for the consistent assignments
 * of {on, off, pinned} to the vanishing pairs.
 *
 * <p>An assignment is consistent when under its field each pair does what its gate says: on, if the
 * first Taylor coefficient of its pre-activation that is not zero is positive; off, if that is
 * negative or all are zero; pinned, if a slope inside the Clarke interval, or moving into it, holds
 * it at zero. Where nothing else is consistent, a pair whose coefficients are all zero may also be
 * on. If all consistent assignments lead to one flow, that is the continuation; of several none is
 * picked (proofs-notes/kinks.md).
 *
 * <p><b>The idea.</b> Three sieves, each finer and dearer than the one before. {@link
 * PlausibleGates} lists assignments by the signs of rates in double: pair by pair in the order of
 * vertices, dropping a part as soon as interval bounds exclude a rate whatever the rest will be,
 * and apart for samples that do not move what the others heed. What is left is expanded to order
 * {@value #CONFIRMED_ORDER} at full precision, and {@link SignCheck} reads the signs off the first
 * coefficients that are not negligible. Only where that leaves a sign open are all orders computed
 * that a step may have, and zeros looked for that hold to every order ({@link IdenticalZeros}).
 *
 * <p><b>Why all of them.</b> That a flow goes on in one way only is a statement about the
 * assignments that are not taken, so none may be left out but what is excluded: a search that stops
 * at the first consistent one, or switches one gate after the other until nothing complains, picks
 * silently at a point where the flow branches, and misses a pair that two others hold at zero
 * together. With {@code m} pairs there are {@code 3^m} assignments. The sieve in double keeps that
 * feasible, and where it does not, the answer is that it was cut short.
 *
 * <p><b>Trade-offs.</b> What counts as zero is a matter of precision, {@code 2^-negligibleBits} of
 * the natural size, and may be wrong either way; that costs a proposal the verifier refuses, never
 * a wrong verdict. Regularizing the kinks instead, or stepping across them in small steps, would
 * need no search but blurs what happens there, and has no answer to how many continuations there
 * are. Solutions are meant in the sense of A. F. Filippov, Differential Equations with
 * Discontinuous Righthand Sides (1988), sections 4 and 10; V. Acary, B. Brogliato, Numerical
 * Methods for Nonsmooth Dynamical Systems (2008), describe methods that locate events as here.
 */
public final class GateResolver {
  private static final int CANDIDATE_LIMIT = 60_000;
  private static final int CONFIRMED_ORDER = 8;

  /** How often gates of silent pairs may turn out to be others than assumed. */
  private static final int MOST_TURNS = 3;

  private final FlowProblem problem;
  private final TiedSamples ties;
  private final SeriesArithmetic.Factory arithmetic;
  private final WorkingPrecision precision;

  public GateResolver(
      FlowProblem problem,
      TiedSamples ties,
      SeriesArithmetic.Factory arithmetic,
      WorkingPrecision precision) {
    this.problem = problem;
    this.ties = ties;
    this.arithmetic = arithmetic;
    this.precision = precision;
  }

  /**
   * The continuation from {@code point}, where exactly the given pairs vanish.
   *
   * @param unit the unit of time of the step that ended there, if one did
   */
  public Resolution resolve(PointState point, List<Pair> vanishing, Optional<Dyadic> unit) {
    GateTable rest = signs(point, vanishing);
    if (vanishing.isEmpty()) {
      return new Resolution.Unique(
          rest, FieldCompiler.compile(problem, rest, ties), List.of(), LeadingOrders.NONE);
    }
    PlausibleGates plausible =
        PlausibleGates.at(
            problem, ties, point, rest, new PlausibleGates.Search(vanishing, CANDIDATE_LIMIT));
    Search search =
        new Search(
            point,
            vanishing,
            unit,
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new TreeSet<>());
    plausible.list().forEach(gates -> confirm(search, gates.gates(), gates.slopes()));
    List<Confirmed> found = new ArrayList<>(search.strict());
    search.lenient().stream()
        .filter(c -> search.strict().isEmpty() || isNearBy(search, rest, c.resolution()))
        .forEach(found::add);
    List<Confirmed> distinct = distinct(found);
    Set<Pair> open = new TreeSet<>();
    search.open().stream()
        .filter(doubtful -> distinct.stream().noneMatch(known -> isSame(known, doubtful)))
        .forEach(doubtful -> open.addAll(doubtful.pairs()));
    return conclude(plausible, distinct.stream().map(Confirmed::resolution).toList(), open, search);
  }

  /** An assignment that holds at full precision, with the beginning of its flow. */
  private record Confirmed(Resolution.Unique resolution, Expansion expansion) {}

  /** An assignment under which it stays open whether the given pairs leave zero. */
  private record Open(Set<Pair> pairs, Expansion expansion) {}

  /**
   * What is resolved, and the consistent assignments, apart those with a gate on at zero.
   *
   * @param open assignments of which it stays open whether some pairs leave zero
   * @param disagree pairs that vanish where pinned vertices give a silent one different gates
   */
  private record Search(
      PointState point,
      List<Pair> vanishing,
      Optional<Dyadic> unit,
      List<Confirmed> strict,
      List<Confirmed> lenient,
      List<Open> open,
      Set<Pair> disagree) {}

  private static Resolution conclude(
      PlausibleGates plausible, List<Resolution.Unique> consistent, Set<Pair> open, Search search) {
    List<Pair> vanishing = search.vanishing();
    if (consistent.size() > 1) {
      return new Resolution.NotUnique(differing(consistent, vanishing), consistent.size());
    }
    if (!plausible.isComplete()) {
      return new Resolution.Unresolved(
          vanishing, "too many pre-activations vanish at the same time");
    }
    if (!open.isEmpty()) {
      return new Resolution.Unresolved(
          List.copyOf(open),
          "it is open whether pre-activations leave zero: neither a coefficient nor a "
              + "proof shows it");
    }
    if (consistent.isEmpty()) {
      return new Resolution.Unresolved(
          vanishing,
          plausible.contradicts() || !search.disagree().isEmpty()
              ? "the pinned vertices that feed a silent vertex give it different gates"
              : "no assignment of gates is consistent");
    }
    return consistent.get(0);
  }

  /** One assignment for each different flow: where a gate multiplies nothing, either serves. */
  private List<Confirmed> distinct(List<Confirmed> found) {
    if (found.size() > 1) {
      found.forEach(confirmed -> confirmed.expansion().extend(CONFIRMED_ORDER));
    }
    List<Confirmed> distinct = new ArrayList<>();
    for (Confirmed candidate : found) {
      if (distinct.stream()
          .noneMatch(
              known ->
                  known.expansion().agrees(candidate.expansion(), precision.negligibleBits()))) {
        distinct.add(candidate);
      }
    }
    return distinct;
  }

  /** Whether, to all orders that a step may have, an assignment leads to the flow of another. */
  private boolean isSame(Confirmed known, Open doubtful) {
    Expansion expansion = known.expansion();
    return whole(expansion, expansion.weights())
        .filter(all -> all.agrees(doubtful.expansion(), precision.negligibleBits()))
        .isPresent();
  }

  /**
   * Whether weights as near as one likes have all the gates of an assignment under which some pair
   * that is on stays at zero: then its velocity is a Clarke gradient, and it a solution.
   */
  private boolean isNearBy(Search search, GateTable rest, Resolution.Unique found) {
    if (!found.gates().pinned().isEmpty()) {
      return false;
    }
    ApproximateRates rates = ApproximateRates.at(problem, search.point(), search.vanishing(), rest);
    List<double[]> sides = new ArrayList<>();
    found
        .leadingOrders()
        .pairs()
        .forEach(
            (pair, order) -> {
              if (order == LeadingOrders.IDENTICALLY_ZERO) {
                double sign = found.gates().gate(pair) == Gate.ON ? 1 : -1;
                double[] gradient = rates.gradient(pair, found.gates()).direction();
                sides.add(Arrays.stream(gradient).map(g -> sign * g).toArray());
              }
            });
    return CommonSide.exists(sides);
  }

  private static List<Pair> differing(List<Resolution.Unique> consistent, List<Pair> vanishing) {
    return vanishing.stream()
        .filter(p -> consistent.stream().map(c -> c.gates().gate(p)).distinct().count() > 1)
        .toList();
  }

  private GateTable signs(PointState point, List<Pair> vanishing) {
    Set<Pair> zero = Set.copyOf(vanishing);
    return GateTable.of(
        problem.network(),
        problem.data().size(),
        pair -> !zero.contains(pair) && point.sign(pair) > 0);
  }

  /** Checks one assignment at full precision. */
  private void confirm(Search search, GateTable gates, List<Dyadic> guess) {
    GateTable assumed = gates;
    for (int turn = 0; turn < MOST_TURNS; turn++) {
      FieldProgram field = FieldCompiler.compile(problem, assumed, ties);
      SmallSlopes.Start start =
          new SmallSlopes(field, arithmetic, precision).steadied(search.point(), guess);
      Optional<Expansion> expansion = begin(field, search, start.slopes());
      if (expansion.isEmpty()) {
        return;
      }
      GateTable turned = examine(search, assumed, expansion.get(), start.steady());
      if (turned.equals(assumed)) {
        return;
      }
      assumed = turned;
    }
  }

  /**
   * Decides from the first orders, where those are zero by proof, and where there is none from all.
   *
   * @return the gates that silent pairs turn out to have, if they are others than assumed
   */
  private GateTable examine(
      Search search, GateTable gates, Expansion beginning, Set<Integer> steady) {
    SignCheck check =
        new SignCheck(
            problem,
            arithmetic,
            precision,
            gates,
            new SignCheck.Vanishing(search.point(), search.vanishing()));
    Expansion expansion = beginning;
    SignCheck.Signs signs = check.signs(expansion, List.of());
    int side = leastSide(expansion, steady);
    if (mayFit(signs, side) && (side == 0 || !signs.open().isEmpty())) {
      if (expansion.extend(CONFIRMED_ORDER)) {
        check.prove(expansion);
        signs = check.signs(expansion, List.of());
        side = leastSide(expansion, steady);
      }
    }
    if (mayFit(signs, side) && !signs.open().isEmpty()) {
      Optional<Expansion> whole = whole(expansion, search.point().weights());
      if (whole.isPresent()) {
        expansion = whole.get();
        signs = check.signs(expansion, check.perturbed(expansion, slopesAtStart(expansion)));
        side = leastSide(expansion, steady);
      }
    }
    search.disagree().addAll(signs.disagree() ? search.vanishing() : List.of());
    if (!mayFit(signs, side) || !signs.turned().equals(gates)) {
      return signs.fits() && side >= 0 ? signs.turned() : gates;
    }
    if (side == 0) {
      // To these orders the slope stays at its end: what the gate of that end does, decided as
      // such.
      return gates;
    }
    if (!signs.open().isEmpty()) {
      search.open().add(new Open(signs.open(), expansion));
    } else {
      accept(search, gates, expansion, signs.orders());
    }
    return gates;
  }

  private static boolean mayFit(SignCheck.Signs signs, int side) {
    return signs.fits() && side >= 0;
  }

  private void accept(Search search, GateTable gates, Expansion expansion, LeadingOrders orders) {
    Resolution.Unique found =
        new Resolution.Unique(gates, expansion.field(), slopesAtStart(expansion), orders);
    (isStrict(found) ? search.strict() : search.lenient()).add(new Confirmed(found, expansion));
  }

  /** The same expansion to all orders that a step may have. */
  private Optional<Expansion> whole(Expansion expansion, List<Dyadic> weights) {
    int order = Math.max(CONFIRMED_ORDER, precision.order());
    return Expansion.at(
        new Expansion.Point(weights, slopesAtStart(expansion)),
        expansion.field(),
        arithmetic,
        SeriesScale.uniform(order, expansion.scale().timeUnit()),
        precision.bits());
  }

  private static List<Dyadic> slopesAtStart(Expansion expansion) {
    return IntStream.range(0, expansion.field().slopePairs().size())
        .mapToObj(q -> expansion.slope(q).get(0))
        .toList();
  }

  /** Whether no pair that stays at zero is on. */
  private static boolean isStrict(Resolution.Unique found) {
    return found.leadingOrders().pairs().entrySet().stream()
        .noneMatch(
            e ->
                e.getValue() == LeadingOrders.IDENTICALLY_ZERO
                    && found.gates().gate(e.getKey()) == Gate.ON);
  }

  /** A short expansion in a time in which the weights change by a moderate part of their size. */
  private Optional<Expansion> begin(FieldProgram field, Search search, List<Dyadic> slopes) {
    Expansion.Point point = new Expansion.Point(search.point().weights(), slopes);
    NaturalUnit natural = new NaturalUnit(arithmetic, precision.bits());
    return search
        .unit()
        .flatMap(guess -> natural.beginning(point, field, CONFIRMED_ORDER, guess))
        .or(() -> natural.beginning(point, field, CONFIRMED_ORDER));
  }

  /**
   * 1 if all slopes are inside [0, 1] or move into it, -1 if one does not, 0 if that is open.
   *
   * @param steady slopes near 0 whose sign is known
   */
  private int leastSide(Expansion expansion, Set<Integer> steady) {
    int least = 1;
    for (int q = 0; q < expansion.field().slopePairs().size(); q++) {
      List<Dyadic> slope = expansion.slope(q);
      List<Dyadic> rest = new ArrayList<>(slope.stream().map(Dyadic::negate).toList());
      rest.set(0, rest.get(0).add(Dyadic.ONE));
      int low =
          steady.contains(q) ? slope.get(0).signum() : leadingSign(slope, Dyadic.ONE, 0).sign();
      least = Math.min(least, low);
      least = Math.min(least, leadingSign(rest, Dyadic.ONE, 0).sign());
    }
    return least;
  }

  /**
   * The first coefficient that is not negligible, from {@code first} on: its order and its sign.
   */
  private record Leading(int order, int sign) {}

  private Leading leadingSign(List<Dyadic> coefficients, Dyadic size, int first) {
    Dyadic threshold = size.scale(-precision.negligibleBits());
    for (int k = first; k < coefficients.size(); k++) {
      if (coefficients.get(k).abs().compareTo(threshold) > 0) {
        return new Leading(k, coefficients.get(k).signum());
      }
    }
    return new Leading(coefficients.size(), 0);
  }
}
