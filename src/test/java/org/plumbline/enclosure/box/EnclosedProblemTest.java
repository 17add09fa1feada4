package org.plumbline.enclosure.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Skip;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Rational;

/** One leaky unit of slope 1/3 beside an identity skip, on the input 1/10. */
final class EnclosedProblemTest {
  private static final FlowProblem PROBLEM =
      new FlowProblem(
          new LayeredArchitecture(
                  List.of(1, 1, 1),
                  List.of(Activation.leaky(Rational.of(1, 3))),
                  List.of(new Skip(0, 2, Skip.Kind.IDENTITY)))
              .network(),
          new Dataset(List.of("x"), List.of(List.of(Rational.of(1, 10))), List.of(1)),
          List.of(Rational.ONE, Rational.of(2)),
          Loss.EXPONENTIAL,
          Reduction.MEAN);

  private static final EnclosedProblem ENCLOSED = EnclosedProblem.enclosing(PROBLEM);
  private static final int UNIT = 1;

  private static void assertEncloses(DoubleInterval interval, Rational value) {
    assertThat(DoubleInterval.enclosing(value)).isEqualTo(interval);
  }

  @Test
  void constantsThatAreNoDoublesAreEnclosed() {
    assertEncloses(ENCLOSED.input(0, 0), Rational.of(1, 10));
    assertThat(ENCLOSED.input(0, 0).lower()).isLessThan(ENCLOSED.input(0, 0).upper());
    assertEncloses(ENCLOSED.slope(UNIT), Rational.of(1, 3));
    assertThat(ENCLOSED.sampleFactor()).isEqualTo(DoubleInterval.ONE);
    assertThat(ENCLOSED.samples()).isEqualTo(1);
    assertThat(ENCLOSED.size()).isEqualTo(3);
  }

  @Test
  void weightsOfEdgesAreThoseOfTheBoxOrFixed() {
    DoubleInterval first = new DoubleInterval(-1, 2);
    DoubleInterval second = new DoubleInterval(3, 4);
    DoubleInterval[] weights = ENCLOSED.weights(WeightBox.of(List.of(first, second)));
    assertThat(weights).containsExactlyInAnyOrder(first, second, DoubleInterval.ONE);
    for (int e = 0; e < weights.length; e++) {
      if (!ENCLOSED.edge(e).isTrainable()) {
        assertThat(weights[e]).isEqualTo(DoubleInterval.ONE);
      }
    }
    assertThatThrownBy(() -> ENCLOSED.weights(WeightBox.of(List.of(first))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void gatesAreTheSlopesThatStatesAllow() {
    DoubleInterval third = DoubleInterval.enclosing(Rational.of(1, 3));
    assertThat(ENCLOSED.gate(GateState.ON, UNIT)).isEqualTo(DoubleInterval.ONE);
    assertThat(ENCLOSED.gate(GateState.OFF, UNIT)).isEqualTo(third);
    assertThat(ENCLOSED.gate(GateState.EITHER, UNIT))
        .isEqualTo(new DoubleInterval(third.lower(), 1));
  }

  /** {@code max(s, s/3)}: the kink is a minimum of neither side. */
  @Test
  void activationsAreBentAtTheKink() {
    DoubleInterval both = ENCLOSED.activation(GateState.EITHER, UNIT, new DoubleInterval(-3, 2));
    assertThat(both.lower()).isBetween(-1 - 1e-15, -1.0);
    assertThat(both.upper()).isEqualTo(2);
    assertThat(ENCLOSED.activation(GateState.EITHER, UNIT, new DoubleInterval(1, 2)))
        .isEqualTo(new DoubleInterval(1, 2));
    DoubleInterval below = ENCLOSED.activation(GateState.EITHER, UNIT, new DoubleInterval(-6, -3));
    assertThat(below.lower()).isBetween(-2 - 1e-15, -2.0);
    assertThat(below.upper()).isBetween(-1.0, -1 + 1e-15);
    assertThat(ENCLOSED.activation(GateState.ON, UNIT, new DoubleInterval(-3, 2)))
        .isEqualTo(new DoubleInterval(-3, 2));
    assertThat(ENCLOSED.activation(GateState.OFF, UNIT, new DoubleInterval(-3, 3)).upper())
        .isBetween(1.0, 1 + 1e-15);
  }
}
