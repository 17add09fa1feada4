package org.plumbline.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.claim.along.GateHistory;
import org.plumbline.claim.along.Instant;
import org.plumbline.claim.along.Observations;
import org.plumbline.claim.law.Drift;
import org.plumbline.claim.law.FormalPolynomial;
import org.plumbline.claim.law.QuadraticLaw;
import org.plumbline.claim.structure.TwinClass;
import org.plumbline.network.BackSignals;
import org.plumbline.network.Evaluation;
import org.plumbline.network.Network;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/**
 * For twins u, v, {@code M_uv = Σ_a w_au w_av - Σ_b w_ub w_vb} changes at the rate {@code Σ_i c_i
 * y_i (g_v - g_u)(s_u B_v - s_v B_u)}; so it is constant while their gates agree on every sample
 * (proofs-notes/pair-balancedness.md; Le &amp; Jegelka 2022, section 3).
 */
public final class PairBalancedness implements Claim {
  private static final Statement ROWS =
      new Statement(
          "pair-balancedness",
          "Σ_a w_au w_av - Σ_b w_ub w_vb changes at the rate Σ_i c_i y_i (g_v - g_u)(s_u B_v - s_v B_u), and is"
              + " constant while the gates of u and v agree");

  /** Products of rationals spent on exact values of the rates of a layer's laws. */
  private static final long EXACT_BUDGET = 4_000_000;

  @Override
  public String id() {
    return ROWS.id();
  }

  @Override
  public List<Finding> check(Evidence evidence) {
    List<TwinClass> classes =
        evidence.observations().layers().classes().stream()
            .filter(twins -> twins.vertices().size() > 1)
            .toList();
    if (classes.isEmpty()) {
      return List.of(ROWS.notApplicable("network", "no two hidden vertices are free twins"));
    }
    List<Finding> findings = new ArrayList<>();
    classes.forEach(twins -> findings.add(proof(evidence, twins)));
    if (!evidence.observations().steps().isEmpty()) {
      List<Pair> pairs = classes.stream().flatMap(twins -> pairs(twins).stream()).toList();
      boolean each = pairs.size() <= Conservation.MOST_ROWS;
      Measurement measurement = Measurement.of(evidence, pairs);
      for (TwinClass twins : classes) {
        List<List<Pair>> groups =
            each ? pairs(twins).stream().map(List::of).toList() : List.of(pairs(twins));
        groups.forEach(group -> findings.add(measurement.drift(twins.name(), group)));
      }
    }
    return findings;
  }

  /** Two twins. */
  private record Pair(Network network, int u, int v) {
    String name() {
      return network.name(u) + "," + network.name(v);
    }

    QuadraticLaw law() {
      return QuadraticLaw.ofPair(network, u, v);
    }
  }

  private static List<Pair> pairs(TwinClass twins) {
    List<Pair> pairs = new ArrayList<>();
    for (int u : twins.vertices()) {
      twins.vertices().stream()
          .filter(v -> v > u)
          .forEach(v -> pairs.add(new Pair(twins.network(), u, v)));
    }
    return pairs;
  }

  private static Finding proof(Evidence evidence, TwinClass twins) {
    return proof(evidence, twins, refutation(evidence, twins));
  }

  /** The finding on a layer, given where the formula fails, if it does. */
  static Finding proof(Evidence evidence, TwinClass twins, Optional<String> refutation) {
    if (refutation.isPresent()) {
      return ROWS.violated(twins.name(), refutation.get()).finding();
    }
    String reason =
        "the rate equals the formula as a polynomial, the same for all "
            + pairs(twins).size()
            + " pairs up to renaming, and exactly at w(0) on "
            + evaluations(evidence, twins).size()
            + " samples"
            + (twins.isLinear() ? "; the vertices are linear, so it is constant throughout" : "");
    return ROWS.proved(twins.name(), reason).finding();
  }

  /** Exact evaluations, as many as can be put into the laws of all pairs. */
  private static List<Evaluation> evaluations(Evidence evidence, TwinClass twins) {
    List<Evaluation> all = evidence.observations().exactEvaluations();
    List<Pair> pairs = pairs(twins);
    long cost = 2L * pairs.size() * pairs.get(0).law().terms().size();
    return all.subList(0, (int) Math.min(all.size(), Math.max(1, EXACT_BUDGET / cost)));
  }

