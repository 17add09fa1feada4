package org.plumbline.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.plumbline.claim.AlignmentBound;
import org.plumbline.claim.Evidence;
import org.plumbline.claim.Finding;
import org.plumbline.claim.Verdict;
import org.plumbline.number.Rational;
import org.plumbline.number.RationalMatrix;
import org.plumbline.number.SpectralBounds;

/** The two inequalities behind the alignment of neighbouring layers, exactly. */
class AlignmentBoundProperties {
  @Provide
  Arbitrary<RandomProblem> linear() {
    return RandomProblems.linear();
  }

  /**
   * With {@code A = C + bbᵀ} and {@code v = b/‖b‖}: {@code vᵀAv >= ‖b‖² + λ_min(C)} and {@code
   * λ_max(A) <= ‖b‖² + λ_max(C)}.
   */
  @Property
  void theTopDirectionAboveIsNearlyTopBelow(@ForAll("linear") RandomProblem random) {
    int last = random.architecture().depth();
    List<Integer> widths = random.architecture().widths();
    RationalMatrix w =
        RationalMatrix.of(
            widths.get(last - 1),
            widths.get(last - 2),
            (i, j) -> random.weights().get(random.parameter(last - 1, i, j)));
    List<Rational> b =
        IntStream.range(0, w.rows())
            .mapToObj(i -> random.weights().get(random.parameter(last, 0, i)))
            .toList();
    Rational square = RationalMatrix.dot(b, b);
    RationalMatrix imbalance = w.gram().subtract(new RationalMatrix(List.of(b)).transpose().gram());
    SpectralBounds spectrum = SpectralBounds.of(imbalance);
    assertThat(RationalMatrix.dot(b, w.gram().apply(b)))
        .isGreaterThanOrEqualTo(square.multiply(square.add(spectrum.lower())));
    RationalMatrix rest = w.gram().negate().shifted(square.add(spectrum.upper()).negate());
    assertThat(rest.isPositiveSemidefinite()).isTrue();
  }

  @Property
  void theConstantIsProvedForEveryDeepLinearNetwork(@ForAll("linear") RandomProblem random) {
    assertThat(random.check(new AlignmentBound()))
        .hasSize(random.architecture().depth() - 1)
        .extracting(Finding::verdict)
        .containsOnly(Verdict.PROVED);
  }

  /**
   * The inequality is algebra of matrices, so it holds at any weights that share the same C: here,
   * at rest.
   */
  @Property
  void restingWeightsNeverContradictIt(@ForAll("linear") RandomProblem random) {
    Evidence evidence =
        Polygons.through(random.problem(), Collections.nCopies(3, random.weights()));
    assertThat(new AlignmentBound().check(evidence))
        .extracting(Finding::reason)
        .noneMatch(reason -> reason.contains("deviates"));
  }
}
