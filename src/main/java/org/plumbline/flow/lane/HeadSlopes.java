package org.plumbline.flow.lane;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.plumbline.number.Dyadic;
import org.plumbline.series.lane.LaneBank;

/** The slopes of pinned pairs of heads, from what they add to the sums {@code M_va}. */
final class HeadSlopes {
  private HeadSlopes() {}

  /**
   * The coefficients {@code 0 … order-1} of the slope {@code θ = ρ y / ((1 - α) e)} of a pinned
   * pair.
   */
  static List<Dyadic> of(LaneForm form, int j, int order) {
    LaneField field = form.field();
    PinnedLanes pinned = form.pinned();
    int sample = pinned.pairs().get(j).sample();
    int head = form.layer().headOf(pinned.pairs().get(j).vertex());
    double width = form.masks().numerator(head, true) - form.masks().numerator(head, false);
    double label = form.masks().labels()[sample];
    BigInteger denominator = BigInteger.valueOf(form.layer().denominator(head));
    LaneBank e = field.sampleWeights();
    int fraction = form.bits() + LaneExpansion.GUARD;
    BigInteger[] divisors = new BigInteger[order];
    BigInteger[] theta = new BigInteger[order];
    List<Dyadic> slope = new ArrayList<>();
    for (int k = 0; k < order; k++) {
      int shift = e.exponent() - LaneDigits.BITS * e.limbs(k) - pinned.unit();
      divisors[k] =
          e.value(k, sample).shiftLeft(shift).multiply(BigInteger.valueOf((long) (width * label)));
      BigInteger rest = pinned.slope(j).get(k).multiply(denominator).shiftLeft(fraction);
      for (int i = 1; i <= k; i++) {
        rest = rest.subtract(divisors[i].multiply(theta[k - i]));
      }
      theta[k] = divisors[0].signum() == 0 ? BigInteger.ZERO : rest.divide(divisors[0]);
      slope.add(Dyadic.of(theta[k], -(long) fraction));
    }
    return slope;
  }
}
