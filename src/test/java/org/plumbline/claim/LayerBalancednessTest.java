package org.plumbline.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.law.QuadraticLaw;

/** {@link LayerBalancedness}: what it finds, and mutants it does not pass. */
final class LayerBalancednessTest {
  private final LayerBalancedness claim = new LayerBalancedness();

  @Test
  void provesAndMeasuresTheLawOfEachLayer() {
    assertThat(Examples.verdicts(claim, Examples.LEAKY.get()))
        .containsExactly(Verdict.PROVED, Verdict.PROVED, Verdict.CONSISTENT, Verdict.CONSISTENT);
  }

  @Test
  void doesNotPassAWeightThatIsOff() {
    List<Finding> findings =
        claim.check(Examples.moved(Examples.LEAKY.get(), 4, 9, Examples.SMALL));
    assertThat(findings.get(2).verdict()).isEqualTo(Verdict.CONSISTENT);
    assertThat(findings.get(3).verdict()).isEqualTo(Verdict.UNDECIDED);
  }

  @Test
  void refutesALayerWithoutOneOfItsWeights() {
    Evidence evidence = Examples.untouched(Examples.leakyProblem());
    QuadraticLaw law = QuadraticLaw.ofVertices(evidence.problem().network(), List.of(2, 3));
    QuadraticLaw less = new QuadraticLaw(law.terms().subList(1, law.terms().size()));
    Conservation conservation = new Conservation(new Statement("id", "claim"), evidence);
    assertThat(conservation.refutation(subject(law))).isEmpty();
    assertThat(conservation.refutation(subject(less))).isPresent();
  }

  private static Conservation.Subject subject(QuadraticLaw law) {
    return new Conservation.Subject("W1", "W1", law, List.of(2, 3));
  }
}
