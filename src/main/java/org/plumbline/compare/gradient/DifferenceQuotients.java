package org.plumbline.compare.gradient;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.compare.finding.Explanation;
import org.plumbline.compare.finding.Numerals;
import org.plumbline.compare.finding.Suspicion;
import org.plumbline.compare.flow.PlainField;
import org.plumbline.data.ValueFunctions;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Edge;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/**
 * Claims that are quotients of differences of the risk, {@code (R(w + h e) - R(w - h e))/2h} or
 * with one side at {@code w}, in place of its gradient: across a kink they are a mix of the
 * gradients on its two sides, which no gates may give. The steps {@code h} are the usual ones, and
 * those that the nearest kinks would need. Proposals in double.
 */
final class DifferenceQuotients {
  private static final int LEAST_POWER = 1;
  private static final int MOST_POWER = 10;
  private static final int MOST_PAIRS = 8;
  private static final int SECANTS = 20;

  /** What a quotient is off by, in roundings of the risk divided by the step. */
  private static final double ROUNDINGS = 32;

  private static final double DOUBLE = 0x1p-53;

  /** Beyond so many products of weights, samples and edges it takes too long. */
  private static final long MOST_WORK = 4_000_000;

  private final ClaimContext c;
  private final FlowProblem problem;
  private final PlainField field;
  private final double[] w;
  private final double[] claimed;
  private final double[] exact;
  private final double[] bounds;
  private final double factor;

  private DifferenceQuotients(ClaimContext c) {
    this.c = c;
    this.problem = c.problem();
    this.field = new PlainField(problem);
    this.w = c.base().passes().weights().stream().mapToDouble(Dyadic::approximateDouble).toArray();
    this.factor = c.base().factor().middle().approximateDouble();
    RiskGradient gradient = RiskGradient.of(problem, c.base());
    this.exact = gradient.approximate();
    this.claimed = new double[w.length];
    this.bounds = new double[w.length];
    double scale = c.claimed().factor().approximateDouble();
    for (int p = 0; p < w.length; p++) {
      claimed[p] = c.claimed().values().get(p).approximateDouble() / scale;
      bounds[p] = 8 * c.claimed().boundUpper(gradient, p).doubleUpper() / scale;
    }
  }

  /** The sides of {@code w} that a quotient takes the risk at. */
  private enum Sides {
    CENTRAL("central"),
    FORWARD("forward"),
    BACKWARD("backward");

    private final String word;

    Sides(String word) {
      this.word = word;
    }

    double quotient(double before, double at, double after, double h) {
      return switch (this) {
        case CENTRAL -> (after - before) / (2 * h);
        case FORWARD -> (after - at) / h;
        case BACKWARD -> (at - before) / h;
      };
    }
  }

  /** The quotients that fit a claim which the gradient does not. */
  static Optional<Suspicion> suspicion(ClaimContext c) {
    FlowProblem problem = c.problem();
    long work =
        (long) problem.network().parameters()
            * c.base().samples().size()
            * problem.network().edges().size();
    if (work > MOST_WORK || problem.network().kinked().isEmpty()) {
      return Optional.empty();
    }
    DifferenceQuotients quotients = new DifferenceQuotients(c);
    return quotients.mixture().or(() -> quotients.first());
  }

  /** One mix of the gradients with all gates at 0 open and shut, the same for all entries. */
  private Optional<Suspicion> mixture() {
    if (!new OpenPairs(problem, c.base()).haveKinks()) {
      return Optional.empty();
    }
    double[] on = atKink(Rational.ONE);
    double[] off = atKink(Rational.ZERO);
    double product = 0;
    double square = 0;
    for (int p = 0; p < w.length; p++) {
      product += (claimed[p] - off[p]) * (on[p] - off[p]);
      square += (on[p] - off[p]) * (on[p] - off[p]);
    }
    double share = product / square;
    boolean fits = share > 0 && share < 1;
    for (int p = 0; p < w.length && fits; p++) {
      double mixed = share * on[p] + (1 - share) * off[p];
      fits = Math.abs(claimed[p] - mixed) <= bounds[p] + 4 * DOUBLE * Math.abs(mixed);
    }
    return fits
        ? Optional.of(
            new Suspicion(
                Explanation.CENTRAL_DIFFERENCES,
                "it looks like central differences through a kink: "
                    + Numerals.brief(share)
                    + " of the gradient on the one side and "
                    + Numerals.brief(1 - share)
                    + " of that on the other"))
        : Optional.empty();
  }

  private double[] atKink(Rational slope) {
    return RiskGradient.of(problem, c.base().withGates(GateRule.atKink(slope))).approximate();
  }

  private Optional<Suspicion> first() {
    List<Double> steps = new ArrayList<>(stepsOfKinks());
    for (int power = LEAST_POWER; power <= MOST_POWER; power++) {
      steps.add(Math.pow(10, -power));
    }
    double at = risk(w);
    for (double h : steps) {
      double noise = ROUNDINGS * Math.max(DOUBLE, c.format().unitRoundoff()) * (1 + at) / h;
      for (Sides sides : isDistinct(noise) ? Sides.values() : new Sides[0]) {
        if (fits(sides, h, at, noise)) {
          return Optional.of(named(sides, h));
        }
      }
    }
    return Optional.empty();
  }

