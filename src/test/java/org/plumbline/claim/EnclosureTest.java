package org.plumbline.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.number.Dyadic;

final class EnclosureTest {
  private final Claim claim = new Enclosure();

  private Finding finding(Evidence evidence) {
    return claim.check(Examples.verified(evidence)).get(0);
  }

  @Test
  void provesTrajectoriesThatAreRight() {
    for (Supplier<Evidence> example : List.of(Examples.LINEAR, Examples.RELU, Examples.LEAKY)) {
      assertThat(finding(example.get()).verdict()).isEqualTo(Verdict.PROVED);
    }
  }

  @Test
  void isUndecidedOnATrajectoryThatNobodyVerified() {
    assertThat(claim.check(Examples.LINEAR.get()).get(0).verdict()).isEqualTo(Verdict.UNDECIDED);
  }

  @Test
  void doesNotPassAWeightThatIsOff() {
    Evidence moved = Examples.moved(Examples.LEAKY.get(), 0, 0, Examples.SMALL);
    assertThat(finding(moved).verdict()).isEqualTo(Verdict.UNDECIDED);
  }

  @Test
  void doesNotPassACoefficientThatIsOff() {
    Evidence replaced = Examples.replaced(Examples.LINEAR.get(), 1, 2, 3, Examples.SMALL);
    assertThat(finding(replaced).verdict()).isEqualTo(Verdict.UNDECIDED);
  }

  @Test
  void doesNotPassAnotherGate() {
    GateTable gates = Examples.RELU.get().trajectory().orElseThrow().steps().get(0).gates();
    Pair pair = new Pair(0, Examples.reluProblem().network().inputs());
    Gate other = gates.gate(pair) == Gate.ON ? Gate.OFF : Gate.ON;
    Evidence regated = Examples.regated(Examples.RELU.get(), 0, gates.with(pair, other));
    assertThat(finding(regated).verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(finding(regated).reason()).contains("gate");
  }

  @Test
  void doesNotPassAFlowRunBackwards() {
    assertThat(finding(Examples.reversed(Examples.LINEAR.get())).verdict())
        .isEqualTo(Verdict.UNDECIDED);
  }

  @Test
  void theRadiusHoldsWhatWasMoved() {
    Evidence moved = Examples.verified(Examples.moved(Examples.LINEAR.get(), 0, 0, Examples.SMALL));
    Dyadic radius = moved.verification().orElseThrow().enclosed().radius().toDyadic();
    assertThat(radius).isGreaterThanOrEqualTo(Examples.SMALL);
  }
}
