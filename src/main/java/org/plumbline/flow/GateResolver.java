package org.plumbline.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.plumbline.field.FieldCompiler;
import org.plumbline.field.FieldProgram;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.PreActivationProgram;
import org.plumbline.field.SeriesArithmetic;
import org.plumbline.field.Silence;
import org.plumbline.field.TiedSamples;
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
 */
final class GateResolver {
  private static final int CANDIDATE_LIMIT = 60_000;
  private static final int CONFIRMED_ORDER = 8;

  private final FlowProblem problem;
  private final TiedSamples ties;
  private final SeriesArithmetic.Factory arithmetic;
  private final Precision precision;

  GateResolver(
      FlowProblem problem,
      TiedSamples ties,
      SeriesArithmetic.Factory arithmetic,
      Precision precision) {
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
  Resolution resolve(PointState point, List<Pair> vanishing, Optional<Dyadic> unit) {
    GateTable rest = signs(point, vanishing);
    if (vanishing.isEmpty()) {
      return new Resolution.Unique(
          rest, FieldCompiler.compile(problem, rest, ties), List.of(), Map.of());
    }
    PlausibleGates plausible =
        PlausibleGates.at(
            problem, ties, point, rest, new PlausibleGates.Search(vanishing, CANDIDATE_LIMIT));
    Search search = new Search(point, vanishing, unit, new ArrayList<>(), new ArrayList<>());
    plausible.list().forEach(gates -> confirm(search, gates.gates(), gates.slopes()));
    List<Confirmed> found = search.strict().isEmpty() ? search.lenient() : search.strict();
    return conclude(plausible, distinct(found), vanishing);
  }

  /** An assignment that holds at full precision, with the beginning of its flow. */
  private record Confirmed(Resolution.Unique resolution, Expansion expansion) {}

  /** What is resolved, and the consistent assignments, apart those with a gate on at zero. */
  private record Search(
      PointState point,
      List<Pair> vanishing,
      Optional<Dyadic> unit,
      List<Confirmed> strict,
      List<Confirmed> lenient) {}

  private static Resolution conclude(
      PlausibleGates plausible, List<Resolution.Unique> consistent, List<Pair> vanishing) {
    if (consistent.size() > 1) {
      return new Resolution.NotUnique(differing(consistent, vanishing), consistent.size());
    }
    if (!plausible.isComplete()) {
      return new Resolution.Unresolved(vanishing, "too many pairs vanish at once");
    }
    if (consistent.isEmpty()) {
      return new Resolution.Unresolved(
          vanishing,
          plausible.contradicts()
              ? "the pinned vertices that feed a silent one give it different gates"
              : "no assignment of gates is consistent");
    }
    return consistent.get(0);
  }

  /** One assignment for each different flow: where a gate multiplies nothing, either serves. */
  private List<Resolution.Unique> distinct(List<Confirmed> found) {
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
    return distinct.stream().map(Confirmed::resolution).toList();
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
    FieldProgram field = FieldCompiler.compile(problem, gates, ties);
    begin(field, new Expansion.Point(search.point().weights(), guess), search.unit())
        .ifPresent(expansion -> examine(search, gates, expansion));
  }

  /** Decides from the first orders, and from all only where those are zero. */
  private void examine(Search search, GateTable gates, Expansion expansion) {
    List<Pair> free =
        search.vanishing().stream()
            .filter(p -> gates.gate(p) != Gate.PINNED && !Silence.isSilent(problem, gates, p))
            .toList();
    int side = leastSide(expansion);
    Optional<Map<Pair, Integer>> orders = leadingOrders(search.point(), gates, free, expansion);
    boolean isDoubtful =
        side == 0
            || orders.filter(o -> o.containsValue(PreActivations.IDENTICALLY_ZERO)).isPresent();
    if (isDoubtful && expansion.extend(CONFIRMED_ORDER)) {
      side = leastSide(expansion);
      orders = leadingOrders(search.point(), gates, free, expansion);
    }
    if (side > 0 && orders.isPresent()) {
      Resolution.Unique found =
          new Resolution.Unique(gates, expansion.field(), slopesAtStart(expansion), orders.get());
      (isStrict(found) ? search.strict() : search.lenient()).add(new Confirmed(found, expansion));
    }
  }

  private static List<Dyadic> slopesAtStart(Expansion expansion) {
    return IntStream.range(0, expansion.field().slopePairs().size())
        .mapToObj(q -> expansion.slope(q).get(0))
        .toList();
  }

  /** Whether no pair that stays at zero is on. */
  private static boolean isStrict(Resolution.Unique found) {
    return found.leadingOrders().entrySet().stream()
        .noneMatch(
            e ->
                e.getValue() == PreActivations.IDENTICALLY_ZERO
                    && found.gates().gate(e.getKey()) == Gate.ON);
  }

  /** A short expansion in a time in which the weights change by a moderate part of their size. */
  private Optional<Expansion> begin(
      FieldProgram field, Expansion.Point point, Optional<Dyadic> unit) {
    NaturalUnit natural = new NaturalUnit(arithmetic, precision.bits());
    return unit.map(guess -> natural.beginning(point, field, CONFIRMED_ORDER, guess))
        .orElseGet(() -> natural.beginning(point, field, CONFIRMED_ORDER));
  }

  /** 1 if all slopes are inside [0, 1] or move into it, -1 if one does not, 0 if that is open. */
  private int leastSide(Expansion expansion) {
    int least = 1;
    for (int q = 0; q < expansion.field().slopePairs().size(); q++) {
      List<Dyadic> slope = expansion.slope(q);
      List<Dyadic> rest = new ArrayList<>(slope.stream().map(Dyadic::negate).toList());
      rest.set(0, rest.get(0).add(Dyadic.ONE));
      least = Math.min(least, leadingSign(slope, Dyadic.ONE, 0).sign());
      least = Math.min(least, leadingSign(rest, Dyadic.ONE, 0).sign());
    }
    return least;
  }

  /** The leading orders of the given pairs, or empty if one does not do what its gate says. */
  private Optional<Map<Pair, Integer>> leadingOrders(
      PointState point, GateTable gates, List<Pair> free, Expansion expansion) {
    PreActivationProgram program = PreActivationProgram.compile(problem, gates, free, List.of());
    SeriesArithmetic series = PreActivations.evaluate(program, expansion, arithmetic);
    Map<Pair, Integer> orders = new HashMap<>();
    for (Pair pair : free) {
      Integer register = program.registers().get(pair);
      List<Dyadic> s =
          register == null
              ? List.of()
              : PreActivations.coefficients(series, register, expansion.order());
      Leading leading = leadingSign(s, point.size(pair), 1);
      boolean fits = gates.gate(pair) == Gate.ON ? leading.sign() >= 0 : leading.sign() <= 0;
      if (!fits) {
        return Optional.empty();
      }
      orders.put(pair, leading.sign() == 0 ? PreActivations.IDENTICALLY_ZERO : leading.order());
    }
    return Optional.of(orders);
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
