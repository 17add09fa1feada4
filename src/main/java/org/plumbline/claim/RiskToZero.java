package org.plumbline.claim;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.plumbline.claim.forever.LaterTimes;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;

/**
 * Once {@code Σ ℓ(p_i) < ℓ(0)}, the risk tends to zero, with envelopes of the risk, the least
 * margin and the norm for all later times, from numbers at one time T alone
 * (proofs-notes/risk-to-zero.md; Lyu &amp; Li 2020, theorem 4.3).
 */
public final class RiskToZero implements Claim {
  private static final String ID = "risk-to-zero";
  private static final Statement RISK =
      new Statement(ID, "R(t) → 0, within an envelope known from T on");
  private static final Statement MARGINS =
      new Statement(ID, "min p_i → ∞, within an envelope known from T on");
  private static final Statement NORM =
      new Statement(ID, "‖w(t)‖ → ∞, within an envelope known from T on");

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<Finding> check(Evidence evidence) {
    return evidence
        .onwards()
        .findings(RISK, known -> List.of(risk(known), margins(known), norm(known)));
  }

  private static Finding risk(Onwards.Known known) {
    LaterTimes times = known.times();
    DyadicInterval now = times.evaluator().risk(times.start().lossSum());
    Finding finding = known.finding(RISK, "risk", known.envelope(t -> text(times.risk(t))), now);
    return known.ranged(finding, Dyadic.ZERO, now.upper());
  }

  private static String text(DyadicInterval risk) {
    String most = Onwards.digits(risk.upper(), RoundingMode.CEILING);
    return risk.lower().signum() == 0
        ? "at most " + most
        : Onwards.digits(risk.lower(), RoundingMode.FLOOR) + " … " + most;
  }

  private static Finding margins(Onwards.Known known) {
    LaterTimes times = known.times();
    DyadicInterval now =
        times.start().margins().stream()
            .reduce(
                (a, b) -> new DyadicInterval(a.lower().min(b.lower()), a.upper().min(b.upper())))
            .orElseThrow();
    return known.finding(
        MARGINS,
        "margins",
        known.envelope(t -> Onwards.between(times.marginLower(t), times.leastMarginUpper(t))),
        now);
  }

  private static Finding norm(Onwards.Known known) {
    LaterTimes times = known.times();
    List<Integer> all = IntStream.range(0, known.graph().network().parameters()).boxed().toList();
    List<Integer> still = new ArrayList<>(all);
    still.removeAll(known.graph().parameters());
    return known.finding(
        NORM,
        "norm",
        known.envelope(
            t ->
                Onwards.between(
                    whole(times, still, times.normLower(t)).lower(),
                    times.normUpper(t).map(most -> whole(times, still, most).upper()))),
        times.squares(all).sqrt(LaterTimes.BITS));
  }

  /** The norm of all weights, given that of those on paths: the others keep what they have at T. */
  private static DyadicInterval whole(LaterTimes times, List<Integer> still, Dyadic onPaths) {
    DyadicInterval norm = DyadicInterval.of(onPaths);
    return still.isEmpty() ? norm : norm.square().add(times.squares(still)).sqrt(LaterTimes.BITS);
  }
}
