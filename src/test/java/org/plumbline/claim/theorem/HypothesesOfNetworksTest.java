package org.plumbline.claim.theorem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.claim.theorem.Cases.LEAKY;
import static org.plumbline.claim.theorem.Cases.assess;
import static org.plumbline.claim.theorem.Cases.layers;
import static org.plumbline.claim.theorem.Cases.problem;
import static org.plumbline.claim.theorem.Cases.standing;
import static org.plumbline.claim.theorem.Cases.witness;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.SmallGraph;
import org.plumbline.data.Loss;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.network.Edge;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.network.PathDegrees;
import org.plumbline.network.Skip;
import org.plumbline.network.Vertex;
import org.plumbline.network.Weight;
import org.plumbline.number.Rational;

/** What theorems suppose of losses and networks: where it holds, and what it fails by. */
final class HypothesesOfNetworksTest {
  private static final Network RELU = layers(Activation.RELU, 2, 3, 1);
  private static final Network LINEAR = layers(Activation.LINEAR, 2, 3, 2, 1);
  private static final Network LEAKY_LAYERS = layers(LEAKY, 2, 3, 1);

  private static FlowProblem with(Loss loss) {
    FlowProblem p = problem(RELU);
    return new FlowProblem(p.network(), p.data(), p.initialWeights(), loss, p.reduction());
  }

  private static Network skipping(Skip.Kind kind) {
    return new LayeredArchitecture(
            List.of(2, 2, 2, 2, 1),
            List.of(Activation.RELU, Activation.LINEAR, Activation.LINEAR),
            List.of(new Skip(1, 3, kind)))
        .network();
  }

  /** A network without some edges, as advice to leave them out has it. */
  private static Network without(Network network, List<String> names) {
    List<Edge> edges =
        network.edges().stream().filter(e -> !names.contains(Names.of(network, e))).toList();
    List<Integer> used =
        edges.stream().filter(Edge::isTrainable).map(Edge::parameter).distinct().sorted().toList();
    List<Vertex> vertices = IntStream.range(0, network.size()).mapToObj(network::vertex).toList();
    return Network.of(
        network.inputs(),
        vertices,
        edges.stream()
            .map(
                e ->
                    e.isTrainable()
                        ? new Edge(
                            e.from(), e.to(), new Weight.Parameter(used.indexOf(e.parameter())))
                        : e)
            .toList(),
        used.stream().map(network.parameterNames()::get).toList());
  }

  @Test
  void theLossIsOneOfTwo() {
    assertThat(assess(new FallingLoss(), with(Loss.EXPONENTIAL)).isProved()).isTrue();
    assertThat(assess(new FallingLoss(), with(Loss.LOGISTIC)).isProved()).isTrue();
    Assessment other = assess(new FallingLoss(), with(Loss.SQUAREPLUS));
    assertThat(witness(other).places()).containsExactly("loss");
    assertThat(other.change()).hasValue("loss: exponential, or loss: logistic");
  }

  @Test
  void pathsOfOneLengthMakeANetworkHomogeneous() {
    assertThat(assess(new HomogeneousNetwork(), LINEAR).reason()).contains("3 trained weights");
    for (Skip.Kind kind : List.of(Skip.Kind.IDENTITY, Skip.Kind.FREE)) {
      Assessment skip = assess(new HomogeneousNetwork(), skipping(kind));
      assertThat(witness(skip).places()).contains("h1[0] → h3[0]", "h1[1] → h3[1]");
      assertThat(skip.reason()).startsWith("there are paths of ");
      Network mended = without(skipping(kind), witness(skip).places());
      assertThat(standing(new HomogeneousNetwork(), mended)).isEqualTo(Standing.PROVED);
    }
  }

  /** A bias above the first layer is a path from an input that is constant. */
  @Test
  void aBiasAboveTheFirstLayerIsFound() {
    Network biased = SmallGraph.of(2, "x one H o", "x H a", "one H b", "H o c", "one o d");
    Assessment bias = assess(new HomogeneousNetwork(), biased);
    assertThat(witness(bias).places()).containsExactly("one → o");
    assertThat(bias.change()).hasValue("leave out one → o");
    assertThat(PathDegrees.of(without(biased, List.of("one → o"))).degree()).hasValue(2);
  }

