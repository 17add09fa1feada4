package org.plumbline.compare.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.number.Dyadic;
import org.plumbline.number.NumberFormat;

/** Whether a bound tells a claim about {@code exp(-w2 w1)} from 0 and from the negative. */
final class TellingTest {
  private final FlowProblem problem = SmallRisk.of(Activation.LINEAR);

  private Optional<String> obstacle(Claimed claimed, double... weights) {
    return Telling.obstacle(
        claimed, RiskGradient.of(problem, SmallRisk.setting(problem, weights)), problem.network());
  }

  private static Claimed gradient(double... values) {
    return Claimed.gradient(SmallRisk.numbers(values), NumberFormat.FLOAT32);
  }

  private static Claimed step(double eta, double first, double second) {
    return Claimed.step(
        new DescentClaim(
            SmallRisk.numbers(1, 1),
            SmallRisk.numbers(first, second),
            Dyadic.of(eta),
            Optional.empty()),
        NumberFormat.FLOAT32);
  }

  @Test
  void entryBeyondItsBoundTells() {
    assertThat(obstacle(gradient(0, -1), 1, 0)).isEmpty();
  }

  /** Where the exact entry is 0, only a claim of 0 is one of nothing. */
  @Test
  void noiseWhereNothingIsTellsNothing() {
    assertThat(obstacle(gradient(0x1p-130, -1), 1, 0))
        .hasValueSatisfying(
            why -> assertThat(why).contains("the entries of the weights into h1[0]"));
  }

  /** A bound counts at every vertex, whatever it tells of others. */
  @Test
  void gradientBelowUnderflowTellsNothing() {
    assertThat(obstacle(gradient(0, 0), 0x1p-130, 0x1p-130))
        .hasValueSatisfying(why -> assertThat(why).contains("is too wide to tell it from 0"));
  }

  @Test
  void stepLostInRoundingTellsNothing() {
    assertThat(obstacle(step(0x1p-40, 1, 1), 1, 1))
        .hasValueSatisfying(why -> assertThat(why).endsWith("compute in a longer format"));
    double moved = 1 + 0.25 * Math.exp(-1);
    assertThat(obstacle(step(0.25, (float) moved, (float) moved), 1, 1)).isEmpty();
  }
}
