package org.plumbline.enclosure.ball;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.plumbline.data.DyadicFunctions;
import org.plumbline.data.Loss;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/**
 * Series in the balls of factors have their exact product in the ball of the product; constants lie
 * in theirs; exponentials and logistic functions contain the values of their arguments.
 */
class SeriesBallProperties {
  private static final int BITS = 300;

  @Provide
  Arbitrary<List<Dyadic>> series() {
    Arbitrary<Dyadic> coefficient =
        Combinators.combine(
                Arbitraries.bigIntegers()
                    .between(BigInteger.ONE.shiftLeft(130).negate(), BigInteger.ONE.shiftLeft(130)),
                Arbitraries.longs().between(-260, -100))
            .as(Dyadic::of);
    return coefficient.list().ofMinSize(1).ofMaxSize(12);
  }

  @Provide
  Arbitrary<Rational> rationals() {
    return Combinators.combine(
            Arbitraries.longs().between(-1_000_000_000, 1_000_000_000),
            Arbitraries.longs().between(1, 1_000_000))
        .as(Rational::of);
  }

  private static List<Dyadic> product(List<Dyadic> a, List<Dyadic> b) {
    List<Dyadic> product = new ArrayList<>(Collections.nCopies(a.size() + b.size(), Dyadic.ZERO));
    for (int j = 0; j < a.size(); j++) {
      for (int k = 0; k < b.size(); k++) {
        product.set(j + k, product.get(j + k).add(a.get(j).multiply(b.get(k))));
      }
    }
    return product;
  }

  private static boolean contains(SeriesBall ball, List<Dyadic> series) {
    Dyadic apart = Dyadic.ZERO;
    for (int k = 0; k < Math.max(series.size(), ball.length()); k++) {
      Dyadic right = k < series.size() ? series.get(k) : Dyadic.ZERO;
      apart = apart.add(right.subtract(ball.coefficient(k)).abs());
    }
    return ball.radius().isInfinite() || apart.compareTo(ball.radius().toDyadic()) <= 0;
  }

  /** The ball of what {@code count} limbs hold of a series, with what they lack for a radius. */
  private static SeriesBall ball(List<Dyadic> series, int count) {
    SeriesBall center = SeriesBall.approximate(series, count);
    Magnitude lack = Magnitude.ZERO;
    for (int k = 0; k < series.size(); k++) {
      Dyadic difference = series.get(k).subtract(center.coefficient(k));
      lack = lack.add(Magnitude.enclosingAbove(difference));
    }
    return center.widened(lack);
  }

  @Property(tries = 300)
  void productsOfMembersAreMembers(
      @ForAll("series") List<Dyadic> a,
      @ForAll("series") List<Dyadic> b,
      @ForAll @IntRange(min = 1, max = 4) int count,
      @ForAll @IntRange(min = 0, max = 30) int order) {
    SeriesBall product = SeriesSum.product(ball(a, count), ball(b, count), order, count);
    assertThat(contains(product, product(a, b))).isTrue();
  }

  @Property(tries = 200)
  void sizesAreUpperBounds(
      @ForAll("series") List<Dyadic> a,
      @ForAll("series") List<Dyadic> b,
      @ForAll @IntRange(min = 0, max = 24) int order) {
    SeriesBall left = SeriesBall.approximate(a, 8);
    SeriesBall right = SeriesBall.approximate(b, 8);
    Dyadic norm = a.stream().map(Dyadic::abs).reduce(Dyadic.ZERO, Dyadic::add);
    assertThat(left.normUpper().toDyadic()).isGreaterThanOrEqualTo(norm);
    Dyadic tail = Dyadic.ZERO;
    for (int j = 0; j < a.size(); j++) {
      for (int k = Math.max(0, order + 1 - j); k < b.size(); k++) {
        tail = tail.add(a.get(j).abs().multiply(b.get(k).abs()));
      }
    }
    Magnitude bound = SeriesSizes.tailUpper(left.sizes(), right.sizes(), order);
    assertThat(bound.toDyadic()).isGreaterThanOrEqualTo(tail);
    assertThat(bound.isZero()).isEqualTo(tail.signum() == 0);
  }

  @Property(tries = 200)
  void constantsLieInTheirBalls(
      @ForAll("rationals") Rational value, @ForAll @IntRange(min = 2, max = 5) int count) {
    SeriesBall ball = SeriesBall.enclosing(value, count);
    Rational apart = value.subtract(ball.coefficient(0).toRational()).abs();
    assertThat(apart).isLessThanOrEqualTo(ball.radius().toDyadic().toRational());
  }

  /** The first coefficient is arbitrary, the others may add up to 2. */
  @Property(tries = 60)
  void functionsHoldTheirValues(
      @ForAll("series") List<Dyadic> a, @ForAll @IntRange(min = 1, max = 4) int count) {
    SeriesBall u = ball(a.stream().map(c -> c.scale(-28)).toList(), count + 1);
    SeriesFunctions functions = new SeriesFunctions(30, count);
    SeriesBall e = functions.exp(u);
    SeriesBall c = functions.logistic(u);
    // Behind an exponential radii bound what is on [0, 1], and there only.
    for (Dyadic tau :
        List.of(Dyadic.ZERO, Dyadic.ONE.scale(-3), Dyadic.ONE.scale(-1), Dyadic.ONE)) {
      Dyadic at = value(a.stream().map(x -> x.scale(-28)).toList(), tau);
      DyadicInterval exponential = DyadicInterval.of(at).exp(BITS);
      assertMeets(e, tau, exponential);
      DyadicInterval one = DyadicInterval.of(Dyadic.ONE);
      DyadicInterval whole = DyadicInterval.of(at.negate()).exp(BITS).add(one);
      assertMeets(c, tau, one.divide(whole, BITS));
    }
  }

  /** As wide as it has to be where the series comes near a branch point, at {@code ±2i}. */
  @Property(tries = 60)
  void slopesOfLossesHoldTheirValues(
      @ForAll("series") List<Dyadic> a,
      @ForAll Loss loss,
      @ForAll @IntRange(min = 1, max = 4) int count) {
    List<Dyadic> margin = a.stream().map(c -> c.scale(-28)).toList();
    SeriesBall slope = loss.slope(new BallFunctions(30, count), ball(margin, count + 1));
    for (Dyadic tau : List.of(Dyadic.ZERO, Dyadic.ONE.scale(-2), Dyadic.ONE)) {
      DyadicInterval at = DyadicInterval.of(value(margin, tau));
      assertMeets(slope, tau, loss.slope(new DyadicFunctions(BITS), at));
    }
  }

  private static Dyadic value(List<Dyadic> coefficients, Dyadic tau) {
    Dyadic value = Dyadic.ZERO;
    for (int k = coefficients.size() - 1; k >= 0; k--) {
      value = value.multiply(tau).add(coefficients.get(k));
    }
    return value;
  }

  private static void assertMeets(SeriesBall ball, Dyadic tau, DyadicInterval value) {
    if (ball.radius().isInfinite()) {
      return;
    }
    List<Dyadic> center = new ArrayList<>();
    for (int k = 0; k < ball.length(); k++) {
      center.add(ball.coefficient(k));
    }
    DyadicInterval around = DyadicInterval.around(value(center, tau), ball.radius().toDyadic());
    assertThat(around.isBelow(value) || value.isBelow(around)).isFalse();
  }
}
