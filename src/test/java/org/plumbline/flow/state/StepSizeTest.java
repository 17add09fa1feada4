package org.plumbline.flow.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.flow.Problems.data;
import static org.plumbline.flow.Problems.flow;
import static org.plumbline.flow.Problems.layered;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.field.FieldCompiler;
import org.plumbline.field.FieldProgram;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.GateTable;
import org.plumbline.field.Instruction;
import org.plumbline.field.Polynomial;
import org.plumbline.field.SeriesArithmetic;
import org.plumbline.field.SeriesScale;
import org.plumbline.field.TiedSamples;
import org.plumbline.flow.FlowResult;
import org.plumbline.flow.Problems;
import org.plumbline.number.Dyadic;
import org.plumbline.series.program.LimbSeries;

/** Steps are as long as the digits allow, and never of no length. */
final class StepSizeTest {
  @Test
  void roundingKeepsTwentyBitsAndNeverGoesUp() {
    Dyadic step = StepSize.rounded(0.5);
    assertThat(step.multiply(step)).isLessThanOrEqualTo(Dyadic.of(2));
    assertThat(step.significand().bitLength()).isLessThanOrEqualTo(21);
    assertThat(StepSize.rounded(-7000)).isEqualTo(Dyadic.ONE.scale(-7000));
    assertThat(StepSize.rounded(3)).isEqualTo(Dyadic.of(8));
  }

  @Test
  void stepsGrowAsTheRiskFalls() {
    FlowProblem problem = layered(List.of(1, 1), List.of(), "1", data("1 +"));
    // w = log(e + t): each step a fixed part of e + t, so their number is logarithmic in time
    int once = flow(problem, "1000", 12).trajectory().steps().size();
    int twice = flow(problem, "1000000", 12).trajectory().steps().size();
    assertThat(twice).isLessThanOrEqualTo(3 * once);
  }

  @Test
  void weightsMayAllBeZeroAtFirst() {
    FlowProblem problem = layered(List.of(2, 1), List.of(), "0 0", data("1 2 +; 2 -1 -"));
    assertThat(flow(problem, "1", 12)).isInstanceOf(FlowResult.Completed.class);
  }

  @Test
  void anEquilibriumIsOneStepToTheHorizon() {
    FlowProblem problem = layered(List.of(1, 1, 1), List.of(Problems.LEAKY), "0 0", data("1 +"));
    FlowResult result = flow(problem, "5", 12);
    assertThat(result.trajectory().finalWeights()).containsOnly(Dyadic.ZERO);
  }

  /** What pushed it out is larger by all bits there are, so it grew at least so much. */
  @Test
  void aFirstCoefficientThatIsPushedOutShowsGrowth() {
    FlowProblem problem = layered(List.of(1, 1), List.of(), "1", data("1 +"));
    FieldProgram field =
        FieldCompiler.compile(
            problem,
            GateTable.allOff(problem.network(), 1),
            TiedSamples.of(problem.network(), problem.data()));
    Expansion expansion =
        Expansion.at(
                new Expansion.Point(List.of(Dyadic.ONE), List.of()),
                field,
                (program, scale) -> new Blind(LimbSeries.withBits(200).create(program, scale)),
                SeriesScale.uniform(12, Dyadic.ONE),
                200)
            .orElseThrow();
    assertThat(StepSize.growth(expansion)).isBetween(200.0 / 11, 200.0 / 6);
  }

  /** An arithmetic that shows nothing of order 1. */
  private record Blind(SeriesArithmetic series) implements SeriesArithmetic {
    @Override
    public void execute(List<Instruction> instructions, int order) {
      series.execute(instructions, order);
    }

    @Override
    public void integrate(int target, int source, int order) {
      series.integrate(target, source, order);
    }

    @Override
    public Dyadic coefficient(int register, int order) {
      return order == 1 ? Dyadic.ZERO : series.coefficient(register, order);
    }

    @Override
    public void setCoefficient(int register, int order, Dyadic value) {
      series.setCoefficient(register, order, value);
    }

    @Override
    public List<Polynomial> polynomials(List<Integer> registers, int order, Dyadic length) {
      return series.polynomials(registers, order, length);
    }
  }
}
