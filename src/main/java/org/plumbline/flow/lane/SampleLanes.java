package org.plumbline.flow.lane;

import org.plumbline.data.Loss;
import org.plumbline.series.lane.LaneBank;
import org.plumbline.series.lane.LaneSums;

/**
 * The weights {@code c_i = -ℓ'(p_i)} of the samples as series, from those of {@code u_i = -p_i}.
 */
interface SampleLanes {
  /** Whether the weights under a loss have a lane form. */
  static boolean isKnown(Loss loss) {
    return loss == Loss.EXPONENTIAL || loss == Loss.LOGISTIC;
  }

  /**
   * The weights under a loss.
   *
   * @throws IllegalArgumentException if they have no lane form
   */
  static SampleLanes of(Loss loss, int samples, int orders, int limbs) {
    return switch (loss) {
      case EXPONENTIAL -> new ExponentialLanes(samples, orders, limbs);
      case LOGISTIC -> new LogisticLanes(samples, orders, limbs);
      default -> throw new IllegalArgumentException("no lanes for the " + loss + " loss");
    };
  }

  /** Begins new series, of arguments that are as large as estimated at most. */
  void begin(double largestArgument, int room);

  /** Computes coefficient 0 from settled {@code u_i}. */
  void first(LaneSums u, int n);

  /**
   * Computes coefficient {@code k > 0} from settled coefficients of the {@code u_i}, which are
   * lost.
   */
  void next(int k, LaneSums u, int n);

  /** The series. */
  LaneBank bank();

  /** The weight of a sample in double arithmetic. */
  double approximate(double u);
}
