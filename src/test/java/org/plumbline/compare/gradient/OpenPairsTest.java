package org.plumbline.compare.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Pair;
import org.plumbline.network.Activation;

/** The gate of the one unit of {@code exp(-w2 σ(w1))}. */
final class OpenPairsTest {
  private static OpenPairs pairs(double... weights) {
    FlowProblem problem = SmallRisk.of(Activation.RELU);
    return new OpenPairs(problem, SmallRisk.setting(problem, weights));
  }

  private static OpenPairs third(double... weights) {
    return new OpenPairs(ThirdRisk.PROBLEM, ThirdRisk.setting(weights));
  }

  @Test
  void aUnitAtZeroIsOpen() {
    OpenPairs kink = pairs(0, 1);
    assertThat(kink.all()).containsExactly(new Pair(0, 1));
    assertThat(kink.haveKinks()).isTrue();
    assertThat(kink.areKinksOnly()).isTrue();
  }

  @Test
  void gatesThatChangeNothingDoNotMatter() {
    OpenPairs silent = pairs(0, 0);
    assertThat(silent.all()).isEmpty();
    assertThat(silent.haveKinks()).isFalse();
    assertThat(silent.areKinksOnly()).isTrue();
  }

  @Test
  void aUnitOnOneSideIsNotOpen() {
    assertThat(pairs(1, 1).all()).isEmpty();
    assertThat(pairs(-0x1p-100, 1).all()).isEmpty();
  }

  /** {@code 1 + b/3} is 0 for -3, and next to it only rounding may make it so. */
  @Test
  void whatRoundingMayDecideIsOpenButNoKink() {
    assertThat(third(1, -3, 1).areKinksOnly()).isTrue();
    OpenPairs beside = third(1, ThirdRisk.BESIDE, 1);
    assertThat(beside.all()).containsExactly(new Pair(0, ThirdRisk.UNIT));
    assertThat(beside.haveKinks()).isFalse();
    assertThat(beside.areKinksOnly()).isFalse();
  }
}
