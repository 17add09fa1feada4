package org.plumbline.compare.gradient;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.compare.finding.Deviation;
import org.plumbline.compare.finding.Layers;
import org.plumbline.compare.finding.Numerals;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Pair;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/**
 * Looks for admissible gates with which a claim is within its bound: the usual slopes at kinks
 * first, then either side wherever rounding decides it, then whatever lies between.
 */
final class GateSearch {
  /** At most this many open pairs are tried in all combinations. */
  private static final int MOST_PAIRS = 10;

  /** How it agrees where nothing was to be chosen. */
  private static final String PLAINLY = "within the rounding errors of the format";

  /** The usual slope of ReLU at 0. */
  private static final String USUALLY = "with slope 0 at kinks";

  private static final String OPEN = "undecided: ";

  private final FlowProblem problem;
  private final Setting base;
  private final Claimed claimed;

  GateSearch(FlowProblem problem, Setting base, Claimed claimed) {
    this.problem = problem;
    this.base = base;
    this.claimed = claimed;
  }

  /** Agreement with some admissible gates, if there is any. */
  Optional<Judgement.Agrees> search() {
    RiskGradient gradient = gradient(base);
    Deviation plain = claimed.from(gradient);
    if (plain.isVacuous()) {
      return untold(plain, "the bound on rounding errors is infinite");
    }
    if (plain.isWithin()) {
      return told(gradient, plain, Judgement.Basis.USUAL, hasKinks() ? USUALLY : PLAINLY);
    }
    if (hasKinks()) {
      Optional<Judgement.Agrees> found = slopes();
      if (found.isPresent()) {
        return found;
      }
    }
    List<Pair> open = new OpenPairs(problem, base).all();
    if (open.isEmpty()) {
      return Optional.empty();
    }
    Deviation range = deviation(base.withGates(GateRule.range(base.gates())));
    if (!range.isWithin()) {
      return Optional.empty();
    }
    return combinations(open, range);
  }

  private Optional<Judgement.Agrees> slopes() {
    for (Rational slope : List.of(Rational.of(1, 2), Rational.ONE)) {
      RiskGradient gradient = gradient(base.withGates(GateRule.atKink(slope)));
      Deviation deviation = claimed.from(gradient);
      if (deviation.fits()) {
        String half =
            slope.equals(Rational.ONE) ? "" : ", as central differences through a kink have";
        return chosen(gradient, deviation, "with slope " + slope + " at kinks" + half);
      }
    }
    Optional<Rational> fitted = fittedSlope();
    boolean admissible =
        fitted.map(s -> s.signum() >= 0 && s.compareTo(Rational.ONE) <= 0).orElse(false);
    if (!admissible) {
      return Optional.empty();
    }
    RiskGradient gradient = gradient(base.withGates(GateRule.atKink(fitted.get())));
    return chosen(
        gradient,
        claimed.from(gradient),
        "with slope " + Numerals.of(fitted.get().approximateDouble()) + " at kinks");
  }

  /** The one slope at all kinks, admissible or not, that fits the claim. */
  Optional<Rational> fittedSlope() {
    if (!hasKinks()) {
      return Optional.empty();
    }
    double[] zero = gradient(base.withGates(GateRule.atKink(Rational.ZERO))).approximate();
    double[] one = gradient(base.withGates(GateRule.atKink(Rational.ONE))).approximate();
    double factor = claimed.factor().approximateDouble();
    double product = 0;
    double square = 0;
    for (int p = 0; p < zero.length; p++) {
      double turn = factor * (one[p] - zero[p]);
      product += turn * (claimed.values().get(p).approximateDouble() - factor * zero[p]);
      square += turn * turn;
    }
    double slope = product / square;
    if (!Double.isFinite(slope) || Math.abs(slope) > 1e6) {
      return Optional.empty();
    }
    Rational fitted = Dyadic.of(slope).round(26).toRational();
    boolean fits = deviation(base.withGates(GateRule.atKink(fitted))).fits();
    return fits ? Optional.of(fitted) : Optional.empty();
  }

  private Optional<Judgement.Agrees> combinations(List<Pair> open, Deviation range) {
    if (open.size() <= MOST_PAIRS) {
      for (int bits = 0; bits < 1 << open.size(); bits++) {
        Map<Pair, DyadicInterval> slopes = new HashMap<>();
        for (int k = 0; k < open.size(); k++) {
          Pair pair = open.get(k);
          slopes.put(
              pair,
              GateRule.side(problem.network().activation(pair.vertex()), (bits >> k & 1) != 0));
        }
        RiskGradient gradient = gradient(base.withGates(GateRule.listed(base.gates(), slopes)));
        Deviation deviation = claimed.from(gradient);
        if (deviation.fits()) {
          return chosen(
              gradient, deviation, "with the gates that rounding leaves open: " + named(slopes));
        }
      }
    }
    return open.size() <= MOST_PAIRS && !hasKinks()
        ? Optional.empty()
        : agrees(
            range,
            Judgement.Basis.RANGE,
            OPEN + "within the range of the " + open.size() + " gates that rounding leaves open");
  }

  private String named(Map<Pair, DyadicInterval> slopes) {
    List<String> on = new ArrayList<>();
    slopes.keySet().stream()
        .sorted()
        .forEach(
            pair ->
                on.add(
                    problem.network().name(pair.vertex())
                        + (DyadicInterval.ONE.equals(slopes.get(pair)) ? " on" : " off")
                        + " on sample "
                        + pair.sample()));
    return String.join(", ", on);
  }

  /** Whether some pre-activation is exactly 0 where its gate matters. */
  boolean hasKinks() {
    return new OpenPairs(problem, base).haveKinks();
  }

  private RiskGradient gradient(Setting setting) {
    return RiskGradient.of(problem, setting);
  }

  private Deviation deviation(Setting setting) {
    return claimed.from(gradient(setting));
  }

  private Optional<Judgement.Agrees> chosen(
      RiskGradient gradient, Deviation deviation, String how) {
    return told(gradient, deviation, Judgement.Basis.CHOSEN, how);
  }

  /** Agreement, undecided where the bound could not have told. */
  private Optional<Judgement.Agrees> told(
      RiskGradient gradient, Deviation deviation, Judgement.Basis basis, String how) {
    Optional<String> obstacle = Telling.obstacle(claimed, gradient, problem.network());
    return obstacle.isPresent() ? untold(deviation, obstacle.get()) : agrees(deviation, basis, how);
  }

  private Optional<Judgement.Agrees> untold(Deviation deviation, String obstacle) {
    return agrees(deviation, Judgement.Basis.UNTOLD, OPEN + obstacle);
  }

  private Optional<Judgement.Agrees> agrees(
      Deviation deviation, Judgement.Basis basis, String how) {
    List<Double> layers = Layers.of(problem.network()).largest(deviation.each());
    return Optional.of(new Judgement.Agrees(basis, deviation.ulps(), how, layers));
  }
}
