package org.plumbline.flow.dormandprince;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.GateTable;
import org.plumbline.field.Instruction;
import org.plumbline.field.Pair;
import org.plumbline.field.SeriesScale;
import org.plumbline.field.TiedSamples;
import org.plumbline.flow.event.EventScan;
import org.plumbline.flow.event.GateWatch;
import org.plumbline.flow.event.PositivityCheck;
import org.plumbline.flow.event.WatchedGate;
import org.plumbline.flow.state.FixedPolynomial;
import org.plumbline.flow.state.LeadingOrders;
import org.plumbline.flow.state.SlopeInterval;
import org.plumbline.number.Dyadic;
import org.plumbline.series.DoubleSeries;

/**
 * Finds the first instant of a step in double at which a gate no longer holds.
 *
 * <p>The pre-activations along the step are polynomials too, of the step's degree times the depth;
 * they are computed to order {@value #ORDER}, beyond which nothing is left in double. The slopes of
 * pinned pairs are solved for at nodes. Zeros are found by sign and bisection, never by sampling
 * alone, to the last bits of {@code τ}; how far the step itself is off is another matter.
 */
final class DoubleScan {
  static final int ORDER = 2 * DoubleStep.DEGREE;
  private static final NodalPolynomial SLOPES = new NodalPolynomial(DoubleStep.DEGREE + 1);

  private final GateWatch watched;
  private final DoubleField field;
  private final int bits;

  DoubleScan(FlowProblem problem, GateTable gates, TiedSamples ties, DoubleField field, int bits) {
    this.watched = new GateWatch(problem, gates, ties);
    this.field = field;
    this.bits = bits;
  }

  /**
   * The first event on a step.
   *
   * @param leadingOrders how what vanishes at the start leaves zero
   */
  Optional<EventScan.Event> first(DoubleStep step, LeadingOrders leadingOrders) {
    Optional<EventScan.Event> first = slopes(step);
    List<WatchedGate> all = watched.all(leadingOrders);
    if (all.isEmpty()) {
      return first;
    }
    DoubleSeries series = evaluate(step);
    for (WatchedGate gate : all) {
      double[] s = series.series(gate.register());
      if (!PositivityCheck.isPositive(s, ORDER, gate.sign(), gate.zerosAtStart())) {
        FixedPolynomial polynomial = FixedPolynomial.of(DoubleStep.dyadics(s), bits);
        Optional<Dyadic> zero = gate.firstZero(polynomial);
        first = EventScan.earlier(first, zero.map(tau -> new EventScan.Event(tau, gate.pair())));
      }
    }
    return first;
  }

  private DoubleSeries evaluate(DoubleStep step) {
    DoubleSeries series =
        DoubleSeries.create(watched.program().program(), SeriesScale.uniform(ORDER, Dyadic.ONE));
    for (int p = 0; p < watched.program().program().parameters(); p++) {
      double[] weight = series.series(p);
      for (int k = 0; k <= DoubleStep.DEGREE; k++) {
        weight[k] = step.coefficient(p, k);
      }
    }
    List<Instruction> instructions = watched.program().program().instructions();
    for (int k = 0; k <= ORDER; k++) {
      series.execute(instructions, k);
    }
    return series;
  }

  private Optional<EventScan.Event> slopes(DoubleStep step) {
    List<Pair> pairs = field.program().slopePairs();
    Optional<EventScan.Event> first = Optional.empty();
    double[][] values = new double[pairs.size()][SLOPES.count()];
    for (int j = 0; j < SLOPES.count() && !pairs.isEmpty(); j++) {
      double[] slopes = field.slopesAt(step.weightsAt(SLOPES.node(j)));
      for (int q = 0; q < slopes.length; q++) {
        values[q][j] = slopes[q];
      }
    }
    for (int q = 0; q < values.length; q++) {
      Pair pair = pairs.get(q);
      double[] slope = SLOPES.coefficients(values[q]);
      // A slope that cannot be found holds nothing: it has left its interval from the start.
      Optional<Dyadic> left =
          Arrays.stream(slope).allMatch(Double::isFinite)
              ? SlopeInterval.left(DoubleStep.dyadics(slope), bits)
              : Optional.of(Dyadic.ZERO);
      first = EventScan.earlier(first, left.map(tau -> new EventScan.Event(tau, pair)));
    }
    return first;
  }
}
