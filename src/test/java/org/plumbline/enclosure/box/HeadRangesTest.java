package org.plumbline.enclosure.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.plumbline.enclosure.SingleStep;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/** Inputs 0 and 1, units 2 and 3, linear vertices 4 and 5, and the output 6. */
final class HeadRangesTest {
  private static final List<List<Rational>> POINTS =
      List.of(
          List.of(Rational.ONE, Rational.of(2)),
          List.of(Rational.of(-1, 3), Rational.of(5)),
          List.of(Rational.ZERO, Rational.of(1, 7)));

  private static final EnclosedProblem PROBLEM =
      EnclosedProblem.enclosing(
          SingleStep.problem(
              new LayeredArchitecture(
                      List.of(2, 2, 2, 1), List.of(Activation.RELU, Activation.LINEAR), List.of())
                  .network(),
              POINTS,
              List.of(1, -1, 1)));

  private static DoubleInterval[][] units(Random random) {
    DoubleInterval[][] z = new DoubleInterval[POINTS.size()][PROBLEM.size()];
    for (DoubleInterval[] row : z) {
      for (int v = 2; v < 4; v++) {
        double lower = random.nextDouble() * 4 - 1;
        row[v] = new DoubleInterval(lower, lower + random.nextDouble());
      }
    }
    return z;
  }

  private static List<DoubleInterval> box(Random random) {
    List<DoubleInterval> box = new ArrayList<>();
    for (int p = 0; p < 10; p++) {
      double lower = random.nextDouble() * 2 - 1;
      box.add(new DoubleInterval(lower, lower + Math.scalb(random.nextDouble(), -p)));
    }
    return box;
  }

  private static Rational within(DoubleInterval range, Random random) {
    Rational lower = Dyadic.of(range.lower()).toRational();
    Rational upper = Dyadic.of(range.upper()).toRational();
    return lower.add(upper.subtract(lower).multiply(Rational.of(random.nextInt(5), 4)));
  }

  /** Ends and points between of all factors, in exact arithmetic. */
  @Test
  void sumsOfAllFactorsAreContained() {
    Random random = new Random(1);
    for (int round = 0; round < 20; round++) {
      DoubleInterval[] weights = PROBLEM.weights(WeightBox.of(box(random)));
      DoubleInterval[][] z = units(random);
      HeadRanges.fill(PROBLEM, weights, z);
      for (int i = 0; i < z.length; i++) {
        for (int turn = 0; turn < 10; turn++) {
          Rational[] exact = new Rational[PROBLEM.size()];
          for (int v = 2; v < PROBLEM.size(); v++) {
            exact[v] = v < 4 ? within(z[i][v], random) : Rational.ZERO;
            for (int e = PROBLEM.firstInto(v); v >= 4 && e < PROBLEM.firstInto(v + 1); e++) {
              Rational weight = within(weights[e], random);
              exact[v] = exact[v].add(weight.multiply(exact[PROBLEM.edge(e).from()]));
            }
            assertThat(z[i][v].contains(exact[v])).isTrue();
          }
        }
      }
    }
  }

  /** Where factors are narrow the ranges are as wide as interval arithmetic has them. */
  @Test
  void narrowFactorsGiveNarrowSums() {
    List<DoubleInterval> box = new ArrayList<>();
    for (int p = 0; p < 10; p++) {
      box.add(new DoubleInterval(1 + p, 1 + p + 0x1p-20));
    }
    DoubleInterval[] weights = PROBLEM.weights(WeightBox.of(box));
    DoubleInterval[][] z = units(new Random(2));
    for (DoubleInterval[] row : z) {
      row[2] = new DoubleInterval(1, 1 + 0x1p-20);
      row[3] = DoubleInterval.of(-2);
    }
    HeadRanges.fill(PROBLEM, weights, z);
    for (DoubleInterval[] row : z) {
      for (int v = 4; v < 7; v++) {
        DoubleInterval direct = PROBLEM.preActivation(v, weights, row);
        assertThat(row[v].upper() - row[v].lower())
            .isLessThan((direct.upper() - direct.lower()) * (1 + 0x1p-18) + 0x1p-45);
      }
    }
  }

  @Test
  void weightsWithoutBoundLeaveNothingKnown() {
    List<DoubleInterval> box = box(new Random(3));
    box.set(4, DoubleInterval.ENTIRE);
    DoubleInterval[] weights = PROBLEM.weights(WeightBox.of(box));
    DoubleInterval[][] z = units(new Random(4));
    HeadRanges.fill(PROBLEM, weights, z);
    assertThat(z[0][4]).isEqualTo(DoubleInterval.ENTIRE);
    assertThat(z[0][5].isBounded()).isTrue();
    assertThat(z[0][6]).isEqualTo(DoubleInterval.ENTIRE);
  }
}
