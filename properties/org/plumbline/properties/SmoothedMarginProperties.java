package org.plumbline.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.plumbline.claim.Evidence;
import org.plumbline.claim.Finding;
import org.plumbline.claim.SmoothedMargin;
import org.plumbline.claim.Verdict;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.field.FlowProblem;
import org.plumbline.number.Rational;
import org.plumbline.number.RationalMatrix;

/** The inequality behind the monotone margin, and trajectories on which it is known. */
class SmoothedMarginProperties {
  @Provide
  Arbitrary<RandomProblem> layered() {
    return RandomProblems.layered();
  }

  /** {@code ‖w‖²‖w'‖² >= ⟨w, w'⟩² = (L Σ c_i p_i)²}: Cauchy and Schwarz with Euler's identity. */
  @Property
  void theFieldIsAtLeastItsRadialPart(@ForAll("layered") RandomProblem random) {
    Rational degree = Rational.of(random.architecture().depth());
    Rational radial = degree.multiply(random.weightedMargins());
    Rational squares =
        RationalMatrix.dot(random.field(), random.field())
            .multiply(RationalMatrix.dot(random.weights(), random.weights()));
    assertThat(squares).isGreaterThanOrEqualTo(radial.square());
  }

  private static List<List<Rational>> ray(RandomProblem random, boolean outward) {
    List<List<Rational>> corners = new ArrayList<>();
    for (int k = 0; k < 6; k++) {
      Rational length = Rational.of(outward ? 6 + k : 11 - k);
      corners.add(random.weights().stream().map(length::multiply).toList());
    }
    return corners;
  }

  @Property
  void itNeverFallsAlongARayOutwards(@ForAll("layered") RandomProblem random) {
    Evidence evidence = Polygons.through(random.problem(), ray(random, true));
    Finding finding = new SmoothedMargin().check(evidence).get(0);
    assertThat(finding.reason()).doesNotContain("falls");
  }

  /**
   * With every sample twice, {@code γ̃} is what it is for one of each less {@code log 2 / ‖w‖^L}.
   */
  @Property
  void itFallsAlongARayInwardsIfSamplesAreRepeated(@ForAll("layered") RandomProblem random) {
    Dataset once = random.problem().data();
    List<List<Rational>> points = new ArrayList<>(once.points());
    points.addAll(once.points());
    List<Integer> labels = new ArrayList<>(once.labels());
    labels.addAll(once.labels());
    FlowProblem twice =
        new FlowProblem(
            random.problem().network(),
            new Dataset(once.features(), points, labels),
            random.weights(),
            Loss.EXPONENTIAL,
            random.problem().reduction());
    Evidence evidence = Polygons.through(twice, ray(random, false));
    assertThat(new SmoothedMargin().check(evidence))
        .extracting(Finding::verdict)
        .containsExactly(Verdict.UNDECIDED);
  }
}
