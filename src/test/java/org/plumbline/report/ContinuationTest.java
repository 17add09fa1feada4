package org.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.Finding;
import org.plumbline.claim.Verdict;
import org.plumbline.field.Pair;
import org.plumbline.field.Trajectory;
import org.plumbline.flow.FlowResult;
import org.plumbline.number.Rational;

final class ContinuationTest {
  private static final Trajectory TRAJECTORY = Samples.trajectory();
  private static final List<Pair> PAIR = List.of(new Pair(0, 1));

  private static String reason(FlowResult result) {
    Finding finding = Continuation.finding(result).orElseThrow();
    assertThat(finding.id()).isEqualTo("continuation");
    assertThat(finding.verdict()).isEqualTo(Verdict.UNDECIDED);
    return finding.reason();
  }

  @Test
  void aRunToTheHorizonHasNone() {
    assertThat(Continuation.finding(new FlowResult.Completed(TRAJECTORY))).isEmpty();
  }

  @Test
  void whatStoppedTheRunIsTold() {
    assertThat(reason(new FlowResult.NotUnique(TRAJECTORY, Rational.of(1, 3), PAIR, 2)))
        .isEqualTo(
            "at t = 0.333333333333 the flow has 2 continuations, which differ at h1[0] on sample 0;"
                + " none of them was chosen. Other initial weights, such as another seed, may have"
                + " one");
    assertThat(reason(new FlowResult.Unresolved(TRAJECTORY, Rational.ONE, PAIR, "too flat")))
        .isEqualTo("at t = 1 no continuation was found for h1[0] on sample 0: too flat");
    assertThat(reason(new FlowResult.Stopped(TRAJECTORY, "it was interrupted")))
        .isEqualTo("the integration ended at t = 2: it was interrupted");
  }

  @Test
  void moreThanEightPairsAreCounted() {
    List<Pair> pairs = IntStream.range(0, 10).mapToObj(i -> new Pair(i, 1)).toList();
    assertThat(reason(new FlowResult.Unresolved(TRAJECTORY, Rational.ONE, pairs, "x")))
        .endsWith("h1[0] on sample 7 and 2 more: x");
    assertThat(
            reason(new FlowResult.Unresolved(TRAJECTORY, Rational.ONE, pairs.subList(0, 8), "x")))
        .endsWith("h1[0] on sample 7: x");
  }
}
