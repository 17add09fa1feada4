package org.plumbline.properties;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.plumbline.claim.Claim;
import org.plumbline.claim.Evidence;
import org.plumbline.claim.Finding;
import org.plumbline.claim.Verdict;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Evaluation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.number.Rational;

/**
 * A random problem, with random weights {@code c_i >= 0} in place of {@code -ℓ'(p_i)}: what holds
 * for all of them holds for every loss.
 *
 * @param architecture the architecture
 * @param problem the problem
 * @param coefficients one {@code c_i} per sample
 */
record RandomProblem(
    LayeredArchitecture architecture, FlowProblem problem, List<Rational> coefficients) {

  /** The initial weights. */
  List<Rational> weights() {
    return problem.initialWeights();
  }

  /** The exact evaluation of each sample. */
  List<Evaluation> evaluations() {
    return problem.data().points().stream()
        .map(x -> Evaluation.exact(problem.network(), weights(), x))
        .toList();
  }

  /** {@code c_i y_i}. */
  Rational signed(int i) {
    return coefficients.get(i).multiply(Rational.of(problem.data().label(i)));
  }

  /** The field {@code Σ c_i y_i ∇f(x_i)}, exact. */
  List<Rational> field() {
    List<Rational> field = new ArrayList<>(Collections.nCopies(weights().size(), Rational.ZERO));
    List<Evaluation> evaluations = evaluations();
    for (int i = 0; i < evaluations.size(); i++) {
      List<Rational> gradient = evaluations.get(i).gradient();
      for (int p = 0; p < field.size(); p++) {
        field.set(p, field.get(p).add(signed(i).multiply(gradient.get(p))));
      }
    }
    return field;
  }

  /** {@code Σ c_i p_i}, exact. */
  Rational weightedMargins() {
    List<Evaluation> evaluations = evaluations();
    return IntStream.range(0, evaluations.size())
        .mapToObj(i -> signed(i).multiply(evaluations.get(i).value()))
        .reduce(Rational.ZERO, Rational::add);
  }

  /** The findings of a claim before any trajectory is known. */
  List<Finding> check(Claim claim) {
    return claim.check(new Evidence(problem, Optional.empty(), 20));
  }

  /** The verdicts of a claim before any trajectory is known. */
  List<Verdict> verdicts(Claim claim) {
    return check(claim).stream().map(Finding::verdict).toList();
  }

  /** The number of the parameter in a row and column of {@code W_layer}. */
  int parameter(int layer, int row, int column) {
    return problem.network().parameterNames().indexOf("W" + layer + "[" + row + "," + column + "]");
  }
}
