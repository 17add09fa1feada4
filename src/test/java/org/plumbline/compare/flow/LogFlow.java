package org.plumbline.compare.flow;

import java.util.List;
import java.util.stream.DoubleStream;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/** The flow {@code w' = e^-w} from 0 on, which is {@code log(1 + t)}. */
final class LogFlow {
  static final FlowProblem PROBLEM =
      new FlowProblem(
          new LayeredArchitecture(List.of(1, 1), List.of(), List.of()).network(),
          new Dataset(List.of("x"), List.of(List.of(Rational.ONE)), List.of(1)),
          List.of(Rational.ZERO),
          Loss.EXPONENTIAL,
          Reduction.SUM);

  private LogFlow() {}

  static List<Dyadic> numbers(double... values) {
    return DoubleStream.of(values).mapToObj(Dyadic::of).toList();
  }

  /** One weight at each time. */
  static ClaimedPoints points(List<Dyadic> times, double... weights) {
    return new ClaimedPoints(
        times, DoubleStream.of(weights).mapToObj(w -> List.of(Dyadic.of(w))).toList());
  }
}
