package org.plumbline.flow.lane;

import org.plumbline.number.Dyadic;
import org.plumbline.series.lane.LaneBank;
import org.plumbline.series.lane.LaneSums;

/** The series of the weights of a {@link DeepField}, and their derivatives at one order. */
final class DeepWeights {
  /** The bits below their scale that sums are seen to have in double arithmetic. */
  private static final int SEEN = 3 * LaneDigits.BITS;

  private final TermMap terms;
  private final int[] inputOwners;
  private final int[] hiddenOwners;
  private final LaneBank input;
  private final LaneBank hidden;
  private final LaneBank columns;
  private final LaneSums inputDerivatives;
  private final LaneSums hiddenDerivatives;
  private final LaneSums first;
  private final LaneSums second;
  private final LaneSums third;

  DeepWeights(FirstLayer layer, TermMap terms, int orders, int limbs, int lanes) {
    this.terms = terms;
    this.inputOwners = SharedLanes.owners(layer.inputParameters());
    this.hiddenOwners = SharedLanes.owners(layer.hiddenParameters());
    this.input = new LaneBank(layer.inputEdges().length, orders);
    this.hidden = new LaneBank(layer.hiddenEdges().length, orders);
    this.columns = new LaneBank(terms.columnLanes(), 1);
    this.inputDerivatives = new LaneSums(limbs + 2, lanes);
    this.hiddenDerivatives = new LaneSums(limbs + 2, lanes);
    this.first = new LaneSums(limbs + 2, lanes);
    this.second = new LaneSums(limbs + 2, lanes);
    this.third = new LaneSums(limbs + 2, lanes);
  }

  /** Begins with given weights by lane, at scales that hold them and their velocities. */
  void begin(Dyadic[] inputStart, Dyadic[] hiddenStart, DeepEstimate estimate, int n, int room) {
    begin(input, inputStart, estimate.inputVelocity(), n, room);
    begin(hidden, hiddenStart, estimate.hiddenVelocity(), n, room);
  }

  private static void begin(LaneBank bank, Dyadic[] start, double[] velocity, int n, int room) {
    double size =
        Math.max(DoubleRows.largest(WeightLanes.approximate(start)), DoubleRows.largest(velocity));
    bank.begin(LaneScale.exponent(size, room));
    WeightLanes.put(bank, start, n);
  }

  /** Puts coefficient {@code k + 1}, from the derivatives, which are kept. */
  void put(int k, int next) {
    put(inputDerivatives, inputOwners, input, k, next);
    if (hidden.lanes() > 0) {
      put(hiddenDerivatives, hiddenOwners, hidden, k, next);
    }
    putColumns(k + 1, next);
  }

  private void put(LaneSums derivatives, int[] owners, LaneBank bank, int k, int next) {
    first.begin(derivatives.exponent(), derivatives.last(), bank.lanes());
    first.add(derivatives);
    SharedLanes.share(first, owners);
    first.divide(k + 1.0);
    first.store(bank, k + 1, next);
  }

  /** Puts coefficient {@code k} of those from inputs by column, under a scale of its own. */
  void putColumns(int k, int n) {
    first.begin(input.exponent(), n, input.lanes());
    for (int p = 0; p < n; p++) {
      System.arraycopy(input.at(k)[p], 0, first.column(p), 0, input.lanes());
    }
    if (!terms.isPlain()) {
      terms.toColumns(first, second, third, first);
    }
    int least = first.exponent() - SEEN;
    columns.begin(Math.max(least, LaneScale.exponent(first.largest(), 0)));
    first.store(columns, 0, n);
  }

  /** The weights of edges from inputs. */
  LaneBank input() {
    return input;
  }

  /** The weights of the other edges. */
  LaneBank hidden() {
    return hidden;
  }

  /** Those from inputs at the order last put, by head and column, in coefficient 0. */
  LaneBank columns() {
    return columns;
  }

  /** The derivatives of those from inputs at the order under way, shared ones not added up. */
  LaneSums inputDerivatives() {
    return inputDerivatives;
  }

  /** Those of the others. */
  LaneSums hiddenDerivatives() {
    return hiddenDerivatives;
  }

  /** The first lanes of the parameters of the others; none if all have their own. */
  int[] hiddenOwners() {
    return hiddenOwners;
  }

  /** Whether each weight from an input is trained and has a parameter of its own. */
  boolean hasPlainInputs() {
    return inputOwners.length == 0;
  }
}
