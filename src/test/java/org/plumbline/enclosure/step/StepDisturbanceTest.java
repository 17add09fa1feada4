package org.plumbline.enclosure.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plumbline.enclosure.SingleStep;
import org.plumbline.field.GateTable;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.network.Activation;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/** Which steps of length 1 bear which disturbances, of sizes 1, 2, 4 and so on. */
final class StepDisturbanceTest {
  private static final GateTable GATES =
      GateTable.allOff(SingleStep.layers(Activation.LINEAR, 1, 1), 1);

  private static List<StepDisturbance> of(int steps, Rational... until) {
    List<TrajectoryStep> all =
        IntStream.range(0, steps)
            .mapToObj(
                k ->
                    TrajectoryStep.withoutSlopes(
                        Rational.of(k),
                        Rational.of(k + 1L),
                        List.of(SingleStep.polynomial(0)),
                        GATES))
            .toList();
    return StepDisturbance.of(
        all,
        IntStream.range(0, until.length)
            .mapToObj(j -> new Disturbance(until[j], Magnitude.ONE.scale(j)))
            .toList());
  }

  private static void assertIs(
      StepDisturbance found, double added, double possible, double... partial) {
    assertNear(found.added(), added);
    assertNear(found.possible(), possible);
    assertThat(found.partial()).hasSize(partial.length);
    for (int j = 0; j < partial.length; j++) {
      assertNear(found.partial().get(j), partial[j]);
    }
  }

  private static void assertNear(Magnitude found, double expected) {
    SingleStep.assertNear(found, expected, 1e-12);
  }

  @Test
  void whatEndsWithinAStepIsBorneByIt() {
    List<StepDisturbance> found = of(3, Rational.of(1, 2), Rational.of(3, 2));
    assertIs(found.get(0), 3, 3, 1);
    assertIs(found.get(1), 0, 2, 0);
    assertIs(found.get(2), 0, 0);
  }

  @Test
  void whatEndsWithAStepIsOverInTheNext() {
    List<StepDisturbance> found = of(3, Rational.ONE, Rational.of(2));
    assertIs(found.get(0), 1, 1, 1);
    assertIs(found.get(1), 2, 2, 2);
    assertIs(found.get(2), 0, 0);
  }

  /** What spans steps counts in the first of them, and is possible in each. */
  @Test
  void whatSpansStepsIsPossibleInAll() {
    List<StepDisturbance> found = of(4, Rational.of(1, 4), Rational.of(5, 2), Rational.of(11, 4));
    assertIs(found.get(0), 3, 3, 1);
    assertIs(found.get(1), 0, 2);
    assertIs(found.get(2), 4, 6, 0, 4);
    assertIs(found.get(3), 0, 0);
  }

  @Test
  void withoutDisturbancesNothingIsBorne() {
    assertIs(of(1).get(0), 0, 0);
    assertIs(StepDisturbance.NONE, 0, 0);
  }
}
