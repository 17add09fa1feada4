package org.plumbline.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.claim.along.Instant;
import org.plumbline.claim.law.FixedEdgeUnit;
import org.plumbline.claim.law.FormalPolynomial;
import org.plumbline.claim.law.QuadraticLaw;
import org.plumbline.network.BackSignals;
import org.plumbline.network.Edge;
import org.plumbline.network.Evaluation;
import org.plumbline.network.Network;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;
import org.plumbline.number.RationalSum;

/**
 * At a hidden vertex with fixed edges {@code Σ_in w² - Σ_out w²}, over the edges that are trained,
 * changes at the rate {@code 2 Σ_i c_i y_i (Φ_out - Φ_in)}, where {@code Φ} is what its fixed edges
 * carry: {@code Σ w_ab z_a δ_b} (proofs-notes/balancedness-drift.md). What it has come to at the
 * horizon is enclosed with the flow.
 */
public final class BalancednessDrift implements Claim {
  private static final Statement RATE =
      new Statement(
          "balancedness-drift",
          "Σ_in w² - Σ_out w² over trained edges changes at the rate 2 Σ_i c_i y_i (Φ_out - Φ_in), Φ"
              + " what fixed edges carry");

  private static final Statement CHANGE =
      new Statement(
          "balancedness-drift",
          "Σ_in w² - Σ_out w² over trained edges has changed by the number given at the horizon");

  /** Up to this many units are reported. */
  private static final int MOST = 20;

  /** Bits of the value at the start beyond those of the weights. */
  private static final int GUARD = 64;

  @Override
  public String id() {
    return RATE.id();
  }

  @Override
  public List<Finding> check(Evidence evidence) {
    List<FixedEdgeUnit> all = FixedEdgeUnit.of(evidence.problem().network());
    if (all.isEmpty()) {
      String reason = "no hidden vertex has fixed edges beside trained ones of its own";
      return List.of(RATE.notApplicable("network", reason));
    }
    List<FixedEdgeUnit> units = all.subList(0, Math.min(MOST, all.size()));
    List<Finding> findings = new ArrayList<>();
    units.forEach(unit -> findings.add(proof(evidence, unit)));
    if (!evidence.observations().steps().isEmpty()) {
      units.forEach(unit -> findings.add(change(evidence, unit)));
    }
    if (units.size() < all.size()) {
      String reason = "only the first " + MOST + " units with fixed edges are followed";
      findings.add(RATE.notApplicable(all.get(MOST).name() + " and others", reason));
    }
    return findings;
  }

  private static Finding proof(Evidence evidence, FixedEdgeUnit unit) {
    return refutation(evidence, unit, unit.law())
        .map(reason -> RATE.violated(unit.name(), reason))
        .orElseGet(
            () ->
                RATE.proved(
                    unit.name(),
                    "the rate equals the formula as a polynomial for every state of the gates, and"
                        + " exactly at w(0) on "
                        + evidence.observations().exactEvaluations().size()
                        + " samples"))
        .finding();
  }

  /** Why a law does not change at the rate that is stated, if so. */
  static Optional<String> refutation(Evidence evidence, FixedEdgeUnit unit, QuadraticLaw law) {
    FormalPolynomial residual = residual(unit, law);
    if (!residual.isZero()) {
      return Optional.of("the rate differs from the formula by " + residual);
    }
    List<Rational> weights = evidence.problem().initialWeights();
    List<Evaluation> evaluations = evidence.observations().exactEvaluations();
    for (int i = 0; i < evaluations.size(); i++) {
      Rational rate = law.derivative(weights, evidence.observations().exactGradients().get(i));
      if (!rate.equals(rate(unit, evaluations.get(i)))) {
        return Optional.of("at w(0) the rate differs from the formula on sample " + i);
      }
    }
    return Optional.empty();
  }

  /** The derivative along {@code ∇f} less {@code 2 (Φ_out - Φ_in)}, with a symbol for the gate. */
  private static FormalPolynomial residual(FixedEdgeUnit unit, QuadraticLaw law) {
    Network network = unit.network();
    Map<Integer, FormalPolynomial> gate =
        Map.of(unit.vertex(), FormalPolynomial.symbol("λ" + unit.vertex()));
    FormalPolynomial out = QuadraticLaw.carried(network, gate, unit.fixedOutOf());
    FormalPolynomial in = QuadraticLaw.carried(network, gate, unit.fixedInto());
    FormalPolynomial half = out.subtract(in);
    return law.alongGradient(network, gate).subtract(half).subtract(half);
  }

  /** {@code 2 (Φ_out - Φ_in)} on one sample, exact. */
  private static Rational rate(FixedEdgeUnit unit, Evaluation evaluation) {
    BackSignals signals = evaluation.backSignals();
    Rational out = carried(unit.fixedOutOf(), evaluation, signals);
    Rational in = carried(unit.fixedInto(), evaluation, signals);
    return out.subtract(in).multiply(Rational.of(2));
  }

  private static Rational carried(List<Edge> edges, Evaluation evaluation, BackSignals signals) {
    RationalSum sum = new RationalSum();
    for (Edge edge : edges) {
      Rational flow =
          evaluation.activations().get(edge.from()).multiply(signals.delta().get(edge.to()));
      sum.addProduct(edge.value(evaluation.weights()), flow);
    }
    return sum.value();
  }

  private static Finding change(Evidence evidence, FixedEdgeUnit unit) {
    List<Instant> knots = evidence.observations().knots();
    Instant last = knots.get(knots.size() - 1);
    QuadraticLaw law = unit.law();
    Dyadic now = law.atDyadic(last.weights());
    Rational start = law.at(evidence.problem().initialWeights());
    int bits = 2 * last.weights().get(0).significand().bitLength() + GUARD;
    DyadicInterval change =
        DyadicInterval.of(now)
            .subtract(DyadicInterval.enclosing(start, bits))
            .add(DyadicInterval.around(Dyadic.ZERO, law.allowance(last)));
    return CHANGE.found(
        unit.name(),
        "from " + Statement.text(start) + " at the start",
        evidence.observations().horizon(),
        last,
        change);
  }
}
