package org.plumbline.enclosure.proposal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.plumbline.enclosure.ball.LaneExponential;
import org.plumbline.enclosure.ball.LaneSeries;
import org.plumbline.enclosure.ball.LaneSums;
import org.plumbline.enclosure.ball.ProgramBalls;
import org.plumbline.enclosure.ball.SeriesBall;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.network.Weight;
import org.plumbline.number.Rational;

/**
 * The field of any network along a step, under the gates proposed, times the length of the step, by
 * one pass forward and one back over all samples at once: {@code hF_p = h Σ_e Σ_i c_i y_i z_a δ_v}
 * over the edges {@code e = (a, v)} that carry {@code p} (proofs-notes/verifier.md, V18).
 *
 * <p>Every vertex has one series a sample, side by side in lanes. What inputs contribute are sums
 * with integers; products of series are those of edges between other vertices.
 */
public final class LaneField {
  private final LaneNetwork lanes;
  private final Network network;
  private final List<SeriesBall> weights;
  private final LaneGates gates;
  private final LaneExponential exponential;
  private final ProgramBalls balls;
  private final int rows;
  private final int[] allOfOne;
  private final LaneFirstLayer firstLayer;
  private final @Nullable LaneSeries[] activations;
  private final @Nullable LaneSeries[] backSignals;
  private final List<LaneSeries> parts = new ArrayList<>();
  private final List<int[]> targets = new ArrayList<>();

  private LaneField(
      LaneNetwork lanes,
      List<SeriesBall> weights,
      FactoredGating gating,
      LaneExponential exponential,
      ProgramBalls balls) {
    this.lanes = lanes;
    this.network = lanes.network();
    this.weights = weights;
    this.exponential = exponential;
    this.balls = balls;
    this.rows = exponential.rows();
    this.gates = new LaneGates(network, gating, balls, rows);
    this.allOfOne = new int[lanes.samples()];
    this.firstLayer = new LaneFirstLayer(lanes, weights, gates, balls, rows);
    this.activations = new @Nullable LaneSeries[network.size()];
    this.backSignals = new @Nullable LaneSeries[network.size()];
  }

  /**
   * Contains {@code hF} in a lane for each parameter, for all weights and slopes in the balls.
   *
   * @param length the length of the step
   * @throws ArithmeticException if too many digits would be lost, or if gates differ on the two
   *     sides of a pinned pair
   */
  public static LaneSeries velocities(
      LaneNetwork lanes,
      List<SeriesBall> weights,
      FactoredGating gating,
      Rational length,
      LaneExponential exponential,
      ProgramBalls balls) {
    if (!gating.gates().isOneSided()) {
      throw new ArithmeticException("gates that differ on the two sides of a pinned pair");
    }
    LaneField field = new LaneField(lanes, weights, gating, exponential, balls);
    field.forward();
    field.backward(field.lossWeights(length));
    if (field.parts.isEmpty()) {
      throw new ArithmeticException("a network in which nothing that is trained leads anywhere");
    }
    return LaneSums.gathered(field.parts, field.targets, lanes.network().parameters());
  }

  private LaneSeries dot(List<LaneSeries> a, List<LaneSeries> b) {
    return LaneSums.dot(a, b, balls.order(), rows);
  }

  private LaneSeries product(LaneSeries a, LaneSeries b) {
    return dot(List.of(a), List.of(b));
  }

  private SeriesBall weight(Edge edge) {
    return weight(edge, weights, balls);
  }

  /** What an edge multiplies by. */
  static SeriesBall weight(Edge edge, List<SeriesBall> weights, ProgramBalls balls) {
    return edge.weight() instanceof Weight.Fixed fixed
        ? balls.constant(fixed.value())
        : weights.get(edge.parameter());
  }

  /** The weight of an edge in the lane of each sample. */
  private LaneSeries onAllSamples(Edge edge) {
    return LaneSeries.enclosing(List.of(weight(edge)), rows).spread(allOfOne);
  }

  private boolean isInput(int v) {
    return v < network.inputs();
  }

  private void forward() {
    for (int v = network.inputs(); v < network.size(); v++) {
      if (lanes.group(v) < 0) {
        activations[v] = activation(v);
      }
    }
  }

  /** {@code z_v}; nothing if no edge leads to the vertex. */
  private @Nullable LaneSeries activation(int v) {
    List<LaneSeries> summands = summands(v);
    if (summands.isEmpty()) {
      return null;
    }
    LaneSeries s = LaneSums.sum(summands);
    return network.activation(v).isLinear() ? s : product(gates.forward(v), s);
  }

  /** What adds up to {@code s_v}: of inputs, of the first layer, and of other vertices. */
  private List<LaneSeries> summands(int v) {
    List<LaneSeries> ofEdges = new ArrayList<>();
    List<LaneSeries> sources = new ArrayList<>();
    List<LaneSeries> summands = new ArrayList<>();
    for (Edge edge : network.incoming(v)) {
      LaneSeries z = activations[edge.from()];
      if (z != null) {
        ofEdges.add(onAllSamples(edge));
        sources.add(z);
      }
    }
    if (firstLayer.feeds(v)) {
      summands.add(firstLayer.contribution(v));
    }
    if (network.incoming(v).stream().anyMatch(edge -> isInput(edge.from()))) {
      summands.add(ofInputs(v));
    }
    if (!ofEdges.isEmpty()) {
      summands.add(dot(ofEdges, sources));
    }
    return summands;
  }

