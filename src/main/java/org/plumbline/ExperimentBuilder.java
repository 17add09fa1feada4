package org.plumbline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.experiment.ConstantInput;
import org.plumbline.experiment.Experiment;
import org.plumbline.experiment.FlowSettings;
import org.plumbline.experiment.SeededWeights;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

/**
 * Builds an experiment from values; what is left out is as in a file.
 *
 * <p>Samples, a network, initial weights and a horizon must be given. What is built can be written
 * as a file and read again ({@link ExperimentFiles#text}); reports name that file's digest.
 */
public final class ExperimentBuilder {
  private final String name;
  private final List<List<Rational>> points = new ArrayList<>();
  private final List<Integer> labels = new ArrayList<>();
  private Optional<List<String>> features = Optional.empty();
  private Optional<LayeredArchitecture> layers = Optional.empty();
  private Optional<Network> network = Optional.empty();
  private Optional<List<Rational>> weights = Optional.empty();
  private Optional<SeededWeights> seeding = Optional.empty();
  private Loss loss = Loss.EXPONENTIAL;
  private Reduction reduction = Reduction.MEAN;
  private int digits = FlowSettings.DEFAULT_DIGITS;
  private Optional<Rational> time = Optional.empty();
  private Optional<Rational> risk = Optional.empty();
  private Optional<String> proved = Optional.empty();
  private List<Rational> at = List.of();

  private ExperimentBuilder(String name) {
    this.name = name;
  }

  /** Begins an experiment of a name that can name a folder. */
  public static ExperimentBuilder named(String name) {
    return new ExperimentBuilder(name);
  }

  /**
   * Adds a sample; each coordinate is an integer, a decimal or {@code p/q}, meant digit by digit.
   *
   * @throws NumberFormatException with one line that says why, if a coordinate is none of these
   */
  public ExperimentBuilder sample(int label, String... coordinates) {
    return sample(label, Arrays.stream(coordinates).map(Rational::parse).toList());
  }

  /** Adds a sample. */
  public ExperimentBuilder sample(int label, List<Rational> point) {
    points.add(List.copyOf(point));
    labels.add(label);
    return this;
  }

  /** Adds the samples of a dataset, and takes its names of the coordinates. */
  public ExperimentBuilder samples(Dataset data) {
    IntStream.range(0, data.size()).forEach(i -> sample(data.label(i), data.points().get(i)));
    features = Optional.of(data.features());
    return this;
  }

  /** Sets a layered network; one that has biases gets its constant input by itself. */
  public ExperimentBuilder network(LayeredArchitecture architecture) {
    layers = Optional.of(architecture);
    network = Optional.empty();
    return this;
  }

  /** Sets a layered network without biases or skips: one activation for each hidden layer. */
  public ExperimentBuilder network(List<Integer> widths, List<Activation> activations) {
    return network(new LayeredArchitecture(widths, activations, List.of()));
  }

  /** Sets a network of any graph. */
  public ExperimentBuilder network(Network graph) {
    network = Optional.of(graph);
    layers = Optional.empty();
    return this;
  }

  /** Sets the initial weights, in the order of the network's parameters. */
  public ExperimentBuilder weights(List<Rational> initial) {
    weights = Optional.of(List.copyOf(initial));
    seeding = Optional.empty();
    return this;
  }

  /** Has the initial weights drawn as a file with {@code seed} and {@code scale} does. */
  public ExperimentBuilder weights(long seed, Rational scale) {
    return weights(new SeededWeights(seed, scale));
  }

  /** Has the initial weights drawn as a file that says the same does. */
  public ExperimentBuilder weights(SeededWeights drawing) {
    seeding = Optional.of(drawing);
    weights = Optional.empty();
    return this;
  }

  /** Sets the loss. */
  public ExperimentBuilder loss(Loss other) {
    loss = other;
    return this;
  }

  /** Sets whether the risk is the mean of the losses or their sum. */
  public ExperimentBuilder reduction(Reduction other) {
    reduction = other;
    return this;
  }

  /** Sets the digits to which the flow is asked for. */
  public ExperimentBuilder digits(int count) {
    digits = count;
    return this;
  }

  /** Ends the flow at a time; with a risk as well, at whichever comes first. */
  public ExperimentBuilder untilTime(Rational last) {
    time = Optional.of(last);
    return this;
  }

  /** Ends the flow as soon as the risk is down to a value. */
  public ExperimentBuilder untilRisk(Rational value) {
    risk = Optional.of(value);
    return this;
  }

  /**
   * Ends the flow once a claim is decided for all later times, or else at the time or the risk; at
   * a risk of 1e-100 if neither is given.
   *
   * @param claim one of {@link org.plumbline.experiment.LaterClaims#names()}
   */
  public ExperimentBuilder untilProved(String claim) {
    proved = Optional.of(claim);
    return this;
  }

  /** Sets the times at which the report lists the flow. */
  public ExperimentBuilder reportedAt(List<Rational> times) {
    at = List.copyOf(times);
    return this;
  }

  /**
   * The experiment.
   *
   * @throws IllegalArgumentException if something is missing or does not fit, with one line that
   *     says what
   * @throws org.plumbline.experiment.ExperimentException if no file could say the same
   */
  public Experiment build() {
    Network graph =
        layers
            .map(LayeredArchitecture::network)
            .or(() -> network)
            .orElseThrow(() -> missing("a network"));
    List<Rational> initial =
        seeding
            .map(drawn -> drawn.weights(graph, layers))
            .or(() -> weights)
            .orElseThrow(() -> missing("initial weights"));
    FlowSettings flow = new FlowSettings(digits, time, risk, proved, at);
    Experiment unread =
        new Experiment(name, "", graph, data(), initial, loss, reduction, layers, flow, seeding);
    Experiment read = ExperimentFiles.parse(ExperimentFiles.text(unread));
    if (!read.means(unread)) {
      throw new IllegalArgumentException(
          name + ": names of vertices or parameters cannot be told apart; expected each once");
    }
    return new Experiment(
        name,
        read.sha256(),
        graph,
        unread.data(),
        initial,
        loss,
        reduction,
        layers,
        flow,
        seeding,
        read.provenance());
  }

  private Dataset data() {
    if (points.isEmpty()) {
      throw missing("samples");
    }
    int dimension = points.get(0).size();
    List<String> names =
        features.orElseGet(
            () -> IntStream.range(0, dimension).mapToObj(j -> "x[" + j + "]").toList());
    Dataset data = new Dataset(names, points, labels);
    return layers.filter(LayeredArchitecture::hasBiases).isPresent()
        ? ConstantInput.appended(data)
        : data;
  }

  private IllegalArgumentException missing(String what) {
    return new IllegalArgumentException(name + ": " + what + " must be given");
  }
}
