package org.plumbline.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.network.Activation;
import org.plumbline.network.Edge;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.network.Vertex;
import org.plumbline.network.Weight;
import org.plumbline.number.Rational;

final class ExperimentTest {
  private static final FlowSettings FLOW =
      new FlowSettings(9, Optional.of(Rational.ONE), Optional.empty());

  /** Two weights of a single layer, the second perhaps its bias. */
  private static LayeredArchitecture layers(boolean hasBias) {
    return new LayeredArchitecture(
        List.of(hasBias ? 1 : 2, 1), List.of(), List.of(), List.of(hasBias));
  }

  private static Experiment experiment(
      boolean hasBias, Rational last, Loss loss, Rational... weights) {
    LayeredArchitecture layers = layers(hasBias);
    Dataset data =
        new Dataset(List.of("a", "b"), List.of(List.of(Rational.of(3), last)), List.of(1));
    return new Experiment(
        "e",
        "00",
        layers.network(),
        data,
        List.of(weights),
        loss,
        Reduction.SUM,
        Optional.of(layers),
        FLOW,
        Optional.empty());
  }

  private static Experiment experiment(Loss loss, Rational... weights) {
    return experiment(false, Rational.of(2), loss, weights);
  }

  @Test
  void dataAndWeightsFitTheNetwork() {
    assertThat(experiment(Loss.EXPONENTIAL, Rational.ONE, Rational.ONE).provenance())
        .isEqualTo(Provenance.NONE);
    assertThatThrownBy(() -> experiment(Loss.EXPONENTIAL, Rational.ONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("data or weights do not fit the network");
  }

  @Test
  void biasesNeedTheConstantOneLast() {
    assertThat(experiment(true, Rational.ONE, Loss.EXPONENTIAL, Rational.ONE, Rational.ONE).data())
        .matches(ConstantInput::isLast);
    assertThatThrownBy(
            () -> experiment(true, Rational.of(2), Loss.EXPONENTIAL, Rational.ONE, Rational.ONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the last coordinate, that of the biases, is not 1");
  }

  @Test
  void meaningIsNotWhereItCameFrom() {
    Experiment one = experiment(Loss.EXPONENTIAL, Rational.ONE, Rational.ONE);
    Experiment read = one.withInput(new InputFile("a", "11")).withInput(new InputFile("b", "22"));
    assertThat(read.provenance().inputs())
        .containsExactly(new InputFile("a", "11"), new InputFile("b", "22"));
    assertThat(read).isNotEqualTo(one).matches(one::means);
    assertThat(experiment(Loss.LOGISTIC, Rational.ONE, Rational.ONE))
        .matches(other -> !one.means(other));
    assertThat(experiment(Loss.EXPONENTIAL, Rational.ONE, Rational.ZERO))
        .matches(other -> !one.means(other));
    assertThat(one.withDigits(10)).matches(other -> !one.means(other));
  }

  private static Network graph(Activation hidden, Weight last, String parameter) {
    return Network.of(
        1,
        List.of(
            new Vertex("a", Activation.LINEAR),
            new Vertex("h", hidden),
            new Vertex("o", Activation.LINEAR)),
        List.of(new Edge(0, 1, new Weight.Parameter(0)), new Edge(1, 2, last)),
        List.of(parameter));
  }

  @Test
  void networksAreTheSameInVerticesEdgesAndParameters() {
    Weight one = new Weight.Fixed(Rational.ONE);
    Network network = graph(Activation.RELU, one, "u");
    assertThat(Experiment.sameNetwork(network, graph(Activation.RELU, one, "u"))).isTrue();
    for (Network other :
        List.of(
            graph(Activation.ABSOLUTE_VALUE, one, "u"),
            graph(Activation.RELU, new Weight.Fixed(Rational.of(2)), "u"),
            graph(Activation.RELU, new Weight.Parameter(0), "u"),
            graph(Activation.RELU, one, "v"),
            layers(false).network(),
            layers(true).network())) {
      assertThat(Experiment.sameNetwork(network, other)).isFalse();
    }
  }

  @Test
  void overridesDigitsAndSeed() {
    Experiment listed = Malformed.read(Malformed.CORRECT);
    assertThat(listed.withDigits(77).flow().digits()).isEqualTo(77);
    assertThatThrownBy(() -> listed.withSeed(1))
        .isInstanceOf(ExperimentException.class)
        .hasMessage(
            "base: initialization: the weights are listed, so there is no seed to replace; expected"
                + " seed and scale");
    Experiment iris = BundledExamples.read("iris");
    SeededWeights drawn = iris.seeding().orElseThrow();
    assertThat(iris.withSeed(drawn.seed())).isEqualTo(iris).matches(iris::means);
    assertThat(iris.withSeed(drawn.seed() + 1)).matches(other -> !iris.means(other));
  }
}
