package org.plumbline.flow.taylor;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.plumbline.experiment.ExperimentReader;
import org.plumbline.field.FieldCompiler;
import org.plumbline.field.FieldProgram;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.GateTable;
import org.plumbline.field.SeriesArithmetic;
import org.plumbline.field.SeriesScale;
import org.plumbline.field.TiedSamples;
import org.plumbline.flow.state.ExpandableProgram;
import org.plumbline.flow.state.Expansion;
import org.plumbline.flow.state.WorkingPrecision;
import org.plumbline.number.Dyadic;
import org.plumbline.run.FlowProblems;
import org.plumbline.series.ApfloatSeries;
import org.plumbline.series.program.LimbSeries;

/**
 * One expansion of the problem P1, linear, at its initial weights: all orders that 50 digits take,
 * in the unit of time that the integrator settles on there.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ExpansionBenchmark {
  private static final String PROBLEM = "bench/p1-linear.json";
  private static final int DIGITS = 50;

  private final WorkingPrecision precision = WorkingPrecision.forDigits(DIGITS);
  private SeriesArithmetic.Factory limbs;
  private SeriesArithmetic.Factory apfloats;
  private FieldProgram field;
  private Expansion.Point point;
  private SeriesScale scale;

  /** Compiles the field and finds the unit of time. */
  @Setup
  public void compile() throws IOException {
    FlowProblem problem = problem();
    GateTable gates = GateTable.allOff(problem.network(), problem.data().size());
    field =
        FieldCompiler.compile(problem, gates, TiedSamples.of(problem.network(), problem.data()));
    List<Dyadic> weights =
        problem.initialWeights().stream()
            .map(w -> Dyadic.approximate(w, precision.bits()))
            .toList();
    point = new Expansion.Point(weights, List.of());
    limbs = LimbSeries.withBits(precision.bits());
    apfloats = ApfloatSeries.withBits(precision.bits());
    scale =
        new StepExpander(precision)
            .expand(
                new ExpandableProgram(point, field, limbs, precision.bits()),
                Double.POSITIVE_INFINITY,
                (beginning, length) -> length)
            .orElseThrow()
            .expansion()
            .scale();
  }

  private static FlowProblem problem() throws IOException {
    try (InputStream stream = ClassLoader.getSystemResourceAsStream(PROBLEM)) {
      if (stream == null) {
        throw new IllegalStateException(PROBLEM + " is missing");
      }
      return FlowProblems.of(ExperimentReader.read(PROBLEM, stream, Optional.empty()));
    }
  }

  /** The fast arithmetic. */
  @Benchmark
  public Object limbSeries() {
    return Expansion.at(point, field, limbs, scale, precision.bits()).orElseThrow();
  }

  /** The reference. */
  @Benchmark
  public Object apfloatSeries() {
    return Expansion.at(point, field, apfloats, scale, precision.bits()).orElseThrow();
  }
}
