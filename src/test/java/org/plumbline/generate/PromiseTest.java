package org.plumbline.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Dataset;
import org.plumbline.data.FarkasCombination;
import org.plumbline.data.MaxMargin;
import org.plumbline.number.Rational;

/** Each promise is kept by small samples that keep it, and broken by the least change. */
final class PromiseTest {
  /** Samples such as {@code "1 1/2 : 1"}. */
  private static Dataset of(String... samples) {
    List<List<Rational>> points = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (String sample : samples) {
      String[] parts = sample.split(":", -1);
      points.add(numbers(parts[0].strip()));
      labels.add(Integer.valueOf(parts[1].strip()));
    }
    List<String> names = IntStream.range(0, points.get(0).size()).mapToObj(j -> "x" + j).toList();
    return new Dataset(names, points, labels);
  }

  private static List<Rational> numbers(String text) {
    return Arrays.stream(text.split(" +", -1)).map(Rational::parse).toList();
  }

  @Test
  void bothClasses() {
    assertThat(new BothClasses().verify(of("1 : 1", "1 : -1"))).isTrue();
    assertThat(new BothClasses().verify(of("1 : 1", "1 : 1"))).isFalse();
    assertThat(new BothClasses().verify(of("1 : -1"))).isFalse();
  }

  @Test
  void keptMargin() {
    KeptMargin kept = new KeptMargin(numbers("2 0"), Rational.ONE);
    assertThat(kept.verify(of("1/2 7 : 1", "-1 0 : -1"))).isTrue();
    assertThat(kept.verify(of("1/2 7 : 1", "-1 0 : 1"))).isFalse();
    assertThat(kept.verify(of("1/2 7 : 1", "-49/100 0 : -1"))).isFalse();
    assertThat(kept.verify(of("1 : 1"))).isFalse();
    assertThat(new KeptMargin(numbers("2 0"), Rational.ZERO).verify(of("1 0 : 1"))).isFalse();
  }

  @Test
  void plantedMargin() {
    PlantedMargin planted = new PlantedMargin(numbers("3/5 4/5"), Rational.ONE);
    assertThat(planted.verify(of("3/5 4/5 : 1", "-3/5 -4/5 : -1", "5 5 : 1"))).isTrue();
    assertThat(planted.verify(of("3/5 4/5 : 1", "-3 -4 : -1"))).isFalse();
    assertThat(planted.verify(of("3 4 : 1", "-3/5 -4/5 : -1"))).isFalse();
    PlantedMargin scaled = new PlantedMargin(numbers("6/5 8/5"), Rational.of(2));
    assertThat(scaled.verify(of("3/5 4/5 : 1", "-3/5 -4/5 : -1"))).isFalse();
  }

  @Test
  void largestMarginHoldsWithABiasToo() {
    List<Rational> half = numbers("1/2 1/2");
    LargestMargin largest = new LargestMargin(new MaxMargin(numbers("1 0"), half));
    assertThat(largest.verify(of("1 5 : 1", "-1 5 : -1"))).isTrue();
    assertThat(largest.verify(of("1 5 : 1", "-1 4 : -1"))).isFalse();
    // Through the origin no margin is larger; through 1 there is one.
    LargestMargin single = new LargestMargin(new MaxMargin(numbers("1"), numbers("1 0")));
    assertThat(single.certificate().verify(of("1 : 1", "-3 : -1"))).isTrue();
    assertThat(single.verify(of("1 : 1", "-3 : -1"))).isFalse();
  }

  @Test
  void inseparabilityIsThatWithABias() {
    FarkasCombination quarters = new FarkasCombination(numbers("1/4 1/4 1/4 1/4"));
    Inseparability promise = new Inseparability(quarters);
    assertThat(promise.verify(of("1 : 1", "-1 : 1", "2 : -1", "-2 : -1"))).isTrue();
    assertThat(promise.verify(of("1 : 1", "-1 : 1", "2 : -1", "-3 : -1"))).isFalse();
    FarkasCombination halves = new FarkasCombination(numbers("1/2 1/2"));
    assertThat(halves.verify(of("1 : 1", "-1 : 1"))).isTrue();
    assertThat(new Inseparability(halves).verify(of("1 : 1", "-1 : 1"))).isFalse();
  }

