package org.plumbline.flow.lane;

import java.util.List;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.TiedSamples;
import org.plumbline.number.Dyadic;
import org.plumbline.series.lane.LaneBank;
import org.plumbline.series.lane.LaneSums;

/** A flow in lanes under given gates, as far as its series need to know it. */
interface LaneFlow extends FieldInLanes {
  /**
   * Begins series at a point.
   *
   * @param weights by parameter
   * @param slopes those of the pinned pairs, about
   * @param n the limbs of order 0
   * @return the largest velocity in the unit of time, about
   */
  double begin(List<Dyadic> weights, List<Dyadic> slopes, Dyadic unit, int n);

  /**
   * Computes coefficient {@code k + 1} of the weights from those before; false if no slopes hold
   * the pinned pairs.
   *
   * @param n the limbs of coefficient {@code k}
   * @param next the limbs of the next
   * @throws org.plumbline.series.lane.LaneOverflow if numbers outgrow their scales
   */
  boolean execute(int k, int n, int next);

  /** The weights of edges from inputs. */
  LaneBank inputWeights();

  /** The weights of the other edges. */
  LaneBank hiddenWeights();

  /** Room for sums of as many lanes as there are anywhere. */
  LaneSums scratch();

  /** The number of slopes that hold pinned pairs. */
  int slopes();

  /** The coefficients {@code 0 … order-1} of such a slope. */
  List<Dyadic> slope(int j, int order);

  /** The problem, and the numbers in which it is followed. */
  LaneSetting setting();

  default FlowProblem problem() {
    return setting().problem();
  }

  default TiedSamples ties() {
    return setting().ties();
  }

  default FirstLayer layer() {
    return setting().layer();
  }

  /** The lane of a parameter among weights from inputs, or {@code -1 - lane} among the others. */
  default int lane(int parameter) {
    return setting().lane(parameter);
  }

  /** The limbs of the first coefficients. */
  default int limbs() {
    return setting().limbs();
  }

  /** The bits of numbers. */
  default int bits() {
    return setting().bits();
  }

  /** The bits that numbers may grow. */
  default int room() {
    return setting().room();
  }

  /** Lets numbers grow by more bits. */
  default void makeRoom(int bits) {
    setting().makeRoom(bits);
  }

  @Override
  default int roomNeeded() {
    return room();
  }

  @Override
  default void recallRoom(int bits) {
    makeRoom(bits - room());
  }
}
