package org.plumbline.claim;

import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.claim.along.Interval;
import org.plumbline.claim.along.LowRisk;
import org.plumbline.claim.along.Observations;
import org.plumbline.claim.along.RiskAt;
import org.plumbline.claim.forever.Degrees;
import org.plumbline.claim.forever.LaterTimes;
import org.plumbline.claim.forever.PathGraph;
import org.plumbline.data.Loss;
import org.plumbline.number.Decimals;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/**
 * The time T from which on statements for all later times are made, and what is known then; or the
 * hypothesis that fails (proofs-notes/risk-to-zero.md).
 *
 * <p>T is the end of the run if the risk is low there, otherwise the first instant found at which
 * it is.
 */
sealed interface Onwards {
  /**
   * What follows for all later times, or the finding on statement {@code rows} that nothing does.
   */
  List<Finding> findings(Statement rows, Function<Known, List<Finding>> following);

  /**
   * The hypotheses hold.
   *
   * @param times what is known
   * @param graph the paths of the network
   */
  record Known(LaterTimes times, PathGraph graph) implements Onwards {
    @Override
    public List<Finding> findings(Statement rows, Function<Known, List<Finding>> following) {
      return following.apply(this);
    }

    /** All times from T on. */
    Interval interval() {
      return Interval.from(times.time());
    }

    /** A finding for all later times: proved if the flow is enclosed at T. */
    Finding finding(Statement rows, String subject, String reason, DyadicInterval value) {
      return rows.found(subject, reason, interval(), times.knot(), value);
    }

    /** The same, with a second number. */
    Finding finding(
        Statement rows, String subject, String reason, DyadicInterval value, DyadicInterval bound) {
      return withBound(finding(rows, subject, reason, value), bound);
    }

    /** The finding with an upper bound of its number. */
    Finding bounded(Finding finding, Dyadic most) {
      return withBound(finding, DyadicInterval.of(most));
    }

    private Finding withBound(Finding finding, DyadicInterval bound) {
      return finding.withBound(
          times.knot().isEnclosed()
              ? Statement.enclosed(times.knot().certain(bound))
              : Statement.measured(bound.middle()));
    }

    /** The same, without a number. */
    Finding finding(Statement rows, String subject, String reason) {
      return times.knot().isEnclosed()
          ? rows.proved(subject, reason).withInterval(interval()).finding()
          : rows.row(subject, Verdict.CONSISTENT, reason).withInterval(interval());
    }

    /** The finding with the range of its number; of a flow that is not enclosed there is none. */
    Finding ranged(Finding finding, Dyadic lower, Dyadic upper) {
      return times.knot().isEnclosed()
          ? finding.withRange(new DyadicInterval(lower, upper))
          : finding;
    }

    /** What holds at some powers of ten after T, for a reason. */
    String envelope(At at) {
      long digits = 1;
      while (Rational.parse("1e" + digits).compareTo(times.time()) <= 0) {
        digits *= 10;
      }
      return List.of(digits, 10 * digits, 100 * digits).stream()
          .map(power -> at.text(powerOfTen(power)) + " at t = 1e" + power)
          .collect(Collectors.joining(", "));
    }
  }

  /** What is known at a time, in words. */
  @FunctionalInterface
  interface At {
    /** The words for time {@code t}. */
    String text(DyadicInterval t);
  }

  /**
   * A hypothesis fails, or is not known to hold.
   *
   * @param verdict which of the two
   * @param reason the hypothesis
   */
  record Lacking(Verdict verdict, String reason) implements Onwards {
    @Override
    public List<Finding> findings(Statement rows, Function<Known, List<Finding>> following) {
      return List.of(rows.row("network", verdict, reason));
    }
  }

  /** What is known of the times after the evidence. */
  static Onwards of(Evidence evidence) {
    Loss loss = evidence.problem().loss();
    if (!loss.fallsExponentially()) {
      String hypothesis =
          loss.isDecreasing()
              ? " loss does not fall exponentially, and the envelopes are of losses that do"
              : " loss does not decrease, and the envelopes are of losses that fall exponentially";
      return new Lacking(Verdict.NOT_APPLICABLE, "the " + loss + hypothesis);
    }
    PathGraph graph = PathGraph.of(evidence.problem().network());
    Degrees degrees = Degrees.of(graph);
    if (degrees instanceof Degrees.Missing missing) {
      return new Lacking(
          Verdict.NOT_APPLICABLE,
          "no degrees >= 0 of the weights add up to 1 on every path: " + missing.certificate());
    }
    return start(evidence)
        .map(risk -> from(evidence, graph, (Degrees.Known) degrees, risk))
        .orElseGet(() -> new Lacking(Verdict.UNDECIDED, InitialRisk.notReached(evidence)));
  }

  private static Onwards from(
      Evidence evidence, PathGraph graph, Degrees.Known degrees, RiskAt risk) {
    return LaterTimes.of(evidence.observations(), evidence.problem(), graph, degrees, risk)
        .<Onwards>map(times -> new Known(times, graph))
        .orElseGet(
            () ->
                new Lacking(
                    Verdict.UNDECIDED,
                    "the weights at T are known to too few digits; more would decide it: --digits "
                        + 2 * evidence.digits()));
  }

  /** Margins and risk at T, enclosed ones if there are any. */
  private static Optional<RiskAt> start(Evidence evidence) {
    Observations observations = evidence.observations();
    List<RiskAt> low =
        Stream.concat(
                Stream.of(observations.riskAtEnd()),
                observations.firstLow().map(observations.evaluator()::at).stream())
            .filter(risk -> LowRisk.isLow(observations.evaluator(), risk))
            .toList();
    return low.stream()
        .filter(risk -> risk.knot().isEnclosed())
        .findFirst()
        .or(() -> low.stream().findFirst());
  }

  private static DyadicInterval powerOfTen(long power) {
    int bits = 96;
    DyadicInterval ten = DyadicInterval.of(Dyadic.of(10)).log(bits + 64);
    return ten.multiply(DyadicInterval.of(Dyadic.of(power))).exp(bits).outward(bits);
  }

  /** Two bounds in a few digits, rounded outwards; or one of them, if there is no upper one. */
  static String between(Dyadic lower, Optional<Dyadic> upper) {
    String least = digits(lower, RoundingMode.FLOOR);
    return upper
        .map(most -> least + " … " + digits(most, RoundingMode.CEILING))
        .orElse("at least " + least);
  }

  /** A number in a few digits, rounded in a direction. */
  static String digits(Dyadic value, RoundingMode mode) {
    return Decimals.rounded(value, 3, mode);
  }
}
