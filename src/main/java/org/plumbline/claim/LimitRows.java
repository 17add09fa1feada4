package org.plumbline.claim;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.plumbline.claim.forever.Cut;
import org.plumbline.claim.forever.LaterTimes;
import org.plumbline.claim.matrix.RankOneConstant;
import org.plumbline.claim.structure.TwinClass;
import org.plumbline.number.Decimals;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/**
 * The findings on a number of a layer that is at most {@code c/(F(t) - d)} wherever {@code F > d},
 * with {@code F(t) = ‖W(T)‖_F² + 2N(t)} of a cut: it tends to zero, and by when it is proved to be
 * small.
 *
 * @param number what is bounded
 * @param rows the statement that it tends to zero
 */
record LimitRows(String number, Statement rows) {
  private static final int BITS = LaterTimes.BITS;

  private static final int SHOWN = 6;

  /** The powers of ten that the bound is followed down to. */
  private static final List<Integer> POWERS = List.of(1, 2, 3);

  /**
   * The bound.
   *
   * @param numerator {@code c >= 0}
   * @param excess {@code d >= 0}
   */
  record Bound(Rational numerator, Rational excess) {
    /** A number {@code F} from which on the bound is at most {@code 10^-power}. */
    Rational needed(int power) {
      Rational enough = excess.add(numerator.multiply(Rational.parse("1e" + power)));
      return numerator.signum() == 0 ? enough.add(Rational.ONE) : enough;
    }

    /** At least the bound at {@code F >= least}, if it holds there. */
    Optional<Dyadic> upper(Dyadic least) {
      DyadicInterval room = DyadicInterval.of(least).subtract(enclosing(excess));
      return room.lower().signum() > 0
          ? Optional.of(enclosing(numerator).divide(room, BITS).upper())
          : Optional.empty();
    }
  }

  private static DyadicInterval enclosing(Rational value) {
    return DyadicInterval.enclosing(value, BITS);
  }

  /** The findings of all layers that have a constant of rank one, by the bound it gives. */
  List<Finding> check(Evidence evidence, Function<RankOneConstant.Known, Bound> bound) {
    LayerFindings layers = new LayerFindings(rows, evidence.observations().layers());
    return evidence
        .onwards()
        .findings(
            rows,
            known ->
                layers.ofConstants(
                    evidence, (twins, constant) -> of(known, twins, bound.apply(constant))));
  }

  /** The findings of a layer. */
  private List<Finding> of(Onwards.Known known, TwinClass twins, Bound bound) {
    List<Integer> parameters = twins.in().rows().stream().flatMap(List::stream).sorted().toList();
    Optional<String> obstacle =
        RankOneConstant.refutation(twins).or(() -> Cut.obstacle(known.graph(), parameters));
    if (obstacle.isPresent()) {
      return List.of(rows.notApplicable(twins.name(), obstacle.get()));
    }
    Dyadic now = known.times().squares(parameters).lower();
    return of(known, twins.name(), bound, now, "‖W(T)‖_F² + 2N(t)");
  }

  /** The findings on a number at most {@code c/(F - d)}, {@code F = now + 2N(t)}, in words too. */
  List<Finding> of(Onwards.Known known, String name, Bound bound, Dyadic now, String growing) {
    List<Finding> findings = new ArrayList<>(List.of(limit(known, name, bound, now, growing)));
    for (int power : POWERS) {
      findings.add(below(known, name, bound, now, power));
    }
    return findings;
  }

  private Finding limit(Onwards.Known known, String name, Bound bound, Dyadic now, String growing) {
    Optional<Dyadic> most = bound.upper(now);
    String reason =
        "at most c/(F - d), c = "
            + upwards(bound.numerator)
            + ", d = "
            + upwards(bound.excess)
            + ", F = "
            + growing
            + ": "
            + known.envelope(t -> text(bound, later(known, now, t)));
    Finding finding = known.finding(rows, name, reason);
    return most.isEmpty()
        ? finding
        : known.bounded(known.ranged(finding, Dyadic.ZERO, most.get()), most.get());
  }

  /** A constant in a few digits, so that the bound is true of what is printed: none is less. */
  private static String upwards(Rational constant) {
    return Decimals.rounded(constant, SHOWN, RoundingMode.CEILING);
  }

  private static Dyadic later(Onwards.Known known, Dyadic now, DyadicInterval t) {
    return now.add(known.times().gainLower(t).scale(1));
  }

  private static String text(Bound bound, Dyadic least) {
    return bound
        .upper(least)
        .map(most -> "at most " + Onwards.digits(most, RoundingMode.CEILING))
        .orElse("not bounded yet");
  }

  /** By when the bound is small. */
  private Finding below(Onwards.Known known, String name, Bound bound, Dyadic now, int power) {
    Statement statement =
        new Statement(
            rows.id(),
            number + " <= 1e-" + power + " for ever once log10 t, or log10 R, is the number given");
    if (bound.upper(now).filter(most -> isBelow(most, power)).isPresent()) {
      return known.finding(statement, name, "it is at T already");
    }
    Dyadic gain = enclosing(bound.needed(power)).subtract(DyadicInterval.of(now)).scale(-1).upper();
    Optional<LaterTimes.Arrival> arrival =
        known.times().gain().marginFor(gain).map(known.times()::arrival);
    return arrival
        .map(when -> arriving(known, statement, name, when))
        .orElseGet(
            () ->
                known.finding(
                    statement, name, "some time: it is beyond what numbers here can express"));
  }

  private static boolean isBelow(Dyadic value, int power) {
    return value.toRational().compareTo(Rational.parse("1e-" + power)) <= 0;
  }

  static Finding arriving(
      Onwards.Known known, Statement statement, String name, LaterTimes.Arrival arrival) {
    if (arrival.time().isEmpty()) {
      return known.finding(statement, name, "it is at T already");
    }
    DyadicInterval time = arrival.time().get();
    String reason =
        "by t = 10^"
            + Onwards.digits(time.upper(), RoundingMode.CEILING)
            + ", or a risk of 10^"
            + Onwards.digits(arrival.risk().lower(), RoundingMode.FLOOR);
    return known.finding(statement, name, reason, time, arrival.risk());
  }
}
