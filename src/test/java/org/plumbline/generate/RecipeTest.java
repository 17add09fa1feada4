package org.plumbline.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.number.Rational;

/** Recipes stand for the same samples for ever, and say what is wrong with them. */
final class RecipeTest {
  private static Recipe recipe(
      String kind, int samples, int dimension, long seed, String... values) {
    Map<Parameter, Rational> all = new EnumMap<>(Parameter.class);
    for (String value : values) {
      String[] parts = value.split("=", -1);
      Parameter parameter =
          Arrays.stream(Parameter.values())
              .filter(p -> p.key().equals(parts[0]))
              .findFirst()
              .orElseThrow();
      all.put(parameter, Rational.parse(parts[1]));
    }
    return new Recipe(Kind.byId().get(kind), samples, dimension, seed, all);
  }

  private static List<Rational> numbers(String... texts) {
    return Arrays.stream(texts).map(Rational::parse).toList();
  }

  /** As they were from the first release on. */
  @Test
  void separableSamplesOfASeed() {
    GeneratedData drawn = recipe("separable", 2, 2, 7).generate();
    assertThat(drawn.promise(KeptMargin.class).orElseThrow().direction())
        .isEqualTo(numbers("199/256", "1/32"));
    assertThat(drawn.data().points())
        .isEqualTo(List.of(numbers("-125/128", "-111/128"), numbers("231/256", "127/256")));
    assertThat(drawn.data().labels()).containsExactly(-1, 1);
  }

