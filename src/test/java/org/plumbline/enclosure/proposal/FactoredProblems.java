package org.plumbline.enclosure.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.enclosure.ball.SeriesBall;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Network;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/** Small problems for factored forms, and balls that are numbers. */
final class FactoredProblems {
  /** The limbs of a ball. */
  static final int COUNT = 4;

  private FactoredProblems() {}

  /** The problem of samples written like {@code "1/2 1 : 1"}, label last. */
  static FlowProblem problem(Network network, Loss loss, String... samples) {
    List<List<Rational>> points =
        Arrays.stream(samples)
            .map(s -> Arrays.stream(s.split(" ")).takeWhile(word -> !word.equals(":")))
            .map(words -> words.map(Rational::parse).toList())
            .toList();
    List<Integer> labels =
        Arrays.stream(samples).map(s -> Integer.valueOf(s.split(" : ")[1])).toList();
    List<String> names = IntStream.range(0, network.inputs()).mapToObj(a -> "x" + a).toList();
    Rational[] weights = new Rational[network.parameters()];
    Arrays.fill(weights, Rational.ONE);
    return new FlowProblem(
        network, new Dataset(names, points, labels), List.of(weights), loss, Reduction.SUM);
  }

  /** The constant series of numbers. */
  static List<SeriesBall> constants(double... values) {
    return Arrays.stream(values)
        .mapToObj(value -> SeriesBall.approximate(List.of(Dyadic.of(value)), COUNT))
        .toList();
  }

  /** The ball contains a constant, up to what that is off by, and is hardly wider. */
  static void assertConstant(SeriesBall found, Dyadic value, int bits) {
    Dyadic off = (found.length() == 0 ? Dyadic.ZERO : found.coefficient(0)).subtract(value).abs();
    assertThat(off).isLessThanOrEqualTo(found.radius().toDyadic().add(Dyadic.ONE.scale(-bits)));
    assertThat(found.radius()).isLessThan(Magnitude.ONE.scale(-70));
  }

  static void assertConstant(SeriesBall found, double value) {
    assertConstant(found, Dyadic.of(value), 10_000);
  }
}
