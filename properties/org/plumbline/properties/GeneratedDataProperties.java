package org.plumbline.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.plumbline.data.Dataset;
import org.plumbline.data.FarkasCombination;
import org.plumbline.data.MaxMargin;
import org.plumbline.data.SeparabilityDecision;
import org.plumbline.experiment.ConstantInput;
import org.plumbline.generate.BothClasses;
import org.plumbline.generate.CentredClusters;
import org.plumbline.generate.CollinearPoints;
import org.plumbline.generate.ConcentricSpheres;
import org.plumbline.generate.GeneratedData;
import org.plumbline.generate.Inseparability;
import org.plumbline.generate.Kind;
import org.plumbline.generate.LargestMargin;
import org.plumbline.generate.NearOrthogonality;
import org.plumbline.generate.OrthogonalSeparability;
import org.plumbline.generate.Parameter;
import org.plumbline.generate.PlantedMargin;
import org.plumbline.generate.Promise;
import org.plumbline.generate.Recipe;
import org.plumbline.generate.SignParity;
import org.plumbline.generate.Whiteness;
import org.plumbline.number.Rational;
import org.plumbline.number.RationalMatrix;

/**
 * Generated data are as promised, by other means than those that check the promises, and samples
 * that were changed a little are not.
 */
class GeneratedDataProperties {
  private static final Rational TINY = Rational.of(1, 1L << 50);

  /** Recipes of every kind, of few samples and coordinates. */
  @Provide
  Arbitrary<Recipe> recipes() {
    return Arbitraries.of(Kind.values()).flatMap(GeneratedDataProperties::recipes);
  }

  @Provide
  Arbitrary<Recipe> planted() {
    return Arbitraries.of(Kind.PLANTED, Kind.COLLINEAR, Kind.DUPLICATES)
        .flatMap(GeneratedDataProperties::recipes);
  }

  @Provide
  Arbitrary<Recipe> inseparable() {
    return Arbitraries.of(Kind.XOR, Kind.RINGS).flatMap(GeneratedDataProperties::recipes);
  }

  @Provide
  Arbitrary<Recipe> nearlyOrthogonal() {
    return recipes(Kind.NEARLY_ORTHOGONAL);
  }

  @Provide
  Arbitrary<Recipe> orthogonallySeparable() {
    return recipes(Kind.ORTHOGONALLY_SEPARABLE);
  }

  @Provide
  Arbitrary<Recipe> whitened() {
    return recipes(Kind.WHITENED);
  }

  @Provide
  Arbitrary<Recipe> clusters() {
    return recipes(Kind.CLUSTERS);
  }

  private static Arbitrary<Recipe> recipes(Kind kind) {
    return Combinators.combine(
            Arbitraries.integers().between(4, 12),
            Arbitraries.integers().between(1, 9),
            Arbitraries.longs())
        .flatAs(
            (samples, dimension, seed) -> {
              int coordinates =
                  switch (kind) {
                    case NEARLY_ORTHOGONAL -> samples + dimension - 1;
                    case XOR, RINGS -> dimension + 1;
                    default -> dimension;
                  };
              return values(kind, samples, coordinates)
                  .map(values -> new Recipe(kind, samples, coordinates, seed, values));
            });
  }

  private static Arbitrary<Map<Parameter, Rational>> values(Kind kind, int samples, int dimension) {
    return switch (kind) {
      case SEPARABLE, PLANTED, COLLINEAR ->
          numbers("1/1000000", "1/3", "1", "40").map(m -> Map.of(Parameter.MARGIN, m));
      case DUPLICATES ->
          Combinators.combine(numbers("1/7", "5"), counts(samples))
              .as((m, k) -> Map.of(Parameter.MARGIN, m, Parameter.DISTINCT, k));
      case NEARLY_ORTHOGONAL ->
          numbers("1", "3", "192", "1e20").map(c -> Map.of(Parameter.FACTOR, c));
      case XOR ->
          Combinators.combine(numbers("1/9", "1"), counts(dimension))
              .as((m, k) -> Map.of(Parameter.MARGIN, m, Parameter.PARITY, k));
      case RINGS -> counts(samples - 2).map(k -> Map.of(Parameter.RINGS, k));
      case CLUSTERS ->
          Combinators.combine(numbers("1/9", "0.499"), counts(samples))
              .as((s, k) -> Map.of(Parameter.SPREAD, s, Parameter.CLUSTERS, k));
      case ORTHOGONALLY_SEPARABLE, WHITENED -> Arbitraries.just(Map.of());
    };
  }

