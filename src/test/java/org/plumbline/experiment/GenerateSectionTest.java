package org.plumbline.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.data.Dataset;
import org.plumbline.generate.Kind;
import org.plumbline.generate.Parameter;
import org.plumbline.generate.Recipe;
import org.plumbline.number.Rational;

/** Samples that an experiment file has generated. */
final class GenerateSectionTest {
  private static final String RINGS =
      "generate: {kind: rings, samples: 9, dimension: 3, seed: -4, rings: 3}";
  private static final Recipe RECIPE =
      new Recipe(Kind.RINGS, 9, 3, -4, Map.of(Parameter.RINGS, Rational.of(3)));

  private static Dataset read(String text) {
    return DataSection.read(Cursors.top(text));
  }

  @Test
  void samplesAreThoseOfTheRecipe() {
    Dataset data = read(RINGS);
    Dataset drawn = RECIPE.generate().data();
    assertThat(data.features()).containsExactly("x[0]", "x[1]", "x[2]");
    assertThat(data.points()).isEqualTo(drawn.points());
    assertThat(data.labels()).isEqualTo(drawn.labels());
  }

  @Test
  void everyKindCanBeAskedFor() {
    for (Kind kind : Kind.values()) {
      Dataset data =
          read("generate: {kind: %s, samples: 6, dimension: 6, seed: 2}".formatted(kind));
      assertThat(data.points()).isEqualTo(new Recipe(kind, 6, 6, 2).generate().data().points());
    }
  }

  @Test
  void originTellsTheRecipe() {
    Origin origin = new Origin("e.yaml", Optional.empty());
    DataSection.read(Cursors.top(origin, RINGS));
    assertThat(origin.provenance().generated()).contains(RECIPE.generate());
    assertThat(origin.provenance().notes())
        .containsExactly(
            "data.generate: kind rings, seed -4; report.json lists under samples.generated what"
                + " holds exactly of the samples as they are drawn.");
    Origin other = new Origin("e.yaml", Optional.empty());
    DataSection.read(Cursors.top(other, "{points: [[1], [-1]], labels: [1, -1]}"));
    assertThat(other.provenance().generated()).isEmpty();
  }

  @Test
  void otherKeysOfDataApplyAfterwards() {
    Dataset drawn = RECIPE.generate().data();
    Dataset some = read(RINGS + "\nrows: [2, 0]\nfeatures: [a, b, c]\nscale: 2\nbias: true");
    assertThat(some.features()).containsExactly("a", "b", "c", "bias");
    assertThat(some.size()).isEqualTo(2);
    assertThat(some.label(0)).isEqualTo(drawn.label(2));
    assertThat(some.points().get(0).get(1))
        .isEqualTo(drawn.points().get(2).get(1).multiply(Rational.of(2)));
    Dataset two = read(RINGS + "\nfeatures: {except: [1]}\ncenter: true");
    assertThat(two.features()).containsExactly("x[0]", "x[2]");
    assertThat(two.points().stream().map(p -> p.get(0)).reduce(Rational.ZERO, Rational::add))
        .isEqualTo(Rational.ZERO);
    assertThat(read(RINGS + "\nstandardize: true").dimension()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{samples: 4, dimension: 2, seed: 1}|generate: a key is missing; expected kind",
        "{kind: rings, dimension: 2, seed: 1}|generate: a key is missing; expected samples",
        "{kind: rings, samples: 4, seed: 1}|generate: a key is missing; expected dimension",
        "{kind: rings, samples: 4, dimension: 2}|generate: a key is missing; expected seed",
        "{kind: ring, samples: 4, dimension: 2, seed: 1}|generate.kind: unknown kind 'ring' (did you mean rings?); expected one of clusters, collinear, ",
        "{kind: rings, samples: 3, dimension: 2, seed: 1}|generate.samples: found 3; expected a whole number from 4 to 10000",
        "{kind: rings, samples: 0, dimension: 2, seed: 1}|generate.samples: found '0'; expected an integer from 1 to 10000",
        "{kind: rings, samples: 4, dimension: 1/2, seed: 1}|generate.dimension: found '1/2'; expected an integer from 1 to 10000",
        "{kind: rings, samples: 4, dimension: 2, seed: 1e30}|generate.seed: found '1e30'; expected an integer from",
        "{kind: rings, samples: 4, dimension: 2, seed: 1, margin: 1}|generate.margin: found it with kind rings; expected no such number for that kind",
        "{kind: rings, samples: 4, dimension: 2, seed: 1, ring: 1}|generate.ring: unknown key (did you mean rings?); expected one of kind, samples,",
        "{kind: planted, samples: 4, dimension: 2, seed: 1, margin: -1}|generate.margin: found -1; expected a number above 0",
        "{kind: nearly-orthogonal, samples: 4, dimension: 2, seed: 1}|generate.dimension: found 2; expected at least 4, as so many nearly",
        "{kind: planted, samples: 9999, dimension: 9999, seed: 1}|generate.samples: found 9999; expected fewer, as numbers of such sizes fill more than",
        "rings|generate: found 'rings'; expected a mapping with the keys kind, samples, dimension, seed",
      })
  void refusesInOneLine(String section, String message) {
    assertThatThrownBy(() -> read("generate: " + section))
        .isInstanceOf(ExperimentException.class)
        .hasMessageStartingWith("e.yaml:1: " + message)
        .satisfies(e -> assertThat(String.valueOf(e.getMessage()).lines()).hasSize(1));
  }

  @Test
  void refusesKeysOfOtherSources() {
    for (String key :
        List.of("labels: [1]", "label: y", "positive: 1", "negative: -1", "dimension: 2")) {
      assertThatThrownBy(() -> read(RINGS + "\n" + key))
          .isInstanceOf(ExperimentException.class)
          .hasMessageStartingWith("e.yaml:2: " + key.substring(0, key.indexOf(':')))
          .hasMessageEndingWith(
              "belongs to samples that are given; expected no such key beside generate");
    }
    assertThatThrownBy(() -> read(RINGS + "\npoints: [[1]]"))
        .hasMessageContaining("conflicts with points; expected only one source of samples");
    assertThatThrownBy(() -> read(RINGS + "\nheader: true"))
        .hasMessageContaining("header: belongs to csv; expected no such key");
  }
}
