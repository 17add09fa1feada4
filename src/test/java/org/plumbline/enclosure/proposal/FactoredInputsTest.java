package org.plumbline.enclosure.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Dataset;
import org.plumbline.enclosure.ball.LaneSeries;
import org.plumbline.enclosure.ball.ProgramBalls;
import org.plumbline.enclosure.ball.SeriesBall;
import org.plumbline.number.Rational;

final class FactoredInputsTest {
  private static final int ROWS = 6;
  private static final ProgramBalls BALLS =
      new ProgramBalls(3, FactoredProblems.COUNT, new HashMap<>());

  private static Dataset data(String... samples) {
    List<List<Rational>> points =
        Arrays.stream(samples)
            .map(s -> Arrays.stream(s.split(" ")).map(Rational::parse).toList())
            .toList();
    List<String> names = IntStream.range(0, points.get(0).size()).mapToObj(a -> "x" + a).toList();
    return new Dataset(names, points, points.stream().map(x -> 1).toList());
  }

  private static Optional<FactoredInputs> inputs(String... samples) {
    return FactoredInputs.of(data(samples), 1, 1);
  }

  private static boolean isPlain(int groups, double steepest, String... samples) {
    FactoredInputs found = FactoredInputs.of(data(samples), groups, steepest).orElseThrow();
    return IntStream.range(0, samples.length)
        .allMatch(
            i ->
                Rational.of((long) found.of(i)[0])
                    .equals(Rational.parse(samples[i]).multiply(Rational.of(found.unit()))));
  }

  @Test
  void inputsAreIntegersOverACommonDenominator() {
    FactoredInputs found = inputs("1/2 1", "-2/3 0").orElseThrow();
    assertThat(found.unit()).isEqualTo(6);
    assertThat(found.of(0)).containsExactly(3, 6);
    assertThat(found.of(1)).containsExactly(-4, 0);
  }

  /** A denominator of 24 bits at most; of 2^29 what sums may have, pairs and their sides take 4. */
  @Test
  void largerNumbersHaveUnitsOfTheirOwn() {
    assertThat(isPlain(1, 1, "1/" + (1 << 23))).isTrue();
    assertThat(isPlain(1, 1, "1/" + (1 << 24))).isFalse();
    assertThat(isPlain(1, 1, String.valueOf(1 << 27))).isTrue();
    assertThat(isPlain(1, 1, String.valueOf((1 << 27) + 1))).isFalse();
    assertThat(isPlain(1, 4, String.valueOf((1 << 25) + 1))).isFalse();
    assertThat(isPlain(4, 1, String.valueOf((1 << 26) + 1))).isFalse();
    assertThat(isPlain(1, 1, String.valueOf(1 << 26), String.valueOf(-(1 << 26)))).isTrue();
    assertThat(isPlain(1, 1, String.valueOf(1 << 26), String.valueOf(-(1 << 26) - 1))).isFalse();
  }

  @Test
  void inputsOfTooManyDigitsHaveNoSuchForm() {
    String far = "1" + "0".repeat(60);
    assertThat(inputs("1", far)).isPresent();
    assertThat(inputs("0", "1", far + "1")).isEmpty();
    assertThat(inputs("1/1" + "0".repeat(77))).isPresent();
    assertThat(inputs("1/1" + "0".repeat(78))).isEmpty();
  }

  private static void assertIs(SeriesBall ball, Rational exact) {
    Rational off = ball.coefficient(0).toRational().subtract(exact).abs();
    assertThat(off).isLessThanOrEqualTo(ball.radius().toDyadic().toRational());
    assertThat(off).isLessThan(Rational.parse("1e-20"));
  }

  private static LaneSeries lanes(double... values) {
    return LaneSeries.enclosing(FactoredProblems.constants(values), ROWS);
  }

  /** Of features that are {@code 1/3 + 2^-30 k} and {@code 7k}, for two units of weights. */
  @Test
  void weightsAndSumsAreMappedOnceForAllSamples() {
    String offset = "1/3";
    Rational small = Rational.of(1, 1L << 30);
    String[] samples = new String[4];
    for (int k = 0; k < samples.length; k++) {
      Rational first = Rational.parse(offset).add(small.multiply(Rational.of(k)));
      samples[k] = first + " " + 7 * k;
    }
    Dataset data = data(samples);
    FactoredInputs found = FactoredInputs.of(data, 2, 1).orElseThrow();
    assertThat(found.unit()).isEqualTo(1);
    double[] weights = {5, 3, -2, 1};
    LaneSeries columns = found.toColumns(lanes(weights), BALLS, ROWS);
    for (int i = 0; i < samples.length; i++) {
      for (int group = 0; group < 2; group++) {
        Rational sum = Rational.ZERO;
        Rational exact = Rational.ZERO;
        for (int c = 0; c < found.columns(); c++) {
          SeriesBall lane = columns.ball(group * found.columns() + c, FactoredProblems.COUNT);
          sum =
              sum.add(
                  lane.coefficient(0).toRational().multiply(Rational.of((long) found.of(i)[c])));
        }
        for (int a = 0; a < 2; a++) {
          Rational w = Rational.of((long) weights[2 * group + a]);
          exact = exact.add(w.multiply(data.point(i).get(a)));
        }
        assertThat(sum.subtract(exact).abs()).isLessThan(Rational.parse("1e-20"));
      }
    }
    // the sum over all samples, of one group
    double[] sums = new double[found.columns()];
    for (int c = 0; c < sums.length; c++) {
      int column = c;
      sums[c] = IntStream.range(0, samples.length).mapToDouble(i -> found.of(i)[column]).sum();
    }
    LaneSeries edges = found.toEdges(lanes(sums), BALLS, ROWS);
    for (int a = 0; a < 2; a++) {
      int feature = a;
      Rational exact =
          data.points().stream().map(x -> x.get(feature)).reduce(Rational.ZERO, Rational::add);
      assertIs(edges.ball(a, FactoredProblems.COUNT), exact);
    }
  }
}
