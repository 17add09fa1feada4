package org.plumbline.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.law.QuadraticLaw;
import org.plumbline.field.GateTable;
import org.plumbline.network.Network;

/** {@link PairBalancedness}: what it finds, and mutants it does not pass. */
final class PairBalancednessTest {
  private final PairBalancedness claim = new PairBalancedness();

  @Test
  void provesTheRateAndMeasuresConstancyWhileGatesAgree() {
    assertThat(Examples.verdicts(claim, Examples.RELU.get()))
        .containsExactly(
            Verdict.PROVED, Verdict.NOT_APPLICABLE, Verdict.CONSISTENT, Verdict.NOT_APPLICABLE);
  }

  @Test
  void doesNotPassAWeightThatIsOff() {
    int last = Examples.RELU.get().observations().steps().size() - 1;
    Evidence wrong = Examples.moved(Examples.RELU.get(), last, 0, Examples.SMALL);
    assertThat(claim.check(wrong).get(2).verdict()).isEqualTo(Verdict.UNDECIDED);
  }

  @Test
  void doesNotPassGatesSaidToAgreeWhileTheyDiffer() {
    Evidence sound = Examples.RELU.get();
    GateTable last =
        sound.observations().steps().get(sound.observations().steps().size() - 1).gates();
    Evidence wrong = Examples.regated(sound, 2, last);
    assertThat(claim.check(wrong).get(2).verdict()).isEqualTo(Verdict.UNDECIDED);
  }

  @Test
  void refutesARateWithOneSignWrong() {
    Network network = Examples.reluProblem().network();
    List<QuadraticLaw.Term> terms = new ArrayList<>(QuadraticLaw.ofPair(network, 2, 3).terms());
    QuadraticLaw right = new QuadraticLaw(terms);
    QuadraticLaw.Term first = terms.remove(0);
    terms.add(new QuadraticLaw.Term(-first.sign(), first.first(), first.second()));
    assertThat(PairBalancedness.residual(right, network, 2, 3).isZero()).isTrue();
    assertThat(PairBalancedness.residual(new QuadraticLaw(terms), network, 2, 3).isZero())
        .isFalse();
    assertThat(PairBalancedness.residual(right, network, 3, 4).isZero()).isFalse();
  }
}
