package org.plumbline.compare.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.compare.gradient.SmallRisk.numbers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.compare.finding.Explanation;
import org.plumbline.compare.finding.Suspicion;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.number.NumberFormat;
import org.plumbline.number.Rational;

/**
 * The linear network {@code (1, 2) W x} at {@code W = (1 -1; -2 1)} and {@code x = (1, 3)}: its
 * value is 0, so its gradient is {@code -(1 3; 2 6)} and {@code -Wx = (2, -1)}. With {@code W} the
 * other way its value is -1, and {@code Wx = (-5, 2)}.
 */
final class TranspositionsTest {
  private static final double[] WEIGHTS = {1, -1, -2, 1, 1, 2};

  private static FlowProblem problem(Integer... widths) {
    LayeredArchitecture layers =
        new LayeredArchitecture(
            List.of(widths), Collections.nCopies(widths.length - 2, Activation.LINEAR), List.of());
    return new FlowProblem(
        layers.network(),
        new Dataset(List.of("x", "y"), List.of(List.of(Rational.ONE, Rational.of(3))), List.of(1)),
        Collections.nCopies(layers.network().parameters(), Rational.ONE),
        Loss.EXPONENTIAL,
        Reduction.SUM);
  }

  private static Optional<Suspicion> suspicion(
      FlowProblem problem, double[] weights, double... claimed) {
    return Transpositions.suspicion(
        new ClaimContext(
            problem,
            NumberFormat.FLOAT64,
            TwoSamples.setting(problem, weights),
            Claimed.gradient(numbers(claimed), NumberFormat.FLOAT64),
            List.of()));
  }

  private static Suspicion transposed(String what) {
    return new Suspicion(Explanation.TRANSPOSED, what + " transposed (column by column)");
  }

  @Test
  void theGradientIsToldFromTheMatrix() {
    FlowProblem problem = problem(2, 2, 1);
    double e = Math.E;
    assertThat(suspicion(problem, WEIGHTS, -1, -2, -3, -6, 2, -1))
        .contains(transposed("the gradient of W1 is"));
    assertThat(suspicion(problem, WEIGHTS, -e, -3 * e, -2 * e, -6 * e, 5 * e, -2 * e))
        .contains(transposed("the weight matrix of W1 is"));
    assertThat(suspicion(problem, WEIGHTS, -e, -2 * e, -3 * e, -6 * e, 5 * e, -2 * e))
        .contains(transposed("the weight matrix and the gradient of W1 is"));
  }

  @Test
  void otherOrdersAreNot() {
    FlowProblem problem = problem(2, 2, 1);
    assertThat(suspicion(problem, WEIGHTS, -1, -3, -2, -6, 2, -1)).isEmpty();
    assertThat(suspicion(problem, WEIGHTS, -3, -1, -6, -2, 2, -1)).isEmpty();
    assertThat(suspicion(problem, WEIGHTS, -1, -2, -3, -6, -1, 2)).isEmpty();
  }

  @Test
  void allMatricesMayBeTransposedTogether() {
    FlowProblem problem = problem(2, 2, 2, 1);
    double[] weights = {0.5, -0.25, 0.75, 1, -1, 0.25, 0.5, 0.125, 1, -0.5};
    double[] exact = exact(problem, weights);
    assertThat(suspicion(problem, weights, swapped(exact, 1, 2, 5, 6)))
        .contains(transposed("the gradient of W1, W2 are"));
    assertThat(suspicion(problem, weights, swapped(exact, 5, 6)))
        .contains(transposed("the gradient of W2 is"));
  }

  /** A matrix of 3 rows and 2 columns is written by columns or read so. */
  @Test
  void oblongMatricesAreReadEitherWay() {
    FlowProblem problem = problem(2, 3, 1);
    double[] rows = {0.5, -0.25, 0.75, 1, -1, 0.125, 1, -0.5, 0.25};
    double[] columns = {0.5, 0.75, -1, -0.25, 1, 0.125, 1, -0.5, 0.25};
    Suspicion found = transposed("the weight matrix of W1 is");
    assertThat(suspicion(problem, columns, exact(problem, rows))).contains(found);
    assertThat(suspicion(problem, rows, exact(problem, columns))).contains(found);
  }

  private static double[] exact(FlowProblem problem, double... weights) {
    return RiskGradient.of(problem, TwoSamples.setting(problem, weights)).approximate();
  }

  private static double[] swapped(double[] values, int... pairs) {
    List<Double> swapped = new ArrayList<>();
    for (double value : values) {
      swapped.add(value);
    }
    for (int k = 0; k < pairs.length; k += 2) {
      Collections.swap(swapped, pairs[k], pairs[k + 1]);
    }
    return swapped.stream().mapToDouble(x -> x).toArray();
  }
}
