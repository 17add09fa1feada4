package org.plumbline.enclosure.kink;

import java.util.Arrays;
import org.plumbline.enclosure.box.EnclosedProblem;
import org.plumbline.enclosure.box.MovingInterval;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Kink;
import org.plumbline.field.Pair;
import org.plumbline.network.Network;
import org.plumbline.number.DoubleInterval;

/**
 * A function {@code S(w)} that vanishes on a kink, multi-affine in the weights of the edges: the
 * pre-activation of a vertex in the network in which every vertex multiplies by a constant, 0 where
 * it is pinned, fed with a sample or with 1 at a single vertex.
 */
final class KinkFactor {
  private final EnclosedProblem problem;
  private final int vertex;
  private final DoubleInterval[] seeds;
  private final DoubleInterval[] gates;

  private KinkFactor(EnclosedProblem problem, int vertex) {
    this.problem = problem;
    this.vertex = vertex;
    this.seeds = zeros(problem.size());
    this.gates = zeros(problem.size());
  }

  private static DoubleInterval[] zeros(int count) {
    DoubleInterval[] zeros = new DoubleInterval[count];
    Arrays.fill(zeros, DoubleInterval.ZERO);
    return zeros;
  }

  /** The pre-activation of a pair under the given gates. */
  static KinkFactor preActivation(EnclosedProblem problem, GateTable table, Pair pair) {
    KinkFactor factor = new KinkFactor(problem, pair.vertex());
    int i = pair.sample();
    int inputs = problem.network().inputs();
    for (int v = 0; v < pair.vertex(); v++) {
      if (v < inputs) {
        factor.seeds[v] = problem.input(i, v);
      } else {
        factor.gates[v] = factor.constant(v, table.gate(i, v));
      }
    }
    return factor;
  }

  /** What a field's program holds at zero for a pinned pair. */
  static KinkFactor held(EnclosedProblem problem, GateTable table, Pair pair, Kink kink) {
    if (kink.source() < 0) {
      return preActivation(problem, table, pair);
    }
    KinkFactor factor = new KinkFactor(problem, kink.vertex());
    factor.seeds[kink.source()] = DoubleInterval.ONE;
    for (int k = 0; k < kink.between().size(); k++) {
      int v = kink.between().get(k);
      factor.gates[v] = factor.constant(v, kink.gates().get(k));
    }
    return factor;
  }

  private DoubleInterval constant(int v, Gate gate) {
    Network network = problem.network();
    if (network.activation(v).isLinear()) {
      return DoubleInterval.ONE;
    }
    return switch (gate) {
      case ON -> DoubleInterval.ONE;
      case OFF -> problem.slope(v);
      case PINNED -> DoubleInterval.ZERO;
    };
  }

  /** The vertex whose pre-activation it is. */
  int vertex() {
    return vertex;
  }

  /**
   * Contains {@code ∂S/∂w_p} for every parameter, and its rate.
   *
   * @param weights the weight of every edge, in the numbering of the problem
   */
  MovingInterval[] gradient(MovingInterval[] weights) {
    MovingInterval[] z = activations(weights);
    MovingInterval[] back = backSignals(weights);
    MovingInterval[] gradient = new MovingInterval[problem.network().parameters()];
    Arrays.fill(gradient, MovingInterval.ZERO);
    for (int e = 0; e < problem.firstInto(vertex + 1); e++) {
      if (problem.edge(e).isTrainable()) {
        int p = problem.edge(e).parameter();
        gradient[p] =
            gradient[p].add(z[problem.edge(e).from()].multiply(back[problem.edge(e).to()]));
      }
    }
    return gradient;
  }

  private MovingInterval[] activations(MovingInterval[] weights) {
    MovingInterval[] z = new MovingInterval[vertex];
    for (int v = 0; v < vertex; v++) {
      MovingInterval sum = MovingInterval.ZERO;
      if (!gates[v].isZero()) {
        for (int e = problem.firstInto(v); e < problem.firstInto(v + 1); e++) {
          sum = sum.add(weights[e].multiply(z[problem.edge(e).from()]));
        }
      }
      z[v] = sum.multiply(MovingInterval.constant(gates[v])).add(MovingInterval.constant(seeds[v]));
    }
    return z;
  }

  /** {@code ∂S/∂s_v} for every vertex. */
  private MovingInterval[] backSignals(MovingInterval[] weights) {
    MovingInterval[] back = new MovingInterval[vertex + 1];
    back[vertex] = MovingInterval.constant(DoubleInterval.ONE);
    for (int v = vertex - 1; v >= 0; v--) {
      MovingInterval sum = MovingInterval.ZERO;
      if (!gates[v].isZero()) {
        for (int e : problem.outgoing(v)) {
          int to = problem.edge(e).to();
          sum = to <= vertex ? sum.add(weights[e].multiply(back[to])) : sum;
        }
      }
      back[v] = sum.multiply(MovingInterval.constant(gates[v]));
    }
    return back;
  }
}
