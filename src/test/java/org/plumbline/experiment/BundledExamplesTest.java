package org.plumbline.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples in the jar. */
final class BundledExamplesTest {
  static List<String> names() {
    return BundledExamples.all().stream().map(BundledExamples.Example::name).toList();
  }

  @ParameterizedTest
  @MethodSource("names")
  void readsAndWrites(String name) {
    Experiment experiment = BundledExamples.read(name);
    assertThat(experiment.name()).isEqualTo(name);
    assertThat(BundledExamples.text(name)).startsWith("# ");
    String written = ExperimentWriter.write(experiment);
    assertThat(Malformed.read(written)).matches(experiment::means);
  }

  @Test
  void theDefaultIsAmongThem() {
    assertThat(names()).contains(BundledExamples.DEFAULT).doesNotHaveDuplicates();
    assertThat(BundledExamples.all()).noneMatch(example -> example.description().isBlank());
  }

  @Test
  void refusesOthers() {
    assertThatThrownBy(() -> BundledExamples.text("../iris"))
        .isInstanceOf(ExperimentException.class)
        .hasMessageStartingWith("../iris: there is no such bundled example; expected one of iris,");
  }
}