  /** Mutant: fixed edges counted like trained ones, or refused. */
  @Test
  void fixedEdgesDoNoHarmToHomogeneity() {
    assertThat(standing(new HomogeneousNetwork(), SmallGraph.of(1, "x H o", "x H w", "H o 3")))
        .isEqualTo(Standing.PROVED);
    assertThat(
            witness(
                    assess(
                        new HomogeneousNetwork(),
                        SmallGraph.of(1, "x H o", "x H w", "H o v", "x o 2")))
                .places())
        .containsExactly("x → o");
    assertThat(standing(new HomogeneousNetwork(), SmallGraph.of(1, "x H o", "x H 1", "H o 2")))
        .isEqualTo(Standing.FAILS);
  }

  @Test
  void unitsAreOfOneKind() {
    assertThat(standing(OneActivation.linear(), LINEAR)).isEqualTo(Standing.PROVED);
    assertThat(standing(OneActivation.relu(), RELU)).isEqualTo(Standing.PROVED);
    assertThat(standing(OneActivation.leaky(), LEAKY_LAYERS)).isEqualTo(Standing.PROVED);
    assertThat(standing(OneActivation.linear(), layers(Activation.RELU, 2, 1)))
        .isEqualTo(Standing.PROVED);
    assertThat(standing(OneActivation.relu(), layers(Activation.RELU, 2, 1)))
        .isEqualTo(Standing.FAILS);
    Assessment relu = assess(OneActivation.leaky(), RELU);
    assertThat(witness(relu).places()).containsExactly("h1[0]");
    assertThat(relu.reason()).isEqualTo("h1[0] is relu");
    assertThat(relu.change()).hasValue("activations: \"leaky:1/2\" for every hidden unit");
  }

  /** Mutant: leaky units of two slopes, and the absolute value as a leaky unit. */
  @Test
  void slopesMustBeTheSame() {
    Network two =
        new LayeredArchitecture(
                List.of(2, 2, 2, 1), List.of(LEAKY, Activation.leaky(Rational.of(1, 3))), List.of())
            .network();
    assertThat(witness(assess(OneActivation.leaky(), two)).places()).containsExactly("h2[0]");
    assertThat(standing(OneActivation.leaky(), layers(Activation.ABSOLUTE_VALUE, 2, 2, 1)))
        .isEqualTo(Standing.FAILS);
    assertThat(OneActivation.slope(LEAKY_LAYERS)).hasValue(Rational.of(1, 2));
    assertThat(OneActivation.slope(two)).isEmpty();
    assertThat(OneActivation.slope(RELU)).isEmpty();
  }

  @Test
  void layersAreAChain() {
    assertThat(standing(PlainLayers.any(), LINEAR)).isEqualTo(Standing.PROVED);
    assertThat(standing(PlainLayers.two(), RELU)).isEqualTo(Standing.PROVED);
    assertThat(witness(assess(PlainLayers.two(), LINEAR)).places()).containsExactly("network");
    Assessment skip = assess(PlainLayers.any(), skipping(Skip.Kind.IDENTITY));
    assertThat(witness(skip).places()).containsExactly("h1[0] → h3[0]", "h1[1] → h3[1]");
    Network mended = without(skipping(Skip.Kind.IDENTITY), witness(skip).places());
    assertThat(standing(PlainLayers.any(), mended)).isEqualTo(Standing.PROVED);
  }

  /** Mutants: an edge that lacks, one that is twice, and a unit that leads nowhere. */
  @Test
  void layersAreFull() {
    Network lacking = SmallGraph.of(2, "x y H K o", "x H a", "y H b", "x K c", "H o d", "K o e");
    assertThat(witness(assess(PlainLayers.any(), lacking)).places()).containsExactly("K");
    Network twice = SmallGraph.of(1, "x H o", "x H a", "x H b", "H o c");
    assertThat(witness(assess(PlainLayers.any(), twice)).places()).containsExactly("x → H");
    Network dead = SmallGraph.of(1, "x H K o", "x H a", "x K b", "H o c");
    assertThat(witness(assess(PlainLayers.any(), dead)).places()).containsExactly("K");
  }

