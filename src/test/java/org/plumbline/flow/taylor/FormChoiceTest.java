package org.plumbline.flow.taylor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.GateTable;
import org.plumbline.flow.Problems;
import org.plumbline.network.Activation;

/** Twenty inputs and four hidden units: 80 weights from inputs. */
final class FormChoiceTest {
  private static FlowProblem problem(int samples) {
    String point = String.join(" ", Collections.nCopies(20, "1"));
    String data =
        IntStream.range(0, samples).mapToObj(i -> point + " +").collect(Collectors.joining("; "));
    return Problems.layered(
        List.of(20, 4, 1),
        List.of(Activation.RELU),
        String.join(" ", Collections.nCopies(84, "1")),
        Problems.data(data));
  }

  private static final FlowProblem HUNDRED = problem(100);

  /** A table whose rows are {@code 2^units} different ones. */
  private static GateTable patterns(FlowProblem problem, int units) {
    return GateTable.of(
        problem.network(),
        problem.data().size(),
        pair -> {
          int unit = pair.vertex() - 20;
          return unit >= 0 && unit < units && (pair.sample() >> unit) % 2 == 1;
        });
  }

  /** Lanes take 3 · 80 + 100 + 8000/40 = 540 products, of which the program may take twice. */
  @Test
  void manyPatternsMakeLanesCheaper() {
    FormChoice choice = FormChoice.byCost(HUNDRED);
    assertThat(choice.prefersLanes(patterns(HUNDRED, 0), 0)).isFalse();
    assertThat(FormChoice.byCost(HUNDRED).prefersLanes(patterns(HUNDRED, 3), 0))
        .as("8 · 80")
        .isFalse();
    assertThat(FormChoice.byCost(HUNDRED).prefersLanes(patterns(HUNDRED, 4), 0))
        .as("16 · 80")
        .isTrue();
  }

  /** A kink at every step adds 8000/8 to the program's 160; one in ten steps a hundred. */
  @Test
  void frequentKinksMakeLanesCheaper() {
    GateTable two = patterns(HUNDRED, 1);
    FormChoice choice = FormChoice.byCost(HUNDRED);
    assertThat(choice.prefersLanes(two, 0)).as("the first stretch").isFalse();
    assertThat(choice.prefersLanes(two, 1)).isTrue();
    assertThat(choice.prefersLanes(two, 20)).isFalse();
  }

  /**
   * Twenty inputs, four units and two behind them: 80 and 10 weights, 30 products for the latter.
   * On a hundred samples lanes take 240 + 100 + 100 · 30/4 + 200 = 1290, the program 110 a pattern.
   */
  @Test
  void kinksBehindKinksAreCountedBySampleOrByPattern() {
    String weights = String.join(" ", Collections.nCopies(90, "1"));
    FlowProblem deep =
        Problems.layered(
            List.of(20, 4, 2, 1),
            List.of(Activation.RELU, Activation.RELU),
            weights,
            HUNDRED.data());
    assertThat(FormChoice.byCost(deep).prefersLanes(patterns(deep, 4), 0)).as("16 · 110").isFalse();
    FlowProblem wide =
        Problems.layered(
            List.of(20, 5, 1, 1),
            List.of(Activation.RELU, Activation.RELU),
            String.join(" ", Collections.nCopies(106, "1")),
            HUNDRED.data());
    assertThat(FormChoice.byCost(wide).prefersLanes(patterns(wide, 5), 0))
        .as("32 · 118 against twice 300 + 100 + 450 + 250")
        .isTrue();
  }

  @Test
  void smallRunsAreNotWorthTheirLoops() {
    FlowProblem fifty = problem(51);
    assertThat(FormChoice.byCost(fifty).prefersLanes(patterns(fifty, 4), 0)).isFalse();
    assertThat(FormChoice.lanes(fifty).prefersLanes(patterns(fifty, 0), 0))
        .as("lanes whatever they cost")
        .isTrue();
    FlowProblem more = problem(52);
    assertThat(FormChoice.byCost(more).prefersLanes(patterns(more, 4), 0)).isTrue();
  }
}
