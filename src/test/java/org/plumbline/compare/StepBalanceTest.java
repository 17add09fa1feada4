package org.plumbline.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.compare.finding.Outcome;
import org.plumbline.compare.gradient.BalancednessDefect;
import org.plumbline.number.Dyadic;

/** Which of several defects of balancedness is told. */
final class StepBalanceTest {
  private static StepBalance balance(int point, double defect, boolean isWithin) {
    return new StepBalance(point, new BalancednessDefect(0, Dyadic.of(defect), isWithin));
  }

  /** A small defect that rounding does not explain is worse than a large one that it does. */
  @Test
  void whatRoundingDoesNotExplainIsWorst() {
    StepBalance explained = balance(0, 1, true);
    StepBalance unexplained = balance(1, 0x1p-30, false);
    assertThat(explained.worse(unexplained)).isEqualTo(unexplained);
    assertThat(unexplained.worse(explained)).isEqualTo(unexplained);
    assertThat(unexplained.outcome()).isEqualTo(Outcome.DIFFERS);
    assertThat(explained.outcome()).isEqualTo(Outcome.CONFIRMED);
  }

  @Test
  void largerIsWorseAndTheFirstOfEqualOnes() {
    StepBalance first = balance(0, 1, true);
    assertThat(first.worse(balance(1, 2, true))).isEqualTo(balance(1, 2, true));
    assertThat(first.worse(balance(1, 1, true))).isEqualTo(first);
    assertThat(StepBalance.of(3, List.of())).isEmpty();
  }
}
