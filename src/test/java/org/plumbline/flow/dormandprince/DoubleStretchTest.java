package org.plumbline.flow.dormandprince;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.junit.jupiter.api.Test;

final class DoubleStretchTest {
  private static final OrdinaryDifferentialEquation DECAY =
      DoubleSteps.equation(1, (time, values) -> new double[] {-values[0]});

  private final List<DoubleStep> heard = new ArrayList<>();

  @Test
  void stepsFollowOneAnotherUpToTheEnd() {
    DoubleStretch.End end = DoubleStretch.run(DECAY, new double[] {1}, 10, heard::add);
    assertThat(end).isEqualTo(DoubleStretch.End.COVERED);
    assertThat(heard).hasSizeGreaterThan(2);
    double time = 0;
    double weight = 1;
    for (DoubleStep step : heard) {
      assertThat(step.start()).isEqualTo(time);
      assertThat(step.coefficient(0, 0)).isEqualTo(weight);
      time = step.end();
      weight = step.endWeights()[0];
    }
    assertThat(time).isEqualTo(10);
    assertThat(weight).isCloseTo(Math.exp(-10), within(1e-12));
  }

  @Test
  void theListenerEndsIt() {
    DoubleStretch.End end =
        DoubleStretch.run(
            DECAY,
            new double[] {1},
            1000,
            step -> {
              heard.add(step);
              return heard.size() < 2;
            });
    assertThat(end).isEqualTo(DoubleStretch.End.COVERED);
    assertThat(heard).hasSize(2);
  }

  /** {@code 1/(1 - t)} has a pole at 1, to which steps come as near as doubles do. */
  @Test
  void stepsThatShrinkWithoutEndStall() {
    OrdinaryDifferentialEquation square =
        DoubleSteps.equation(1, (time, values) -> new double[] {values[0] * values[0]});
    DoubleStretch.End end = DoubleStretch.run(square, new double[] {1}, 2, heard::add);
    assertThat(end).isNotEqualTo(DoubleStretch.End.COVERED);
    assertThat(heard.get(heard.size() - 1).end()).isCloseTo(1, within(1e-9));
  }

  @Test
  void whatGrowsBeyondDoublesIsOutOfRange() {
    OrdinaryDifferentialEquation steep =
        DoubleSteps.equation(1, (time, values) -> new double[] {values[0]});
    DoubleStretch.End end = DoubleStretch.run(steep, new double[] {1}, 1000, heard::add);
    assertThat(end).isEqualTo(DoubleStretch.End.OUT_OF_RANGE);
    assertThat(heard).allMatch(DoubleStep::isFinite);
    assertThat(heard.get(heard.size() - 1).end()).isBetween(600.0, 710.0);
  }
}