  private static Optional<String> refutation(Evidence evidence, TwinClass twins) {
    Pair first = pairs(twins).get(0);
    FormalPolynomial residual = residual(first.law(), twins.network(), first.u, first.v);
    if (!residual.isZero()) {
      return Optional.of("the rate differs from the formula by " + residual);
    }
    List<Rational> weights = evidence.problem().initialWeights();
    List<Evaluation> evaluations = evaluations(evidence, twins);
    for (int i = 0; i < evaluations.size(); i++) {
      List<Rational> gradient = evidence.observations().exactGradients().get(i);
      BackSignals signals = evaluations.get(i).backSignals();
      for (Pair pair : pairs(twins)) {
        Rational rate = pair.law().derivative(weights, gradient);
        if (!rate.equals(rate(evaluations.get(i), signals, pair.u, pair.v))) {
          return Optional.of("at w(0) " + pair.name() + " breaks the formula on sample " + i);
        }
      }
    }
    return Optional.empty();
  }

  /**
   * The law's derivative along {@code ∇f} less {@code (g_v - g_u)(s_u B_v - s_v B_u)}, formally.
   */
  static FormalPolynomial residual(QuadraticLaw law, Network network, int u, int v) {
    FormalPolynomial gateU = FormalPolynomial.symbol("λ" + u);
    FormalPolynomial gateV = FormalPolynomial.symbol("λ" + v);
    Map<Integer, FormalPolynomial> gates = Map.of(u, gateU, v, gateV);
    QuadraticLaw.Signals signals = new QuadraticLaw.Signals(network, gates);
    FormalPolynomial cross =
        signals
            .before(u)
            .multiply(signals.back(v))
            .subtract(signals.before(v).multiply(signals.back(u)));
    return law.alongGradient(network, gates).subtract(gateV.subtract(gateU).multiply(cross));
  }

  /** The exact {@code (g_v - g_u)(s_u B_v - s_v B_u)} on one sample. */
  static Rational rate(Evaluation evaluation, BackSignals signals, int u, int v) {
    List<Rational> s = evaluation.preActivations();
    List<Rational> gates = evaluation.gates();
    Rational cross =
        s.get(u)
            .multiply(signals.beforeGate().get(v))
            .subtract(s.get(v).multiply(signals.beforeGate().get(u)));
    return gates.get(v).subtract(gates.get(u)).multiply(cross);
  }

  /** Drift of pairs over the runs of steps on which their gates agree. */
  private record Measurement(Evidence evidence, long costOfAll) {
    static Measurement of(Evidence evidence, List<Pair> pairs) {
      long cost = pairs.stream().mapToLong(pair -> pair.law().terms().size()).sum();
      return new Measurement(evidence, cost);
    }

    Finding drift(String layer, List<Pair> pairs) {
      Optional<Drift> worst = Optional.empty();
      String where = "";
      for (Pair pair : pairs) {
        for (GateHistory.Run run : evidence.observations().gates().agreements(pair.u, pair.v)) {
          Drift drift = drift(pair, run);
          if (worst.isEmpty() || drift.isWorseThan(worst.get())) {
            worst = Optional.of(drift);
            where = pair.name();
          }
        }
      }
      String subject = pairs.size() == 1 ? pairs.get(0).name() : layer;
      if (worst.isEmpty()) {
        return ROWS.notApplicable(
            subject,
            "the gates differ on some sample at every step, so only the formula for the rate "
                + "applies");
      }
      String of = pairs.size() == 1 ? "" : "the worst of " + pairs.size() + ", " + where + ": ";
      return Conservation.report(
          ROWS, subject, of + "while the gates agree, ", worst.get(), evidence.observations());
    }

    private Drift drift(Pair pair, GateHistory.Run run) {
      List<Instant> all = evidence.observations().knots();
      boolean fromStart = run.first() == 0;
      List<Instant> knots = all.subList(2 * run.first() + 1, 2 * run.last() + 3);
      Instant start = fromStart ? all.get(0) : knots.get(0);
      QuadraticLaw law = pair.law();
      Rational reference =
          fromStart
              ? law.at(evidence.problem().initialWeights())
              : law.atDyadic(start.weights()).toRational();
      Dyadic slack = fromStart ? Dyadic.ZERO : law.allowance(start);
      return Drift.worst(law, reference, slack, Observations.sampled(knots, costOfAll));
    }
  }
}
