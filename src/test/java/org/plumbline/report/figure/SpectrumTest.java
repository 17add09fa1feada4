package org.plumbline.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** {@link Spectrum} of matrices whose singular values are known. */
final class SpectrumTest {
  @Test
  void ofATallAndAWideMatrix() {
    double[][] tall = {{3, 0}, {4, 0}, {0, 2}};
    double[][] wide = {{3, 4, 0}, {0, 0, 2}};
    for (double[][] matrix : new double[][][] {tall, wide}) {
      Spectrum spectrum = Spectrum.of(matrix);
      assertThat(spectrum.size()).isEqualTo(2);
      assertThat(spectrum.value(0)).isCloseTo(5, within(1e-13));
      assertThat(spectrum.value(1)).isCloseTo(2, within(1e-13));
      assertThat(spectrum.squaresFrom(1)).isCloseTo(4, within(1e-13));
    }
  }

  /** [[1, 1], [0, 1]] has the golden ratio and its inverse. */
  @Test
  void ofAShear() {
    Spectrum spectrum = Spectrum.of(new double[][] {{1, 1}, {0, 1}});
    double golden = (1 + Math.sqrt(5)) / 2;
    assertThat(spectrum.value(0)).isCloseTo(golden, within(1e-14));
    assertThat(spectrum.value(1)).isCloseTo(1 / golden, within(1e-14));
  }

  /** {@code 1 - ⟨u, v⟩²} keeps its digits where the vectors are almost parallel. */
  @Test
  void misalignmentIsTheSquareOfTheSine() {
    double sine = 1e-9;
    double cosine = Math.sqrt(1 - sine * sine);
    Spectrum first = Spectrum.of(new double[][] {{7}, {0}});
    Spectrum next = Spectrum.of(new double[][] {{-2 * cosine, -2 * sine}});
    assertThat(first.misalignment(next)).isCloseTo(1e-18, within(1e-24));
    Spectrum across = Spectrum.of(new double[][] {{0, 1}});
    assertThat(first.misalignment(across)).isEqualTo(1);
  }

  @Test
  void rankOneHasNothingBesides() {
    Spectrum spectrum = Spectrum.of(new double[][] {{1, 2, 3}, {2, 4, 6}, {-1, -2, -3}});
    assertThat(spectrum.squaresFrom(1)).isLessThan(1e-25);
  }
}
