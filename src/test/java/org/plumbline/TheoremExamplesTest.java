package org.plumbline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.ExampleRuns.rows;
import static org.plumbline.ExampleRuns.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.Finding;
import org.plumbline.claim.Quantity;
import org.plumbline.claim.Verdict;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/**
 * What the bundled experiments on theorems of the literature show, as src/site/markdown/theorems.md
 * tells it.
 */
final class TheoremExamplesTest {
  /** Units of less than this share of the largest norm have hardly grown. */
  private static final double GROWN = 1e-3;

  private static CheckReport runWithoutDoubt(String example) {
    CheckReport report = ExampleRuns.runWithoutDoubt(example);
    assertThat(rows(report, "enclosure")).containsExactly("flow PROVED");
    return report;
  }

  private static double upper(Quantity quantity) {
    return ((Quantity.Enclosed) quantity).value().upper().approximateDouble();
  }

  private static double[] finalWeights(CheckReport report) {
    return report.flow().orElseThrow().trajectory().finalWeights().stream()
        .mapToDouble(Dyadic::approximateDouble)
        .toArray();
  }

  private static double[] initialWeights(CheckReport report) {
    return report.flow().orElseThrow().trajectory().steps().get(0).startWeights().stream()
        .mapToDouble(Dyadic::approximateDouble)
        .toArray();
  }

  @Test
  void linearLayersAboveAReluLayerTendToRankOneAndAlign() {
    CheckReport report = runWithoutDoubt("linear-tail");
    for (String id :
        List.of("rank-one-bound", "alignment-bound", "rank-one-limit", "alignment-limit")) {
      assertThat(rows(report, id))
          .containsExactlyInAnyOrder("W1 NOT_APPLICABLE", "W2 PROVED", "W3 PROVED");
    }
    assertThat(rows(report, "norm-growth"))
        .containsExactly("W1 PROVED", "W2 PROVED", "W3 PROVED", "W4 PROVED");
  }

  @Test
  void unitsWithADiagonalSkipKeepTheirBalance() {
    CheckReport report = runWithoutDoubt("diagonal-skip");
    assertThat(rows(report, "balancedness"))
        .containsExactly(
            "h1[0] PROVED",
            "h1[1] PROVED",
            "h1[2] PROVED",
            "h2[0] PROVED",
            "h2[1] PROVED",
            "h2[2] PROVED");
    assertThat(rows(report, "layer-balancedness"))
        .containsExactlyInAnyOrder("W1 PROVED", "W2+S0 PROVED");
  }

  @Test
  void threeClassesOfUnitsTendToRankThree() {
    CheckReport report = runWithoutDoubt("three-classes");
    assertThat(rows(report, "active-submatrix-limit"))
        .containsExactly(
            "W1[h1[0],h1[1]] PROVED", "W1[h1[2],h1[3]] PROVED", "W1[h1[4],h1[5]] PROVED");
    assertThat(rows(report, "rank-limit")).containsExactly("W1 PROVED");
    assertThat(report.findings("rank-limit").get(0).reason()).contains("K = 3");
  }

  /** Squared distance of W1 to rank two: at most 0.005, where its squared norm is 34. */
  @Test
  void leakyUnitsOnNearlyOrthogonalSamplesHaveRankTwo() {
    CheckReport report = runWithoutDoubt("nearly-orthogonal");
    Finding whole =
        report.findings("active-submatrix").stream()
            .filter(f -> f.subject().equals("W1"))
            .findFirst()
            .orElseThrow();
    assertThat(whole.verdict()).isEqualTo(Verdict.PROVED);
    assertThat(whole.reason()).contains("K = 2");
    assertThat(upper(whole.value().orElseThrow())).isLessThan(0.01);
  }

  @Test
  void oneLargeStepOfDescentCollapsesTheRank() {
    DescentReport report =
        DescentCheck.of(ExperimentFiles.example("nearly-orthogonal"), Rational.of(4), 3)
            .withThreads(1)
            .run();
    Finding collapse = report.findings("rank-collapse").get(0);
    assertThat(collapse.verdict()).isEqualTo(Verdict.PROVED);
    assertThat(collapse.subject()).isEqualTo("W1");
    assertThat(upper(collapse.value().orElseThrow())).isLessThan(1.1);
  }

  @Test
  void onWhitenedSamplesUnitsTurnToTheSumOfTheirClass() {
    CheckReport report = runWithoutDoubt("whitened");
    assertThat(rows(report, "rank-limit")).containsExactly("W1 PROVED");
    assertThat(report.findings("rank-limit").get(0).reason()).contains("K = 2");
    List<Double> entries =
        report.findings("direction-limit").stream()
            .filter(f -> f.subject().contains(" x["))
            .map(f -> upper(f.value().orElseThrow()))
            .map(entry -> Math.rint(entry * 1e9) / 1e9)
            .toList();
    double half = Math.rint(Math.sqrt(0.5) * 1e9) / 1e9;
    assertThat(entries).containsExactly(0.0, 0.0, -half, -half, half, half, 0.0, 0.0);
  }

