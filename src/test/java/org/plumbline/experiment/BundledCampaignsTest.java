package org.plumbline.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.Sweep;

/** Bundled campaigns: how many runs they have, that each is an experiment, and what is kept. */
final class BundledCampaignsTest {
  static Stream<Arguments> campaigns() {
    return Stream.of(
        Arguments.of("scale-and-rank", 32),
        Arguments.of("random-relu", 50),
        Arguments.of("gates-dimension", 15),
        Arguments.of("kernel-to-rich", 5));
  }

  @Test
  void allAreListed() {
    List<String> names =
        BundledCampaigns.all().stream().map(BundledExamples.Example::name).toList();
    assertThat(names)
        .containsExactlyElementsOf(campaigns().map(c -> (String) c.get()[0]).toList())
        .doesNotContainAnyElementsOf(
            BundledExamples.all().stream().map(BundledExamples.Example::name).toList());
    assertThat(BundledCampaigns.read("iris")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("campaigns")
  void everyRunIsAnExperimentOfItsOwn(String name, int runs) {
    Campaign campaign = BundledCampaigns.read(name).orElseThrow();
    assertThat(campaign.name()).isEqualTo(name);
    assertThat(campaign.size()).isEqualTo(runs);
    assertThat(LongStream.range(0, runs).mapToObj(campaign::experiment).map(Experiment::name))
        .doesNotHaveDuplicates()
        .hasSize(runs);
    assertThat(LongStream.range(0, runs).mapToObj(campaign::parameters)).doesNotHaveDuplicates();
    assertThat(Sweep.claims()).containsAll(campaign.keeping().claims());
    assertThat(campaign.keeping().seconds()).isPresent();
  }
}
