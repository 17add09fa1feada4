package org.plumbline.claim;

import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.plumbline.claim.along.LowRisk;
import org.plumbline.claim.along.Observations;
import org.plumbline.claim.along.RiskAt;
import org.plumbline.number.Decimals;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/**
 * How much further a run has to go for what it leaves open to be decided, in words, with the option
 * that makes it go so far.
 *
 * <p>Everything here is an estimate from the recorded risk, in floating point; no verdict rests on
 * it.
 *
 * @param evidence of a run that reached its horizon
 */
record Prolongation(Evidence evidence) {
  /** The risk to go on to is below the one that is needed by this, so that steps remain. */
  private static final double ROOM = Math.log10(4);

  private static final int SHOWN = 3;

  /** No run is told to go further down than by so many powers of ten. */
  private static final double MOST_DECADES = 1000;

  /** What takes as many times as long as the run was is to be known before it is tried. */
  private static final double LONG = 100;

  /**
   * What has to happen until the risk is low; if it is, how low it is and what to try.
   *
   * @param decades by how many powers of ten it should fall, if it is low
   */
  String text(double decades) {
    Observations observations = evidence.observations();
    RiskAt end = observations.riskAtEnd();
    if (end.sum().isEmpty()) {
      return "the risk may be larger than e^(10^18); smaller features or weights are needed to"
          + " decide it";
    }
    if (!evidence.problem().loss().isDecreasing()) {
      return later(end); // no lower risk need ever come
    }
    return LowRisk.isLow(observations.evaluator(), end)
        ? lower(end, decades)
        : InitialRisk.outOfReach(evidence)
            .map(never -> later(end))
            .orElseGet(() -> untilLow(observations, end));
  }

  /** Where it is not known that the risk can ever be low, twice the time. */
  private static String later(RiskAt end) {
    Rational time = end.knot().time();
    return "a longer run may decide it: --until-time "
        + (time.signum() > 0 ? Decimals.rounded(time.add(time), SHOWN, RoundingMode.CEILING) : "1");
  }

  /** The risk, the one that is needed, the time it takes at the rate of the end, the option. */
  private String untilLow(Observations observations, RiskAt end) {
    Rational needed = needed(observations);
    return "the risk is "
        + Statement.text(risk(end))
        + "; needed is below "
        + Statement.text(needed)
        + "; "
        + duration(observations, end, log10(needed))
        + option(log10(needed) - ROOM);
  }

  /** A risk below which all margins are positive: {@code ℓ(0)}, or {@code ℓ(0)/n}. */
  private Rational needed(Observations observations) {
    return observations
        .evaluator()
        .risk(observations.evaluator().loss(DyadicInterval.ZERO))
        .lower()
        .toRational();
  }

  private String duration(Observations observations, RiskAt end, double needed) {
    double time = end.knot().time().approximateDouble();
    Optional<RiskAt> before = before(observations.risks(), time);
    if (before.isEmpty()) {
      return observations.steps().isEmpty() ? "the horizon is reached at the start: " : "";
    }
    double passed = time - before.get().knot().time().approximateDouble();
    double fallen = log10(risk(before.get())) - log10(risk(end));
    double left = passed * Math.max(0, log10(risk(end)) - needed) / fallen;
    return fallen > 0 && Double.isFinite(left)
        ? "about " + rounded(left) + " more units of time at this rate" + comparison(left / time)
        : "it does not fall; other initial weights may do better, or a longer run: ";
  }

  private static String comparison(double times) {
    return times > LONG ? ", " + rounded(times) + " times as long as the run was: " : ": ";
  }

  private static String rounded(double estimate) {
    return Double.isFinite(estimate)
        ? Decimals.rounded(Dyadic.of(estimate), 2, RoundingMode.UP)
        : "more than 1e308";
  }

  /** The last of the risks that is not later than half of a time. */
  private static Optional<RiskAt> before(List<RiskAt> risks, double time) {
    return risks.stream()
        .filter(risk -> risk.sum().isPresent())
        .filter(risk -> risk.knot().time().approximateDouble() <= time / 2)
        .filter(risk -> time > 0)
        .reduce((first, second) -> second);
  }

  /** By so many powers of ten the risk, which is low, has to fall. */
  private String lower(RiskAt end, double decades) {
    String now = Statement.text(risk(end));
    String start =
        evidence.observations().steps().isEmpty()
            ? "the horizon is reached at the start, where the risk is " + now
            : "the risk is " + now;
    double fall = Math.max(1, Math.min(decades, MOST_DECADES));
    return start + ", and a lower one may decide it: " + option(log10(risk(end)) - fall);
  }

  private static String option(double log10) {
    return "--until-risk 1e" + (long) Math.floor(log10);
  }

  private Dyadic risk(RiskAt at) {
    return evidence.observations().evaluator().risk(at.lossSum()).middle();
  }

  static double log10(Dyadic positive) {
    return Magnitude.enclosingAbove(positive.abs()).approximateLog10();
  }

  private static double log10(Rational positive) {
    return log10(Dyadic.approximate(positive, 64));
  }
}
