package org.plumbline.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.number.Rational;

/** {@link StableActivation}: what it finds, and mutants it does not pass. */
final class StableActivationTest {
  private final StableActivation claim = new StableActivation();

  @Test
  void findsTheLastChange() {
    List<Finding> findings = claim.check(Examples.RELU.get());
    assertThat(findings).extracting(Finding::verdict).containsOnly(Verdict.CONSISTENT);
    assertThat(findings.get(0).value()).contains(new Quantity.Exact(Rational.ZERO));
    assertThat(findings.get(2).value()).isNotEqualTo(findings.get(0).value());
    assertThat(findings.get(3).reason()).contains("h1[0],h1[2] | h1[1]");
  }

  @Test
  void doesNotPassAGateThatContradictsTheSign() {
    Evidence sound = Examples.RELU.get();
    GateTable gates = sound.observations().steps().get(3).gates();
    Pair pair = new Pair(0, 3);
    GateTable wrong = gates.with(pair, gates.gate(pair) == Gate.ON ? Gate.OFF : Gate.ON);
    List<Finding> findings = claim.check(Examples.regated(sound, 3, wrong));
    assertThat(findings.get(1).verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(findings.get(1).reason()).contains("step 3");
  }

  @Test
  void doesNotPassAPinnedPairAwayFromItsKink() {
    Evidence sound = Examples.RELU.get();
    GateTable gates = sound.observations().steps().get(0).gates();
    Evidence wrong = Examples.regated(sound, 0, gates.with(new Pair(0, 2), Gate.PINNED));
    assertThat(claim.check(wrong).get(0).verdict()).isEqualTo(Verdict.UNDECIDED);
  }

  @Test
  void doesNotApplyToLinearNetworks() {
    assertThat(Examples.verdicts(claim, Examples.LINEAR.get()))
        .containsExactly(Verdict.NOT_APPLICABLE);
  }
}