  /** Whether the claim is further from the gradient than quotients may be. */
  private boolean isDistinct(double noise) {
    for (int p = 0; p < w.length; p++) {
      if (Math.abs(claimed[p] - exact[p]) > 2 * (noise + bounds[p])) {
        return true;
      }
    }
    return false;
  }

  private boolean fits(Sides sides, double h, double at, double noise) {
    for (int p = 0; p < w.length; p++) {
      double quotient = sides.quotient(risk(moved(p, -h)), at, risk(moved(p, h)), h);
      boolean isNear = Math.abs(claimed[p] - quotient) <= noise + bounds[p];
      if (!isNear) {
        return false;
      }
    }
    return true;
  }

  private double[] moved(int p, double h) {
    double[] moved = w.clone();
    moved[p] += h;
    return moved;
  }

  private double risk(double[] at) {
    double risk = 0;
    for (int sample : c.base().samples()) {
      double output = field.preActivations(at, sample, field.proper())[problem.network().output()];
      double margin = problem.data().label(sample) * output;
      risk += c.base().loss().value(ValueFunctions.DOUBLE, margin);
    }
    return factor * risk;
  }

  /** For each of the nearest kinks the step that mixes its sides as one entry claims. */
  private List<Double> stepsOfKinks() {
    record Near(double distance, double step, int parameter) {}
    List<Near> nearest = new ArrayList<>();
    for (int sample : c.base().samples()) {
      double[] sums = field.preActivations(w, sample, field.proper());
      for (int v : problem.network().kinked()) {
        for (Edge edge : problem.network().incoming(v)) {
          double z = c.base().passes().at(sample).value(edge.from()).middle().approximateDouble();
          if (edge.isTrainable() && z != 0 && sums[v] != 0) {
            double distance = Math.abs(sums[v] / z);
            double share = share(sample, v, edge.parameter());
            if (share > 0 && share < 0.5) {
              nearest.add(new Near(distance, distance / (1 - 2 * share), edge.parameter()));
            }
          }
        }
      }
    }
    return nearest.stream()
        .sorted((a, b) -> Double.compare(a.distance(), b.distance()))
        .limit(MOST_PAIRS)
        .map(near -> refined(near.parameter(), near.step()))
        .filter(step -> Double.isFinite(step) && step > 0)
        .toList();
  }

  /** The step with which the central quotient of one entry is what is claimed, by secants. */
  private double refined(int p, double start) {
    double one = start;
    double other = start * (1 + 1e-4);
    double offOne = off(p, one);
    double best = one;
    double least = Math.abs(offOne);
    for (int k = 0; k < SECANTS; k++) {
      double offOther = off(p, other);
      if (Math.abs(offOther) < least) {
        least = Math.abs(offOther);
        best = other;
      }
      double next = other - offOther * (other - one) / (offOther - offOne);
      boolean goesOn = next > 0 && next < 1;
      if (!goesOn) {
        return best;
      }
      one = other;
      offOne = offOther;
      other = next;
    }
    return best;
  }

  private double off(int p, double h) {
    return Sides.CENTRAL.quotient(risk(moved(p, -h)), 0, risk(moved(p, h)), h) - claimed[p];
  }

  /** How much of the other side of a kink is in the claim of an entry. */
  private double share(int sample, int v, int p) {
    PlainField.Gates flipped =
        (i, u, s) -> {
          double proper = field.proper().slope(i, u, s);
          double below = problem.network().activation(u).negativeSlope().approximateDouble();
          return i == sample && u == v ? 1 + below - proper : proper;
        };
    PlainField.Shares only = i -> i == sample ? factor : 0;
    double own = -field.velocity(w, field.proper(), only)[p];
    double other = -field.velocity(w, flipped, only)[p];
    return (claimed[p] - exact[p]) / (other - own);
  }

  private Suspicion named(Sides sides, double h) {
    String crossed = crossed(h);
    return crossed.isEmpty()
        ? new Suspicion(
            Explanation.CENTRAL_DIFFERENCES,
            "it looks like " + sides.word + " differences with a step of " + Numerals.brief(h))
        : new Suspicion(
            Explanation.CENTRAL_DIFFERENCES,
            "it looks like "
                + sides.word
                + " differences through a kink: with a step of about "
                + Numerals.brief(h)
                + " in a weight the gate of "
                + crossed
                + " changes, and the quotient mixes the gradients on its two sides");
  }

  /** A gate that changes within a step in some weight. */
  private String crossed(double h) {
    for (int p = 0; p < w.length; p++) {
      for (int sample : c.base().samples()) {
        double[] before = field.preActivations(moved(p, -h), sample, field.proper());
        double[] after = field.preActivations(moved(p, h), sample, field.proper());
        for (int v : problem.network().kinked()) {
          if (before[v] > 0 != after[v] > 0) {
            return problem.network().name(v) + " on sample " + sample;
          }
        }
      }
    }
    return "";
  }
}
