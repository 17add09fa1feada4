package org.plumbline.compare.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Magnitude;
import org.plumbline.number.NumberFormat;
import org.plumbline.number.Rational;

/** Bounds that could have told a point from another, for a unit with weights (1, 1) at first. */
final class FlowTellingTest {
  private static FlowProblem problem(int first, int second) {
    return new FlowProblem(
        new LayeredArchitecture(List.of(1, 1, 1), List.of(Activation.RELU), List.of()).network(),
        new Dataset(List.of("x"), List.of(List.of(Rational.ONE)), List.of(1)),
        List.of(Rational.of(first), Rational.of(second)),
        Loss.EXPONENTIAL,
        Reduction.SUM);
  }

  private static List<Dyadic> numbers(double... values) {
    return DoubleStream.of(values).mapToObj(Dyadic::of).toList();
  }

  /** Points at 0 and 1 and where the flow is. */
  private static FlowTelling telling(FlowProblem problem, double[] start, double[] end) {
    return new FlowTelling(
        problem,
        new ClaimedPoints(numbers(0, 1), List.of(numbers(start), numbers(end))),
        NumberFormat.FLOAT64,
        List.of(
            numbers(start).stream().map(DyadicInterval::of).toList(),
            numbers(end).stream().map(DyadicInterval::of).toList()));
  }

  private static Magnitude bound(double value) {
    return Magnitude.enclosingAbove(value);
  }

  private static final double[] START = {1, 1};
  private static final double[] END = {1.25, 1.25};

  /** At the start a bound below some weight tells; later it must be below the motion as well. */
  @Test
  void boundsBelowTheMotionTell() {
    FlowTelling telling = telling(problem(1, 1), START, END);
    assertThat(telling.tells(0, bound(0.5))).isTrue();
    assertThat(telling.tells(0, bound(1.5))).isFalse();
    assertThat(telling.tells(1, bound(0.2))).isTrue();
    assertThat(telling.tells(1, bound(0.5))).isFalse();
    assertThat(telling.tells(1, Magnitude.INFINITY)).isFalse();
  }

  /** Roundings of the format count: at the bound itself nothing is told. */
  @Test
  void roundingCounts() {
    FlowTelling telling = telling(problem(1, 1), START, END);
    assertThat(telling.tells(1, bound(0.25))).isFalse();
    assertThat(telling.tells(1, bound(0.25 - 0x1p-40))).isTrue();
  }

  /** A unit that is off does not move: then it is enough that the point has not either. */
  @Test
  void whatDoesNotMoveMayStay() {
    double[] off = {-1, 1};
    FlowTelling staying = telling(problem(-1, 1), off, off);
    assertThat(staying.tells(1, bound(0.5))).isTrue();
    assertThat(staying.tells(1, bound(2))).isFalse();
    FlowTelling moved =
        new FlowTelling(
            problem(-1, 1),
            new ClaimedPoints(numbers(0, 1), List.of(numbers(off), numbers(-1, 1.125))),
            NumberFormat.FLOAT64,
            List.of(
                numbers(off).stream().map(DyadicInterval::of).toList(),
                numbers(off).stream().map(DyadicInterval::of).toList()));
    assertThat(moved.tells(1, bound(0.5))).isFalse();
  }

  /** Weights that are all 0 may be claimed to be 0, and nothing else. */
  @Test
  void nothingIsToldOfNothing() {
    double[] zero = {0, 0};
    assertThat(telling(problem(0, 0), zero, zero).tells(0, bound(1))).isTrue();
    FlowTelling noise =
        new FlowTelling(
            problem(0, 0),
            new ClaimedPoints(numbers(0), List.of(numbers(0, 0x1p-60))),
            NumberFormat.FLOAT64,
            List.of(numbers(zero).stream().map(DyadicInterval::of).toList()));
    assertThat(noise.tells(0, bound(1))).isFalse();
  }
}
