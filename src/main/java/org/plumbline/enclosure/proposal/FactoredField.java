package org.plumbline.enclosure.proposal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.plumbline.data.Loss;
import org.plumbline.enclosure.ball.LaneCombination;
import org.plumbline.enclosure.ball.LaneExponential;
import org.plumbline.enclosure.ball.LaneProduct;
import org.plumbline.enclosure.ball.LaneSeries;
import org.plumbline.enclosure.ball.ProgramBalls;
import org.plumbline.enclosure.ball.SeriesBall;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.SharedSlopes;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

/**
 * The field of a {@link FactoredNetwork} along a step, under the gates proposed, times the length
 * of the step: {@code f = Σ_v A_v g_v s_v}, and the derivative of the edge from input {@code a} to
 * {@code v} is {@code A_v M_va}, {@code M_va = Σ_i c_i y_i g_v x_ia} (proofs-notes/verifier.md,
 * V17).
 *
 * <p>Series over edges and over samples are side by side in lanes; the few that belong to vertices
 * are balls.
 */
public final class FactoredField {
  private final FactoredNetwork factored;
  private final Network network;
  private final List<SeriesBall> weights;
  private final ProgramBalls balls;
  private final int rows;
  private final SeriesBall[] back;
  private final LaneSeries factors;
  private final LaneSeries edges;
  private final LaneSeries silentSums;
  private final LaneSeries sums;

  /**
   * The field on given series.
   *
   * @param weights balls of the weights
   * @param slopes balls of the slopes of pinned pairs
   * @param length the length of the step
   */
  public FactoredField(
      FactoredNetwork factored,
      List<SeriesBall> weights,
      List<SeriesBall> slopes,
      Gating gating,
      Rational length,
      ProgramBalls balls,
      LaneExponential exponential) {
    this.factored = factored;
    this.network = factored.problem().network();
    this.weights = weights;
    this.balls = balls;
    this.rows = exponential.rows();
    this.back = back();
    this.factors = scaledBack();
    this.edges = LaneSeries.enclosing(edgeBalls(), rows);
    LaneSeries forward = LaneProduct.of(factors, edges, balls.order(), rows);
    LaneSeries arguments = gating.forward(factored).of(forward);
    LaneSeries losses =
        factored.problem().loss() == Loss.EXPONENTIAL
            ? exponential.exp(arguments, balls.order())
            : exponential.logistic(arguments, balls.order());
    Rational factor = length.multiply(factored.problem().sampleFactor());
    LaneSeries scale = spread(balls.constant(factor));
    LaneSeries plain = gating.backward(factored).of(losses);
    this.silentSums = LaneProduct.of(plain, scale, balls.order(), rows);
    this.sums =
        gating.gates.pinned().isEmpty()
            ? silentSums
            : LaneProduct.of(
                held(plain, gating, losses, slopes), scale, balls.order(), rows);
  }

  /**
   * Gates, and the slopes that hold pinned pairs.
   *
   * @param gates the gates
   * @param shared which slope holds a pinned pair
   */
  public record Gating(GateTable gates, SharedSlopes shared) {
    /** Minus the signed outputs as sums over the lanes of edges; pinned vertices are silent. */
    LaneCombination forward(FactoredNetwork factored) {
      int samples = factored.data().size();
      double[][] matrix = new double[factored.lanes()][samples];
      for (int i = 0; i < samples; i++) {
        double[] x = factored.inputs(i);
        for (int g = 0; g < factored.groups(); g++) {
          Gate gate = gate(factored, i, g);
          double slope = gate == Gate.PINNED ? 0 : factored.slope(g, gate);
          for (int a = 0; a < x.length; a++) {
            matrix[g * x.length + a][i] = -factored.data().label(i) * slope * x[a];
          }
        }
      }
      return new LaneCombination(matrix, samples);
    }

    /** The lanes of edges as sums over the samples; without pinned pairs. */
    LaneCombination backward(FactoredNetwork factored) {
      double[][] matrix = new double[factored.data().size()][factored.lanes()];
      for (int i = 0; i < matrix.length; i++) {
        double[] x = factored.inputs(i);
        for (int g = 0; g < factored.groups(); g++) {
          Gate gate = gate(factored, i, g);
          if (gate != Gate.PINNED) {
            write(matrix[i], g, factored.data().label(i) * factored.slope(g, gate), x);
          }
        }
      }
      return new LaneCombination(matrix, factored.lanes());
    }

    /** What the loss weights of pinned pairs add to the lanes of edges at {@code θ = 0}. */
    LaneCombination closed(FactoredNetwork factored, List<Pair> pairs) {
      double[][] matrix = new double[pairs.size()][factored.lanes()];
      for (int q = 0; q < matrix.length; q++) {
        int i = pairs.get(q).sample();
        int g = factored.group(pairs.get(q).vertex());
        Gate gate = shared.isOpposite(pairs.get(q)) ? Gate.ON : Gate.OFF;
        write(matrix[q], g, factored.data().label(i) * factored.slope(g, gate), factored.inputs(i));
      }
      return new LaneCombination(matrix, factored.lanes());
    }

    /** What {@code θ} times the loss weights of pinned pairs adds to the lanes of edges. */
    LaneCombination pinned(FactoredNetwork factored, List<Pair> pairs) {
      double[][] matrix = new double[pairs.size()][factored.lanes()];
      for (int q = 0; q < matrix.length; q++) {
        int i = pairs.get(q).sample();
        int g = factored.group(pairs.get(q).vertex());
        double range = factored.slope(g, Gate.ON) - factored.slope(g, Gate.OFF);
        double sign = shared.isOpposite(pairs.get(q)) ? -1 : 1;
        write(matrix[q], g, factored.data().label(i) * sign * range, factored.inputs(i));
      }
      return new LaneCombination(matrix, factored.lanes());
    }

