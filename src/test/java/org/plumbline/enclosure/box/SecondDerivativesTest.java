package org.plumbline.enclosure.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.enclosure.FixedGates;
import org.plumbline.enclosure.SingleStep;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.network.Network;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/** Growth bounds at single weights against differences, and where no matrix is formed. */
final class SecondDerivativesTest {
  private static final EnclosedProblem PROBLEM = EnclosedProblem.enclosing(FixedGates.problem());

  /** The largest eigenvalue of a symmetric matrix, by powers of it moved to be positive. */
  private static double largestEigenvalue(double[][] matrix) {
    double shift = 0;
    for (double[] row : matrix) {
      shift = Math.max(shift, FixedGates.norm(row) * Math.sqrt(row.length));
    }
    double[] vector = new Random(7).doubles(matrix.length, 0.5, 1).toArray();
    double value = 0;
    for (int sweep = 0; sweep < 4_000; sweep++) {
      double[] next = new double[vector.length];
      for (int p = 0; p < vector.length; p++) {
        next[p] = shift * vector[p];
        for (int q = 0; q < vector.length; q++) {
          next[p] += matrix[p][q] * vector[q];
        }
      }
      value = FixedGates.norm(next) / FixedGates.norm(vector) - shift;
      double size = FixedGates.norm(next);
      for (int p = 0; p < vector.length; p++) {
        vector[p] = next[p] / size;
      }
    }
    return value;
  }

  private static double[] gates(double... w) {
    double[] gates = new double[3];
    for (int v = 2; v <= 4; v++) {
      gates[v - 2] = FixedGates.preActivation(v, gates, w) > 0 ? 1 : 0.25;
    }
    return gates;
  }

  /** For a network that uses weights twice, {@code λ_max(c ∇²f)}. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void boundsAreThoseOfTheMatrix(long seed) {
    double[] w = new Random(seed).doubles(6, -1, 1).toArray();
    double[] gates = gates(w);
    double c = Math.exp(-FixedGates.preActivation(FixedGates.OUTPUT, gates, w));
    double[][] hessian = new double[6][];
    for (int p = 0; p < 6; p++) {
      int row = p;
      hessian[p] =
          FixedGates.gradient(
              at ->
                  c
                      * FixedGates.gradient(
                          x -> FixedGates.preActivation(FixedGates.OUTPUT, gates, x), at)[row],
              w);
    }
    double expected = largestEigenvalue(hessian);
    WeightBox point = WeightBox.of(w, w);
    SampleSignals signals =
        SampleSignals.ofSelections(PROBLEM, point, PossibleGates.enclosing(PROBLEM, point));
    double found = GrowthBound.upper(signals).doubleUpper();
    assertThat(found).isBetween(expected * (1 - 1e-5), expected * (1 + 1e-5));
  }

  /**
   * For so many edges that no matrix is formed: with all weights 0 and {@code x = 3 e_1} the second
   * derivatives of {@code b·Ax} are 3 for each {@code b_k}, and {@code c = 1}.
   */
  @Test
  void wideNetworksHaveABoundBySweeps() {
    Network network = SingleStep.layers(Activation.LINEAR, 3, 400, 1);
    FlowProblem problem =
        SingleStep.problem(
            network, List.of(List.of(Rational.of(3), Rational.ZERO, Rational.ZERO)), List.of(-1));
    EnclosedProblem enclosed = EnclosedProblem.enclosing(problem);
    WeightBox zero = WeightBox.enclosing(Collections.nCopies(network.parameters(), Rational.ZERO));
    SampleSignals signals =
        SampleSignals.ofSelections(enclosed, zero, PossibleGates.enclosing(enclosed, zero));
    assertThat(GrowthBound.upper(signals))
        .isBetween(Magnitude.enclosingAbove(3.0), Magnitude.enclosingAbove(3.2));
  }

  /** Three units with two inputs and four edges behind, two units with three and one. */
  @Test
  void pairsOfEdgesAreCountedWhereAPathLeads() {
    Network network = SingleStep.layers(Activation.RELU, 2, 3, 2, 1);
    EnclosedProblem problem =
        EnclosedProblem.enclosing(
            SingleStep.problem(network, List.of(List.of(Rational.ONE, Rational.ONE)), List.of(1)));
    assertThat(SecondDerivatives.count(problem)).isEqualTo(3 * 2 * 4 + 2 * 3);
  }
}
