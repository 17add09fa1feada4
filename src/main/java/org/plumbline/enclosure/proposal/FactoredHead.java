package org.plumbline.enclosure.proposal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.plumbline.enclosure.ball.ProgramBalls;
import org.plumbline.enclosure.ball.SeriesBall;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

/**
 * What is behind the kinked vertices of a {@link FactoredNetwork}, the same on all samples: the few
 * series of its vertices, as balls (proofs-notes/verifier.md, V17).
 */
public final class FactoredHead {
  private final FactoredNetwork factored;
  private final Network network;
  private final List<SeriesBall> weights;
  private final ProgramBalls balls;
  private final SeriesBall[] back;

  private FactoredHead(
      FactoredNetwork factored, List<SeriesBall> weights, ProgramBalls balls, SeriesBall[] back) {
    this.factored = factored;
    this.network = factored.problem().network();
    this.weights = weights;
    this.balls = balls;
    this.back = back;
  }

  /** The head on given balls of the weights. */
  public static FactoredHead of(
      FactoredNetwork factored, List<SeriesBall> weights, ProgramBalls balls) {
    Network network = factored.problem().network();
    SeriesBall[] back = new SeriesBall[network.size()];
    Arrays.fill(back, SeriesBall.ZERO);
    back[network.output()] = balls.constant(Rational.ONE);
    for (int v = network.output() - 1; v >= network.inputs(); v--) {
      List<Edge> outgoing = network.outgoing(v);
      back[v] =
          balls.dot(
              outgoing.stream().map(e -> weights.get(e.parameter())).toList(),
              outgoing.stream().map(e -> back[e.to()]).toList());
    }
    return new FactoredHead(factored, weights, balls, back);
  }

  /** The factored form. */
  public FactoredNetwork factored() {
    return factored;
  }

  /** The arithmetic. */
  public ProgramBalls balls() {
    return balls;
  }

  /** The back-signal {@code B_v} before the gate of a vertex behind the inputs. */
  public SeriesBall back(int v) {
    return back[v];
  }

  private SeriesBall inverseScale() {
    return balls.constant(Rational.ONE.divide(factored.scale()));
  }

  /** {@code A_v/(Dq)} for each group of lanes; the last, of linear vertices, has {@code A = 1}. */
  List<SeriesBall> factors() {
    SeriesBall scale = inverseScale();
    List<SeriesBall> perGroup = new ArrayList<>();
    for (int v : factored.kinked()) {
      perGroup.add(balls.dot(List.of(back[v]), List.of(scale)));
    }
    if (factored.hasLinearGroup()) {
      perGroup.add(scale);
    }
    return perGroup;
  }

  /** The weights of edges in their lanes; in the last group what an input is multiplied by. */
  List<SeriesBall> edges() {
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

  /**
   * {@code h Σ_i c_i y_i z_v} for all vertices, of inputs only where it is needed.
   *
   * @param kinked {@code hDq} times those of the kinked vertices
   * @param inputs {@code hDq} times those of the inputs; empty if they lead to no linear vertex
   */
  SeriesBall[] activations(List<SeriesBall> kinked, List<SeriesBall> inputs) {
    SeriesBall[] found = new SeriesBall[network.size()];
    Arrays.fill(found, SeriesBall.ZERO);
    for (int g = 0; g < kinked.size(); g++) {
      found[factored.kinked()[g]] = balls.dot(List.of(kinked.get(g)), List.of(inverseScale()));
    }
    for (int a = 0; a < inputs.size(); a++) {
      found[a] = balls.dot(List.of(inputs.get(a)), List.of(inverseScale()));
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