  /** The margin of β = p² - q² with regard to samples e_0 + e_j, j = 1, 2, 3. */
  private static double margin(double[] beta) {
    return IntStream.range(1, 4).mapToDouble(j -> beta[0] + beta[j]).min().orElseThrow();
  }

  private static double[] beta(CheckReport report) {
    double[] w = finalWeights(report);
    return IntStream.range(0, 4).mapToDouble(j -> w[j] * w[j] - w[j + 4] * w[j + 4]).toArray();
  }

  private static double norm(double[] vector, int p) {
    double sum = IntStream.range(0, vector.length).mapToDouble(j -> size(vector[j], p)).sum();
    return p == 1 ? sum : Math.sqrt(sum);
  }

  private static double size(double x, int p) {
    return p == 1 ? Math.abs(x) : x * x;
  }

  /**
   * No vector has a margin above 1 for its ℓ1 norm, as a third of the sum of the samples has no
   * entry above 1, nor above 2/√3 for its Euclidean norm, the length of that vector.
   */
  @Test
  void aDiagonalNetworkTurnsToTheMarginOfItsRegime() {
    double largest = 2 / Math.sqrt(3);
    CheckReport rich = runWithoutDoubt("diagonal-rich");
    double[] small = beta(rich);
    assertThat(margin(small) / norm(small, 1)).isBetween(0.99, 1.0);
    assertThat(margin(small) / norm(small, 2)).isLessThan(0.9 * largest);
    CheckReport kernel = runWithoutDoubt("diagonal-kernel");
    double[] large = beta(kernel);
    assertThat(margin(large) / norm(large, 2)).isBetween(0.9999 * largest, largest + 1e-9);
    assertThat(margin(large) / norm(large, 1)).isLessThan(0.7);
    assertThat(kernel.findings("separability").get(1).value().orElseThrow())
        .isEqualTo(new Quantity.Exact(Rational.of(4, 3)));
  }

  /** How many directions the rows of a layer have, but for those of a tiny share of its norm. */
  private static int directions(double[] w, int units, int inputs) {
    List<double[]> rows = new ArrayList<>();
    double largest = 0;
    for (int u = 0; u < units; u++) {
      double[] row = Arrays.copyOfRange(w, u * inputs, (u + 1) * inputs);
      rows.add(row);
      largest = Math.max(largest, norm(row, 2));
    }
    List<double[]> found = new ArrayList<>();
    for (double[] row : rows) {
      boolean hasGrown = norm(row, 2) > GROWN * largest;
      if (hasGrown && found.stream().noneMatch(other -> cosine(row, other) > 0.998)) {
        found.add(row);
      }
    }
    return found.size();
  }

  private static double cosine(double[] a, double[] b) {
    double product = IntStream.range(0, a.length).mapToDouble(k -> a[k] * b[k]).sum();
    return product / (norm(a, 2) * norm(b, 2));
  }

  @Test
  void fromATinyStartUnitsTurnToFewDirections() {
    CheckReport report = runWithoutDoubt("small-start");
    assertThat(directions(initialWeights(report), 12, 3)).isEqualTo(12);
    assertThat(directions(finalWeights(report), 12, 3)).isEqualTo(4);
  }

  /** A unit's kink, and by how much it bends the function there. */
  private record Knot(double at, double bend) {}

  private static List<Knot> knots(double[] w) {
    return IntStream.range(0, 8)
        .mapToObj(u -> new Knot(-w[2 * u + 1] / w[2 * u], Math.abs(w[16 + u] * w[2 * u])))
        .sorted(Comparator.comparingDouble(Knot::bend).reversed())
        .toList();
  }

  /** The share of all bending that is within 1/50 of one of the two largest knots. */
  private static double shareOfTwo(List<Knot> knots) {
    Knot first = knots.get(0);
    Knot second = knots.stream().filter(k -> !isNear(k, first)).findFirst().orElseThrow();
    double share =
        knots.stream()
            .filter(k -> isNear(k, first) || isNear(k, second))
            .mapToDouble(Knot::bend)
            .sum();
    return share / knots.stream().mapToDouble(Knot::bend).sum();
  }

  private static boolean isNear(Knot a, Knot b) {
    return Math.abs(a.at - b.at) < 0.02;
  }

  @Test
  void ofEightKinksTwoRemain() {
    CheckReport report = run("few-kinks");
    assertThat(rows(report, "enclosure")).containsExactly("flow PROVED");
    assertThat(rows(report, "separability")).contains("data VIOLATED");
    assertThat(report.findings()).noneMatch(f -> f.verdict() == Verdict.UNDECIDED);
    assertThat(shareOfTwo(knots(initialWeights(report)))).isLessThan(0.7);
    List<Knot> knots = knots(finalWeights(report));
    assertThat(shareOfTwo(knots)).isGreaterThan(0.95);
    assertThat(knots.get(0).at).isBetween(-0.49, 0.49);
    assertThat(knots.get(1).at).isEqualTo(0.5);
  }
}
