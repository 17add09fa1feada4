package org.plumbline.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/** {@link ConstantSubnetwork}: what it finds, and mutants it does not pass. */
final class ConstantSubnetworkTest {
  private final ConstantSubnetwork claim = new ConstantSubnetwork();

  @Test
  void findsTheIntervalOfConstantSignsAndGates() {
    List<Finding> findings = claim.check(Examples.RELU.get());
    assertThat(findings).extracting(Finding::verdict).containsOnly(Verdict.CONSISTENT);
    assertThat(findings.get(1).interval().orElseThrow().start()).isGreaterThan(Rational.ZERO);
  }

  @Test
  void aSignThatFlipsShortensTheInterval() {
    Evidence wrong = Examples.moved(Examples.LINEAR.get(), 6, 2, Dyadic.of(9));
    Rational start = claim.check(wrong).get(0).interval().orElseThrow().start();
    assertThat(start).isGreaterThanOrEqualTo(wrong.observations().steps().get(6).end());
  }

  @Test
  void isUndecidedOnASignWithinTheRadius() {
    Evidence sound = Examples.LINEAR.get();
    int last = sound.observations().steps().size() - 1;
    Dyadic end = sound.observations().steps().get(last).endWeights().get(0);
    Evidence wrong = Examples.replaced(sound, last, 0, 20, Dyadic.ONE.scale(-90).subtract(end));
    Finding finding = claim.check(wrong).get(0);
    assertThat(finding.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(finding.reason()).contains("W1[0,0]");
  }

  @Test
  void isUndecidedWhereAWeightChangesSignAtTheHorizon() {
    Evidence sound = Examples.LINEAR.get();
    int last = sound.observations().steps().size() - 1;
    Evidence wrong = Examples.replaced(sound, last, 0, 1, Dyadic.of(-100));
    assertThat(claim.check(wrong).get(0).verdict()).isEqualTo(Verdict.UNDECIDED);
  }
}
