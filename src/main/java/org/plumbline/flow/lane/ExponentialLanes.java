package org.plumbline.flow.lane;

import org.plumbline.series.lane.FirstExponentials;
import org.plumbline.series.lane.LaneBank;
import org.plumbline.series.lane.LaneSums;

/** The exponential loss: {@code c = e^u}, {@code k c_k = Σ_{1<=j<=k} j u_j c_(k-j)}. */
final class ExponentialLanes implements SampleLanes {
  private static final double LOG_TWO = StrictMath.log(2);

  /** Bits beyond those of {@code u_1} that the arguments of later orders may have. */
  private static final int ARGUMENT_ROOM = 4;

  private final FirstExponentials exponentials;
  private final LaneBank weights;
  private final LaneBank arguments;
  private int room;

  ExponentialLanes(int samples, int orders, int limbs) {
    this.exponentials = new FirstExponentials(limbs);
    this.weights = new LaneBank(samples, orders);
    this.arguments = new LaneBank(samples, orders);
  }

  /** A scale at which {@code e^u} fits. */
  static int exponent(double largestArgument, int room) {
    return (int) Math.floor(largestArgument / LOG_TWO) + 4 + room;
  }

  @Override
  public void begin(double largestArgument, int newRoom) {
    room = newRoom;
    weights.begin(exponent(largestArgument, room));
    arguments.begin(0);
  }

  @Override
  public void first(LaneSums u, int n) {
    exponentials.put(u, weights, n);
  }

  @Override
  public void next(int k, LaneSums u, int n) {
    putArguments(k, u, n, arguments, room);
    u.convolve(arguments, weights, 1, k, n);
    u.divide(k);
    u.store(weights, k, n);
  }

  /** Keeps {@code k u_k}. */
  static void putArguments(int k, LaneSums u, int n, LaneBank arguments, int room) {
    u.scale(k);
    if (k == 1) {
      arguments.begin(LaneScale.exponent(u.largest(), room + ARGUMENT_ROOM));
    }
    u.store(arguments, k, n);
  }

  @Override
  public LaneBank bank() {
    return weights;
  }

  @Override
  public double approximate(double u) {
    return StrictMath.exp(u);
  }
}
