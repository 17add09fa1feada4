package org.plumbline.flow.lane;

import java.math.BigInteger;
import java.util.Arrays;
import org.plumbline.series.lane.FirstExponentials;
import org.plumbline.series.lane.LaneBank;
import org.plumbline.series.lane.LaneCombination;
import org.plumbline.series.lane.LaneSums;

/**
 * The logistic loss: {@code c = 1/(1 + e^-u)}, {@code k c_k = Σ_{1<=j<=k} j u_j q_(k-j)}, {@code q
 * = c (1 - c)}.
 *
 * <p>Coefficient 0 comes from {@code e^-|u|}, which is at most 1: {@code e/(1 + e)}, or 1 less
 * that.
 */
final class LogisticLanes implements SampleLanes {
  private final FirstExponentials exponentials;
  private final int samples;
  private final LaneBank small;
  private final LaneBank weights;
  private final LaneBank complements;
  private final LaneBank slopes;
  private final LaneBank arguments;
  private final double[] signs;
  private int room;

  LogisticLanes(int samples, int orders, int limbs) {
    this.samples = samples;
    this.exponentials = new FirstExponentials(limbs);
    this.small = new LaneBank(samples, 1);
    this.weights = new LaneBank(samples, orders);
    this.complements = new LaneBank(samples, orders);
    this.slopes = new LaneBank(samples, orders);
    this.arguments = new LaneBank(samples, orders);
    this.signs = new double[samples];
  }

  @Override
  public void begin(double largestArgument, int newRoom) {
    room = newRoom;
    int exponent = ExponentialLanes.exponent(Math.min(0, largestArgument), room);
    small.begin(ExponentialLanes.exponent(Math.min(0, largestArgument), 0));
    weights.begin(exponent);
    slopes.begin(exponent);
    complements.begin(ExponentialLanes.exponent(0, room));
    arguments.begin(0);
  }

  @Override
  public void first(LaneSums u, int n) {
    for (int s = 0; s < samples; s++) {
      signs[s] = u.approximate(s) > 0 ? -1 : 1;
    }
    for (int p = 0; p <= u.last(); p++) {
      LaneCombination.multiply(u.column(p), signs, samples);
    }
    exponentials.put(u, small, n);
    weights.prepare(0, n);
    complements.prepare(0, n);
    int fraction = LaneDigits.BITS * n - small.exponent();
    int guard = LaneDigits.BITS;
    BigInteger one = BigInteger.ONE.shiftLeft(fraction + guard);
    for (int s = 0; s < samples; s++) {
      BigInteger e = small.value(0, s).shiftLeft(guard);
      BigInteger less = e.shiftLeft(fraction + guard).divide(one.add(e));
      BigInteger more = one.subtract(less);
      set(weights, s, signs[s] > 0 ? less : more, fraction + guard, n);
      set(complements, s, signs[s] > 0 ? more : less, fraction + guard, n);
    }
    putSlopes(0, u, n);
  }

  private static void set(LaneBank bank, int lane, BigInteger value, int fraction, int n) {
    int shift = LaneDigits.BITS * n - bank.exponent() - fraction;
    bank.set(0, lane, shift >= 0 ? value.shiftLeft(shift) : value.shiftRight(-shift), n);
  }

  @Override
  public void next(int k, LaneSums u, int n) {
    ExponentialLanes.putArguments(k, u, n, arguments, room);
    u.convolve(arguments, slopes, 1, k, n);
    u.divide(k);
    u.store(weights, k, n);
    for (int p = 0; p <= u.last(); p++) {
      LaneCombination.multiply(u.column(p), minus(), samples);
    }
    u.store(complements, k, n);
    putSlopes(k, u, n);
  }

  private double[] minus() {
    Arrays.fill(signs, -1);
    return signs;
  }

  private void putSlopes(int k, LaneSums scratch, int n) {
    scratch.convolve(weights, complements, 0, k, n);
    scratch.store(slopes, k, n);
  }

  @Override
  public LaneBank bank() {
    return weights;
  }

  @Override
  public double approximate(double u) {
    return 1 / (1 + StrictMath.exp(-u));
  }
}
