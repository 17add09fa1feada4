package org.plumbline.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.plumbline.claim.ActiveSubmatrix;
import org.plumbline.claim.Evidence;
import org.plumbline.claim.Finding;
import org.plumbline.claim.Verdict;
import org.plumbline.number.Rational;
import org.plumbline.number.RationalMatrix;
import org.plumbline.number.SpectralBounds;

/** The bound of rows active together, as exact algebra and on resting weights. */
class ActiveSubmatrixProperties {
  @Provide
  Arbitrary<RandomProblem> relu() {
    return RandomProblems.relu();
  }

  /** At rest {@code C_A} is the same at every instant, so the bound is algebra of matrices. */
  @Property
  void restingWeightsNeverContradictIt(@ForAll("relu") RandomProblem random) {
    Evidence evidence =
        Polygons.through(random.problem(), Collections.nCopies(3, random.weights()));
    assertThat(new ActiveSubmatrix().check(evidence))
        .extracting(Finding::verdict)
        .containsAnyOf(Verdict.CONSISTENT, Verdict.NOT_APPLICABLE)
        .doesNotContain(Verdict.UNDECIDED, Verdict.VIOLATED);
  }

  /** Any subset A of the rows below one row of out-weights. */
  @Property
  void anySubsetOfTheRowsObeysTheBound(
      @ForAll("relu") RandomProblem random, @ForAll @IntRange(min = 1, max = 7) int subset) {
    List<Integer> widths = random.architecture().widths();
    List<Integer> rows =
        IntStream.range(0, widths.get(1)).filter(i -> (subset >> i & 1) == 1).boxed().toList();
    Assume.that(!rows.isEmpty() && widths.size() == 3);
    RationalMatrix w =
        RationalMatrix.of(
            rows.size(),
            widths.get(0),
            (i, j) -> random.weights().get(random.parameter(1, rows.get(i), j)));
    RationalMatrix above =
        RationalMatrix.of(
            1, rows.size(), (i, j) -> random.weights().get(random.parameter(2, 0, rows.get(j))));
    RationalMatrix imbalance = w.gram().subtract(above.transpose().gram());
    Rational excess = imbalance.trace().subtract(SpectralBounds.of(imbalance).lower());
    assertThat(SpectralBounds.of(w.gram()).upper())
        .isGreaterThanOrEqualTo(w.frobeniusSquared().subtract(excess));
  }
}
