package org.plumbline.flow.lane;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.plumbline.field.Polynomial;
import org.plumbline.field.SeriesScale;
import org.plumbline.flow.state.StepSeries;
import org.plumbline.number.Dyadic;
import org.plumbline.series.lane.LaneBank;
import org.plumbline.series.lane.LaneOverflow;

/**
 * The series of a {@link LaneField} at one point. There is one of them at a time: the next one has
 * the same memory.
 */
public final class LaneExpansion implements StepSeries {
  /** Bits that numbers have beyond those asked for: what their scales leave free, and rounding. */
  static final int GUARD = 14;

  /** Room is made by so many bits more … */
  private static final int MORE_ROOM = 4;

  /** … up to so many. */
  private static final int MOST_ROOM = 14;

  /** Numbers that grow by more bits an order are not given room, but a smaller unit of time. */
  private static final double MOST_GROWTH = 0.25;

  private final LaneForm form;
  private final LaneField field;
  private final List<Dyadic> weights;
  private final SeriesScale scale;
  private final int[] limbs;
  private final double[][] nearInput;
  private final double[][] nearHidden;
  private int order;
  private double speed;
  private double outgrowth;

  LaneExpansion(LaneForm form, List<Dyadic> weights, SeriesScale scale) {
    this.form = form;
    this.field = form.field();
    this.weights = weights;
    this.scale = scale;
    this.limbs = new int[scale.order() + 2];
    this.nearInput = new double[scale.order() + 1][field.inputWeights().lanes()];
    this.nearHidden = new double[scale.order() + 1][field.hiddenWeights().lanes()];
    limbs[0] = form.limbs();
    shorten(1, scale.decay());
    begin();
  }

  private void begin() {
    PointEstimate estimate =
        field.begin(weights, scale.timeUnit(), form.masks(), limbs[0], form.room());
    form.pinned().begin(field.sampleWeights().exponent() - LaneDigits.BITS * limbs[0]);
    speed = Math.max(largest(estimate.inputVelocity()), largest(estimate.hiddenVelocity()));
    order = 0;
    approximate(0);
  }

  private static double largest(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  /** The largest velocity, in the unit of time. */
  double speed() {
    return speed;
  }

  private void shorten(int from, double decay) {
    for (int k = from; k < limbs.length; k++) {
      double wanted = (form.bits() + GUARD - decay * k) / LaneDigits.BITS;
      limbs[k] = Math.max(1, Math.min(limbs[k - 1], (int) Math.ceil(wanted)));
    }
  }

  @Override
  public boolean extend(int newOrder) {
    while (order < newOrder) {
      try {
        field.execute(order, limbs[order], limbs[order + 1], form.masks(), form.pinned());
        order++;
        approximate(order);
      } catch (LaneOverflow e) {
        double growth = (form.room() + 2.0) / (order + 1);
        if (form.room() >= MOST_ROOM || growth > MOST_GROWTH) {
          outgrowth = growth;
          return false;
        }
        form.makeRoom(MORE_ROOM);
        begin();
      }
    }
    return true;
  }

  @Override
  public double outgrowth() {
    return outgrowth;
  }

  private void approximate(int k) {
    field.inputWeights().approximate(k, nearInput[k]);
    if (nearHidden[k].length > 0) {
      field.hiddenWeights().approximate(k, nearHidden[k]);
    }
  }

  @Override
  public void narrow(double decay) {
    shorten(order + 1, decay);
  }

  @Override
  public void release() {
    // The next expansion begins by overwriting this one.
  }

  @Override
  public int order() {
    return order;
  }

  @Override
  public SeriesScale scale() {
    return scale;
  }

  @Override
  public int bits() {
    return form.bits();
  }

  @Override
  public int parameters() {
    return weights.size();
  }

  /** Coefficient {@code k} of the weights from inputs, by lane. */
  double[] nearInputWeights(int k) {
    return nearInput[k];
  }

  @Override
  public double approximateWeight(int p, int k) {
    int lane = form.lane(p);
    return lane >= 0 ? nearInput[k][lane] : nearHidden[k][-1 - lane];
  }

  @Override
  public Dyadic weight(int p, int k) {
    int lane = form.lane(p);
    LaneBank bank = lane >= 0 ? field.inputWeights() : field.hiddenWeights();
    BigInteger value = bank.value(k, lane >= 0 ? lane : -1 - lane);
    return Dyadic.of(value, bank.exponent() - (long) LaneDigits.BITS * bank.limbs(k));
  }

  @Override
  public List<Polynomial> weights(Dyadic length) {
    LanePolynomials input = new LanePolynomials(field.inputWeights(), order, form.limbs());
    LanePolynomials hidden = new LanePolynomials(field.hiddenWeights(), order, form.limbs());
    input.scale(length, field.scratch());
    hidden.scale(length, field.scratch());
    List<Polynomial> polynomials = new ArrayList<>();
    for (int p = 0; p < weights.size(); p++) {
      int lane = form.lane(p);
      polynomials.add(lane >= 0 ? input.polynomial(lane) : hidden.polynomial(-1 - lane));
    }
    return polynomials;
  }

  @Override
  public List<Polynomial> slopes(Dyadic length) {
    List<Polynomial> slopes = new ArrayList<>();
    for (int j = 0; j < form.pinned().pairs().size(); j++) {
      slopes.add(Polynomial.approximatelyScaled(slope(j), length, form.bits()));
    }
    return slopes;
  }

  /**
   * The coefficients {@code 0 … order-1} of the slope {@code θ = ρ y / ((1 - α) e)} of a pinned
   * pair.
   */
  List<Dyadic> slope(int j) {
    PinnedLanes pinned = form.pinned();
    int sample = pinned.pairs().get(j).sample();
    int head = form.layer().headOf(pinned.pairs().get(j).vertex());
    double width = form.masks().numerator(head, true) - form.masks().numerator(head, false);
    double label = form.masks().labels()[sample];
    BigInteger denominator = BigInteger.valueOf(form.layer().denominator(head));
    LaneBank e = field.sampleWeights();
    int fraction = form.bits() + GUARD;
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
