package org.plumbline.claim.forever;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.claim.matrix.RankOneConstant;
import org.plumbline.claim.structure.LayerStructure;
import org.plumbline.claim.structure.TwinClass;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;
import org.plumbline.number.qual.Rigorous;

/**
 * The gap {@code G = log(γ'/γ̂)} between the largest margin {@code γ'} of the data and the
 * normalized margin of a deep linear network: {@code G <= (A₁ G_T + K log(1 + 2N/A₀))/(A₁ + 2N)},
 * and it never grows (proofs-notes/margin-direction-limit.md).
 *
 * @param start at least {@code G_T}
 * @param largest {@code A₁ >= a_l(T)} of every layer
 * @param least {@code A₀}, positive
 * @param rate {@code K}
 */
public record DirectionGap(Dyadic start, Dyadic largest, Dyadic least, Dyadic rate) {
  private static final int BITS = LaterTimes.BITS;

  /**
   * The gap of a fully connected linear network; empty if its layers are not clear of each other
   * yet.
   *
   * @param margin contains the largest margin of the data
   */
  public static Optional<DirectionGap> of(
      LayerStructure layers,
      List<@Rigorous Rational> initialWeights,
      LevelGain gain,
      DyadicInterval margin) {
    List<RankOneConstant.Known> constants = new ArrayList<>();
    for (TwinClass twins : layers.classes()) {
      if (RankOneConstant.of(layers, twins, initialWeights)
          instanceof RankOneConstant.Known known) {
        constants.add(known);
      }
    }
    List<DyadicInterval> squares = gain.squares();
    if (constants.size() + 1 != squares.size()) {
      return Optional.empty();
    }
    LinearLayers linear = new LinearLayers(constants);
    Dyadic last = squares.get(constants.size()).lower();
    Dyadic least = linear.least(squares).map(q -> q.lower().min(last)).orElse(last);
    return least.signum() > 0
        ? linear
            .tangents(DyadicInterval.of(least))
            .map(taus -> of(linear, taus, least, gain, margin))
        : Optional.empty();
  }

  private static DirectionGap of(
      LinearLayers linear,
      List<DyadicInterval> taus,
      Dyadic least,
      LevelGain gain,
      DyadicInterval margin) {
    DyadicInterval squares = DyadicInterval.ZERO;
    for (DyadicInterval tau : taus) {
      squares = squares.add(tau.square()).outward(BITS);
    }
    DyadicInterval twice =
        linear.excess(gain.squares()).add(squares.multiply(DyadicInterval.of(least)));
    DyadicInterval product = DyadicInterval.ONE;
    Dyadic largest = Dyadic.ZERO;
    for (DyadicInterval square : gain.squares()) {
      product = product.multiply(square).outward(BITS);
      largest = largest.max(square.upper());
    }
    DyadicInterval now = DyadicInterval.of(gain.start().lower());
    DyadicInterval ratio = margin.multiply(product.sqrt(BITS)).divide(now, BITS);
    Dyadic start = DyadicInterval.of(ratio.upper()).log(BITS).upper().max(Dyadic.ZERO);
    return new DirectionGap(start, largest, least, twice.scale(-1).outward(BITS).upper());
  }

  /** At least {@code G} at all times at which {@code N >= gain}. */
  public Dyadic at(Dyadic gain) {
    DyadicInterval twice = DyadicInterval.of(gain.max(Dyadic.ZERO).scale(1));
    DyadicInterval ratio =
        DyadicInterval.ONE.add(twice.divide(DyadicInterval.of(least), BITS)).outward(BITS);
    DyadicInterval grown =
        DyadicInterval.of(rate).multiply(DyadicInterval.of(ratio.upper()).log(BITS));
    DyadicInterval most = DyadicInterval.of(largest);
    DyadicInterval numerator = most.multiply(DyadicInterval.of(start)).add(grown).outward(BITS);
    return numerator.divide(most.add(twice).outward(BITS), BITS).upper().min(start);
  }

  /** An {@code N} from which on the gap is at most a number; empty if none was found. */
  public Optional<Dyadic> gainFor(Dyadic most) {
    return Search.least(gain -> at(gain).compareTo(most) <= 0);
  }
}
