package org.plumbline.compare.gradient;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.plumbline.field.FlowProblem;
import org.plumbline.number.Dyadic;
import org.plumbline.number.NumberFormat;

/** The forward passes of all samples at given weights, each done when first asked for. */
final class SamplePasses {
  private final FlowProblem problem;
  private final EdgeValues edges;
  private final NumberFormat format;
  private final Rounding rounding;
  private final Map<Integer, SamplePass> passes = new ConcurrentHashMap<>();

  SamplePasses(FlowProblem problem, List<Dyadic> weights, NumberFormat format, Rounding rounding) {
    this.problem = problem;
    this.edges = new EdgeValues(weights, format, rounding);
    this.format = format;
    this.rounding = rounding;
  }

  /** The pass of a sample. */
  SamplePass at(int sample) {
    return passes.computeIfAbsent(sample, i -> SamplePass.of(problem, i, edges, format, rounding));
  }

  /** The values of the edges. */
  EdgeValues edges() {
    return edges;
  }

  /** The rounding allowed for. */
  Rounding rounding() {
    return rounding;
  }

  /** The weights. */
  List<Dyadic> weights() {
    return edges.weights();
  }
}
