package org.plumbline.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.plumbline.claim.along.GateHistory;
import org.plumbline.claim.along.Instant;
import org.plumbline.claim.along.Interval;
import org.plumbline.enclosure.CertifiedTrajectory;
import org.plumbline.enclosure.WeightSigns;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

/**
 * From some time on the signs of the weights, and with them the tree {@code T_{sgn w}} of the
 * decomposition, stay constant, and so do the gates: up to the horizon, and where that is proved at
 * all later times (proofs-notes/constant-subnetwork.md; Le &amp; Jegelka 2022, section 4).
 */
public final class ConstantSubnetwork implements Claim {
  private static final Statement SIGNS =
      new Statement(
          "constant-subnetwork",
          "sgn w, and with it the tree of signs, is constant on the interval");
  private static final Statement GATES =
      new Statement("constant-subnetwork", "no gate changes on the interval");

  @Override
  public String id() {
    return SIGNS.id();
  }

  @Override
  public List<Finding> check(Evidence evidence) {
    List<Finding> findings = new ArrayList<>();
    if (evidence.observations().steps().isEmpty()) {
      findings.add(SIGNS.noTrajectory("signs", evidence));
    } else {
      findings.add(signs(evidence));
      findings.add(gates(evidence));
    }
    findings.addAll(SubnetworkForever.findings(evidence));
    return findings;
  }

  private static Finding signs(Evidence evidence) {
    List<Instant> knots = evidence.observations().knots();
    int last = knots.size() - 1;
    int first = last;
    while (first > 0 && sameSigns(knots.get(first - 1), knots.get(last))) {
      first--;
    }
    Rational start = knots.get(first).time();
    List<Integer> unclear = unclear(knots.get(last));
    Interval since = new Interval(start, knots.get(last).time());
    boolean tooLate = start.equals(knots.get(last).time());
    if (tooLate || !unclear.isEmpty()) {
      String reason =
          tooLate
              ? "a weight changes its sign at the horizon: " + evidence.beyondHorizon()
              : "the accuracy asked for does not settle the sign of "
                  + names(evidence, unclear)
                  + "; more may settle it, unless the weight stays 0: --digits "
                  + 2 * evidence.digits();
      return SIGNS.row("signs", Verdict.UNDECIDED, reason).withInterval(since);
    }
    int settled = settledFrom(evidence);
    if (settled < evidence.observations().steps().size()) {
      Rational from = evidence.observations().steps().get(settled).start();
      String enclosed =
          "every weight is enclosed with one sign throughout these steps, from step "
              + settled
              + " on";
      return SIGNS
          .proved("signs", enclosed)
          .withInterval(new Interval(from, knots.get(last).time()))
          .withValue(Statement.exact(from))
          .finding();
    }
    String reason =
        first == 0
            ? "no recorded weight changes sign"
            : "the last change of sign is recorded before step " + knots.get(first).step();
    return SIGNS
        .row("signs", Verdict.CONSISTENT, reason)
        .withInterval(since)
        .withValue(Statement.exact(start));
  }

  /**
   * The first step from which on every weight keeps a sign for certain; the number of steps if
   * there is none, or no enclosure.
   */
  private static int settledFrom(Evidence evidence) {
    int steps = evidence.observations().steps().size();
    int step = steps;
    Optional<CertifiedTrajectory> enclosure = evidence.observations().enclosure();
    while (step > 0
        && enclosure.isPresent()
        && WeightSigns.areConstant(enclosure.get(), step - 1)) {
      step--;
    }
    return step;
  }

  private static boolean sameSigns(Instant a, Instant b) {
    return IntStream.range(0, a.weights().size())
        .allMatch(p -> a.weights().get(p).signum() == b.weights().get(p).signum());
  }

  /** The weights other than exact zeros whose sign the radius leaves open. */
  private static List<Integer> unclear(Instant knot) {
    return IntStream.range(0, knot.weights().size())
        .filter(p -> knot.weights().get(p).signum() != 0)
        .filter(p -> knot.weights().get(p).abs().compareTo(knot.radius()) <= 0)
        .boxed()
        .toList();
  }

  private static String names(Evidence evidence, List<Integer> parameters) {
    List<String> names = evidence.problem().network().parameterNames();
    return parameters.stream().map(names::get).collect(Collectors.joining(","));
  }

  private static Finding gates(Evidence evidence) {
    Network network = evidence.problem().network();
    if (network.kinked().isEmpty()) {
      return GATES.notApplicable("gates", "no hidden vertex has a kink");
    }
    GateHistory gates = evidence.observations().gates();
    int from = network.kinked().stream().mapToInt(gates::stableFrom).max().orElse(0);
    Rational start = evidence.observations().steps().get(from).start();
    int certain = evidence.observations().certainFrom(network.kinked());
    if (certain < evidence.observations().steps().size()) {
      int settled = Math.max(from, certain);
      Rational time = evidence.observations().steps().get(settled).start();
      return GATES
          .proved(
              "gates",
              "every gate is proved to stay as it is throughout these steps, from step "
                  + settled
                  + " on")
          .withInterval(new Interval(time, evidence.observations().horizon().end()))
          .withValue(Statement.exact(time))
          .finding();
    }
    String reason = from == 0 ? "no gate changes" : "the last change is before step " + from;
    return GATES
        .row("gates", Verdict.CONSISTENT, reason)
        .withInterval(new Interval(start, evidence.observations().horizon().end()))
        .withValue(Statement.exact(start));
  }
}
