package org.plumbline.claim;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.claim.forever.DirectionGap;
import org.plumbline.claim.forever.LaterTimes;
import org.plumbline.claim.forever.LevelGain;
import org.plumbline.claim.structure.LayerStructure;
import org.plumbline.data.MaxMargin;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/**
 * In a fully connected deep linear network the end-to-end vector tends to the direction of the
 * maximum margin, with a bound of {@code 1 - cos} of the angle at every later time
 * (proofs-notes/margin-direction-limit.md; Ji &amp; Telgarsky 2019, theorem 2.8).
 */
public final class MarginDirectionLimit implements Claim {
  private static final String ID = "margin-direction-limit";
  private static final Statement ROWS =
      new Statement(ID, "1 - cos of the angle to the direction of the maximum margin → 0");
  private static final List<Integer> POWERS = List.of(1, 2, 3);

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<Finding> check(Evidence evidence) {
    LayerStructure layers = evidence.observations().layers();
    Optional<String> obstacle = obstacle(layers);
    if (obstacle.isPresent()) {
      return List.of(ROWS.notApplicable("network", obstacle.get()));
    }
    return evidence.onwards().findings(ROWS, known -> of(evidence, layers, known));
  }

  /** Why a linear network is no chain of two fully connected layers or more, if so. */
  static Optional<String> obstacle(LayerStructure layers) {
    return MarginDirection.obstacle(layers)
        .or(
            () ->
                layers.classes().isEmpty()
                    ? Optional.of("there is no hidden layer")
                    : Optional.empty());
  }

  private static List<Finding> of(Evidence evidence, LayerStructure layers, Onwards.Known known) {
    if (!(evidence.observations().maxMargin() instanceof MaxMargin margin)
        || !(known.times().gain() instanceof LevelGain gain)) {
      return List.of(ROWS.notApplicable("network", "no maximum margin was found for the data"));
    }
    DyadicInterval squared = DyadicInterval.enclosing(margin.marginSquared(), LaterTimes.BITS);
    return DirectionGap.of(
            layers, evidence.problem().initialWeights(), gain, squared.sqrt(LaterTimes.BITS))
        .map(gap -> rows(known, gap))
        .orElseGet(
            () ->
                List.of(
                    GateRows.unproved(
                        ROWS,
                        evidence,
                        "network",
                        "the norms are too small yet against the constants of the layers; a longer"
                            + " horizon decides it")));
  }

  private static List<Finding> rows(Onwards.Known known, DirectionGap gap) {
    LaterTimes times = known.times();
    String reason =
        "at most G <= (A₁G_T + K log(1 + 2N/A₀))/(A₁ + 2N), G_T <= "
            + Onwards.digits(gap.start(), RoundingMode.CEILING)
            + ", K <= "
            + Onwards.digits(gap.rate(), RoundingMode.CEILING)
            + ": "
            + known.envelope(
                t -> "at most " + Onwards.digits(gap.at(times.gainLower(t)), RoundingMode.CEILING));
    List<Finding> findings = new ArrayList<>();
    findings.add(known.bounded(known.finding(ROWS, "network", reason), gap.start()));
    POWERS.forEach(power -> findings.add(below(known, gap, power)));
    return findings;
  }

  private static Finding below(Onwards.Known known, DirectionGap gap, int power) {
    Statement statement =
        new Statement(
            ID,
            "1 - cos <= 1e-" + power + " for ever once log10 t, or log10 R, is the number given");
    Dyadic most = DyadicInterval.enclosing(Rational.parse("1e-" + power), LaterTimes.BITS).lower();
    if (gap.start().compareTo(most) <= 0) {
      return known.finding(statement, "network", "it is at T already");
    }
    return gap.gainFor(most)
        .flatMap(gain -> known.times().gain().marginFor(gain))
        .map(
            margin ->
                LimitRows.arriving(known, statement, "network", known.times().arrival(margin)))
        .orElseGet(
            () ->
                known.finding(
                    statement, "network", "some time: it is beyond what numbers here can express"));
  }
}