  private static Arbitrary<Rational> numbers(String... texts) {
    return Arbitraries.of(texts).map(Rational::parse);
  }

  private static Arbitrary<Rational> counts(int most) {
    return Arbitraries.integers().between(2, most).map(k -> Rational.of((long) k));
  }

  @Property
  void sizesAndPromisesHold(@ForAll("recipes") Recipe recipe) {
    GeneratedData generated = recipe.generate();
    assertThat(generated.data().size()).isEqualTo(recipe.samples());
    assertThat(generated.data().dimension()).isEqualTo(recipe.dimension());
    assertThat(new BothClasses().verify(generated.data())).isTrue();
    assertThat(generated.promises()).isNotEmpty().allMatch(p -> p.verify(generated.data()));
  }

  @Property
  void aRecipeAlwaysGivesTheSame(@ForAll("recipes") Recipe recipe) {
    Recipe again =
        new Recipe(
            recipe.kind(), recipe.samples(), recipe.dimension(), recipe.seed(), recipe.values());
    assertThat(again.generate()).isEqualTo(recipe.generate());
  }

  @Property
  void theExactSearchFindsThePlantedDirection(@ForAll("planted") Recipe recipe) {
    GeneratedData generated = recipe.generate();
    PlantedMargin planted = generated.promise(PlantedMargin.class).orElseThrow();
    for (boolean hasBias : new boolean[] {false, true}) {
      Dataset data = generated.data();
      MaxMargin found = (MaxMargin) MaxMargin.exact(hasBias ? ConstantInput.appended(data) : data);
      assertThat(found.marginSquared()).isEqualTo(planted.margin().square());
      for (int j = 0; j < recipe.dimension(); j++) {
        assertThat(found.u().get(j).multiply(planted.margin()))
            .isEqualTo(planted.direction().get(j));
      }
    }
  }

  @Property
  void aSampleNearerOrFartherThanPlantedIsNoticed(@ForAll("planted") Recipe recipe) {
    GeneratedData generated = recipe.generate();
    PlantedMargin planted = generated.promise(PlantedMargin.class).orElseThrow();
    LargestMargin largest = generated.promise(LargestMargin.class).orElseThrow();
    List<Rational> u = planted.direction();
    Dataset nearer = moved(generated.data(), 0, u, TINY.negate());
    assertThat(planted.verify(nearer)).isFalse();
    assertThat(largest.verify(nearer)).isFalse();
    Dataset farther = moved(generated.data(), 0, u, TINY);
    assertThat(largest.verify(farther)).isFalse();
    assertThat(planted.verify(farther))
        .isEqualTo(recipe.kind() == Kind.DUPLICATES && attained(generated.data(), planted) > 1);
    assertThat(planted.verify(flipped(generated.data(), 1))).isFalse();
    assertThat(
            new PlantedMargin(times(Rational.of(2), u), planted.margin()).verify(generated.data()))
        .isFalse();
  }

  /** How many samples of the first class are at the margin. */
  private static long attained(Dataset data, PlantedMargin planted) {
    return IntStream.range(0, data.size())
        .filter(i -> data.label(i) == 1)
        .filter(
            i ->
                RationalMatrix.dot(planted.direction(), data.points().get(i))
                    .equals(planted.margin()))
        .count();
  }

