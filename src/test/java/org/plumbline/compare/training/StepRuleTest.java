package org.plumbline.compare.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.plumbline.number.DoubleInterval;

/** Rules that sizes of steps follow, known to a millionth. */
final class StepRuleTest {
  private static final int STEPS = 20;

  private static List<DoubleInterval> sizes(IntToDoubleFunction rule) {
    List<DoubleInterval> sizes = new ArrayList<>();
    for (int k = 0; k < STEPS; k++) {
      double size = rule.applyAsDouble(k);
      sizes.add(new DoubleInterval(size * (1 - 1e-6), size * (1 + 1e-6)));
    }
    return sizes;
  }

  private static Optional<String> words(IntToDoubleFunction rule) {
    return StepRule.schedule(sizes(rule), 100).map(StepRule::words);
  }

  private static double cosine(int k, double period) {
    return (1 + Math.cos(Math.PI * k / period)) / 2;
  }

  @Test
  void rulesAreFound() {
    assertThat(words(k -> 0.1 * Math.pow(0.95, k))).contains("each is 0.95 times the one before");
    assertThat(words(k -> 0.1 - 0.004 * k)).contains("each is -0.004 more than the one before");
    assertThat(words(k -> 0.1 / (1 + 0.3 * k))).contains("it is divided by 1 + 0.3 k");
    assertThat(words(k -> 0.1 * cosine(k, 50))).contains("half a cosine over 50 steps, down to 0");
    assertThat(words(k -> 0.02 + 0.08 * cosine(k, 25)))
        .contains("half a cosine over 25 steps, down to 0.02");
    assertThat(words(k -> 0.1 * Math.pow(0.1, k / 5)))
        .contains("each is 0.1 times the one before, every 5 steps");
    assertThat(words(k -> 0.1 * cosine(k / 2, 16)))
        .contains("half a cosine over 16 steps, down to 0, every 2 steps");
    assertThat(words(k -> k < 4 ? 0.02 * (k + 1) : 0.1))
        .contains("a warm-up from 0.02 to 0.1 over 4 steps, then one size");
    assertThat(words(k -> k < 13 ? 0.1 : 0.01)).contains("0.01 from step 113 on");
  }

  /** One size that is off by little is no rule's. */
  @Test
  void oneSizeThatIsOffIsNoticed() {
    for (int off : new int[] {1, 9, STEPS - 2}) {
      IntToDoubleFunction wrong = k -> k == off ? 1 + 1e-5 : 1;
      assertThat(words(k -> 0.1 * Math.pow(0.95, k) * wrong.applyAsDouble(k))).isEmpty();
      assertThat(words(k -> (0.1 - 0.004 * k) * wrong.applyAsDouble(k))).isEmpty();
      assertThat(words(k -> 0.1 * cosine(k, 50) * wrong.applyAsDouble(k))).isEmpty();
    }
  }

  @Test
  void whatIsNotToldIsSaidAsRange() {
    assertThat(words(k -> 0.1 * cosine(k, 3000)).orElseThrow())
        .matches("half a cosine over .* to .*");
  }

  @Test
  void noRuleIsNone() {
    assertThat(words(k -> 0.1 + 0.01 * Math.sin(9 * k))).isEmpty();
  }

  @Test
  void statedSizeIsPreferred() {
    StepSizes sizes = new StepSizes(sizes(k -> 0.1), STEPS, 0);
    assertThat(StepRule.constant(sizes, 0.1 + 1e-8).orElseThrow().words()).isEqualTo("0.1");
    assertThat(StepRule.constant(sizes, 0.2).orElseThrow().words()).isEqualTo("0.1");
    assertThat(StepRule.constant(sizes, 0.2).orElseThrow().size().applyAsDouble(3)).isEqualTo(0.1);
    assertThat(StepRule.constant(new StepSizes(sizes(k -> 0.1 + k), STEPS, 0), 0.1)).isEmpty();
  }
}
