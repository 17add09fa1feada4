package org.plumbline.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/** {@link Decision}: what the compiler refuses is refused once more when the program runs. */
final class DecisionTest {
  private static final Quantity EXACT = new Quantity.Exact(Rational.ONE);
  private static final Quantity MEASURED = new Quantity.Measured(Dyadic.ONE, 8);

  private static Decision proved() {
    return Decision.proved("some-law", "w", "something is bounded", "so");
  }

  @Test
  void decisionsTakeExactNumbers() {
    Finding finding = proved().withValue(EXACT).withBound(EXACT).finding();
    assertThat(finding.verdict()).isEqualTo(Verdict.PROVED);
    assertThat(finding.value()).contains(EXACT);
    assertThat(finding.bound()).contains(EXACT);
  }

  @Test
  void measuredNumbersStandBesideNoDecision() {
    assertThatIllegalArgumentException().isThrownBy(() -> proved().withValue(MEASURED));
    assertThatIllegalArgumentException().isThrownBy(() -> proved().withBound(MEASURED));
    Finding violated = Decision.violated("some-law", "w", "something is bounded", "so").finding();
    assertThatIllegalArgumentException().isThrownBy(() -> violated.withValue(MEASURED));
    assertThatIllegalArgumentException().isThrownBy(() -> violated.withBound(MEASURED));
  }

  @ParameterizedTest
  @EnumSource(Verdict.class)
  void openFindingsDecideNothing(Verdict verdict) {
    if (verdict.isDecided()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Finding.of("some-law", "w", verdict, "something is bounded", "so"));
    } else {
      Finding open = Finding.of("some-law", "w", verdict, "something is bounded", "so");
      assertThat(open.withValue(MEASURED).value()).contains(MEASURED);
    }
  }
}
