package org.plumbline.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.experiment.Experiment;
import org.plumbline.experiment.ExperimentWriter;
import org.plumbline.experiment.FlowSettings;
import org.plumbline.experiment.SeededWeights;
import org.plumbline.generate.GeneratedData;
import org.plumbline.generate.Kind;
import org.plumbline.generate.Promise;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code plumbline generate experiment}: random separable data, a network and its weights. */
@Command(
    name = "experiment",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Generates a whole experiment: random samples, linearly separable or of another --kind, a "
            + "layered network and random weights.",
    footer = {
      "",
      "Example: plumbline generate experiment --widths 3,2 --activations relu,linear --seed 7 > mine.yaml",
      "         plumbline generate experiment --kind planted --margin 1/3 --dimension 5 > planted.yaml"
    })
final class GenerateExperimentCommand implements Callable<Integer> {
  /** Draws of weights and of data from one seed must not be the same. */
  private static final long WEIGHTS = 0x5DEECE66DL;

  @Mixin private final RandomDataOptions options = new RandomDataOptions();

  @Option(
      names = "--widths",
      paramLabel = "W,…",
      split = ",",
      converter = WholeNumber.Size.class,
      description = "Widths of the hidden layers, as in --widths 3,2 (default: 3).")
  private List<Integer> widths = List.of(3);

  @Option(
      names = "--activations",
      paramLabel = "A,…",
      split = ",",
      converter = ExactNumber.OfActivation.class,
      description =
          Activation.SPELLINGS
              + ", either one for all hidden layers or one for each, as in --activations "
              + "relu,linear (default: relu).")
  private List<Activation> activations = List.of(Activation.RELU);

  @Option(
      names = "--scale",
      paramLabel = "Q",
      converter = ExactNumber.Positive.class,
      description = "The largest initial weight, as in --scale 1/2 (default: ${DEFAULT-VALUE}).")
  private Rational scale = Rational.ONE;

  @Option(
      names = "--loss",
      paramLabel = "LOSS",
      converter = OfLoss.class,
      completionCandidates = LossNames.class,
      description = "${COMPLETION-CANDIDATES}, as in --loss logistic (default: exponential).")
  private Loss loss = Loss.EXPONENTIAL;

  @Option(
      names = "--reduction",
      paramLabel = "R",
      converter = OfReduction.class,
      completionCandidates = Candidates.Reductions.class,
      description = "mean or sum, as in --reduction sum (default: mean).")
  private Reduction reduction = Reduction.MEAN;

  @Option(
      names = "--digits",
      paramLabel = "N",
      converter = WholeNumber.Digits.class,
      description = "How many digits to ask for, as in --digits 40 (default: ${DEFAULT-VALUE}).")
  private int digits = 20;

  @Option(
      names = "--time",
      paramLabel = "T",
      converter = ExactNumber.Positive.class,
      description = "The time to stop at, as in --time 20 (default: 1, if no --risk is given).")
  private @Nullable Rational time;

  @Option(
      names = "--risk",
      paramLabel = "R",
      converter = ExactNumber.Positive.class,
      description = "The risk to stop at, as in --risk 1e-6.")
  private @Nullable Rational risk;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "The file to write, instead of standard output, as in --output mine.yaml.")
  private @Nullable Path output;

  /** The losses as experiment files write them. */
  static final class LossNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Loss.byName().keySet().iterator();
    }
  }

  /** A loss as experiment files write it. */
  static final class OfLoss implements ITypeConverter<Loss> {
    @Override
    public Loss convert(String text) {
      return named(Loss.values(), text);
    }
  }

  /** A reduction as experiment files write it. */
  static final class OfReduction implements ITypeConverter<Reduction> {
    @Override
    public Reduction convert(String text) {
      return named(Reduction.values(), text);
    }
  }

  private static <E extends Enum<E>> E named(E[] values, String text) {
    return Arrays.stream(values)
        .filter(value -> lower(value).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'"
                        + Terminal.oneLine(text)
                        + "'; expected "
                        + Arrays.stream(values)
                            .map(GenerateExperimentCommand::lower)
                            .collect(Collectors.joining(" or "))));
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Integer call() {
    GeneratedData data = options.data();
    LayeredArchitecture layers = layers();
    Network network = layers.network();
    SeededWeights weights = new SeededWeights(options.seed() ^ WEIGHTS, scale);
    boolean isDefault = time == null && risk == null;
    Experiment experiment =
        new Experiment(
            name(data.recipe().kind()),
            "",
            network,
            data.data(),
            weights.weights(network.parameters()),
            loss,
            reduction,
            Optional.of(layers),
            new FlowSettings(
                digits,
                isDefault ? Optional.of(Rational.ONE) : Optional.ofNullable(time),
                Optional.ofNullable(risk)),
            Optional.empty());
    TextFile.writeOrPrint(output, comment(data) + ExperimentWriter.write(experiment));
    return ExitCode.FINE.code();
  }

  private String name(Kind kind) {
    String first = kind == Kind.SEPARABLE ? "random" : kind.id();
    return first + "-" + Long.toUnsignedString(options.seed());
  }

  /** Where the data are from, and what is promised of them, a line each. */
  private String comment(GeneratedData data) {
    Kind kind = data.recipe().kind();
    StringBuilder comment = new StringBuilder("# plumbline generate experiment, ");
    comment.append(kind == Kind.SEPARABLE ? "" : "kind " + kind + ", ");
    comment.append("seed ").append(options.seed()).append('\n');
    for (Promise promise : data.promises()) {
      comment.append("# ").append(promise.sentence()).append('\n');
    }
    return comment.toString();
  }

  private LayeredArchitecture layers() {
    List<Integer> all = new ArrayList<>(List.of(options.dimension()));
    all.addAll(widths);
    all.add(1);
    List<Activation> each =
        activations.size() == 1
            ? Collections.nCopies(widths.size(), activations.get(0))
            : activations;
    if (each.size() != widths.size()) {
      throw new InputException(
          String.format(
              Locale.ROOT,
              "--activations: there are %d for %d hidden layers; expected one for all, or one "
                  + "for each",
              each.size(),
              widths.size()));
    }
    return new LayeredArchitecture(all, each, List.of());
  }
}
