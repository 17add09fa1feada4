package org.plumbline.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.plumbline.claim.Finding;
import org.plumbline.claim.Quantity;
import org.plumbline.claim.RankOneBound;
import org.plumbline.claim.Verdict;
import org.plumbline.number.Rational;
import org.plumbline.number.RationalMatrix;
import org.plumbline.number.SpectralBounds;

/** The distance to rank one is bounded by the imbalance, as exact algebra of matrices. */
class RankOneBoundProperties {
  @Provide
  Arbitrary<RandomProblem> linear() {
    return RandomProblems.linear();
  }

  @Provide
  Arbitrary<RationalMatrix> matrices() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 4), Arbitraries.integers().between(1, 4))
        .flatAs(
            (rows, columns) ->
                RandomProblems.rationals()
                    .list()
                    .ofSize(columns)
                    .list()
                    .ofSize(rows)
                    .map(RationalMatrix::new));
  }

  /**
   * With one row above, {@code E(W) <= tr C - λ_min(C)}, that is {@code ‖W‖_2² >= ‖W‖_F² - D}; an
   * upper bound of {@code ‖W‖_2²} cannot be below that.
   */
  @Property
  void theDistanceIsAtMostTheExcessOfTheImbalance(
      @ForAll("matrices") RationalMatrix w, @ForAll("matrices") RationalMatrix source) {
    List<Rational> row =
        IntStream.range(0, w.rows()).mapToObj(i -> source.at(i % source.rows(), 0)).toList();
    RationalMatrix above = new RationalMatrix(List.of(row));
    RationalMatrix imbalance = w.gram().subtract(above.transpose().gram());
    Rational excess = imbalance.trace().subtract(SpectralBounds.of(imbalance).lower());
    assertThat(SpectralBounds.of(w.gram()).upper())
        .isGreaterThanOrEqualTo(w.frobeniusSquared().subtract(excess));
  }

  /**
   * Every layer of a deep linear network, with {@code E} compared with the constant at the exact
   * weights.
   */
  @Property
  void theConstantHoldsAtTheInitialWeights(@ForAll("linear") RandomProblem random) {
    assertThat(random.verdicts(new RankOneBound())).containsOnly(Verdict.PROVED);
    List<Finding> findings = random.check(new RankOneBound());
    for (int layer = 1; layer < random.architecture().depth(); layer++) {
      RationalMatrix w = matrix(random, layer);
      Rational constant = ((Quantity.Exact) findings.get(layer - 1).bound().orElseThrow()).value();
      assertThat(constant.signum()).isNotNegative();
      assertThat(SpectralBounds.of(w.gram()).upper())
          .isGreaterThanOrEqualTo(w.frobeniusSquared().subtract(constant));
    }
  }

  private static RationalMatrix matrix(RandomProblem random, int layer) {
    List<Integer> widths = random.architecture().widths();
    return RationalMatrix.of(
        widths.get(layer),
        widths.get(layer - 1),
        (i, j) -> random.weights().get(random.parameter(layer, i, j)));
  }

  @Property
  void boundsOfEigenvaluesAreBounds(@ForAll("matrices") RationalMatrix w) {
    SpectralBounds bounds = SpectralBounds.of(w.gram());
    assertThat(w.gram().shifted(bounds.lower()).isPositiveSemidefinite()).isTrue();
    assertThat(w.gram().negate().shifted(bounds.upper().negate()).isPositiveSemidefinite())
        .isTrue();
    Rational average = w.frobeniusSquared().divide(Rational.of(w.rows()));
    assertThat(bounds.lower()).isLessThanOrEqualTo(average);
    assertThat(bounds.upper()).isGreaterThanOrEqualTo(average);
  }
}