  @Property
  void aPointBesideTheLineIsNoticed(@ForAll long seed, @ForAll("whitened") Recipe shape) {
    Assume.that(shape.dimension() > 1);
    Recipe recipe = new Recipe(Kind.COLLINEAR, shape.samples(), shape.dimension(), seed);
    GeneratedData generated = recipe.generate();
    CollinearPoints line = generated.promise(CollinearPoints.class).orElseThrow();
    int last = recipe.samples() - 1;
    for (int j = 0; j < recipe.dimension(); j++) {
      Dataset changed = changed(generated.data(), last, j);
      boolean isAlong =
          IntStream.range(0, recipe.dimension())
              .filter(k -> line.direction().get(k).signum() != 0)
              .allMatch(k -> line.direction().get(k).abs().equals(Rational.ONE));
      assertThat(line.verify(changed)).isEqualTo(isAlong && line.direction().get(j).signum() != 0);
    }
  }

  @Property
  void theExactDecisionFindsNoHyperplane(@ForAll("inseparable") Recipe recipe) {
    GeneratedData generated = recipe.generate();
    Dataset data = generated.data();
    assertThat(SeparabilityDecision.decide(data).claimsSeparable()).isFalse();
    assertThat(SeparabilityDecision.decide(ConstantInput.appended(data)).claimsSeparable())
        .isFalse();
    Inseparability promise = generated.promise(Inseparability.class).orElseThrow();
    assertThat(promise.verify(flipped(data, 2))).isFalse();
    assertThat(promise.verify(changed(data, 3, 0))).isFalse();
    List<Rational> lambda = new ArrayList<>(promise.certificate().lambda());
    lambda.set(0, lambda.get(0).add(TINY));
    lambda.set(1, lambda.get(1).subtract(TINY));
    assertThat(new Inseparability(new FarkasCombination(lambda)).verify(data)).isFalse();
  }

  @Property
  void shapesAreNoticed(@ForAll("inseparable") Recipe recipe, @ForAll int at) {
    GeneratedData generated = recipe.generate();
    int i = Math.floorMod(at, recipe.samples());
    Promise shape =
        recipe.kind() == Kind.XOR
            ? generated.promise(SignParity.class).orElseThrow()
            : generated.promise(ConcentricSpheres.class).orElseThrow();
    assertThat(shape.verify(flipped(generated.data(), i))).isFalse();
    if (recipe.kind() == Kind.RINGS) {
      assertThat(shape.verify(changed(generated.data(), i, 0))).isFalse();
    } else {
      List<Rational> point = generated.data().points().get(i);
      Rational inward = recipe.value(Parameter.MARGIN).subtract(TINY).subtract(point.get(0).abs());
      Rational signed = point.get(0).signum() > 0 ? inward : inward.negate();
      assertThat(shape.verify(changed(generated.data(), i, 0, signed))).isFalse();
    }
  }

  @Property
  void nearlyOrthogonalSamplesAreIndependentAndOtherwiseRejected(
      @ForAll("nearlyOrthogonal") Recipe recipe) {
    Dataset data = recipe.generate().data();
    NearOrthogonality promise = new NearOrthogonality(recipe.value(Parameter.FACTOR));
    assertThat(SeparabilityDecision.decide(data).claimsSeparable()).isTrue();
    Rational worst = Rational.ZERO;
    Rational least = square(data, 0);
    Rational greatest = least;
    for (int i = 0; i < data.size(); i++) {
      least = least.min(square(data, i));
      greatest = greatest.max(square(data, i));
      for (int k = 0; k < i; k++) {
        worst = worst.max(RationalMatrix.dot(data.points().get(i), data.points().get(k)).abs());
      }
    }
    Rational limit =
        least.square().divide(Rational.of((long) data.size()).multiply(greatest).multiply(worst));
    assertThat(limit).isGreaterThanOrEqualTo(promise.factor());
    assertThat(new NearOrthogonality(limit).verify(data)).isTrue();
    assertThat(new NearOrthogonality(limit.add(TINY)).verify(data)).isFalse();
    assertThat(promise.verify(replaced(data, 0, data.points().get(1)))).isFalse();
  }

