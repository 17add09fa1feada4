package org.plumbline.enclosure.kink;

import java.util.Arrays;
import org.plumbline.enclosure.box.EnclosedProblem;
import org.plumbline.enclosure.box.MovingInterval;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Kink;
import org.plumbline.field.Pair;
import org.plumbline.network.Network;
import org.plumbline.network.Sweep;
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
    Sweep<MovingInterval> sweep = problem.movingSweep();
    MovingInterval[] z = new MovingInterval[vertex];
    sweep.forward(
        weights, z, passage((v, sum) -> gated(v, sum).add(MovingInterval.constant(seeds[v]))));
    MovingInterval[] back = new MovingInterval[vertex + 1];
    MovingInterval one = MovingInterval.constant(DoubleInterval.ONE);
    sweep.backward(weights, back, passage((v, sum) -> v == vertex ? one : gated(v, sum)));
    MovingInterval[] gradient = new MovingInterval[problem.network().parameters()];
    sweep.gradient(z, back, gradient);
    return gradient;
  }

  private MovingInterval gated(int v, MovingInterval sum) {
    return sum.multiply(MovingInterval.constant(gates[v]));
  }

  /** Where the gate is closed, no sum is formed. */
  private Sweep.Passage<MovingInterval> passage(Sweep.Passage<MovingInterval> open) {
    return new Sweep.Passage<>() {
      @Override
      public MovingInterval passed(int v, MovingInterval sum) {
        return open.passed(v, sum);
      }

      @Override
      public boolean isClosed(int v) {
        return gates[v].isZero();
      }
    };
  }
}
