package org.plumbline.enclosure.kink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.enclosure.SingleStep;
import org.plumbline.enclosure.box.EnclosedProblem;
import org.plumbline.enclosure.box.PossibleGates;
import org.plumbline.enclosure.box.SampleSignals;
import org.plumbline.enclosure.box.WeightBox;
import org.plumbline.network.Activation;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Rational;

/**
 * ReLUs with weights near (0, 0) into them and 2 out of them, on the sample (1, 1): an open one has
 * the rates 2 and 2 of its weights, since the weight of the loss is 1.
 */
final class CornerRatesTest {
  private static final double SMALL = 0x1p-40;

  private static CornerRates rates(int units, int samples) {
    List<List<Rational>> points = Collections.nCopies(samples, List.of(Rational.ONE, Rational.ONE));
    EnclosedProblem problem =
        EnclosedProblem.enclosing(
            SingleStep.problem(
                SingleStep.layers(Activation.RELU, 2, units, 1),
                points,
                Collections.nCopies(samples, 1)));
    DoubleInterval[] weights = new DoubleInterval[3 * units];
    Arrays.setAll(
        weights, p -> p < 2 * units ? new DoubleInterval(-SMALL, SMALL) : DoubleInterval.of(2));
    WeightBox box = WeightBox.of(List.of(weights));
    return CornerRates.enclosing(
        SampleSignals.ofSelections(problem, box, PossibleGates.enclosing(problem, box)));
  }

  private static DoubleInterval along(CornerRates rates, double... d) {
    DoubleInterval[] direction = new DoubleInterval[d.length];
    Arrays.setAll(direction, p -> DoubleInterval.of(d[p]));
    return rates.along(direction).scale(rates.scale());
  }

  private static void assertNear(DoubleInterval found, double lower, double upper) {
    assertThat(found.lower()).isBetween(lower - 1e-9, lower);
    assertThat(found.upper()).isBetween(upper, upper + 1e-9);
  }

  @Test
  void ratesLieBetweenThoseOfOpenAndClosedGates() {
    assertNear(along(rates(1, 1), 1, 0, 0), 0, 2);
    assertNear(along(rates(1, 1), -1, -2, 0), -6, 0);
  }

  /** Interval arithmetic alone would find {@code [0, 2] - [0, 2]}. */
  @Test
  void whatCancelsAtEachCornerCancels() {
    assertNear(along(rates(1, 1), 1, -1, 0), 0, 0);
  }

  @Test
  void gatesAreChosenForEachUnitAndSample() {
    assertNear(along(rates(2, 1), 1, 0, -1, 0, 0, 0), -2, 2);
    assertNear(along(rates(1, 3), 1, 0, 0), 0, 6);
  }

  /** The fifth is any slope, so that its parts do not cancel, and nothing is left out. */
  @Test
  void gatesBeyondTheFourthAreAnySlope() {
    double[] fourth = new double[15];
    fourth[6] = 1;
    fourth[7] = -1;
    assertNear(along(rates(5, 1), fourth), 0, 0);
    double[] fifth = new double[15];
    fifth[8] = 1;
    assertNear(along(rates(5, 1), fifth), 0, 2);
    fifth[9] = -1;
    assertNear(along(rates(5, 1), fifth), -2, 2);
  }
}
