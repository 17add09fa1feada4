package org.plumbline.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.plumbline.compare.RecordingKind;
import org.plumbline.compare.Stated;
import org.plumbline.compare.recording.Arrangement;
import org.plumbline.compare.recording.RecordedFile;
import org.plumbline.compare.recording.RecordingException;
import org.plumbline.experiment.Experiment;
import org.plumbline.number.Dyadic;
import org.plumbline.number.NumberFormat;
import org.plumbline.number.Rational;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code plumbline compare}: compares what another program says with the exact gradients. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Cross-checks another program, by what it recorded or by asking it. Each "
            + "gradient, or each step of gradient descent, is compared with the exact one, "
            + "within a bound that is derived from the number format. A live engine is asked "
            + "at the initial weights, along the trajectory, near kinks and on them. Points "
            + "that are claimed to lie on the gradient flow are compared with the enclosure of "
            + "the flow.",
    footerHeading = "%nRecordings:%n",
    footer = {
      "  .npz, .safetensors  arrays t [T] and w [T, N], or t and W1, W2, ...",
      "                      or 0.weight, fc1.weight, ... as frameworks name them,",
      "                      [T, out, in], then skip weights S1, S2, ... in order;",
      "                      gradients g [T, N], or G1, G2, ..., GS1, ...;",
      "                      for descent eta (a number or [T]) and, if a step",
      "                      does not use all samples, their numbers batch [T, B],",
      "                      with -1 behind those of smaller batches;",
      "                      for flow, if any, tol, the engine's tolerance",
      "  .json               the same keys with lists of numbers, and dtype",
      "  .csv                columns t,w0,w1,... and g0,g1,... or eta",
      "  .npy                w alone",
      "Weights are in the order of the experiment: layer by layer, row by row, skips.",
      "Exit codes: 0 all confirmed, 1 something differs, 2 bad input, 3 undecided.",
      "",
      "Example: plumbline compare mine.yaml --trajectory run.npz --kind descent",
      "         plumbline compare mine.yaml --trajectory ode.npz --kind flow",
      "         plumbline compare mine.yaml --engine 'python3 python_engine.py'"
    })
final class CompareCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "EXPERIMENT",
      completionCandidates = Candidates.Experiments.class,
      description = "An experiment file, - for standard input, or the name of a bundled example.")
  private String experiment = "";

  @Option(
      names = "--trajectory",
      paramLabel = "FILE",
      description = "The file that the other program recorded, as in --trajectory run.npz.")
  private @Nullable Path trajectory;

  @Mixin private final EngineOptions engine = new EngineOptions();

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      completionCandidates = Candidates.Kinds.class,
      converter = KindConverter.class,
      description =
          "What the recording claims: gradient (weights and gradients), descent (weights step by step) or flow (weights"
              + " at times of the gradient flow), as in --kind flow (default: gradient if there are gradients, else"
              + " descent).")
  private @Nullable RecordingKind kind;

  @Option(
      names = "--dtype",
      paramLabel = "FORMAT",
      completionCandidates = Candidates.Formats.class,
      converter = Format.class,
      description =
          "The number format that the program computed in: float16, bfloat16, float32, "
              + "float64 or exact, as in --dtype float32 (default: the format of the arrays, or "
              + "what a JSON file says, or float64 for decimals).")
  private @Nullable NumberFormat dtype;

  @Option(
      names = "--step-size",
      paramLabel = "ETA",
      converter = StepSize.class,
      description = "The step size, instead of the recording's eta, as in --step-size 0.01.")
  private @Nullable Dyadic stepSize;

  @Option(
      names = "--tolerance",
      paramLabel = "TOL",
      converter = Tolerance.class,
      description =
          "For flow: how much error the program may add to a weight from one point to the "
              + "next, in proportion to 1 + |w|, as in --tolerance 1e-9 for atol = rtol = 1e-9 "
              + "(default: the recording's tol; if there is none, one rounding only).")
  private @Nullable Rational tolerance;

  @Option(
      names = "--names",
      paramLabel = "NAME",
      split = ",",
      description =
          "The names of the arrays of weights in the network's order, if names and shapes "
              + "do not determine it, as in --names enc.weight,dec.weight.")
  private List<String> names = List.of();

  @Option(
      names = "--transpose",
      description =
          "The recording's matrices have one row for each input, as those of Keras do, as "
              + "in --transpose.")
  private boolean isTransposed;

  @Option(
      names = "--ignore",
      paramLabel = "NAME",
      split = ",",
      description = "Arrays of the recording that are not weights, as in --ignore loss,accuracy.")
  private List<String> ignored = List.of();

  @Mixin private final RunOptions options = new RunOptions();

  /** Reads what a recording claims. */
  static final class KindConverter implements ITypeConverter<RecordingKind> {
    @Override
    public RecordingKind convert(String text) {
      return Arrays.stream(RecordingKind.values())
          .filter(kind -> kind.spelling().equals(text))
          .findFirst()
          .orElseThrow(
              () ->
                  Nearest.unknown(
                      text, List.of("gradient", "descent", "flow"), "gradient, descent or flow"));
    }
  }

  /** Reads a number format. */
  static final class Format implements ITypeConverter<NumberFormat> {
    @Override
    public NumberFormat convert(String text) {
      return NumberFormat.named(text)
          .orElseThrow(
              () ->
                  Nearest.unknown(
                      text,
                      List.of("float16", "bfloat16", "float32", "float64", "exact"),
                      "float16, bfloat16, float32, float64 or exact"));
    }
  }

  /** Reads a step size. */
  static final class StepSize implements ITypeConverter<Dyadic> {
    @Override
    public Dyadic convert(String text) {
      try {
        Rational value = Rational.parse(text);
        if (value.signum() > 0) {
          return Dyadic.approximate(value, Stated.STEP_SIZE_BITS);
        }
      } catch (NumberFormatException e) {
        // Said below.
      }
      throw new TypeConversionException(
          "'" + Terminal.oneLine(text) + "'; expected a positive number");
    }
  }

  /** Reads a tolerance. */
  static final class Tolerance implements ITypeConverter<Rational> {
    @Override
    public Rational convert(String text) {
      try {
        Rational value = Rational.parse(text);
        if (value.signum() >= 0) {
          return value;
        }
      } catch (NumberFormatException e) {
        // Said below.
      }
      throw new TypeConversionException(
          "'" + Terminal.oneLine(text) + "'; expected a number of at least 0");
    }
  }

  @Override
  public Integer call() {
    @Nullable Path file = trajectory;
    @Nullable String command = engine.engine;
    if ((file == null) == (command == null)) {
      throw new InputException(
          "compare: nothing to compare is named; expected either --trajectory and a "
              + "recording, or --engine and a command");
    }
    Experiment read = Experiments.read(experiment, options);
    return file != null
        ? recorded(read, file).code()
        : new CompareRun(read, options).live(engine, String.valueOf(command)).code();
  }

  private ExitCode recorded(Experiment read, Path file) {
    try {
      Arrangement arrangement = new Arrangement(names, isTransposed, Set.copyOf(ignored));
      RecordedFile recorded =
          RecordedFile.read(file, read.network(), Optional.ofNullable(dtype), arrangement);
      return new CompareRun(read.withInput(recorded.input()), options)
          .recorded(recorded.recording(), stated());
    } catch (RecordingException e) {
      throw new InputException(String.valueOf(e.getMessage()));
    }
  }

  private Stated stated() {
    return new Stated(
        Optional.ofNullable(kind),
        Optional.ofNullable(stepSize),
        Optional.ofNullable(tolerance),
        Optional.ofNullable(options.digits));
  }
}