    private static void write(double[] row, int group, double factor, double[] x) {
      for (int a = 0; a < x.length; a++) {
        row[group * x.length + a] = factor * x[a];
      }
    }

    private Gate gate(FactoredNetwork factored, int i, int g) {
      int[] kinked = factored.kinked();
      return g < kinked.length ? gates.gate(i, kinked[g]) : Gate.ON;
    }
  }

  /** The back-signals {@code B_v} before the gates of all vertices behind the inputs. */
  private SeriesBall[] back() {
    SeriesBall[] found = new SeriesBall[network.size()];
    Arrays.fill(found, SeriesBall.ZERO);
    found[network.output()] = balls.constant(Rational.ONE);
    for (int v = network.output() - 1; v >= network.inputs(); v--) {
      List<Edge> outgoing = network.outgoing(v);
      found[v] =
          balls.dot(
              outgoing.stream().map(e -> weights.get(e.parameter())).toList(),
              outgoing.stream().map(e -> found[e.to()]).toList());
    }
    return found;
  }

  /** {@code A_v/(Dq)} in the lanes of {@code v}. */
  private LaneSeries scaledBack() {
    SeriesBall scale = balls.constant(Rational.ONE.divide(factored.scale()));
    List<SeriesBall> perGroup = new ArrayList<>();
    for (int v : factored.kinked()) {
      perGroup.add(balls.dot(List.of(back[v]), List.of(scale)));
    }
    if (factored.hasLinearGroup()) {
      perGroup.add(scale);
    }
    return LaneSeries.enclosing(perGroup, rows).spread(factored.groupOfLane());
  }

  /** The weights of edges; in the last group what an input is multiplied by. */
  private List<SeriesBall> edgeBalls() {
    List<SeriesBall> found = new ArrayList<>();
    int kinked = factored.kinked().length * factored.dimension();
    for (int lane = 0; lane < kinked; lane++) {
      int p = factored.parameter(lane);
      found.add(p < 0 ? SeriesBall.ZERO : weights.get(p));
    }
    for (int lane = kinked; lane < factored.lanes(); lane++) {
      List<Edge> linear = linear(lane - kinked);
      found.add(
          balls.dot(
              linear.stream().map(e -> weights.get(e.parameter())).toList(),
              linear.stream().map(e -> back[e.to()]).toList()));
    }
    return found;
  }

  private List<Edge> linear(int input) {
    return network.outgoing(input).stream()
        .filter(edge -> network.activation(edge.to()).isLinear())
        .toList();
  }

  /** The sums with what pinned pairs add by their slopes. */
  private LaneSeries held(
      LaneSeries plain, Gating gating, LaneSeries losses, List<SeriesBall> slopes) {
    List<Pair> pinned = gating.gates.pinned();
    LaneSeries weighted = losses.spread(pinned.stream().mapToInt(Pair::sample).toArray());
    List<SeriesBall> thetas = pinned.stream().map(p -> slopes.get(gating.shared.index(p))).toList();
    LaneSeries products =
        LaneProduct.of(LaneSeries.enclosing(thetas, rows), weighted, balls.order(), rows);
    LaneSeries closed = gating.closed(factored, pinned).of(weighted);
    return LaneProduct.sum(
        LaneProduct.sum(plain, closed), gating.pinned(factored, pinned).of(products));
  }

  private LaneSeries spread(SeriesBall constant) {
    return LaneSeries.enclosing(List.of(constant), rows).spread(new int[factored.lanes()]);
  }

  /** The rows of digits. */
  public int rows() {
    return rows;
  }

  /** {@code A_v/(Dq)} in each lane. */
  public LaneSeries factors() {
    return factors;
  }

  /** The weights in their lanes. */
  public LaneSeries edges() {
    return edges;
  }

  /** {@code hDq M_va} in each lane. */
  public LaneSeries sums() {
    return sums;
  }

  /** The back-signals {@code B_v} of vertices. */
  public SeriesBall back(int v) {
    return back[v];
  }

  /** {@code h Σ_i c_i y_i z_v} for all vertices; of inputs only where it is needed. */
  public SeriesBall[] activations() {
    SeriesBall scale = balls.constant(Rational.ONE.divide(factored.scale()));
    SeriesBall[] found = new SeriesBall[network.size()];
    Arrays.fill(found, SeriesBall.ZERO);
    int[] kinked = factored.kinked();
    int[] groups = factored.groupOfLane();
    Arrays.setAll(groups, lane -> groups[lane] < kinked.length ? groups[lane] : -1);
    LaneSeries products = LaneProduct.of(edges, silentSums, balls.order(), rows);
    LaneSeries perVertex = LaneProduct.sums(products, groups, kinked.length);
    for (int g = 0; g < kinked.length; g++) {
      found[kinked[g]] = balls.dot(List.of(balls.of(perVertex, g)), List.of(scale));
    }
    for (int a = 0; factored.hasLinearGroup() && a < factored.dimension(); a++) {
      int lane = kinked.length * factored.dimension() + a;
      found[a] = balls.dot(List.of(balls.of(silentSums, lane)), List.of(scale));
    }
    for (int v = network.inputs(); v < network.size(); v++) {
      if (network.activation(v).isLinear()) {
        List<Edge> incoming = network.incoming(v);
        found[v] =
            balls.dot(
                incoming.stream().map(e -> weights.get(e.parameter())).toList(),
                incoming.stream().map(e -> found[e.from()]).toList());
      }
    }
    return found;
  }
}
