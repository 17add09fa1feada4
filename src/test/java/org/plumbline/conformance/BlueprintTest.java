package org.plumbline.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.experiment.Experiment;
import org.plumbline.network.Activation;
import org.plumbline.network.Evaluation;
import org.plumbline.network.Skip;
import org.plumbline.number.Rational;

/** Networks from which parts are taken away. */
final class BlueprintTest {
  private static List<Rational> row(int... numbers) {
    return Arrays.stream(numbers).mapToObj(n -> Rational.of(n)).toList();
  }

  /** Widths 2, 2, 1, a free skip from the inputs to the output. */
  private static Blueprint plan(Skip... skips) {
    List<List<List<Rational>>> matrices = new ArrayList<>();
    matrices.add(List.of(row(1, 2), row(3, 4)));
    matrices.add(List.of(row(5, 6)));
    for (Skip skip : skips) {
      matrices.add(
          switch (skip.kind()) {
            case FREE -> List.of(row(7, 8));
            case DIAGONAL -> List.of(row(9, 10));
            case IDENTITY -> List.of();
          });
    }
    return new Blueprint(
        List.of(2, 2, 1),
        List.of(Activation.RELU),
        List.of(skips),
        matrices,
        List.of(row(1, 10), row(100, 1000)),
        List.of(1, -1),
        Loss.LOGISTIC,
        Reduction.MEAN,
        Rational.of(3));
  }

  private static final Skip FREE = new Skip(0, 2, Skip.Kind.FREE);
  private static final Skip DIAGONAL = new Skip(0, 1, Skip.Kind.DIAGONAL);

  private static Rational value(Blueprint plan, List<Rational> x) {
    Experiment built = plan.experiment("built");
    return Evaluation.exact(built.network(), built.initialWeights(), x).value();
  }

  @Test
  void experimentsAreBuiltToThePlan() {
    Experiment built = plan(FREE).experiment("built");
    assertThat(built.name()).isEqualTo("built");
    assertThat(built.initialWeights()).isEqualTo(row(1, 2, 3, 4, 5, 6, 7, 8));
    assertThat(built.data().size()).isEqualTo(2);
    assertThat(built.flow().untilTime()).contains(Rational.of(3));
    // 5·(1+20) + 6·(3+40) + 7 + 80
    assertThat(value(plan(FREE), row(1, 10))).isEqualTo(Rational.of(105 + 258 + 87));
    assertThat(plan(FREE).depth()).isEqualTo(2);
  }

  @Test
  void unitsGoWithTheirRowsAndColumns() {
    Blueprint narrower = plan(FREE).withoutUnit(1, 0).orElseThrow();
    assertThat(narrower.widths()).containsExactly(2, 1, 1);
    assertThat(value(narrower, row(1, 10))).isEqualTo(Rational.of(258 + 87));
    Blueprint fewerInputs = plan(FREE).withoutUnit(0, 0).orElseThrow();
    assertThat(fewerInputs.points()).containsExactly(row(10), row(1000));
    // 5·20 + 6·40 + 80
    assertThat(value(fewerInputs, row(10))).isEqualTo(Rational.of(100 + 240 + 80));
  }

  @Test
  void partnersAndTheLastUnitStay() {
    assertThat(plan(DIAGONAL).withoutUnit(1, 0)).isEmpty();
    assertThat(plan(DIAGONAL).withoutUnit(0, 1)).isEmpty();
    Blueprint narrow = plan(FREE).withoutUnit(1, 0).orElseThrow();
    assertThat(narrow.withoutUnit(1, 0)).isEmpty();
  }

  @Test
  void skipsGoWithTheirMatrix() {
    Blueprint both = plan(DIAGONAL, FREE);
    Blueprint without = both.withoutSkip(0);
    assertThat(without.skips()).containsExactly(FREE);
    assertThat(value(without, row(1, 10))).isEqualTo(value(plan(FREE), row(1, 10)));
    assertThat(value(both.withoutSkip(1), row(1, 10))).isEqualTo(value(plan(DIAGONAL), row(1, 10)));
  }

  @Test
  void listsAreCopiedWithoutAndWithOthers() {
    List<Integer> list = List.of(1, 2, 3);
    assertThat(Blueprint.without(list, 1)).containsExactly(1, 3);
    assertThat(Blueprint.replaced(list, 1, 9)).containsExactly(1, 9, 3);
    assertThat(list).containsExactly(1, 2, 3);
  }
}