  /** {@code Σ_a w_va x_ia}, parallel edges added up. */
  private LaneSeries ofInputs(int v) {
    SeriesBall scale = balls.constant(Rational.ONE.divide(lanes.inputUnit()));
    List<SeriesBall> perInput = new ArrayList<>();
    for (int a = 0; a < network.inputs(); a++) {
      int input = a;
      List<SeriesBall> parallel =
          network.incoming(v).stream()
              .filter(edge -> edge.from() == input)
              .map(this::weight)
              .toList();
      perInput.add(balls.dot(parallel, Collections.nCopies(parallel.size(), scale)));
    }
    LaneSeries edges = LaneSeries.enclosing(perInput, rows);
    return lanes.towardsSamples().of(lanes.inputs().toColumns(edges, balls, rows));
  }

  /** {@code h c_i y_i}, with the factor of the mean. */
  private LaneSeries lossWeights(Rational length) {
    List<SeriesBall> minusLabels = new ArrayList<>();
    List<SeriesBall> factors = new ArrayList<>();
    Rational factor = length.multiply(lanes.problem().sampleFactor());
    for (int i = 0; i < lanes.samples(); i++) {
      Rational y = Rational.of(lanes.problem().data().label(i));
      minusLabels.add(balls.constant(y.negate()));
      factors.add(balls.constant(y.multiply(factor)));
    }
    LaneSeries output = activations[network.output()];
    if (output == null) {
      throw new ArithmeticException("a network in which nothing leads to the output");
    }
    LaneSeries minusMargins = product(LaneSeries.enclosing(minusLabels, rows), output);
    LaneSeries losses =
        FactoredField.losses(lanes.problem().loss(), minusMargins, balls.order(), exponential);
    return product(LaneSeries.enclosing(factors, rows), losses);
  }

  private void backward(LaneSeries lossWeights) {
    backSignals[network.output()] = lossWeights;
    for (int v = network.output(); v >= network.inputs(); v--) {
      if (v < network.output() && lanes.group(v) < 0) {
        backSignals[v] = backSignal(v);
      }
      LaneSeries delta = backSignals[v];
      if (delta != null) {
        addVelocities(v, delta);
      }
    }
    if (firstLayer.isReached()) {
      addFirstLayer();
    }
  }

  /** {@code h c_i y_i δ_v}; nothing if the vertex leads nowhere. */
  private @Nullable LaneSeries backSignal(int v) {
    List<LaneSeries> ofEdges = new ArrayList<>();
    List<LaneSeries> behind = new ArrayList<>();
    for (Edge edge : network.outgoing(v)) {
      LaneSeries delta = backSignals[edge.to()];
      if (delta != null) {
        ofEdges.add(onAllSamples(edge));
        behind.add(delta);
      }
    }
    if (ofEdges.isEmpty()) {
      return null;
    }
    LaneSeries before = dot(ofEdges, behind);
    return network.activation(v).isLinear() ? before : product(gates.backward(v), before);
  }

  /** Adds {@code h Σ_i c_i y_i z_a δ_v} for the edges into a vertex. */
  private void addVelocities(int v, LaneSeries delta) {
    for (Edge edge : network.incoming(v)) {
      LaneSeries z = activations[edge.from()];
      if (z != null && edge.isTrainable()) {
        LaneSeries ofSamples = product(z, delta);
        parts.add(LaneSums.gathered(List.of(ofSamples), List.of(allOfOne), 1));
        targets.add(new int[] {edge.parameter()});
      }
    }
    if (network.incoming(v).stream().anyMatch(e -> isInput(e.from()) && e.isTrainable())) {
      LaneSeries perInput = towardsInputs(delta);
      add(perInput, network.incoming(v).stream().filter(e -> isInput(e.from())), Edge::from);
    }
    if (firstLayer.feeds(v)) {
      LaneSeries perGroup = firstLayer.takeIn(v, delta);
      add(
          perGroup,
          network.incoming(v).stream().filter(e -> lanes.group(e.from()) >= 0),
          edge -> lanes.group(edge.from()));
    }
  }

  private void addFirstLayer() {
    add(
        firstLayer.towardsInputs(),
        lanes.firstLayer().stream().flatMap(u -> network.incoming(u).stream()),
        edge -> lanes.group(edge.to()) * network.inputs() + edge.from());
  }

  /** Adds the velocities of edges that lie in the given lanes, if they are trained. */
  private void add(LaneSeries found, Stream<Edge> edges, ToIntFunction<Edge> lane) {
    List<Edge> trained = edges.filter(Edge::isTrainable).toList();
    parts.add(found.spread(trained.stream().mapToInt(lane).toArray()));
    targets.add(trained.stream().mapToInt(Edge::parameter).toArray());
  }

  /** {@code Σ_i δ_i x_ia} in a lane for each input. */
  private LaneSeries towardsInputs(LaneSeries delta) {
    LaneSeries perInput = lanes.inputs().toEdges(lanes.towardsColumns().of(delta), balls, rows);
    SeriesBall scale = balls.constant(Rational.ONE.divide(lanes.inputUnit()));
    return product(
        perInput, LaneSeries.enclosing(List.of(scale), rows).spread(new int[network.inputs()]));
  }
}
