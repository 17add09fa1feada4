package org.plumbline.experiment;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

/**
 * What an experiment file means: an initial value problem and how far to follow it.
 *
 * @param name the name, safe as the name of a folder
 * @param sha256 the SHA-256 of the file's bytes, in lower-case hexadecimal
 * @param network the architecture
 * @param data the samples
 * @param initialWeights {@code w(0)}, one per parameter
 * @param loss the loss of a margin
 * @param reduction mean or sum over the samples
 * @param architecture the layers the network was built from; empty where the file gives a graph
 * @param flow digits and where to stop
 * @param seeding how the initial weights were drawn; empty where the file lists them
 * @param provenance the files that were read, and what was left out in reading
 */
public record Experiment(
    String name,
    String sha256,
    Network network,
    Dataset data,
    List<Rational> initialWeights,
    Loss loss,
    Reduction reduction,
    Optional<LayeredArchitecture> architecture,
    FlowSettings flow,
    Optional<SeededWeights> seeding,
    Provenance provenance) {

  /**
   * An experiment that was made, not read.
   *
   * @throws IllegalArgumentException if data or weights do not fit the network
   */
  public Experiment(
      String name,
      String sha256,
      Network network,
      Dataset data,
      List<Rational> initialWeights,
      Loss loss,
      Reduction reduction,
      Optional<LayeredArchitecture> architecture,
      FlowSettings flow,
      Optional<SeededWeights> seeding) {
    this(
        name,
        sha256,
        network,
        data,
        initialWeights,
        loss,
        reduction,
        architecture,
        flow,
        seeding,
        Provenance.NONE);
  }

  /**
   * An experiment.
   *
   * @throws IllegalArgumentException if data or weights do not fit the network
   */
  public Experiment {
    initialWeights = List.copyOf(initialWeights);
    if (data.dimension() != network.inputs() || initialWeights.size() != network.parameters()) {
      throw new IllegalArgumentException("data or weights do not fit the network");
    }
    if (architecture.isPresent() && architecture.get().hasBiases() && !ConstantInput.isLast(data)) {
      throw new IllegalArgumentException("the last coordinate, that of the biases, is not 1");
    }
  }

  /**
   * The same experiment with other digits.
   *
   * @throws IllegalArgumentException if the digits are outside 1 … {@value
   *     FlowSettings#MOST_DIGITS}
   */
  public Experiment withDigits(int digits) {
    return with(initialWeights, flow.withDigits(digits), seeding, provenance);
  }

  /**
   * The same experiment with initial weights drawn from another seed.
   *
   * @throws ExperimentException if the file lists the weights instead of drawing them
   */
  public Experiment withSeed(long seed) {
    SeededWeights drawn =
        seeding
            .map(before -> before.withSeed(seed))
            .orElseThrow(
                () ->
                    new ExperimentException(
                        name,
                        0,
                        "initialization",
                        "the weights are listed, so there is no seed to replace; expected seed and"
                            + " scale"));
    return with(drawn.weights(network, architecture), flow, Optional.of(drawn), provenance);
  }

  /**
   * The same experiment, followed until a claim is decided for all later times.
   *
   * @param claim one of {@link LaterClaims#names()}
   * @param time when to give up
   * @param risk the risk at which to give up; {@link LaterClaims#GIVE_UP_RISK} if neither is given
   * @throws IllegalArgumentException if the claim is unknown or a bound is not positive
   */
  public Experiment untilProved(String claim, Optional<Rational> time, Optional<Rational> risk) {
    return with(initialWeights, flow.untilProved(claim, time, risk), seeding, provenance);
  }

  /**
   * The same experiment, followed until a time or a risk, whichever comes first.
   *
   * @throws IllegalArgumentException if neither is given, or one is not positive
   */
  public Experiment until(Optional<Rational> time, Optional<Rational> risk) {
    return with(initialWeights, flow.until(time, risk), seeding, provenance);
  }

  /** The same experiment with one more file that was read for it, such as a recording. */
  public Experiment withInput(InputFile input) {
    return with(initialWeights, flow, seeding, provenance.withInput(input));
  }

  private Experiment with(
      List<Rational> weights,
      FlowSettings settings,
      Optional<SeededWeights> drawn,
      Provenance sources) {
    return new Experiment(
        name,
        sha256,
        network,
        data,
        weights,
        loss,
        reduction,
        architecture,
        settings,
        drawn,
        sources);
  }

  /**
   * Whether both mean the same: equal names, networks, data, weights, losses and settings, whatever
   * files they came from and however the weights were found.
   */
  public boolean means(Experiment other) {
    return name.equals(other.name)
        && architecture.equals(other.architecture)
        && flow.equals(other.flow)
        && sameNetwork(network, other.network)
        && data.equals(other.data)
        && initialWeights.equals(other.initialWeights)
        && loss == other.loss
        && reduction == other.reduction;
  }

  /** Whether both have the same vertices, edges and parameters, by name and in order. */
  static boolean sameNetwork(Network one, Network other) {
    return one.inputs() == other.inputs()
        && one.size() == other.size()
        && IntStream.range(0, one.size()).allMatch(v -> one.vertex(v).equals(other.vertex(v)))
        && one.edges().equals(other.edges())
        && one.parameterNames().equals(other.parameterNames());
  }
}
