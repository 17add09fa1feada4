package org.plumbline.flow.taylor;

import java.util.HashSet;
import java.util.Set;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.network.Edge;

/**
 * Which form of the field is the cheaper one under given gates, by the products of series that an
 * order takes.
 *
 * <p>The aggregated program has some for each gate pattern and weight from an input, and a kink
 * compiles it anew, which has been measured to cost as much as an eighth of a product for each
 * sample and weight; lanes have three for each weight and one for each sample whatever the gates
 * are, beside their loops over constants. How often kinks come is known from the run so far.
 */
final class FormChoice {
  /** Samples times weights below which a run is over before loops over lanes are compiled. */
  private static final int SMALLEST = 4096;

  /** Compiling costs one product for so many samples times weights. */
  private static final int COMPILED = 8;

  /** By so much lanes must be cheaper. */
  private static final double ADVANTAGE = 2;

  /** Products of lanes for each weight from an input. */
  private static final int LANE_PRODUCTS = 3;

  /** Products with constants that take about as long as one of series, at moderate orders. */
  private static final int CONSTANTS = 40;

  private final int samples;
  private final int inputWeights;
  private final int[] kinked;
  private final boolean isFree;
  private int stretches;

  private FormChoice(FlowProblem problem, boolean isFree) {
    this.samples = problem.data().size();
    this.isFree = isFree;
    int count = 0;
    for (Edge edge : problem.network().edges()) {
      count += edge.from() < problem.network().inputs() ? 1 : 0;
    }
    this.inputWeights = count;
    this.kinked = problem.network().kinked().stream().mapToInt(Integer::intValue).toArray();
  }

  /** The choice of the cheaper form. */
  static FormChoice byCost(FlowProblem problem) {
    return new FormChoice(problem, true);
  }

  /** Lanes whatever they cost. */
  static FormChoice lanes(FlowProblem problem) {
    return new FormChoice(problem, false);
  }

  /**
   * Whether lanes are to be preferred under the gates of the next stretch.
   *
   * @param steps the steps taken so far
   */
  boolean prefersLanes(GateTable gates, int steps) {
    stretches++;
    if (!isFree) {
      return true;
    }
    double pairs = (double) samples * inputWeights;
    if (pairs < SMALLEST) {
      return false;
    }
    double kinks = Math.min(1, (stretches - 1) / Math.max(1.0, steps));
    double program = (double) patterns(gates) * inputWeights + kinks * pairs / COMPILED;
    double lanes = LANE_PRODUCTS * inputWeights + samples + pairs / CONSTANTS;
    return program > ADVANTAGE * lanes;
  }

  private static int code(Gate gate) {
    return switch (gate) {
      case ON -> 1;
      case OFF -> 2;
      case PINNED -> 3;
    };
  }

  /** The number of different rows of a table, as far as their hashes differ. */
  private int patterns(GateTable gates) {
    Set<Long> seen = new HashSet<>();
    for (int i = 0; i < gates.samples(); i++) {
      long hash = 0;
      for (int v : kinked) {
        hash = 31 * hash + code(gates.gate(i, v));
      }
      seen.add(hash);
    }
    return seen.size();
  }
}
