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
 * The series of a {@link LaneFlow} at one point. There is one of them at a time: the next one has
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

  private final LaneFlow flow;
  private final List<Dyadic> weights;
  private final List<Dyadic> slopes;
  private final SeriesScale scale;
  private final int[] limbs;
  private final double[][] nearInput;
  private final double[][] nearHidden;
  private int order;
  private double speed;
  private double outgrowth;

  LaneExpansion(LaneFlow flow, List<Dyadic> weights, List<Dyadic> slopes, SeriesScale scale) {
    this.flow = flow;
    this.weights = weights;
    this.slopes = slopes;
    this.scale = scale;
    this.limbs = new int[scale.order() + 2];
    this.nearInput = new double[scale.order() + 1][flow.inputWeights().lanes()];
    this.nearHidden = new double[scale.order() + 1][flow.hiddenWeights().lanes()];
    limbs[0] = flow.limbs();
    shorten(1, scale.decay());
    begin();
  }

  private void begin() {
    speed = flow.begin(weights, slopes, scale.timeUnit(), limbs[0]);
    order = 0;
    approximate(0);
  }

  /** The largest velocity, in the unit of time. */
  double speed() {
    return speed;
  }

  private void shorten(int from, double decay) {
    for (int k = from; k < limbs.length; k++) {
      double wanted = (flow.bits() + GUARD - decay * k) / LaneDigits.BITS;
      limbs[k] = Math.max(1, Math.min(limbs[k - 1], (int) Math.ceil(wanted)));
    }
  }

  @Override
  public boolean extend(int newOrder) {
    while (order < newOrder) {
      try {
        if (!flow.execute(order, limbs[order], limbs[order + 1])) {
          return false;
        }
        order++;
        approximate(order);
      } catch (LaneOverflow e) {
        double growth = (flow.room() + 2.0) / (order + 1);
        if (flow.room() >= MOST_ROOM || growth > MOST_GROWTH) {
          outgrowth = growth;
          return false;
        }
        flow.makeRoom(MORE_ROOM);
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
    flow.inputWeights().approximate(k, nearInput[k]);
    if (nearHidden[k].length > 0) {
      flow.hiddenWeights().approximate(k, nearHidden[k]);
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
    return flow.bits();
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
    int lane = flow.lane(p);
    return lane >= 0 ? nearInput[k][lane] : nearHidden[k][-1 - lane];
  }

  @Override
  public Dyadic weight(int p, int k) {
    int lane = flow.lane(p);
    LaneBank bank = lane >= 0 ? flow.inputWeights() : flow.hiddenWeights();
    BigInteger value = bank.value(k, lane >= 0 ? lane : -1 - lane);
    return Dyadic.of(value, bank.exponent() - (long) LaneDigits.BITS * bank.limbs(k));
  }

  @Override
  public List<Polynomial> weights(Dyadic length) {
    LanePolynomials input = new LanePolynomials(flow.inputWeights(), order, flow.limbs());
    LanePolynomials hidden = new LanePolynomials(flow.hiddenWeights(), order, flow.limbs());
    input.scale(length, flow.scratch());
    hidden.scale(length, flow.scratch());
    List<Polynomial> polynomials = new ArrayList<>();
    for (int p = 0; p < weights.size(); p++) {
      int lane = flow.lane(p);
      polynomials.add(lane >= 0 ? input.polynomial(lane) : hidden.polynomial(-1 - lane));
    }
    return polynomials;
  }

  @Override
  public List<Polynomial> slopes(Dyadic length) {
    List<Polynomial> slopes = new ArrayList<>();
    for (int j = 0; j < flow.slopes(); j++) {
      slopes.add(Polynomial.approximatelyScaled(slope(j), length, flow.bits()));
    }
    return slopes;
  }

  /** The coefficients {@code 0 … order-1} of the slope of a pinned pair. */
  List<Dyadic> slope(int j) {
    return flow.slope(j, order);
  }
}
