package org.plumbline.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/** One sweep in every arithmetic gives one gradient, found by hand. */
final class SweepTest {
  /** {@code f = |w_0 x_0 + w_1 x_1| w_2 + 3 w_0 x_0}: a shared weight and a fixed one. */
  private static final Network NETWORK =
      Network.of(
          2,
          List.of(
              new Vertex("a", Activation.LINEAR),
              new Vertex("b", Activation.LINEAR),
              new Vertex("h", Activation.ABSOLUTE_VALUE),
              new Vertex("k", Activation.LINEAR),
              new Vertex("o", Activation.LINEAR)),
          List.of(
              new Edge(3, 4, new Weight.Fixed(Rational.of(3))),
              new Edge(2, 4, new Weight.Parameter(2)),
              new Edge(0, 3, new Weight.Parameter(0)),
              new Edge(0, 2, new Weight.Parameter(0)),
              new Edge(1, 2, new Weight.Parameter(1))),
          List.of("p", "q", "r"));

  private static final long[] WEIGHTS = {2, -3, 5};
  private static final long[] INPUT = {1, 4};

  /** {@code s = 2 - 12 = -10}, {@code f = 50 + 6}; the gate is -1. */
  private static final long VALUE = 56;

  private static final long[] GRADIENT = {-5 + 3, -5 * 4, 10};

  /** The value and the gradient at the point above. */
  private static <T> T[] swept(Arithmetic<T> arithmetic, Of<T> of, Gates<T> gates) {
    Sweep<T> sweep = Sweep.of(NETWORK.incidence(), arithmetic);
    T[] weights = of.array(NETWORK.edges().size());
    sweep.fill(weights, p -> arithmetic.of(Rational.of(WEIGHTS[p])));
    T[] z = of.array(5);
    sweep.forward(
        weights, z, (v, sum) -> v < 2 ? arithmetic.of(Rational.of(INPUT[v])) : gates.gated(v, sum));
    T[] delta = of.array(5);
    sweep.backward(
        weights, delta, (v, sum) -> v == 4 ? arithmetic.of(Rational.ONE) : gates.gated(v, sum));
    T[] all = of.array(4);
    T[] gradient = of.array(3);
    sweep.gradient(z, delta, gradient);
    System.arraycopy(gradient, 0, all, 0, 3);
    all[3] = z[4];
    return all;
  }

  private interface Of<T> {
    T[] array(int size);
  }

  private interface Gates<T> {
    T gated(int v, T sum);
  }

  private static void assertExact(List<Rational> found) {
    for (int p = 0; p < 3; p++) {
      assertThat(found.get(p)).isEqualTo(Rational.of(GRADIENT[p]));
    }
    assertThat(found.get(3)).isEqualTo(Rational.of(VALUE));
  }

  @Test
  void rationals() {
    Rational[] found =
        swept(
            Arithmetic.RATIONAL,
            Rational[]::new,
            (v, sum) -> v == 2 ? Rational.of(-1).multiply(sum) : sum);
    assertExact(List.of(found));
  }

  @Test
  void dyadicIntervals() {
    DyadicInterval[] found =
        swept(
            new DyadicArithmetic(60),
            DyadicInterval[]::new,
            (v, sum) -> v == 2 ? sum.negate() : sum);
    assertExact(List.of(found).stream().map(x -> x.lower().toRational()).toList());
    assertExact(List.of(found).stream().map(x -> x.upper().toRational()).toList());
  }

  @Test
  void doubleIntervals() {
    DoubleInterval[] found =
        swept(
            Arithmetic.DOUBLE_INTERVAL,
            DoubleInterval[]::new,
            (v, sum) -> v == 2 ? sum.negate() : sum);
    for (int p = 0; p < 4; p++) {
      long exact = p < 3 ? GRADIENT[p] : VALUE;
      assertThat(found[p].contains((double) exact)).isTrue();
      assertThat(found[p].upper() - found[p].lower()).isLessThan(1e-12);
    }
  }

  @Test
  void doubles() {
    DoubleSweep sweep = DoubleSweep.of(NETWORK);
    double[] weights = {2, -3, 5};
    double[] z = new double[5];
    sweep.forward(weights, z, (v, sum) -> v < 2 ? INPUT[v] : v == 2 ? -sum : sum);
    assertThat(z[4]).isEqualTo(VALUE);
    double[] delta = new double[5];
    sweep.backward(weights, delta, (v, sum) -> v == 4 ? 1 : v == 2 ? -sum : sum);
    double[] gradient = {1, 1, 1};
    sweep.addGradient(2, z, delta, gradient);
    for (int p = 0; p < 3; p++) {
      assertThat(gradient[p]).isCloseTo(1 + 2 * GRADIENT[p], within(1e-12));
    }
    double[] sizes = {1, 4, 0, 0, 0};
    assertThat(sweep.size(2, weights, sizes)).isEqualTo(2 + 12);
    assertThat(sweep.backSize(0, weights, new double[] {0, 0, 1, 7, 0})).isEqualTo(2 + 14);
    double[] gradientSizes = new double[3];
    sweep.addGradientSize(-1, z, new double[] {0, 0, 1, 1, 1}, gradientSizes);
    assertThat(gradientSizes).containsExactly(2, 4, 10);
  }

  /** Where nothing passes, sums may be left out, and vertices beyond an end count for nothing. */
  @Test
  void closedVerticesAndShortArrays() {
    Sweep<Rational> sweep = Sweep.of(NETWORK.incidence(), Arithmetic.RATIONAL);
    Rational[] weights = new Rational[5];
    sweep.fill(weights, p -> Rational.of(WEIGHTS[p]));
    Rational[] delta = new Rational[3];
    sweep.backward(weights, delta, (v, sum) -> v == 2 ? Rational.ONE : sum);
    assertThat(delta).containsExactly(Rational.of(2), Rational.of(-3), Rational.ONE);
    Rational[] z = new Rational[5];
    sweep.forward(
        weights,
        z,
        new Sweep.Passage<>() {
          @Override
          public Rational passed(int v, Rational sum) {
            return v < 2 ? Rational.of(INPUT[v]) : sum;
          }

          @Override
          public boolean isClosed(int v) {
            return v == 2;
          }
        });
    assertThat(z[2]).isEqualTo(Rational.ZERO);
    assertThat(z[4]).isEqualTo(Rational.of(6));
  }

  /** Parallel paths and shared weights are all in the exact gradient too. */
  @Test
  void agreesWithTheEvaluation() {
    List<Rational> weights = List.of(Rational.of(2), Rational.of(-3), Rational.of(5));
    Evaluation exact = Evaluation.exact(NETWORK, weights, List.of(Rational.of(1), Rational.of(4)));
    assertThat(exact.value()).isEqualTo(Rational.of(VALUE));
    assertThat(exact.gradient())
        .containsExactly(
            Rational.of(GRADIENT[0]), Rational.of(GRADIENT[1]), Rational.of(GRADIENT[2]));
  }
}
