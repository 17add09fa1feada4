package org.plumbline.compare.gradient;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.plumbline.compare.finding.Deviation;
import org.plumbline.compare.finding.Explanation;
import org.plumbline.compare.finding.Suspicion;
import org.plumbline.compare.finding.Wording;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Pair;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.NumberFormat;
import org.plumbline.number.Rational;

/**
 * Holds an engine to the slope of ReLU at 0 that it announces.
 *
 * <p>It can be held to it where its forward pass rounds nothing in whatever order it sums, so that
 * it must have seen the zeros: every sum of absolute values, in units of the last place of all
 * terms, fits into a significand. Elsewhere any subgradient may be what it found.
 *
 * @param problem the problem
 * @param format the number format
 * @param slope the slope announced
 */
public record AnnouncedSlope(FlowProblem problem, NumberFormat format, Rational slope) {

  /** What is wrong with a gradient that is one for some slopes at 0, but not for this one. */
  public Optional<Judgement.Differs> contradictedBy(GradientClaim claim) {
    GradientJudge judge = GradientJudge.of(problem, format);
    Setting base = judge.setting(claim.weights(), claim.samples());
    OpenPairs open = new OpenPairs(problem, base);
    boolean isBound =
        open.haveKinks()
            && open.all().stream().allMatch(this::isRelu)
            && new LinkedHashSet<>(base.samples())
                .stream().allMatch(sample -> isExact(base.passes(), sample));
    if (!isBound) {
      return Optional.empty();
    }
    Claimed claimed = Claimed.gradient(claim.gradient(), format);
    Setting announced = GradientJudge.widest(base).withGates(GateRule.atKink(slope));
    Deviation deviation = claimed.from(RiskGradient.of(problem, announced));
    if (deviation.isWithin()) {
      return Optional.empty();
    }
    String text =
        Wording.differs(
            problem.network(),
            deviation,
            "the claimed value is " + Wording.number(claim.gradient().get(deviation.worst())),
            new Suspicion(
                Explanation.RELU_SLOPE,
                "the slope of ReLU at 0 is not " + slope + ", as the engine says"));
    return Optional.of(
        new Judgement.Differs(
            deviation.worst(), deviation.worstUlps(), Explanation.RELU_SLOPE, text));
  }

  private boolean isRelu(Pair pair) {
    return problem.network().activation(pair.vertex()).isRelu();
  }

  private boolean isExact(SamplePasses passes, int sample) {
    SamplePass pass = passes.at(sample);
    Network network = problem.network();
    for (int v = 0; v < network.size(); v++) {
      boolean isHeld = v < network.inputs() || isExactSum(passes, pass, network.incoming(v));
      if (!isHeld || !isNumber(pass.value(v))) {
        return false;
      }
    }
    return true;
  }

  private boolean isExactSum(SamplePasses passes, SamplePass pass, List<Edge> edges) {
    Dyadic total = Dyadic.ZERO;
    long least = Long.MAX_VALUE;
    for (Edge edge : edges) {
      DyadicInterval weight = passes.edges().value(edge);
      if (!isNumber(weight)) {
        return false;
      }
      Dyadic term = weight.lower().multiply(pass.value(edge.from()).lower());
      if (term.signum() != 0) {
        int zeros = term.significand().getLowestSetBit();
        least = Math.min(least, term.exponent() + zeros);
        total = total.add(term.abs());
      }
    }
    return total.signum() == 0
        || format == NumberFormat.EXACT
        || total.magnitudeExponent() - least <= format.precision();
  }

  private boolean isNumber(DyadicInterval value) {
    return value.lower().equals(value.upper()) && format.contains(value.lower().toRational());
  }
}
