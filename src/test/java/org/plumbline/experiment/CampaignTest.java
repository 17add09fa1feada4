package org.plumbline.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.number.Rational;

/** Campaigns: which runs there are, the experiment of each, and what is refused. */
final class CampaignTest {
  private static final String PLAIN =
      """
      name: trial
      experiment:
        data: {points: [[1, -1/2], [-1, 1/4]], labels: [1, -1]}
        network: {widths: [2, 2, 1], activations: [relu]}
        initialization: {seed: %s, scale: %s}
        flow: {digits: %s, until: {risk: %s}}
      """;

  @TempDir private Path folder;

  private Campaign campaign(String text) throws IOException {
    Path file = folder.resolve("campaign.yaml");
    Files.writeString(file, text);
    return Campaign.read(file);
  }

  @Test
  void theFirstPlaceChangesSlowest() throws IOException {
    Campaign campaign = campaign(PLAIN.formatted("{each: 3..5}", "{each: [1/8, 2]}", "20", "1e-1"));
    assertThat(campaign.size()).isEqualTo(6);
    assertThat(campaign.keys()).containsExactly("initialization.seed", "initialization.scale");
    assertThat(LongStream.range(0, 6).mapToObj(run -> campaign.parameters(run).values().toString()))
        .containsExactly("[3, 1/8]", "[3, 2]", "[4, 1/8]", "[4, 2]", "[5, 1/8]", "[5, 2]");
  }

  @Test
  void placesThatVaryTogetherAreOne() throws IOException {
    Campaign campaign =
        campaign(
            PLAIN.formatted(
                "{each: {from: 10, to: 20, every: 5}}",
                "1",
                "{each: [20, 30], with: accuracy}",
                "{each: [1e-1, 1e-2], with: accuracy}"));
    assertThat(LongStream.range(0, campaign.size()).mapToObj(campaign::parameters))
        .extracting(parameters -> parameters.values().toString())
        .containsExactly(
            "[10, 20, 1e-1]",
            "[10, 30, 1e-2]",
            "[15, 20, 1e-1]",
            "[15, 30, 1e-2]",
            "[20, 20, 1e-1]",
            "[20, 30, 1e-2]");
  }

  @Test
  void aRunIsTheExperimentThatItsTextSays() throws IOException {
    Campaign campaign = campaign(PLAIN.formatted("{each: 3..5}", "1/2", "20", "1e-1"));
    Experiment run = campaign.experiment(1);
    assertThat(run.name()).isEqualTo("trial-1");
    Experiment plain =
        ExperimentReader.read(
            "plain",
            new ByteArrayInputStream(
                PLAIN
                    .formatted("4", "1/2", "20", "1e-1")
                    .replaceFirst("name: trial\nexperiment:", "name: trial-1")
                    .replace("\n  ", "\n")
                    .getBytes(StandardCharsets.UTF_8)),
            Optional.empty());
    assertThat(run.means(plain)).isTrue();
    assertThat(run.flow().untilRisk()).contains(Rational.of(1, 10));
    assertThat(campaign.text(1)).startsWith("name: trial-1\ndata: {points: [[1, -1/2], [-1, 1/4]]");
  }

  @Test
  void withoutPlacesThatVaryThereIsOneRun() throws IOException {
    Campaign campaign = campaign(PLAIN.formatted("1", "1", "20", "1e-1"));
    assertThat(campaign.size()).isEqualTo(1);
    assertThat(campaign.parameters(0)).isEmpty();
    assertThatThrownBy(() -> campaign.text(1)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void refuses(String seed, String scale, String message) {
    assertThatThrownBy(() -> campaign(PLAIN.formatted(seed, scale, "20", "1e-1")))
        .isInstanceOf(ExperimentException.class)
        .hasMessageEndingWith(message);
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(
            "{each: []}",
            "1",
            ":5: experiment.initialization.seed.each: there are no values; expected a list of"
                + " values, or a range such as 1..1000"),
        Arguments.of(
            "{each: 5..3}",
            "1",
            ":5: experiment.initialization.seed.each: the range from 5 to 3 is empty or too long;"
                + " expected 1 to 10000000 values"),
        Arguments.of(
            "{each: many}",
            "1",
            ":5: experiment.initialization.seed.each: found 'many'; expected a list of values, or a"
                + " range such as 1..1000"),
        Arguments.of(
            "{each: [1], whit: a}",
            "1",
            ":5: experiment.initialization.seed.whit: unknown key; expected one of each,"
                + " with"),
        Arguments.of(
            "{each: [1, 2], with: a}",
            "{each: [1], with: a}",
            ": experiment: initialization.scale has 1 values and varies with initialization.seed,"
                + " which has 2; expected as many of each"),
        Arguments.of(
            "{each: 1..100000}",
            "{each: {from: 1, to: 100000}}",
            ": experiment: these are more than 100000000 runs; expected fewer values of"
                + " initialization.seed, initialization.scale"));
  }

  @Test
  void whatARunCannotBeIsSaidWithItsNumber() throws IOException {
    Campaign campaign = campaign(PLAIN.formatted("1", "{each: [1, much]}", "20", "1e-1"));
    assertThatThrownBy(() -> campaign.experiment(1))
        .isInstanceOf(ExperimentException.class)
        .hasMessageStartingWith(
            "campaign.yaml, run 1:4: initialization.scale: 'much' is not a number");
  }
}
