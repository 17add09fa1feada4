package org.plumbline.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.plumbline.claim.ConstantSubnetwork;
import org.plumbline.claim.Evidence;
import org.plumbline.claim.Finding;
import org.plumbline.claim.Verdict;
import org.plumbline.claim.along.Instant;
import org.plumbline.claim.forever.KinkedFirstLayer;
import org.plumbline.claim.forever.SignOutlook;
import org.plumbline.field.FlowProblem;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/** The interval of constant signs starts where the last sign changed. */
class ConstantSubnetworkProperties {
  @Provide
  Arbitrary<RandomProblem> layered() {
    return RandomProblems.layered();
  }

  @Property
  void restingWeightsHaveConstantSigns(@ForAll("layered") RandomProblem random) {
    Evidence evidence =
        Polygons.through(random.problem(), Collections.nCopies(4, random.weights()));
    Finding finding = new ConstantSubnetwork().check(evidence).get(0);
    assertThat(finding.verdict()).isEqualTo(Verdict.CONSISTENT);
    assertThat(finding.interval().orElseThrow().start()).isEqualTo(Rational.ZERO);
  }

  @Property
  void theIntervalStartsAfterTheFlip(
      @ForAll("layered") RandomProblem random, @ForAll @IntRange(min = 1, max = 4) int flip) {
    List<Rational> before = new ArrayList<>(random.weights());
    before.set(0, Rational.of(-1));
    List<Rational> after = new ArrayList<>(random.weights());
    after.set(0, Rational.ONE);
    List<List<Rational>> corners = new ArrayList<>();
    for (int k = 0; k < 6; k++) {
      corners.add(k < flip ? before : after);
    }
    Evidence evidence = Polygons.through(random.problem(), corners);
    Finding finding = new ConstantSubnetwork().check(evidence).get(0);
    assertThat(finding.verdict()).isEqualTo(Verdict.CONSISTENT);
    assertThat(finding.interval().orElseThrow().start()).isEqualTo(Rational.of(flip));
  }

  @Provide
  Arbitrary<List<FlowProblem>> several() {
    return JudgedRun.several();
  }

  @Property(tries = 6, shrinking = ShrinkingMode.OFF)
  void signsSaidToStayAreThoseOfLater(@ForAll("several") List<FlowProblem> several) {
    JudgedRun.some(several, (problem, outlook) -> !outlook.classes().isEmpty())
        .forEach(ConstantSubnetworkProperties::require);
  }

  private static void require(JudgedRun run) {
    KinkedFirstLayer first = KinkedFirstLayer.of(run.late().layers());
    if (SignOutlook.obstacle(run.problem(), first, run.outlook(), run.times()).isPresent()) {
      return;
    }
    for (List<Integer> row : first.first().in().rows()) {
      for (int p : row) {
        DyadicInterval before = run.times().knot().tube(p);
        for (Instant end : run.ends()) {
          DyadicInterval after = end.tube(p);
          assertThat(before.multiply(after).upper().signum())
              .as("parameter %s at %s", p, end.time())
              .isGreaterThanOrEqualTo(0);
        }
      }
    }
  }
}
