package org.plumbline.compare.gradient;

import static org.plumbline.compare.gradient.SmallRisk.numbers;

import java.util.List;
import java.util.Optional;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.number.NumberFormat;
import org.plumbline.number.Rational;

/** The risk {@code exp(-c σ(a + b/3))} of one sample whose second coordinate no format has. */
final class ThirdRisk {
  static final FlowProblem PROBLEM =
      new FlowProblem(
          new LayeredArchitecture(List.of(2, 1, 1), List.of(Activation.RELU), List.of()).network(),
          new Dataset(
              List.of("x", "y"), List.of(List.of(Rational.ONE, Rational.of(1, 3))), List.of(1)),
          List.of(Rational.ONE, Rational.ZERO, Rational.ONE),
          Loss.EXPONENTIAL,
          Reduction.SUM);

  /** The unit, behind the two inputs. */
  static final int UNIT = 2;

  /** The number after -3, for which {@code 1 + b/3} is not 0 but rounding may find it so. */
  static final double BESIDE = Math.nextUp(-3.0);

  private ThirdRisk() {}

  static Setting setting(double... weights) {
    return GradientJudge.of(PROBLEM, NumberFormat.FLOAT64)
        .setting(numbers(weights), Optional.empty());
  }
}
