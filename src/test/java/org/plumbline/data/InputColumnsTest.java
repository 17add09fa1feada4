package org.plumbline.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plumbline.flow.Problems;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/** Inputs as small integers. */
final class InputColumnsTest {
  private static final int BITS = 100;
  private static final int ENTRY_BITS = 20;

  private static Rational value(InputColumns inputs, int sample, int feature) {
    Rational sum = Rational.ZERO;
    for (InputColumns.Term term : inputs.terms()) {
      if (term.feature() == feature) {
        long entry = (long) inputs.column(term.column())[sample];
        sum = sum.add(term.factor().multiply(Rational.of(entry)));
      }
    }
    return sum;
  }

  /** Nine samples with the given coordinates. */
  private static Dataset data(int features, BiFunction<Random, Integer, Rational> coordinate) {
    Random random = new Random(2);
    List<List<Rational>> points = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      points.add(IntStream.range(0, features).mapToObj(a -> coordinate.apply(random, a)).toList());
      labels.add(random.nextBoolean() ? 1 : -1);
    }
    return new Dataset(
        IntStream.range(0, features).mapToObj(a -> "x" + a).toList(), points, labels);
  }

  private static Rational thirds(Random random) {
    return Rational.of(random.nextInt(13) - 6, 3);
  }

  private static void assertExact(Dataset data, InputColumns inputs) {
    assertThat(inputs.largest()).isLessThanOrEqualTo(1 << ENTRY_BITS);
    for (int i = 0; i < data.size(); i++) {
      for (int a = 0; a < data.dimension(); a++) {
        assertThat(value(inputs, i, a)).isEqualTo(data.point(i).get(a));
      }
    }
  }

  @Test
  void integersAreTheirOwnColumns() {
    Dataset data = Problems.data("1 16 +; 3 -5 -; 0 2 +");
    InputColumns inputs = InputColumns.approximate(data, ENTRY_BITS, BITS);
    assertThat(inputs.isPlain()).isTrue();
    assertExact(data, inputs);
  }

  @Test
  void aFeatureHasTheUnitOfItsValues() {
    Dataset data = Problems.data("0.5 3000 +; 0.125 -6000 -; 0 9000 +");
    InputColumns inputs = InputColumns.approximate(data, ENTRY_BITS, BITS);
    assertThat(inputs.isPlain()).isFalse();
    assertThat(inputs.count()).isEqualTo(2);
    assertThat(inputs.largest()).isEqualTo(4);
    assertExact(data, inputs);
  }

  /** Only differences are short: their column, and one of ones that carries all offsets. */
  @Test
  void anOffsetIsOneColumnForAllFeatures() {
    Dataset data = data(3, (r, a) -> thirds(r).subtract(Rational.of(1_000_003L + a, 7_654_321L)));
    InputColumns inputs = InputColumns.approximate(data, ENTRY_BITS, BITS);
    assertThat(inputs.count()).isEqualTo(4);
    assertThat(inputs.column(3)).containsOnly(1);
    assertExact(data, inputs);
  }

  @Test
  void longDecimalsAreDigitsOfOneNumber() {
    Dataset data = data(2, (r, a) -> Rational.parse(Double.toString(r.nextDouble() * 2 - 1)));
    InputColumns inputs = InputColumns.approximate(data, ENTRY_BITS, BITS);
    assertThat(inputs.count()).isGreaterThan(4);
    assertExact(data, inputs);
  }

  @Test
  void whatIsLongerThanTheNumbersIsRounded() {
    Dataset data =
        new Dataset(
            List.of("x"),
            List.of(
                List.of(Rational.parse("0.1234567890123456789012345678901234567890123")),
                List.of(Rational.parse("-1/3")),
                List.of(Rational.parse("2/7"))),
            List.of(1, -1, 1));
    InputColumns inputs = InputColumns.approximate(data, ENTRY_BITS, BITS);
    assertThat(inputs.count()).isLessThanOrEqualTo(6);
    Rational unit = Dyadic.ONE.scale(-BITS).toRational();
    for (int i = 0; i < 3; i++) {
      Rational error = value(inputs, i, 0).subtract(data.point(i).get(0)).abs();
      assertThat(error).isLessThan(unit);
    }
  }

  /** Nothing is cut off, however long the numbers are and however short the entries. */
  @Test
  void exactColumnsLoseNothing() {
    Dataset data =
        data(2, (r, a) -> Rational.of(r.nextLong(), 1_000_003L + a).add(Rational.of(1, 97)));
    InputColumns inputs = InputColumns.exact(data, 11);
    assertThat(inputs.largest()).isLessThanOrEqualTo(1 << 11);
    assertThat(inputs.count()).isGreaterThan(12);
    for (int i = 0; i < data.size(); i++) {
      for (int a = 0; a < 2; a++) {
        assertThat(value(inputs, i, a)).isEqualTo(data.point(i).get(a));
      }
    }
  }

  @Test
  void aFeatureThatIsZeroHasNoColumn() {
    Dataset data = Problems.data("0 1 +; 0 2 -");
    InputColumns inputs = InputColumns.approximate(data, ENTRY_BITS, BITS);
    assertThat(inputs.count()).isEqualTo(1);
    assertThat(inputs.isPlain()).isFalse();
    assertExact(data, inputs);
  }
}
