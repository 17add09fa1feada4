package org.plumbline.enclosure.box;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.network.Weight;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Rational;

/**
 * Parameters that keep their initial values along every solution from {@code w(0)}, whatever the
 * gates: weights that are zero and can only be moved by others that are, those of units that are
 * off on all samples, and what leads to or from these alone (proofs-notes/verifier.md, V12).
 */
public final class FrozenParameters {
  private final Network network;
  private final List<Optional<DoubleInterval>> values;
  private final BitSet idle;
  private final BitSet behindIdle;

  private FrozenParameters(
      Network network, List<Optional<DoubleInterval>> values, BitSet idle, BitSet behindIdle) {
    this.network = network;
    this.values = values;
    this.idle = idle;
    this.behindIdle = behindIdle;
  }

  /** No parameter is taken for frozen. */
  public static FrozenParameters none(Network network) {
    List<Optional<DoubleInterval>> none = new ArrayList<>();
    for (int p = 0; p < network.parameters(); p++) {
      none.add(Optional.empty());
    }
    return new FrozenParameters(network, none, new BitSet(), new BitSet());
  }

  /** The frozen parameters of a problem. */
  public static FrozenParameters of(FlowProblem problem) {
    Search search = new Search(problem);
    BitSet moving = search.moving();
    Network network = problem.network();
    List<Optional<DoubleInterval>> values = new ArrayList<>();
    for (int p = 0; p < network.parameters(); p++) {
      values.add(
          moving.get(p)
              ? Optional.empty()
              : Optional.of(DoubleInterval.enclosing(problem.initialWeights().get(p))));
    }
    BitSet idle = moving.cardinality() == network.parameters() ? new BitSet() : search.idle();
    return new FrozenParameters(network, List.copyOf(values), idle, behind(network, idle));
  }

  private static BitSet behind(Network network, BitSet idle) {
    BitSet behind = new BitSet();
    for (int v = 0; v < network.size(); v++) {
      for (Edge edge : network.incoming(v)) {
        if (idle.get(edge.from()) || behind.get(edge.from())) {
          behind.set(v);
        }
      }
    }
    return behind;
  }

  /** Contains the value of a parameter that is frozen. */
  public Optional<DoubleInterval> value(int parameter) {
    return values.get(parameter);
  }

  /** Whether every path through a vertex has a factor that stays zero, so that no gate matters. */
  public boolean isIdle(int vertex) {
    return idle.get(vertex);
  }

  /** Whether there are any. */
  public boolean hasIdleVertices() {
    return !idle.isEmpty();
  }

  /** Those weights of a box that have the values known: the flow's, not all those near it. */
  public WeightBox within(WeightBox box) {
    List<DoubleInterval> ranges = new ArrayList<>();
    for (int p = 0; p < values.size(); p++) {
      ranges.add(values.get(p).orElse(box.range(p)));
    }
    return WeightBox.of(ranges);
  }

  /** Whether some path leads from an idle vertex to the given one. */
  public boolean isBehindIdle(int vertex) {
    return behindIdle.get(vertex);
  }

  /** The architecture. */
  public Network network() {
    return network;
  }

  /** The search for what is frozen. */
  private static final class Search {
    private final FlowProblem problem;
    private final Network network;
    private final BitSet dead;
    private final BitSet zeros = new BitSet();

    Search(FlowProblem problem) {
      this.problem = problem;
      this.network = problem.network();
      for (int p = 0; p < network.parameters(); p++) {
        zeros.set(p, problem.initialWeights().get(p).signum() == 0);
      }
      this.dead = dead(problem);
    }

    /** Units fed by inputs alone that are strictly off on all samples, and whose edges are own. */
    private static BitSet dead(FlowProblem problem) {
      Network network = problem.network();
      BitSet dead = new BitSet();
      for (int v = network.inputs(); v < network.size(); v++) {
        boolean isFirst =
            network.incoming(v).stream().allMatch(edge -> edge.from() < network.inputs());
        dead.set(v, isFirst && network.activation(v).isRelu() && isOff(problem, v));
      }
      withoutForeign(network, dead);
      return dead;
    }

    /** Whether a vertex that inputs alone feed is strictly off on all samples that reach it. */
    private static boolean isOff(FlowProblem problem, int v) {
      for (List<Rational> x : problem.data().points()) {
        Rational sum = Rational.ZERO;
        boolean isReached = false;
        for (Edge edge : problem.network().incoming(v)) {
          Rational input = x.get(edge.from());
          isReached |= input.signum() != 0;
          sum = sum.add(edge.value(problem.initialWeights()).multiply(input));
        }
        if (isReached && sum.signum() >= 0) {
          return false;
        }
      }
      return true;
    }

    /** Drops units of whose incoming parameters one is also used at a vertex that may be live. */
    private static void withoutForeign(Network network, BitSet dead) {
      for (boolean isSettled = false; !isSettled; ) {
        BitSet foreign = new BitSet();
        for (Edge edge : network.edges()) {
          if (edge.isTrainable() && !dead.get(edge.to()) && !dead.get(edge.from())) {
            foreign.set(edge.parameter());
          }
        }
        isSettled = true;
        for (int v = dead.nextSetBit(0); v >= 0; v = dead.nextSetBit(v + 1)) {
          boolean isOwn =
              network.incoming(v).stream()
                  .noneMatch(edge -> edge.isTrainable() && foreign.get(edge.parameter()));
          if (!isOwn) {
            dead.clear(v);
            isSettled = false;
          }
        }
      }
    }

    /** The parameters that may move; {@link #zeros} becomes those of the others that are zero. */
    BitSet moving() {
      while (true) {
        BitSet exposed = exposed();
        if (!exposed.intersects(zeros)) {
          return exposed;
        }
        zeros.andNot(exposed);
      }
    }

    /** The parameters of edges on a path whose other edges and vertices are all open. */
    private BitSet exposed() {
      BitSet reached = reached();
      BitSet leading = leading();
      BitSet exposed = new BitSet();
      for (Edge edge : network.edges()) {
        if (edge.isTrainable() && reached.get(edge.from()) && leading.get(edge.to())) {
          exposed.set(edge.parameter());
        }
      }
      return exposed;
    }

    private boolean isOpen(Edge edge) {
      return edge.weight() instanceof Weight.Fixed fixed
          ? fixed.value().signum() != 0
          : !zeros.get(edge.parameter());
    }

    /** The vertices to which an open path leads from an input that is not zero on all samples. */
    private BitSet reached() {
      BitSet reached = new BitSet();
      for (int v = 0; v < network.size(); v++) {
        int vertex = v;
        boolean isInput = v < network.inputs();
        boolean isReached =
            isInput
                ? problem.data().points().stream().anyMatch(x -> x.get(vertex).signum() != 0)
                : network.incoming(v).stream()
                    .anyMatch(edge -> reached.get(edge.from()) && isOpen(edge));
        reached.set(v, isReached && !dead.get(v));
      }
      return reached;
    }

    /** The vertices from which an open path leads to the output. */
    private BitSet leading() {
      BitSet leading = new BitSet();
      leading.set(network.output());
      for (int v = network.output() - 1; v >= 0; v--) {
        boolean isLeading =
            network.outgoing(v).stream().anyMatch(edge -> leading.get(edge.to()) && isOpen(edge));
        leading.set(v, isLeading && !dead.get(v));
      }
      return leading;
    }

    BitSet idle() {
      BitSet idle = new BitSet();
      idle.set(network.inputs(), network.output());
      BitSet live = reached();
      live.and(leading());
      idle.andNot(live);
      idle.andNot(dead);
      return idle;
    }
  }
}