  @Test
  void nearOrthogonalityIsAnInequalityOfFourthPowers() {
    // 1 >= C · 2 · 4 · 1/8, as R_max² = 4, for C = 1.
    Dataset data = of("1 0 : 1", "1/8 2 : -1");
    Rational greatest = Rational.of(257, 64);
    Rational limit = Rational.ONE.divide(greatest.multiply(Rational.of(2, 8)));
    assertThat(new NearOrthogonality(limit).verify(data)).isTrue();
    assertThat(new NearOrthogonality(limit.add(Rational.of(1, 1L << 40))).verify(data)).isFalse();
    assertThat(new NearOrthogonality(Rational.ONE).verify(of("1 0 : 1", "0 0 : 1"))).isFalse();
    assertThat(new NearOrthogonality(Rational.of(99)).verify(of("1 0 : 1", "0 1 : 1"))).isTrue();
    assertThat(new NearOrthogonality(Rational.ONE).verify(of("1 0 : 1", "-1 0 : 1"))).isFalse();
  }

  @Test
  void orthogonalSeparability() {
    OrthogonalSeparability promise = new OrthogonalSeparability();
    assertThat(promise.verify(of("1 0 : 1", "1 1/9 : 1", "0 -1 : -1"))).isTrue();
    assertThat(promise.verify(of("1 0 : 1", "0 1 : 1"))).isFalse();
    assertThat(promise.verify(of("1 0 : 1", "1/9 1 : -1"))).isFalse();
    assertThat(promise.verify(of("0 0 : 1", "0 1 : -1"))).isFalse();
  }

  @Test
  void whiteness() {
    assertThat(new Whiteness().verify(of("3/5 : 1", "-4/5 : 1"))).isTrue();
    assertThat(new Whiteness().verify(of("3/5 4/5 : 1", "-4/5 3/5 : 1"))).isTrue();
    assertThat(new Whiteness().verify(of("1 0 : 1", "1 0 : 1"))).isFalse();
    assertThat(new Whiteness().verify(of("3/5 4/5 : 1", "4/5 3/5 : 1"))).isFalse();
    assertThat(new Whiteness().verify(of("1 : 1", "0 : 1"))).isFalse();
    assertThat(new Whiteness().verify(of("0 3/5 4/5 : 1", "1 0 0 : 1"))).isTrue();
    assertThat(new Whiteness().verify(of("0 3/5 4/5 : 1", "0 1 0 : 1"))).isFalse();
    assertThat(new Whiteness().verify(of("0 3/5 4/5 : 1", "2 0 0 : 1"))).isFalse();
    assertThat(new Whiteness().verify(of("2 0 : 1", "0 2 : 1"))).isFalse();
  }

  @Test
  void collinearPoints() {
    CollinearPoints line = new CollinearPoints(numbers("3/5 4/5"));
    assertThat(line.verify(of("3 4 : 1", "-6 -8 : -1"))).isTrue();
    assertThat(line.verify(of("3 4 : 1", "-6 -7 : -1"))).isFalse();
    assertThat(line.verify(of("3 4 : 1", "-6 -8 : 1"))).isFalse();
    assertThat(line.verify(of("3 4 : 1", "0 0 : 1"))).isFalse();
    assertThat(new CollinearPoints(numbers("3 4")).verify(of("3 4 : 1"))).isFalse();
    assertThat(line.verify(of("3 : 1"))).isFalse();
  }

