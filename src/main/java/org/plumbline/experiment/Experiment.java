package org.plumbline.experiment;

import java.util.Optional;
import java.util.stream.IntStream;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;

/**
 * What an experiment file means: an initial value problem and how far to follow it.
 *
 * @param name the name, safe as the name of a folder
 * @param sha256 the SHA-256 of the file's bytes, in lower-case hexadecimal
 * @param problem network, data, initial weights, loss and reduction
 * @param architecture the layers the network was built from; empty where the file gives a graph
 * @param flow digits and where to stop
 * @param seeding how the initial weights were drawn; empty where the file lists them
 */
public record Experiment(
    String name,
    String sha256,
    FlowProblem problem,
    Optional<LayeredArchitecture> architecture,
    FlowSettings flow,
    Optional<SeededWeights> seeding) {

  /**
   * The same experiment with other digits.
   *
   * @throws IllegalArgumentException if the digits are outside 1 … {@value
   *     FlowSettings#MOST_DIGITS}
   */
  public Experiment withDigits(int digits) {
    return new Experiment(name, sha256, problem, architecture, flow.withDigits(digits), seeding);
  }

  /**
   * The same experiment with initial weights drawn from another seed.
   *
   * @throws ExperimentException if the file lists the weights instead of drawing them
   */
  public Experiment withSeed(long seed) {
    SeededWeights drawn =
        seeding
            .map(before -> new SeededWeights(seed, before.scale()))
            .orElseThrow(
                () ->
                    new ExperimentException(
                        name,
                        0,
                        "initialization",
                        "the weights are listed, so there is no seed to replace; expected seed and"
                            + " scale"));
    FlowProblem redrawn =
        new FlowProblem(
            problem.network(),
            problem.data(),
            drawn.weights(problem.network().parameters()),
            problem.loss(),
            problem.reduction());
    return new Experiment(name, sha256, redrawn, architecture, flow, Optional.of(drawn));
  }

  /**
   * Whether both mean the same: equal names, networks, data, weights, losses and settings, whatever
   * files they came from and however the weights were found.
   */
  public boolean means(Experiment other) {
    return name.equals(other.name)
        && architecture.equals(other.architecture)
        && flow.equals(other.flow)
        && sameNetwork(problem.network(), other.problem.network())
        && problem.data().equals(other.problem.data())
        && problem.initialWeights().equals(other.problem.initialWeights())
        && problem.loss() == other.problem.loss()
        && problem.reduction() == other.problem.reduction();
  }

  private static boolean sameNetwork(Network one, Network other) {
    return one.inputs() == other.inputs()
        && one.size() == other.size()
        && IntStream.range(0, one.size()).allMatch(v -> one.vertex(v).equals(other.vertex(v)))
        && one.edges().equals(other.edges())
        && one.parameterNames().equals(other.parameterNames());
  }
}
