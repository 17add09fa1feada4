package org.plumbline.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.plumbline.claim.law.QuadraticLaw;
import org.plumbline.claim.structure.BalancedSet;
import org.plumbline.claim.structure.BalancedSets;
import org.plumbline.claim.structure.LayerStructure;
import org.plumbline.network.Edge;
import org.plumbline.network.Evaluation;
import org.plumbline.network.Network;
import org.plumbline.network.Vertex;
import org.plumbline.network.Weight;
import org.plumbline.number.Rational;

/** Networks of layers: what they compute, and the laws of their channels. */
class LayerNetworkProperties {
  @Property
  void graphsComputeWhatLayersDo(@ForAll long seed) {
    RandomLayers layers = RandomLayers.of(seed);
    Network network = layers.network();
    List<Rational> weights = layers.numbers(network.parameters());
    List<Rational> sample = layers.sample(network);
    assertThat(Evaluation.exact(network, weights, sample).value())
        .as(layers.toString())
        .isEqualTo(layers.plainValue(network, weights, sample));
  }

  @Property
  void setsWithSharedParametersAreBalanced(@ForAll long seed) {
    RandomLayers layers = RandomLayers.of(seed);
    Network network = layers.network();
    List<Rational> weights = layers.numbers(network.parameters());
    List<Rational> gradient = Evaluation.exact(network, weights, layers.sample(network)).gradient();
    for (BalancedSet set : sets(network)) {
      QuadraticLaw law = QuadraticLaw.ofSquares(set.entering(), set.leaving());
      assertThat(law.derivative(weights, gradient)).as(layers.toString()).isEqualTo(Rational.ZERO);
      assertThat(law.beyond(network, set.vertices()).isZero()).isTrue();
    }
  }

  /** A weight of one window becomes a parameter of its own, which the law does not have. */
  @Property
  void aLawEndsWhereOneEdgeSharesNoMore(@ForAll long seed) {
    Network network = RandomLayers.of(seed).network();
    for (BalancedSet set : sets(network)) {
      for (Edge edge : set.entering()) {
        if (!network.isUnshared(edge)) {
          Network other = replaced(network, edge, new Weight.Parameter(network.parameters()));
          QuadraticLaw law = QuadraticLaw.ofSquares(set.entering(), set.leaving());
          assertThat(law.beyond(other, set.vertices()).isZero()).isFalse();
        }
      }
    }
  }

  /** A weight that is fixed crosses the boundary of the set, which is found no more. */
  @Property
  void aLawEndsWhereOneWeightIsFixed(@ForAll long seed) {
    Network network = RandomLayers.of(seed).network();
    for (BalancedSet set : sets(network)) {
      for (Edge edge : set.entering()) {
        if (!network.isUnshared(edge)) {
          Network other = replaced(network, edge, new Weight.Fixed(Rational.ONE));
          QuadraticLaw law = QuadraticLaw.ofSquares(set.entering(), set.leaving());
          assertThat(law.beyond(other, set.vertices()).isZero()).isFalse();
          assertThat(sets(other)).noneMatch(found -> found.vertices().equals(set.vertices()));
        }
      }
    }
  }

  private static List<BalancedSet> sets(Network network) {
    return BalancedSets.of(network).beside(LayerStructure.of(network));
  }

  private static Network replaced(Network network, Edge edge, Weight weight) {
    List<Edge> edges = new ArrayList<>(network.edges());
    int place = edges.indexOf(edge);
    edges.set(place, new Edge(edge.from(), edge.to(), weight));
    List<String> names = new ArrayList<>(network.parameterNames());
    if (weight instanceof Weight.Parameter) {
      names.add("own");
    }
    List<Vertex> vertices = new ArrayList<>();
    for (int v = 0; v < network.size(); v++) {
      vertices.add(network.vertex(v));
    }
    return Network.of(network.inputs(), vertices, edges, names);
  }
}