  @Property
  void orthogonallySeparableSamplesAreSeparatedByTheirSum(
      @ForAll("orthogonallySeparable") Recipe recipe) {
    Dataset data = recipe.generate().data();
    assertThat(SeparabilityDecision.decide(data).claimsSeparable()).isTrue();
    List<Rational> sum = times(Rational.ZERO, data.points().get(0));
    for (int i = 0; i < data.size(); i++) {
      sum = plus(sum, Rational.of((long) data.label(i)), data.points().get(i));
    }
    for (int i = 0; i < data.size(); i++) {
      assertThat(RationalMatrix.dot(sum, data.points().get(i)).signum()).isEqualTo(data.label(i));
      assertThat(new OrthogonalSeparability().verify(flipped(data, i))).isFalse();
    }
  }

  @Property
  void whitenedSamplesHaveTheIdentityAsTheirMoments(
      @ForAll("whitened") Recipe recipe, @ForAll int at) {
    Dataset data = recipe.generate().data();
    RationalMatrix rows = new RationalMatrix(data.points());
    if (data.size() >= data.dimension()) {
      assertThat(rows.transpose().gram()).isEqualTo(identity(data.dimension()));
    }
    if (data.size() <= data.dimension()) {
      assertThat(rows.gram()).isEqualTo(identity(data.size()));
    }
    int i = Math.floorMod(at, data.size());
    assertThat(new Whiteness().verify(changed(data, i, 0))).isFalse();
  }

  @Property
  void samplesOfClustersAreNearTheirs(@ForAll("clusters") Recipe recipe, @ForAll int at) {
    GeneratedData generated = recipe.generate();
    CentredClusters clusters = generated.promise(CentredClusters.class).orElseThrow();
    int i = Math.floorMod(at, recipe.samples());
    assertThat(clusters.verify(flipped(generated.data(), i))).isFalse();
    assertThat(clusters.verify(changed(generated.data(), i, 0, Rational.of(1000)))).isFalse();
    Rational apart = Rational.ONE.subtract(clusters.spread().add(clusters.spread()));
    Dataset data = generated.data();
    for (int k = 0; k < data.size(); k++) {
      if (data.label(k) != data.label(i)) {
        List<Rational> way = plus(data.points().get(i), Rational.of(-1), data.points().get(k));
        Rational distance = way.stream().map(Rational::abs).reduce(Rational.ZERO, Rational::max);
        assertThat(distance).isGreaterThanOrEqualTo(apart);
      }
    }
  }

  private static RationalMatrix identity(int size) {
    return RationalMatrix.of(size, size, (i, j) -> i == j ? Rational.ONE : Rational.ZERO);
  }

  private static Rational square(Dataset data, int i) {
    return RationalMatrix.dot(data.points().get(i), data.points().get(i));
  }

  private static List<Rational> times(Rational factor, List<Rational> a) {
    return a.stream().map(factor::multiply).toList();
  }

  private static List<Rational> plus(List<Rational> a, Rational factor, List<Rational> b) {
    return IntStream.range(0, a.size())
        .mapToObj(j -> a.get(j).add(factor.multiply(b.get(j))))
        .toList();
  }

  private static Dataset replaced(Dataset data, int i, List<Rational> point) {
    List<List<Rational>> points = new ArrayList<>(data.points());
    points.set(i, point);
    return new Dataset(data.features(), points, data.labels());
  }

  private static Dataset changed(Dataset data, int i, int j) {
    return changed(data, i, j, TINY);
  }

  private static Dataset changed(Dataset data, int i, int j, Rational difference) {
    List<Rational> point = new ArrayList<>(data.points().get(i));
    point.set(j, point.get(j).add(difference));
    return replaced(data, i, point);
  }

  /** The sample moved by a multiple of {@code y u}. */
  private static Dataset moved(Dataset data, int i, List<Rational> u, Rational way) {
    Rational signed = data.label(i) > 0 ? way : way.negate();
    return replaced(data, i, plus(data.points().get(i), signed, u));
  }

  private static Dataset flipped(Dataset data, int i) {
    List<Integer> labels = new ArrayList<>(data.labels());
    labels.set(i, -labels.get(i));
    return new Dataset(data.features(), data.points(), labels);
  }
}
