package org.plumbline.flow.kink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.SharedSlopes;
import org.plumbline.flow.Problems;
import org.plumbline.network.Activation;
import org.plumbline.network.Edge;

/**
 * A ReLU unit {@code f = c relu(a x + b y)} with {@code a = 0, b = 1, c = 3}: the sample (1, 0) is
 * on its kink, and (0, 2) has a margin of 6, whose weight is taken for 1.
 */
final class ApproximateRatesTest {
  private static final Starts START =
      Starts.of(
          Problems.layered(
              List.of(2, 1, 1), List.of(Activation.RELU), "0 1 3", Problems.data("1 0 +; 0 2 +")));

  private static final Pair ON_KINK = new Pair(0, 2);
  private static final Pair OTHER = new Pair(1, 2);

  /** {@code e^0} against {@code e^-6}. */
  private static final double SMALL = Math.exp(-6);

  private static ApproximateRates.Velocity velocity(Gate gate, double... slopes) {
    GateTable gates = START.with(ON_KINK, gate);
    SharedSlopes shared = gate == Gate.PINNED ? START.ties().slopes(gates) : SharedSlopes.NONE;
    return START.rates().velocity(gates, shared, slopes);
  }

  private static double[] values(ApproximateRates.Velocity velocity) {
    double[] values = new double[3];
    for (Edge edge : START.problem().network().edges()) {
      values[edge.parameter()] = velocity.value(edge);
    }
    return values;
  }

  @Test
  void theStartIsAsItSays() {
    assertThat(START.vanishing()).containsExactly(ON_KINK);
    assertThat(START.rates().affected()).containsExactly(0);
    assertThat(START.rates().activations(1)).containsExactly(0, 2, 2, 6);
    assertThat(START.rates().sampleWeight(0)).isEqualTo(1);
    assertThat(START.rates().sampleWeight(1)).isCloseTo(SMALL, within(1e-15));
  }

  /** {@code (g c, 2 c e^-6, 2 e^-6)} for the slope {@code g} at the kink. */
  @Test
  void velocitiesAreThoseOfTheGates() {
    assertThat(values(velocity(Gate.ON)))
        .containsExactly(new double[] {3, 6 * SMALL, 2 * SMALL}, within(1e-12));
    assertThat(values(velocity(Gate.OFF)))
        .containsExactly(new double[] {0, 6 * SMALL, 2 * SMALL}, within(1e-12));
    assertThat(values(velocity(Gate.PINNED, 0.25)))
        .containsExactly(new double[] {0.75, 6 * SMALL, 2 * SMALL}, within(1e-12));
  }

  @Test
  void ratesAreThoseOfThePreActivations() {
    ApproximateRates.Velocity velocity = velocity(Gate.ON);
    GateTable gates = START.with(ON_KINK, Gate.ON);
    assertThat(START.rates().rate(ON_KINK, gates, velocity).value()).isCloseTo(3, within(1e-12));
    assertThat(START.rates().rate(OTHER, gates, velocity).value())
        .isCloseTo(12 * SMALL, within(1e-12));
    // c relu(s_1): c' relu(s) + c s' = 2 SMALL · 2 + 3 · 12 SMALL
    assertThat(START.rates().rate(new Pair(1, 3), gates, velocity).value())
        .isCloseTo(40 * SMALL, within(1e-12));
    assertThat(START.rates().rate(ON_KINK, gates, velocity).size()).isGreaterThanOrEqualTo(3);
  }

  @Test
  void gradientsArePartialDerivatives() {
    assertThat(values(START.rates().gradient(ON_KINK, START.with(ON_KINK, Gate.ON))))
        .containsExactly(1, 0, 0);
    assertThat(values(START.rates().gradient(new Pair(1, 3), START.rest())))
        .containsExactly(0, 6, 2);
    assertThat(values(START.rates().gradient(new Pair(0, 3), START.with(ON_KINK, Gate.OFF))))
        .containsExactly(0, 0, 0);
  }

  /** How the sample that has no choice moves along the kink's gradient: not at all. */
  @Test
  void restMotionIsThatOfTheOtherSamples() {
    ApproximateRates rates = START.rates();
    GateTable gates = START.with(ON_KINK, Gate.ON);
    assertThat(rates.restMotion(rates.gradient(ON_KINK, gates)).upper()).isZero();
    RateBounds.Bounds other = rates.restMotion(rates.gradient(OTHER, gates));
    assertThat(other.lower()).isCloseTo(12 * SMALL, within(1e-12));
    assertThat(other.upper()).isEqualTo(other.lower());
  }

  @Test
  void directionsHaveALargestEntryOfOne() {
    assertThat(velocity(Gate.ON).direction()[0]).isEqualTo(1);
    assertThat(START.rates().largest(START.problem().network().edges().get(0)))
        .isGreaterThanOrEqualTo(1);
  }
}
