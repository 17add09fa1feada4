package org.plumbline.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/** {@link PlaneRegions} against the sign of the network on a grid, in exact arithmetic. */
final class PlaneRegionsTest {
  private static final List<Affine> PLANE = List.of(Affine.of(1, 0, 0), Affine.of(0, 1, 0));
  private static final List<Affine> WITH_BIAS =
      List.of(Affine.of(1, 0, 0), Affine.of(0, 1, 0), Affine.of(0, 0, 1));
  private static final long ENOUGH = 10_000_000;
  private static final int CELLS = 23;

  private static Network layers(Activation activation, Integer... widths) {
    return new LayeredArchitecture(
            List.of(widths),
            IntStream.range(2, widths.length).mapToObj(l -> activation).toList(),
            List.of())
        .network();
  }

  private static double[] random(Network network, long seed) {
    return new Random(seed)
        .ints(network.parameters(), -1024, 1025)
        .mapToDouble(w -> w / 1024.0)
        .toArray();
  }

  /** Weights drawn until the boundary has a few pieces, so that there is something to be wrong. */
  private static double[] bent(Network network, long seed, List<Affine> inputs) {
    return LongStream.iterate(1000 * seed, next -> next + 1)
        .mapToObj(next -> random(network, next))
        .filter(weights -> drawn(network, weights, inputs).lines().size() >= inputs.size())
        .findFirst()
        .orElseThrow();
  }

  private static Rational value(Network network, double[] weights, Rational... point) {
    List<Rational> values = new ArrayList<>(List.of(point));
    List<Rational> exact =
        IntStream.range(0, weights.length)
            .mapToObj(p -> Dyadic.of(weights[p]).toRational())
            .toList();
    for (int v = values.size(); v < network.size(); v++) {
      Rational sum =
          network.incoming(v).stream()
              .map(edge -> edge.value(exact).multiply(values.get(edge.from())))
              .reduce(Rational.ZERO, Rational::add);
      values.add(network.activation(v).apply(sum));
    }
    return values.get(network.output());
  }

  /** A place off all round numbers, so that no line meets it by chance. */
  private static double grid(int k) {
    return Math.rint((-0.98765 + 1.97531 * k / CELLS) * 4096) / 4096;
  }

  private static double cross(ConvexPolygon.Point o, ConvexPolygon.Point a, ConvexPolygon.Point b) {
    return (a.u() - o.u()) * (b.v() - o.v()) - (a.v() - o.v()) * (b.u() - o.u());
  }

  private static boolean meet(
      ConvexPolygon.Segment line, ConvexPolygon.Point a, ConvexPolygon.Point b) {
    return cross(a, b, line.from()) * cross(a, b, line.to()) <= 1e-15
        && cross(line.from(), line.to(), a) * cross(line.from(), line.to(), b) <= 1e-15;
  }

  private static boolean isInside(ConvexPolygon polygon, ConvexPolygon.Point point) {
    List<ConvexPolygon.Point> corners = polygon.corners();
    return IntStream.range(0, corners.size())
        .allMatch(
            k -> cross(corners.get(k), corners.get((k + 1) % corners.size()), point) >= -1e-12);
  }

  /** What is wrong between neighbouring points of the grid; nothing, if all is drawn rightly. */
  private static List<String> faults(
      Network network, double[] weights, boolean hasBias, PlaneRegions.Drawn drawn) {
    int[][] signs = new int[CELLS + 1][CELLS + 1];
    List<String> faults = new ArrayList<>();
    for (int i = 0; i <= CELLS; i++) {
      for (int j = 0; j <= CELLS; j++) {
        Rational u = Dyadic.of(grid(i)).toRational();
        Rational v = Dyadic.of(grid(j)).toRational();
        signs[i][j] =
            (hasBias ? value(network, weights, u, v, Rational.ONE) : value(network, weights, u, v))
                .signum();
        ConvexPolygon.Point here = new ConvexPolygon.Point(grid(i), grid(j));
        boolean isShaded = drawn.positive().stream().anyMatch(p -> isInside(p, here));
        boolean isFlat = drawn.flat().stream().anyMatch(p -> isInside(p, here));
        if (isShaded != signs[i][j] > 0 || isFlat != (signs[i][j] == 0)) {
          faults.add("shading at " + here);
        }
        for (int[] back : new int[][] {{i - 1, j}, {i, j - 1}}) {
          if (back[0] >= 0 && back[1] >= 0) {
            ConvexPolygon.Point there = new ConvexPolygon.Point(grid(back[0]), grid(back[1]));
            boolean changes = signs[i][j] * signs[back[0]][back[1]] < 0;
            long crossings = drawn.lines().stream().filter(l -> meet(l, here, there)).count();
            if (changes && crossings == 0) {
              faults.add("no line between " + here + " and " + there);
            }
          }
        }
      }
    }
    return faults;
  }