  @Test
  void weightsAreTrainedAndTheirOwn() {
    assertThat(standing(new TrainedWeights(), RELU)).isEqualTo(Standing.PROVED);
    Network fixed = SmallGraph.of(1, "x H o", "x H a", "H o 1");
    assertThat(assess(new TrainedWeights(), fixed).reason())
        .isEqualTo("the weight of H → o is fixed");
    Network shared = SmallGraph.of(1, "x H o", "x H a", "H o a");
    assertThat(witness(assess(new TrainedWeights(), shared)).places())
        .containsExactly("x → H", "H → o");
  }

  @Test
  void outerWeightsAreFixedAndOfOneSize() {
    Network fixed = SmallGraph.of(1, "x H K o", "x H a", "x K b", "H o 2", "K o 2");
    assertThat(assess(new FixedOuterLayer(), fixed).reason()).isEqualTo("|a_j| = 2");
    Assessment trained = assess(new FixedOuterLayer(), RELU);
    assertThat(witness(trained).places()).hasSize(3).first().isEqualTo("h1[0] → o");
    assertThat(trained.change())
        .hasValueSatisfying(text -> assertThat(text).contains("fixed: 1/2"));
    Network unequal = SmallGraph.of(1, "x H K o", "x H a", "x K b", "H o 2", "K o 1");
    assertThat(witness(assess(new FixedOuterLayer(), unequal)).numbers())
        .containsExactly(Rational.of(2), Rational.ONE);
    Network zero = SmallGraph.of(1, "x H o", "x H a", "H o 0");
    assertThat(standing(new FixedOuterLayer(), zero)).isEqualTo(Standing.FAILS);
    Network inner = SmallGraph.of(1, "x H o", "x H 1", "H o 2");
    assertThat(witness(assess(new FixedOuterLayer(), inner)).places()).containsExactly("x → H");
  }

  @Test
  void aHeadIsLinear() {
    assertThat(assess(new LinearHead(), LINEAR).reason()).isEqualTo("W1, W2 and the output's");
    Assessment relu = assess(new LinearHead(), RELU);
    assertThat(witness(relu).places()).containsExactly("h1[0]");
    assertThat(relu.change())
        .hasValue("a linear layer below the output, as in activations: [relu, linear]");
    Network mended =
        new LayeredArchitecture(
                List.of(2, 3, 2, 1), List.of(Activation.RELU, Activation.LINEAR), List.of())
            .network();
    assertThat(assess(new LinearHead(), mended).reason()).isEqualTo("W2 and the output's");
    assertThat(standing(new LinearHead(), layers(Activation.RELU, 2, 1))).isEqualTo(Standing.FAILS);
  }

  /** Mutant: a layer that a skip bypasses taken for a head. */
  @Test
  void aHeadIsNotBypassed() {
    Network bypassed =
        new LayeredArchitecture(
                List.of(2, 2, 2, 1),
                List.of(Activation.RELU, Activation.LINEAR),
                List.of(new Skip(1, 3, Skip.Kind.FREE)))
            .network();
    Assessment bypass = assess(new LinearHead(), bypassed);
    assertThat(witness(bypass).places()).containsExactly("h1[0] → o", "h1[1] → o");
    assertThat(standing(new LinearHead(), without(bypassed, witness(bypass).places())))
        .isEqualTo(Standing.PROVED);
    Assessment fixed = assess(new LinearHead(), skipping(Skip.Kind.IDENTITY));
    assertThat(witness(fixed).places()).containsExactly("h1[0] → h3[0]");
    assertThat(fixed.change())
        .hasValue("a linear layer of trained weights between the last one and the output");
    Network longer =
        new LayeredArchitecture(
                List.of(2, 2, 2, 2, 2, 1),
                List.of(Activation.RELU, Activation.LINEAR, Activation.LINEAR, Activation.LINEAR),
                List.of(new Skip(1, 3, Skip.Kind.IDENTITY)))
            .network();
    assertThat(assess(new LinearHead(), longer).reason()).isEqualTo("W4 and the output's");
  }
}
