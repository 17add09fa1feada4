package org.plumbline.claim.theorem;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.plumbline.claim.Claims;
import org.plumbline.claim.Evidence;
import org.plumbline.claim.Finding;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

/** Problems and what is known of them, for tests of hypotheses. */
final class Cases {
  static final Activation LEAKY = Activation.leaky(Rational.of(1, 2));

  private Cases() {}

  static List<Rational> numbers(String texts) {
    return List.of(texts.split(" ")).stream().map(Rational::parse).toList();
  }

  /** Samples written as coordinates, the label behind them. */
  static Dataset data(String... samples) {
    List<List<Rational>> points = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (String sample : samples) {
      List<Rational> all = numbers(sample);
      points.add(all.subList(0, all.size() - 1));
      labels.add(all.get(all.size() - 1).signum());
    }
    List<String> names = IntStream.range(0, points.get(0).size()).mapToObj(a -> "x" + a).toList();
    return new Dataset(names, points, labels);
  }

  /** Layers of the given widths, all hidden ones of one activation. */
  static Network layers(Activation activation, Integer... widths) {
    return new LayeredArchitecture(
            List.of(widths), Collections.nCopies(widths.length - 2, activation), List.of())
        .network();
  }

  static FlowProblem problem(Network network, Dataset data, String weights) {
    return new FlowProblem(network, data, numbers(weights), Loss.EXPONENTIAL, Reduction.MEAN);
  }

  /** A network on samples whose weights do not matter. */
  static FlowProblem problem(Network network, Dataset data) {
    List<Rational> weights = Collections.nCopies(network.parameters(), Rational.of(1, 2));
    return new FlowProblem(network, data, weights, Loss.EXPONENTIAL, Reduction.MEAN);
  }

  /** A network whose samples do not matter. */
  static FlowProblem problem(Network network) {
    String ones = "1 ".repeat(network.inputs());
    return problem(network, data(ones + "1", ones.replace("1", "-1") + "-1"));
  }

  /** A problem that nobody integrated. */
  static Grounds before(FlowProblem problem) {
    Evidence evidence = new Evidence(problem, Optional.empty(), 20);
    List<Finding> findings =
        Claims.hypotheses().stream()
            .flatMap(claim -> Claims.check(claim, evidence).stream())
            .toList();
    return new Grounds(evidence, findings);
  }

  /** What is known of a hypothesis before any run. */
  static Assessment assess(Hypothesis hypothesis, FlowProblem problem) {
    return hypothesis.assess(before(problem));
  }

  static Assessment assess(Hypothesis hypothesis, Network network) {
    return assess(hypothesis, problem(network));
  }

  static Standing standing(Hypothesis hypothesis, Network network) {
    return assess(hypothesis, network).standing();
  }

  /** What a hypothesis fails by. */
  static Witness witness(Assessment assessment) {
    if (assessment.standing() != Standing.FAILS) {
      throw new AssertionError("it does not fail: " + assessment);
    }
    return assessment.witness().orElseThrow();
  }
}
