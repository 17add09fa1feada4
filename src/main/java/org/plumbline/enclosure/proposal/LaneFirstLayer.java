package org.plumbline.enclosure.proposal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.plumbline.enclosure.ball.LaneCombination;
import org.plumbline.enclosure.ball.LaneSeries;
import org.plumbline.enclosure.ball.LaneSums;
import org.plumbline.enclosure.ball.ProgramBalls;
import org.plumbline.enclosure.ball.SeriesBall;
import org.plumbline.field.Gate;
import org.plumbline.field.Pair;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

/**
 * The first layer of a {@link LaneNetwork} along a step, without a product of series for a sample:
 * its activations are {@code z_u = g_u Σ_c u_uc X_ic}, so that for a vertex {@code v} behind
 *
 * <pre>
 *   Σ_u w_vu z_u = Σ_(u,c) (w_vu u_uc) (g_u X_ic),     N_v(u,c) = Σ_i δ_v g_u X_ic,
 *   Σ_i z_u δ_v = Σ_c u_uc N_v(u,c),                   Σ_i X_ic δ_u = Σ_v w_vu N_v(u,c)
 * </pre>
 *
 * with a lane for each {@code (u, c)}; pinned pairs add to the last (proofs-notes/verifier.md,
 * V18).
 */
final class LaneFirstLayer {
  private final LaneNetwork lanes;
  private final Network network;
  private final List<SeriesBall> weights;
  private final LaneGates gates;
  private final ProgramBalls balls;
  private final int rows;
  private final int[] groupOfLane;
  private final LaneSeries columns;
  private final LaneCombination forward;
  private final LaneCombination backward;
  private final List<Pair> pinned;
  private final List<LaneSeries> edgesBehind = new ArrayList<>();
  private final List<LaneSeries> sumsBehind = new ArrayList<>();
  private final List<LaneSeries> edgesOfPinned = new ArrayList<>();
  private final List<LaneSeries> signalsOfPinned = new ArrayList<>();

  LaneFirstLayer(
      LaneNetwork lanes, List<SeriesBall> weights, LaneGates gates, ProgramBalls balls, int rows) {
    this.lanes = lanes;
    this.network = lanes.network();
    this.weights = weights;
    this.gates = gates;
    this.balls = balls;
    this.rows = rows;
    int width = lanes.inputs().columns();
    this.groupOfLane = new int[lanes.firstLayer().size() * width];
    Arrays.setAll(groupOfLane, lane -> lane / width);
    this.columns = columns(lanes, weights, balls, rows);
    this.pinned = pinned(lanes, gates);
    double[][] open = open(lanes, gates);
    double[][] turned = new double[groupOfLane.length][open.length];
    for (int lane = 0; lane < turned.length; lane++) {
      for (int i = 0; i < open.length; i++) {
        turned[lane][i] = open[i][lane];
      }
    }
    this.forward = new LaneCombination(turned, open.length);
    this.backward = new LaneCombination(open, groupOfLane.length);
  }

  /** What inputs and slopes are multiplied by to be integers. */
  private static SeriesBall scale(LaneNetwork lanes, ProgramBalls balls) {
    Rational unit = lanes.inputUnit().multiply(Rational.of(lanes.slopeUnit()));
    return balls.constant(Rational.ONE.divide(unit));
  }

  private SeriesBall weight(Edge edge) {
    return LaneField.weight(edge, weights, balls);
  }

  /** What columns are multiplied by, in the lanes {@code (u, c)}. */
  private static LaneSeries columns(
      LaneNetwork lanes, List<SeriesBall> weights, ProgramBalls balls, int rows) {
    Network network = lanes.network();
    List<SeriesBall> scale = List.of(scale(lanes, balls));
    SeriesBall[] perEdge = new SeriesBall[lanes.firstLayer().size() * network.inputs()];
    Arrays.fill(perEdge, SeriesBall.ZERO);
    for (int g = 0; g < lanes.firstLayer().size(); g++) {
      for (Edge edge : network.incoming(lanes.firstLayer().get(g))) {
        perEdge[g * network.inputs() + edge.from()] =
            balls.dot(List.of(LaneField.weight(edge, weights, balls)), scale);
      }
    }
    LaneSeries edges = LaneSeries.enclosing(Arrays.asList(perEdge), rows);
    return lanes.inputs().toColumns(edges, balls, rows);
  }

  private static List<Pair> pinned(LaneNetwork lanes, LaneGates gates) {
    List<Pair> pinned = new ArrayList<>();
    for (int i = 0; i < lanes.samples(); i++) {
      for (int u : lanes.firstLayer()) {
        if (gates.gate(new Pair(i, u)) == Gate.PINNED) {
          pinned.add(new Pair(i, u));
        }
      }
    }
    return pinned;
  }