  /** Digests of tables: a line for each sample, its label last. */
  @ParameterizedTest
  @CsvSource({
    "separable, 7, 7, 1, 07df2861a6cde54a",
    "separable, 7, 7, -5, 8600d18cba919ae5",
    "planted, 7, 7, 1, c416f39cb8960f34",
    "planted, 7, 7, -5, 740981fa4ce4e132",
    "nearly-orthogonal, 7, 7, 1, a33513a1c374aac2",
    "nearly-orthogonal, 7, 7, -5, 78d9f3ad7d9cc2b0",
    "orthogonally-separable, 7, 7, 1, 09c66502666f63a8",
    "orthogonally-separable, 7, 7, -5, 5e2b248a219f4f86",
    "whitened, 7, 5, 1, f9f1b18e0f701625",
    "whitened, 7, 5, -5, fd238ae4a39e4000",
    "collinear, 7, 7, 1, 086045debcdd91a9",
    "collinear, 7, 7, -5, 932854f95f30e0e8",
    "duplicates, 7, 7, 1, c8bc8d4016167d38",
    "duplicates, 7, 7, -5, 919434ab071bd77c",
    "xor, 7, 7, 1, 8b7cbadfbcef5a3b",
    "xor, 7, 7, -5, bfd7f27244df9e86",
    "rings, 7, 7, 1, db0901890016824e",
    "rings, 7, 7, -5, f8f8c0fc46fbc5d0",
    "clusters, 7, 7, 1, 4effa536ac9985dc",
    "clusters, 7, 7, -5, cc9d00ffb019e6c0",
  })
  void aSeedAlwaysGivesTheSameBytes(
      String kind, int samples, int dimension, long seed, String digest)
      throws NoSuchAlgorithmException {
    GeneratedData drawn = recipe(kind, samples, dimension, seed).generate();
    StringBuilder table = new StringBuilder();
    for (int i = 0; i < samples; i++) {
      drawn.data().points().get(i).forEach(x -> table.append(x).append(','));
      table.append(drawn.data().label(i)).append('\n');
    }
    byte[] bytes = table.toString().getBytes(StandardCharsets.UTF_8);
    String found =
        HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 8);
    assertThat(found).isEqualTo(digest);
  }

  @Test
  void everyKindDependsOnItsSeed() {
    for (Kind kind : Kind.values()) {
      Recipe one = new Recipe(kind, 6, 6, 1);
      Recipe two = new Recipe(kind, 6, 6, 2);
      assertThat(one.generate().data()).isNotEqualTo(two.generate().data());
    }
  }

  /** By chance two numbers of 512 agree once in so many draws. */
  @Test
  void samplesShareNoDrawsWithWeightsOfTheirSeed() {
    SplitMix64 weights = new SplitMix64(7);
    Draws data = Draws.apart(7);
    int same = 0;
    for (int k = 0; k < 1000; k++) {
      Rational first = Rational.of(weights.next() >> 55, 256);
      same += data.coordinate().equals(first) ? 1 : 0;
    }
    assertThat(same).isLessThan(10);
  }

  @Test
  void parametersHaveUsualValues() {
    assertThat(recipe("duplicates", 9, 2, 1).count(Parameter.DISTINCT)).isEqualTo(5);
    assertThat(recipe("duplicates", 2, 2, 1).count(Parameter.DISTINCT)).isEqualTo(2);
    assertThat(recipe("clusters", 3, 2, 1).count(Parameter.CLUSTERS)).isEqualTo(3);
    assertThat(recipe("clusters", 30, 2, 1).count(Parameter.CLUSTERS)).isEqualTo(4);
    assertThat(recipe("planted", 3, 2, 1).value(Parameter.MARGIN)).isEqualTo(Rational.of(1, 4));
    assertThat(recipe("planted", 3, 2, 1)).isEqualTo(recipe("planted", 3, 2, 1, "margin=0.25"));
    assertThatThrownBy(() -> recipe("planted", 3, 2, 1).value(Parameter.FACTOR))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("planted has no factor");
  }

  @Test
  void allSamplesButTheFirstTwoAreBeyondThePlantedMargin() {
    GeneratedData drawn = recipe("planted", 40, 1, 3).generate();
    PlantedMargin planted = drawn.promise(PlantedMargin.class).orElseThrow();
    assertThat(drawn.data().points().stream().distinct()).hasSize(40);
    for (int i = 0; i < 40; i++) {
      Rational along = KeptMargin.along(planted.direction(), drawn.data(), i);
      assertThat(along.compareTo(planted.margin())).isEqualTo(i < 2 ? 0 : 1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "separable | 0 | 2 | | samples | found 0; expected a whole number from 1 to 10000",
        "planted | 1 | 2 | | samples | found 1; expected a whole number from 2 to 10000",
        "rings | 3 | 2 | | samples | found 3; expected a whole number from 4 to 10000",
        "xor | 4 | 1 | | dimension | found 1; expected a whole number from 2 to 10000",
        "planted | 2 | 10001 | | dimension | found 10001; expected a whole number from 1 to 10000",
        "nearly-orthogonal | 4 | 3 | | dimension | found 3; expected at least 4, as so many nearly",
        "planted | 4 | 3 | margin=0 | margin | found 0; expected a number above 0",
        "separable | 4 | 3 | margin=-1 | margin | found -1; expected a number above 0",
        "xor | 4 | 3 | margin=5/4 | margin | found 5/4; expected at most 1, the largest coordinate",
        "xor | 4 | 3 | parity=4 | parity | found 4; expected a whole number from 2 to 3 for",
        "xor | 4 | 3 | parity=1 | parity | found 1; expected a whole number from 2 to 3 for",
        "xor | 4 | 3 | parity=5/2 | parity | found 5/2; expected a whole number from 2 to 3 for",
        "rings | 4 | 3 | rings=3 | rings | found 3; expected a whole number from 2 to 2 for",
        "clusters | 4 | 3 | clusters=5 | clusters | found 5; expected a whole number from 2 to 4",
        "clusters | 4 | 3 | spread=1/2 | spread | found 1/2; expected a number above 0 and below",
        "duplicates | 4 | 3 | distinct=5 | distinct | found 5; expected a whole number from 2 to 4",
        "nearly-orthogonal | 2 | 2 | factor=1/2 | factor | found 1/2; expected a number that is",
        "rings | 4 | 3 | factor=3 | factor | found it with kind rings; expected no such number",
        "planted | 10000 | 1000 | | samples | found 10000; expected fewer, as numbers of such",
        "planted | 1000 | 1000 | margin=1e-9999 | samples | found 1000; expected fewer, as numbers",
        "whitened | 700 | 700 | | samples | found 700; expected fewer, as all pairs are checked:",
        "nearly-orthogonal | 700 | 700 | | samples | found 700; expected fewer, as all pairs are",
      })
  void refusesWhatCannotBe(
      String kind, int samples, int dimension, String value, String key, String message) {
    String[] values = value == null ? new String[0] : new String[] {value};
    RecipeException refused =
        catchThrowableOfType(
            RecipeException.class, () -> recipe(kind, samples, dimension, 1, values));
    assertThat(refused.key()).isEqualTo(key);
    assertThat(refused).hasMessageStartingWith(message);
  }
}
