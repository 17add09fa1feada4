package org.plumbline.compare.gradient;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.number.Dyadic;
import org.plumbline.number.NumberFormat;
import org.plumbline.number.Rational;

/** The risk {@code exp(-w2 σ(w1))} of one sample, whose gradient is plain to see. */
final class SmallRisk {
  private SmallRisk() {}

  static FlowProblem of(Activation activation) {
    return new FlowProblem(
        new LayeredArchitecture(List.of(1, 1, 1), List.of(activation), List.of()).network(),
        new Dataset(List.of("x"), List.of(List.of(Rational.ONE)), List.of(1)),
        List.of(Rational.ONE, Rational.ZERO),
        Loss.EXPONENTIAL,
        Reduction.SUM);
  }

  static List<Dyadic> numbers(double... values) {
    List<Dyadic> numbers = new ArrayList<>();
    for (double value : values) {
      numbers.add(Dyadic.of(value));
    }
    return numbers;
  }

  /** The usual setting at weights. */
  static Setting setting(FlowProblem problem, double... weights) {
    return GradientJudge.of(problem, NumberFormat.FLOAT32)
        .setting(numbers(weights), Optional.empty());
  }
}