  @Test
  void repeatedSamples() {
    RepeatedSamples two = new RepeatedSamples(2);
    assertThat(two.verify(of("1 : 1", "2 : -1", "1 : 1"))).isTrue();
    assertThat(two.verify(of("1 : 1", "2 : -1", "1 : -1"))).isFalse();
    assertThat(two.verify(of("1 : 1", "1 : -1"))).isFalse();
    assertThat(two.verify(of("1 : 1", "1 : 1"))).isFalse();
    assertThat(two.verify(of("1 : 1", "2 : 1", "3 : 1"))).isFalse();
  }

  @Test
  void signParity() {
    SignParity promise = new SignParity(2, Rational.ONE);
    assertThat(promise.verify(of("1 1 -1 : 1", "-1 2 1 : -1"))).isTrue();
    assertThat(promise.verify(of("1 1 -1 : -1"))).isFalse();
    assertThat(promise.verify(of("1 1 -1/2 : 1"))).isFalse();
    assertThat(new SignParity(3, Rational.ONE).verify(of("1 1 -1 : -1"))).isTrue();
    assertThat(new SignParity(2, Rational.ZERO).verify(of("1 1 0 : 1"))).isFalse();
  }

  @Test
  void concentricSpheres() {
    ConcentricSpheres two = new ConcentricSpheres(2);
    assertThat(two.verify(of("3/5 4/5 : 1", "0 -2 : -1"))).isTrue();
    assertThat(two.verify(of("3/5 4/5 : 1", "0 -2 : 1"))).isFalse();
    assertThat(two.verify(of("3/5 4/5 : 1", "0 -1 : 1"))).isFalse();
    assertThat(two.verify(of("3/5 4/5 : 1", "0 -2 : -1", "0 3 : 1"))).isFalse();
    assertThat(two.verify(of("3/5 4/5 : 1", "1 1 : -1"))).isFalse();
  }

  @Test
  void centredClusters() {
    List<List<Rational>> centres = List.of(numbers("0 0"), numbers("1 0"));
    CentredClusters promise = new CentredClusters(centres, List.of(1, -1), Rational.of(1, 4));
    assertThat(promise.verify(of("1/4 -1/4 : 1", "3/4 0 : -1"))).isTrue();
    assertThat(promise.verify(of("1/4 -1/4 : 1", "3/4 0 : 1"))).isFalse();
    assertThat(promise.verify(of("1/4 -1/4 : 1", "1/2 0 : -1"))).isFalse();
    assertThat(promise.verify(of("1/4 -1/4 : 1", "0 0 : 1"))).isFalse();
    assertThat(promise.verify(of("0 : 1", "1 : -1"))).isFalse();
    CentredClusters wide = new CentredClusters(centres, List.of(1, -1), Rational.of(1, 2));
    assertThat(wide.verify(of("0 0 : 1", "1 0 : -1"))).isFalse();
    List<List<Rational>> twice = List.of(numbers("0 0"), numbers("0 0"));
    CentredClusters same = new CentredClusters(twice, List.of(1, 1), Rational.of(1, 4));
    assertThat(same.verify(of("0 0 : 1", "0 0 : 1"))).isFalse();
    List<List<Rational>> broken = List.of(numbers("0 0"), numbers("1/2 0"));
    CentredClusters near = new CentredClusters(broken, List.of(1, -1), Rational.of(1, 8));
    assertThat(near.verify(of("0 0 : 1", "1/2 0 : -1"))).isFalse();
    assertThatThrownBy(() -> new CentredClusters(centres, List.of(1), Rational.of(1, 4)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void allPromisesAreSaidInOneLine() {
    for (Kind kind : Kind.values()) {
      GeneratedData drawn = new Recipe(kind, 5, 5, 1).generate();
      assertThat(drawn.promises()).allMatch(p -> p.sentence().lines().count() == 1);
      List<Promise> broken = new ArrayList<>(drawn.promises());
      broken.add(new RepeatedSamples(1));
      assertThat(new GeneratedData(drawn.recipe(), drawn.data(), broken).verify()).isFalse();
    }
  }
}
