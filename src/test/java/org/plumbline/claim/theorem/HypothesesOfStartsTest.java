package org.plumbline.claim.theorem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.claim.theorem.Cases.assess;
import static org.plumbline.claim.theorem.Cases.before;
import static org.plumbline.claim.theorem.Cases.data;
import static org.plumbline.claim.theorem.Cases.layers;
import static org.plumbline.claim.theorem.Cases.problem;
import static org.plumbline.claim.theorem.Cases.witness;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Dataset;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

/** What theorems suppose of initial weights: where it holds, and what it fails by. */
final class HypothesesOfStartsTest {
  private static final Dataset DATA = data("1 0 1", "0 1 -1");
  private static final Network RELU = layers(Activation.RELU, 2, 2, 1);
  private static final Network LINEAR = layers(Activation.LINEAR, 2, 2, 1);

  private static FlowProblem relu(String weights) {
    return problem(RELU, DATA, weights);
  }

  private static FlowProblem linear(String weights) {
    return problem(LINEAR, DATA, weights);
  }

  @Test
  void squaresInAndOutAreTheSame() {
    Hypothesis hypothesis = new BalancedStart();
    assertThat(assess(hypothesis, relu("3/5 4/5 1 0 1 -1")).isProved()).isTrue();
    Assessment fails = assess(hypothesis, relu("3/5 4/5 1 1 1 -1"));
    assertThat(witness(fails).places()).containsExactly("h1[1]");
    assertThat(witness(fails).numbers()).containsExactly(Rational.ONE);
    assertThat(fails.change()).hasValue("initialization: {kind: balanced, seed: 1}");
  }

  /** Mutant: a balance up to rounding. */
  @Test
  void balanceIsExact() {
    Assessment fails = assess(new BalancedStart(), relu("1 1e-30 1 0 1 -1"));
    assertThat(witness(fails).numbers()).containsExactly(Rational.parse("1e-60"));
  }

  @Test
  void eachLabelHasAUnit() {
    Hypothesis hypothesis = new LiveStart();
    assertThat(assess(hypothesis, relu("1 -1 -1 1 1 -1")).isProved()).isTrue();
    Assessment fails = assess(hypothesis, relu("1 -1 1 -1 1 -1"));
    assertThat(fails.reason()).isEqualTo("no unit does for the label -1");
    assertThat(witness(fails).samples()).containsExactly(1);
    assertThat(fails.change())
        .hasValue("set the weights into h1[1] to sample 1, and its outer weight to -1");
    assertThat(assess(hypothesis, relu("1 -1 0 1 1 -1")).isProved()).isTrue();
  }

  /** Mutants: a kink taken for seeing a sample, and a sign that is not looked at. */
  @Test
  void aUnitAtItsKinkSeesNothing() {
    Hypothesis hypothesis = new LiveStart();
    assertThat(assess(hypothesis, relu("1 0 1 0 1 -1")).standing()).isEqualTo(Standing.FAILS);
    assertThat(assess(hypothesis, relu("1 1 1 1 1 1")).standing()).isEqualTo(Standing.FAILS);
    assertThat(assess(hypothesis, problem(layers(Activation.RELU, 2, 2, 2, 1), DATA)).standing())
        .isEqualTo(Standing.CANNOT_BE_KNOWN);
  }

  @Test
  void smallnessHasNoNumber() {
    Assessment open = assess(new SmallStart(), relu("1 -1 -1 1 1 -3/2"));
    assertThat(open.standing()).isEqualTo(Standing.CANNOT_BE_KNOWN);
    assertThat(open.reason()).endsWith("the largest |w| is 1.5");
  }

  /** Two margins of 0 give a mean loss of ℓ(0), a larger and a smaller one less or more than it. */
  @Test
  void theRiskOfDeepLinearNetworksTendsToZero() {
    Hypothesis hypothesis = new RiskGetsLow();
    assertThat(assess(hypothesis, linear("1/4 0 0 1/4 1/4 -1/4")).isProved()).isTrue();
    assertThat(assess(hypothesis, linear("-1 0 0 -1 1 -1")).standing())
        .isEqualTo(Standing.AFTER_THE_RUN);
    assertThat(assess(hypothesis, relu("1/4 0 0 1/4 1/4 -1/4")).standing())
        .isEqualTo(Standing.AFTER_THE_RUN);
  }

  /** Mutants: outputs that are 0 where the gradient is not, and where it is. */
  @Test
  void aStartWithoutOutputMoves() {
    assertThat(DeepLinearStart.isOf(before(linear("0 0 0 0 1 -1")))).isTrue();
    assertThat(DeepLinearStart.isOf(before(linear("0 0 0 0 0 0")))).isFalse();
    assertThat(DeepLinearStart.isOf(before(relu("0 0 0 0 1 -1")))).isFalse();
    Assessment still = assess(new RiskGetsLow(), linear("0 0 0 0 0 0"));
    assertThat(witness(still).places()).containsExactly("w(0)");
    assertThat(still.change()).hasValue("other initial weights, such as another seed");
  }

  @Test
  void deadNetworksStayWhereTheyAre() {
    Assessment dead = assess(new RiskGetsLow(), relu("-1 -1 -1 -1 1 -1"));
    assertThat(witness(dead).places()).isEqualTo(List.of("h1[0]", "h1[1]"));
  }

  @Test
  void aLinearNetworkNeedsAHyperplane() {
    FlowProblem problem = problem(LINEAR, data("1 0 1", "2 0 -1"), "1 0 0 1 1 1");
    assertThat(witness(assess(new RiskGetsLow(), problem)).samples()).containsExactly(0, 1);
    FlowProblem crossed =
        problem(LINEAR, data("1 1 1", "-1 -1 1", "1 -1 -1", "-1 1 -1"), "1 0 0 1 1 1");
    assertThat(assess(new RiskGetsLow(), crossed).reason())
        .startsWith("no weights reach it: the network is linear, and Σ λ_i");
    assertThat(witness(assess(new RiskGetsLow(), crossed)).numbers()).isNotEmpty();
  }
}
