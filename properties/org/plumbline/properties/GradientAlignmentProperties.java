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
import org.plumbline.claim.GradientAlignment;
import org.plumbline.claim.Verdict;
import org.plumbline.number.Rational;
import org.plumbline.number.RationalMatrix;

/** Positive margins keep the angle between weights and field acute. */
class GradientAlignmentProperties {
  @Provide
  Arbitrary<RandomProblem> layered() {
    return RandomProblems.layered();
  }

  @Property
  void theCosineHasTheSignOfTheWeightedMargins(@ForAll("layered") RandomProblem random) {
    assertThat(RationalMatrix.dot(random.weights(), random.field()).signum())
        .isEqualTo(random.weightedMargins().signum());
  }

  @Property
  void velocitiesAgainstTheWeightsAreNotPassed(@ForAll("layered") RandomProblem random) {
    List<List<Rational>> corners = new ArrayList<>();
    for (int k = 0; k < 6; k++) {
      Rational length = Rational.of(11 - k);
      corners.add(random.weights().stream().map(length::multiply).toList());
    }
    Evidence evidence = Polygons.through(random.problem(), corners);
    assertThat(new GradientAlignment().check(evidence))
        .extracting(Finding::verdict)
        .containsExactly(
            random.problem().loss().fallsExponentially()
                ? Verdict.UNDECIDED
                : Verdict.NOT_APPLICABLE);
  }
}