  /** The integers {@code g_u X_ic} by sample and lane, 0 for pinned pairs. */
  private static double[][] open(LaneNetwork lanes, LaneGates gates) {
    int groups = lanes.firstLayer().size();
    double[][] open = new double[lanes.samples()][groups * lanes.inputs().columns()];
    for (int i = 0; i < open.length; i++) {
      for (int g = 0; g < groups; g++) {
        int u = lanes.firstLayer().get(g);
        switch (gates.gate(new Pair(i, u))) {
          case ON -> write(open[i], lanes, i, g, (double) lanes.slopeUnit());
          case OFF -> write(open[i], lanes, i, g, lanes.slopeBelow(u));
          case PINNED -> {}
        }
      }
    }
    return open;
  }

  private static void write(double[] row, LaneNetwork lanes, int sample, int group, double factor) {
    double[] x = lanes.inputs().of(sample);
    for (int c = 0; c < x.length; c++) {
      row[group * x.length + c] = factor * x[c];
    }
  }

  /** Whether the first layer feeds a vertex. */
  boolean feeds(int v) {
    return network.incoming(v).stream().anyMatch(edge -> lanes.group(edge.from()) >= 0);
  }

  /** The weights {@code w_vu} of the edges into a vertex, a lane for each group. */
  private LaneSeries edgesInto(int v) {
    List<SeriesBall> perGroup = new ArrayList<>();
    for (int u : lanes.firstLayer()) {
      List<SeriesBall> parallel =
          network.incoming(v).stream().filter(e -> e.from() == u).map(this::weight).toList();
      perGroup.add(balls.dot(parallel, parallel.stream().map(w -> one()).toList()));
    }
    return LaneSeries.enclosing(perGroup, rows);
  }

  private SeriesBall one() {
    return balls.constant(Rational.ONE);
  }

  private LaneSeries product(LaneSeries a, LaneSeries b) {
    return LaneSums.dot(List.of(a), List.of(b), balls.order(), rows);
  }

  /** {@code Σ_u w_vu z_u} in a lane for each sample. */
  LaneSeries contribution(int v) {
    return forward.of(product(edgesInto(v).spread(groupOfLane), columns));
  }

  /**
   * Takes in the back-signals {@code δ_v} of a vertex that the first layer feeds.
   *
   * @return {@code Σ_i z_u δ_v} in a lane for each group
   */
  LaneSeries takeIn(int v, LaneSeries delta) {
    LaneSeries sums = backward.of(delta);
    LaneSeries edges = edgesInto(v);
    edgesBehind.add(edges.spread(groupOfLane));
    sumsBehind.add(sums);
    if (!pinned.isEmpty()) {
      edgesOfPinned.add(
          edges.spread(pinned.stream().mapToInt(pair -> lanes.group(pair.vertex())).toArray()));
      signalsOfPinned.add(delta.spread(pinned.stream().mapToInt(Pair::sample).toArray()));
    }
    return LaneSums.gathered(
        List.of(product(columns, sums)), List.of(groupOfLane), lanes.firstLayer().size());
  }

  /** {@code Σ_i x_ia δ_u} in a lane for each vertex and input, once all behind is taken in. */
  LaneSeries towardsInputs() {
    LaneSeries sums = LaneSums.dot(edgesBehind, sumsBehind, balls.order(), rows);
    if (!pinned.isEmpty()) {
      sums = LaneSums.sum(List.of(sums, held()));
    }
    LaneSeries perInput = lanes.inputs().toEdges(sums, balls, rows);
    LaneSeries scale = LaneSeries.enclosing(List.of(scale(lanes, balls)), rows);
    return product(perInput, scale.spread(new int[perInput.lanes()]));
  }

  /** What pinned pairs add by their slopes. */
  private LaneSeries held() {
    LaneSeries before = LaneSums.dot(edgesOfPinned, signalsOfPinned, balls.order(), rows);
    LaneSeries slopes =
        LaneSeries.enclosing(pinned.stream().map(gates::slopeOfPinned).toList(), rows);
    double[][] matrix = new double[pinned.size()][groupOfLane.length];
    for (int q = 0; q < matrix.length; q++) {
      Pair pair = pinned.get(q);
      int group = lanes.group(pair.vertex());
      write(matrix[q], lanes, pair.sample(), group, (double) lanes.slopeUnit());
    }
    return new LaneCombination(matrix, groupOfLane.length).of(product(slopes, before));
  }

  /** Whether some vertex behind has been taken in. */
  boolean isReached() {
    return !sumsBehind.isEmpty();
  }
}
