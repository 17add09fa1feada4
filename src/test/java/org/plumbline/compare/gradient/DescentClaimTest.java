package org.plumbline.compare.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Dyadic;

/** What a claim of a step must have. */
final class DescentClaimTest {
  private static final List<Dyadic> ONE = SmallRisk.numbers(1);

  @Test
  void aStepHasAsManyWeightsAfterItAsBefore() {
    assertThatThrownBy(
            () -> new DescentClaim(ONE, SmallRisk.numbers(1, 2), Dyadic.ONE, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("1 weights but then 2");
  }

  @Test
  void aStepSizeIsPositive() {
    for (Dyadic size : List.of(Dyadic.ZERO, Dyadic.of(-1))) {
      assertThatThrownBy(() -> new DescentClaim(ONE, ONE, size, Optional.empty()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("a step size that is not positive");
    }
    assertThat(new DescentClaim(ONE, ONE, Dyadic.of(0x1p-1074), Optional.empty()).stepSize())
        .isEqualTo(Dyadic.of(0x1p-1074));
  }

  @Test
  void samplesAreNamedOrAllAreMeant() {
    assertThatThrownBy(() -> new DescentClaim(ONE, ONE, Dyadic.ONE, Optional.of(List.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a gradient on no sample");
    assertThat(new DescentClaim(ONE, ONE, Dyadic.ONE, Optional.empty()).samples()).isEmpty();
  }

  @Test
  void aClaimStaysAsItWasMade() {
    List<Integer> samples = new ArrayList<>(List.of(3));
    List<Dyadic> weights = new ArrayList<>(ONE);
    DescentClaim claim = new DescentClaim(weights, weights, Dyadic.ONE, Optional.of(samples));
    samples.add(4);
    weights.add(Dyadic.ZERO);
    assertThat(claim).isEqualTo(new DescentClaim(ONE, ONE, Dyadic.ONE, Optional.of(List.of(3))));
  }
}
