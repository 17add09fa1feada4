package org.plumbline.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.plumbline.data.Dataset;
import org.plumbline.data.FarkasCombination;
import org.plumbline.data.MaxMargin;
import org.plumbline.data.MaxMarginResult;
import org.plumbline.data.SeparabilityCertificate;
import org.plumbline.data.SeparabilityDecision;
import org.plumbline.data.Separator;
import org.plumbline.generate.GeneratedData;
import org.plumbline.generate.KeptMargin;
import org.plumbline.generate.Kind;
import org.plumbline.generate.Parameter;
import org.plumbline.generate.Recipe;
import org.plumbline.number.Rational;

/** Gordan's alternative and the maximum margin, on random small data with many coincidences. */
class SeparabilityProperties {
  /**
   * Few different coordinates, so that zeros, duplicates, contradictions and margin zero are
   * frequent.
   */
  @Provide
  Arbitrary<Dataset> datasets() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 3), Arbitraries.integers().between(1, 7))
        .flatAs(SeparabilityProperties::datasets);
  }

  private static Arbitrary<Dataset> datasets(int dimension, int size) {
    Arbitrary<Rational> coordinate =
        Combinators.combine(
                Arbitraries.integers().between(-3, 3), Arbitraries.of(1L, 1L, 1L, 2L, 3L))
            .as((p, q) -> Rational.of(p.longValue(), q));
    Arbitrary<List<List<Rational>>> points =
        coordinate.list().ofSize(dimension).list().ofSize(size);
    Arbitrary<List<Integer>> labels = Arbitraries.of(-1, 1).list().ofSize(size);
    return Combinators.combine(points, labels).as((x, y) -> new Dataset(names(dimension), x, y));
  }

  @Provide
  Arbitrary<GeneratedData> separableData() {
    return Combinators.combine(
            Arbitraries.longs(),
            Arbitraries.integers().between(1, 12),
            Arbitraries.integers().between(1, 5),
            Arbitraries.of(Rational.of(1, 1L << 40), Rational.of(1, 3), Rational.of(5)))
        .as(
            (seed, samples, dimension, margin) ->
                new Recipe(
                        Kind.SEPARABLE, samples, dimension, seed, Map.of(Parameter.MARGIN, margin))
                    .generate());
  }

  @Property
  void bothRoutesVerifyAndAgreeWithElimination(@ForAll("datasets") Dataset data) {
    SeparabilityCertificate decided = SeparabilityDecision.decide(data);
    SeparabilityCertificate exact = SeparabilityDecision.decideExactly(data);
    boolean separable = FourierMotzkin.separable(data);
    assertThat(decided.verify(data)).isTrue();
    assertThat(exact.verify(data)).isTrue();
    assertThat(decided.claimsSeparable()).isEqualTo(separable);
    assertThat(exact.claimsSeparable()).isEqualTo(separable);
    SeparabilityDecision.decideByProposal(data)
        .ifPresent(proposed -> assertThat(proposed.claimsSeparable()).isEqualTo(separable));
  }

  @Property
  void separableDataAreFoundSeparable(@ForAll("separableData") GeneratedData drawn) {
    Dataset data = drawn.data();
    KeptMargin kept = drawn.promise(KeptMargin.class).orElseThrow();
    assertThat(
            new Separator(times(kept.direction(), Rational.ONE.divide(kept.margin()))).verify(data))
        .isTrue();
    assertThat(SeparabilityDecision.decide(data)).isInstanceOf(Separator.class);
    assertThat(SeparabilityDecision.decideExactly(data)).isInstanceOf(Separator.class);
    assertThat(MaxMargin.exact(data)).isInstanceOf(MaxMargin.class);
  }

  @Property
  void aMutatedCombinationIsRejected(
      @ForAll("datasets") Dataset data, @ForAll @IntRange(max = 6) int at) {
    if (SeparabilityDecision.decide(data) instanceof FarkasCombination proof) {
      List<Rational> changed = changed(proof.lambda(), at % data.size(), Rational.of(1, 1L << 50));
      assertThat(new FarkasCombination(changed).verify(data)).isFalse();
      assertThat(new FarkasCombination(times(proof.lambda(), Rational.of(2))).verify(data))
          .isFalse();
    }
  }

  @Property
  void aSeparatorWorsenedOnATightSampleIsRejected(@ForAll("separableData") GeneratedData drawn) {
    Dataset data = drawn.data();
    MaxMargin margin = (MaxMargin) MaxMargin.exact(data);
    int tight = margin.support().get(0);
    for (int j = 0; j < data.dimension(); j++) {
      int sign = data.point(tight).get(j).signum() * data.label(tight);
      List<Rational> worse = changed(margin.u(), j, Rational.of(-sign, 1L << 50));
      assertThat(new Separator(worse).verify(data))
          .isEqualTo(sign == 0 && new Separator(margin.u()).verify(data));
    }
    assertThat(new Separator(times(margin.u(), Rational.of(-1))).verify(data)).isFalse();
  }

  @Property
  void aMutatedMaximumMarginIsRejected(@ForAll("separableData") GeneratedData drawn) {
    Dataset data = drawn.data();
    MaxMargin margin = (MaxMargin) MaxMargin.exact(data);
    assertThat(margin.verify(data)).isTrue();
    Rational small = Rational.of(1, 1L << 50);
    for (int j = 0; j < data.dimension(); j++) {
      List<Rational> u = changed(margin.u(), j, small);
      assertThat(new MaxMargin(u, margin.multipliers()).verify(data)).isFalse();
    }
    for (int i = 0; i < data.size(); i++) {
      List<Rational> multipliers = changed(margin.multipliers(), i, small);
      assertThat(new MaxMargin(margin.u(), multipliers).verify(data)).isFalse();
    }
  }

  @Property
  void noSeparatorIsShorterThanTheMaximumMarginDirection(
      @ForAll("separableData") GeneratedData drawn) {
    MaxMargin margin = (MaxMargin) MaxMargin.exact(drawn.data());
    Rational least = square(margin.u());
    Separator found = (Separator) SeparabilityDecision.decide(drawn.data());
    assertThat(square(found.u())).isGreaterThanOrEqualTo(least);
    KeptMargin kept = drawn.promise(KeptMargin.class).orElseThrow();
    assertThat(square(kept.direction()))
        .isGreaterThanOrEqualTo(least.multiply(kept.margin().square()));
    assertThat(margin.marginSquared()).isEqualTo(Rational.ONE.divide(least));
  }

  @Property
  void maximumMarginExistsExactlyForSeparableData(@ForAll("datasets") Dataset data) {
    MaxMarginResult result = MaxMargin.exact(data);
    if (result instanceof FarkasCombination proof) {
      assertThat(proof.verify(data)).isTrue();
    } else {
      assertThat(((MaxMargin) result).verify(data)).isTrue();
    }
    assertThat(result instanceof MaxMargin).isEqualTo(FourierMotzkin.separable(data));
  }

  @Property
  void orderOfSamplesDoesNotMatter(@ForAll("datasets") Dataset data, @ForAll long seed) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, data.size()).boxed().toList());
    Collections.shuffle(order, new Random(seed));
    Dataset shuffled =
        new Dataset(
            data.features(),
            order.stream().map(data::point).toList(),
            order.stream().map(data::label).toList());
    assertThat(SeparabilityDecision.decide(shuffled).claimsSeparable())
        .isEqualTo(SeparabilityDecision.decide(data).claimsSeparable());
    if (MaxMargin.exact(data) instanceof MaxMargin margin) {
      assertThat(((MaxMargin) MaxMargin.exact(shuffled)).u()).isEqualTo(margin.u());
    }
  }

  @Property
  void scaleDoesNotMatter(
      @ForAll("datasets") Dataset data, @ForAll @IntRange(min = 1, max = 1000) int factor) {
    Rational scale = Rational.of(factor, 7);
    Dataset scaled =
        new Dataset(
            data.features(),
            data.points().stream().map(point -> times(point, scale)).toList(),
            data.labels());
    assertThat(SeparabilityDecision.decide(scaled).claimsSeparable())
        .isEqualTo(SeparabilityDecision.decide(data).claimsSeparable());
    if (MaxMargin.exact(data) instanceof MaxMargin margin) {
      MaxMargin other = (MaxMargin) MaxMargin.exact(scaled);
      assertThat(times(other.u(), scale)).isEqualTo(margin.u());
      assertThat(other.marginSquared()).isEqualTo(margin.marginSquared().multiply(scale.square()));
    }
  }

  private static List<String> names(int dimension) {
    return IntStream.range(0, dimension).mapToObj(j -> "x" + j).toList();
  }

  private static List<Rational> times(List<Rational> values, Rational factor) {
    return values.stream().map(factor::multiply).toList();
  }

  private static List<Rational> changed(List<Rational> values, int at, Rational difference) {
    List<Rational> result = new ArrayList<>(values);
    result.set(at, result.get(at).add(difference));
    return result;
  }

  private static Rational square(List<Rational> values) {
    return values.stream().map(Rational::square).reduce(Rational.ZERO, Rational::add);
  }
}