  /** On lines the output is zero, up to rounding. */
  private static void assertZeroOn(
      Network network, double[] weights, boolean hasBias, PlaneRegions.Drawn drawn) {
    for (ConvexPolygon.Segment line : drawn.lines()) {
      ConvexPolygon.Point middle = line.from().towards(line.to(), 0.5);
      Rational u = Dyadic.of(middle.u()).toRational();
      Rational v = Dyadic.of(middle.v()).toRational();
      Rational value =
          hasBias ? value(network, weights, u, v, Rational.ONE) : value(network, weights, u, v);
      assertThat(Math.abs(value.approximateDouble())).isLessThan(1e-11);
    }
  }

  private static PlaneRegions.Drawn drawn(Network network, double[] weights, List<Affine> inputs) {
    return PlaneRegions.of(network, weights, inputs, ENOUGH).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void signsOfDeepNetworksAreThoseOfTheGrid(long seed) {
    for (Activation activation :
        List.of(
            Activation.RELU, Activation.leaky(Rational.parse("1/3")), Activation.ABSOLUTE_VALUE)) {
      Network network = layers(activation, 3, 6, 5, 1);
      double[] weights = bent(network, seed, WITH_BIAS);
      PlaneRegions.Drawn drawn = drawn(network, weights, WITH_BIAS);
      assertThat(faults(network, weights, true, drawn)).isEmpty();
      assertZeroOn(network, weights, true, drawn);
    }
  }

  /** Without a bias all kinks meet at the origin, and the output is zero on whole sectors. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void signsWithoutBiasAreThoseOfTheGrid(long seed) {
    Network network = layers(Activation.RELU, 2, 3, 1);
    double[] weights = bent(network, seed, PLANE);
    PlaneRegions.Drawn drawn = drawn(network, weights, PLANE);
    assertThat(faults(network, weights, false, drawn)).isEmpty();
    assertZeroOn(network, weights, false, drawn);
  }

  /** {@code relu(x) - relu(-x) = x}: the boundary is the common kink. */
  @Test
  void aBoundaryOnAKinkIsThere() {
    Network network = layers(Activation.RELU, 2, 2, 1);
    double[] weights = {1, 0, -1, 0, 1, -1};
    PlaneRegions.Drawn drawn = drawn(network, weights, PLANE);
    assertThat(faults(network, weights, false, drawn)).isEmpty();
    assertThat(drawn.lines()).isNotEmpty().allMatch(l -> l.from().u() == 0 && l.to().u() == 0);
  }

  /** The control: the grid sees a boundary that is left out, shifted, or of other weights. */
  @Test
  void wrongBoundariesAreSeen() {
    Network network = layers(Activation.RELU, 3, 6, 5, 1);
    double[] weights = bent(network, 1, WITH_BIAS);
    PlaneRegions.Drawn drawn = drawn(network, weights, WITH_BIAS);
    assertThat(
            faults(
                network,
                weights,
                true,
                new PlaneRegions.Drawn(List.of(), drawn.positive(), drawn.flat())))
        .anyMatch(fault -> fault.startsWith("no line"));
    assertThat(
            faults(
                network,
                weights,
                true,
                new PlaneRegions.Drawn(drawn.lines(), List.of(), drawn.flat())))
        .anyMatch(fault -> fault.startsWith("shading"));
    List<Affine> shifted = List.of(Affine.of(1, 0, 0.1), Affine.of(0, 1, 0), Affine.of(0, 0, 1));
    assertThat(faults(network, weights, true, drawn(network, weights, shifted)))
        .anyMatch(fault -> fault.startsWith("no line"));
    weights[0] += 0.5;
    assertThat(faults(network, weights, true, drawn)).isNotEmpty();
  }

  @Test
  void tooManyPiecesAndTooLargeNumbersAreGivenUp() {
    Network network = layers(Activation.RELU, 3, 6, 5, 1);
    double[] weights = random(network, 1);
    assertThat(PlaneRegions.of(network, weights, WITH_BIAS, 100)).isEmpty();
    weights[0] = Double.POSITIVE_INFINITY;
    assertThat(PlaneRegions.of(network, weights, WITH_BIAS, ENOUGH)).isEmpty();
  }
}
