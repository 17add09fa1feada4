package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.experiment.Experiment;
import org.plumbline.experiment.ExperimentReader;
import org.plumbline.number.Rational;

/** Whole experiments that are drawn from a seed. */
final class GenerateExperimentCommandTest {
  @TempDir private Path folder;

  private static Experiment generated(String... more) {
    List<String> words = new ArrayList<>(List.of("generate", "experiment"));
    words.addAll(List.of(more));
    Invocation run = Invocation.of(words.toArray(String[]::new));
    assertThat(run.err()).isEmpty();
    byte[] text = run.out().getBytes(StandardCharsets.UTF_8);
    return ExperimentReader.read("generated", new ByteArrayInputStream(text), Optional.empty());
  }

  @Test
  void experimentsAreSeparableAndTheSameForASeed() throws IOException {
    List<String> words =
        List.of("generate", "experiment", "--seed", "7", "--widths", "3,2", "--samples", "6");
    List<String> more =
        List.of("--activations", "relu,leaky:1/4", "--loss", "logistic", "--risk", "1e-3");
    List<String> all = new ArrayList<>(words);
    all.addAll(more);
    Invocation printed = Invocation.of(all.toArray(String[]::new));
    assertThat(printed.code()).isZero();
    Path file = folder.resolve("mine.yaml");
    all.addAll(List.of("--output", file.toString()));
    assertThat(Invocation.of(all.toArray(String[]::new)).out()).isEmpty();
    assertThat(file).hasContent(printed.out());
    Experiment experiment = ExperimentReader.read(file);
    assertThat(experiment.architecture().orElseThrow().widths()).containsExactly(2, 3, 2, 1);
    assertThat(experiment.data().size()).isEqualTo(6);
    assertThat(Invocation.of("assumptions", file.toString(), "--output", folder.toString()).out())
        .containsPattern("PROVED +data +a vector u");
  }

  @Test
  void anExperimentEndsAtTimeOneUnlessItsEndIsStated() {
    assertThat(generated().flow().untilTime()).contains(Rational.ONE);
    assertThat(generated().flow().untilRisk()).isEmpty();
    Experiment risk = generated("--risk", "1e-3");
    assertThat(risk.flow().untilTime()).isEmpty();
    assertThat(risk.flow().untilRisk()).contains(Rational.of(1, 1000));
    Experiment both = generated("--risk", "1/8", "--time", "5/2");
    assertThat(both.flow().untilTime()).contains(Rational.of(5, 2));
    assertThat(both.flow().untilRisk()).contains(Rational.of(1, 8));
  }

  @Test
  void optionsAreThoseOfTheExperiment() {
    Experiment plain = generated();
    assertThat(plain.loss()).isEqualTo(Loss.EXPONENTIAL);
    assertThat(plain.reduction()).isEqualTo(Reduction.MEAN);
    assertThat(plain.architecture().orElseThrow().widths()).containsExactly(2, 3, 1);
    Experiment other =
        generated(
            "--loss",
            "squareplus",
            "--reduction",
            "sum",
            "--digits",
            "33",
            "--dimension",
            "4",
            "--widths",
            "2,5",
            "--activations",
            "linear",
            "--seed",
            "9");
    assertThat(other.name()).isEqualTo("random-9");
    assertThat(other.loss()).isEqualTo(Loss.SQUAREPLUS);
    assertThat(other.reduction()).isEqualTo(Reduction.SUM);
    assertThat(other.flow().digits()).isEqualTo(33);
    assertThat(other.architecture().orElseThrow().widths()).containsExactly(4, 2, 5, 1);
    assertThat(other.network().kinked()).isEmpty();
  }

  /** Half of the numbers drawn from a seed are half as large. */
  @Test
  void theScaleIsTheLargestWeight() {
    List<Rational> weights = generated().initialWeights();
    assertThat(weights).allMatch(w -> w.abs().compareTo(Rational.ONE) <= 0);
    assertThat(generated("--scale", "1/2").initialWeights())
        .isEqualTo(weights.stream().map(w -> w.multiply(Rational.of(1, 2))).toList());
    assertThat(generated("--seed", "2").initialWeights()).isNotEqualTo(weights);
  }
}
