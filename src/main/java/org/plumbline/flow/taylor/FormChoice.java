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
 *
 * <p>With kinks behind kinks both have three more for each other edge: the program for each
 * pattern, lanes for each sample, in loops of which several take as long as one product of the
 * program.
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

  /** Products for an edge behind kinks: forwards, backwards, and for its derivative. */
  private static final int EDGE_PRODUCTS = 3;

  /** Products of samples side by side that take about as long as one of the program. */
  private static final int SIDE_BY_SIDE = 4;

  private final int samples;

  /** Products for a pattern behind the first layer, if there are kinks. */
  private final int deepProducts;

  private final int inputWeights;
  private final int[] kinked;
  private final boolean isFree;
  private int stretches;

  private FormChoice(FlowProblem problem, boolean isFree) {
    this.samples = problem.data().size();
    this.isFree = isFree;
    int count = 0;
    int deep = 0;
    boolean isDeep = false;
    for (Edge edge : problem.network().edges()) {
      boolean isFirst = edge.from() < problem.network().inputs();
      count += isFirst ? 1 : 0;
      deep += isFirst ? 0 : EDGE_PRODUCTS;
      isDeep |= !isFirst && !problem.network().activation(edge.to()).isLinear();
    }
    this.inputWeights = count;
    this.deepProducts = isDeep ? deep : 0;
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
    double pairs = (double) samples * (inputWeights + deepProducts / EDGE_PRODUCTS);
    if (pairs < SMALLEST) {
      return false;
    }
    double kinks = Math.min(1, (stretches - 1) / Math.max(1.0, steps));
    double byPattern = (double) patterns(gates) * (inputWeights + deepProducts);
    double program = byPattern + kinks * pairs / COMPILED;
    double bySample = samples + (double) samples * deepProducts / SIDE_BY_SIDE;
    double constants = (double) samples * inputWeights / CONSTANTS;
    double lanes = LANE_PRODUCTS * inputWeights + bySample + constants;
    return program > ADVANTAGE * lanes;
  }

  /** The stretches that were asked about so far. */
  int stretches() {
    return stretches;
  }

  /** Goes on from so many stretches. */
  void recall(int asked) {
    stretches = asked;
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
