package org.plumbline.flow.lane;

import org.plumbline.series.lane.LaneBank;
import org.plumbline.series.lane.LaneSums;

/** The weights {@code c_i = -ℓ'(p_i)} of the samples as series, from those of {@code u_i = -p_i}. */
interface SampleLanes {
  /** Begins new series, of arguments that are as large as estimated at most. */
  void begin(double largestArgument, int room);

  /** Computes coefficient 0 from settled {@code u_i}. */
  void first(LaneSums u, int n);

  /** Computes coefficient {@code k > 0} from settled coefficients of the {@code u_i}, which are lost. */
  void next(int k, LaneSums u, int n);

  /** The series. */
  LaneBank bank();

  /** The weight of a sample in double arithmetic. */
  double approximate(double u);
}
