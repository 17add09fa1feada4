package org.plumbline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.experiment.Experiment;
import org.plumbline.experiment.ExperimentException;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.number.Rational;

/** {@link ExperimentBuilder}: what is built is what a file says, and nothing that none could. */
final class ExperimentBuilderTest {
  private static ExperimentBuilder whole() {
    return ExperimentBuilder.named("whole")
        .sample(1, "1", "0.25")
        .sample(-1, "1/3", "-1e-1")
        .network(List.of(2, 2, 1), List.of(Activation.RELU))
        .weights(7, Rational.of(1, 2))
        .untilTime(Rational.ONE);
  }

  @Test
  void aFileSaysTheSame() {
    Experiment built = whole().loss(Loss.LOGISTIC).reduction(Reduction.SUM).digits(9).build();
    Experiment read =
        ExperimentFiles.parse(
            """
            name: whole
            data: {points: [[1, 1/4], [1/3, -1/10]], labels: [1, -1]}
            network: {widths: [2, 2, 1], activations: [relu]}
            initialization: {seed: 7, scale: 1/2}
            loss: logistic
            reduction: sum
            flow: {digits: 9, until: {time: 1}}
            """);
    assertThat(built.means(read)).isTrue();
    assertThat(built.seeding()).isEqualTo(read.seeding());
  }

  @Test
  void aRunMayGoOnForAClaim() {
    Experiment built = whole().untilProved("gates-forever").build();
    assertThat(built.flow().untilProved()).contains("gates-forever");
    assertThat(built.flow().untilTime()).contains(Rational.ONE);
    assertThat(ExperimentFiles.text(built)).endsWith("    time: 1\n    proved: gates-forever\n");
    assertThatThrownBy(() -> whole().untilProved("gate").build())
        .hasMessageStartingWith("unknown claim 'gate'");
  }

  @Test
  void theDigestIsThatOfTheText() {
    Experiment built = whole().build();
    Experiment read = ExperimentFiles.parse(ExperimentFiles.text(built));
    assertThat(read.sha256()).isEqualTo(built.sha256()).hasSize(64);
    assertThat(read.provenance()).isEqualTo(built.provenance());
  }

  @ParameterizedTest
  @ValueSource(strings = {"small-relu", "identity-skip", "leaky-logistic", "wdbc"})
  void examplesCanBeBuilt(String name) {
    Experiment example = ExperimentFiles.example(name);
    Dataset data = example.data();
    ExperimentBuilder builder =
        ExperimentBuilder.named(name)
            .samples(data)
            .weights(example.initialWeights())
            .loss(example.loss())
            .reduction(example.reduction())
            .digits(example.flow().digits());
    example
        .architecture()
        .filter(layers -> !layers.hasBiases())
        .ifPresentOrElse(builder::network, () -> builder.network(example.network()));
    example.flow().untilTime().ifPresent(builder::untilTime);
    example.flow().untilRisk().ifPresent(builder::untilRisk);
    Experiment built = builder.build();
    assertThat(built.initialWeights()).isEqualTo(example.initialWeights());
    assertThat(built.data()).isEqualTo(data);
    assertThat(built.flow()).isEqualTo(example.flow());
  }

  @Test
  void biasesGetTheirInput() {
    LayeredArchitecture layers =
        new LayeredArchitecture(List.of(2, 1), List.of(), List.of(), List.of(true));
    Experiment built = whole().network(layers).build();
    assertThat(built.data().dimension()).isEqualTo(3);
    assertThat(built.data().point(0)).last().isEqualTo(Rational.ONE);
  }

  @Test
  void whatIsMissingIsNamed() {
    ExperimentBuilder empty = ExperimentBuilder.named("empty");
    assertThatThrownBy(empty::build).hasMessage("empty: a network must be given");
    empty.network(List.of(2, 1), List.of());
    assertThatThrownBy(empty::build).hasMessage("empty: initial weights must be given");
    empty.weights(List.of(Rational.ONE, Rational.ONE));
    assertThatThrownBy(empty::build).hasMessageContaining("when to stop");
    empty.untilRisk(Rational.ONE);
    assertThatThrownBy(empty::build).hasMessage("empty: samples must be given");
    empty.sample(1, "1");
    assertThatThrownBy(empty::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("data or weights do not fit the network");
  }

  @Test
  void whatNoFileCouldSayIsRefused() {
    assertThatThrownBy(
            () ->
                ExperimentBuilder.named("../up")
                    .samples(whole().build().data())
                    .network(List.of(2, 1), List.of())
                    .weights(1, Rational.ONE)
                    .untilTime(Rational.ONE)
                    .build())
        .isInstanceOf(ExperimentException.class)
        .hasMessageContaining("that can name a folder");
    assertThatThrownBy(() -> whole().sample(1, "x")).isInstanceOf(NumberFormatException.class);
  }
}
