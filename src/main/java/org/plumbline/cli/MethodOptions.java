package org.plumbline.cli;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.plumbline.DescentCheck;
import org.plumbline.number.Rational;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** Whether the gradient flow is checked or gradient descent, and with which steps. */
final class MethodOptions {
  @Option(
      names = "--method",
      paramLabel = "METHOD",
      converter = Reader.class,
      completionCandidates = Words.class,
      description =
          "What is checked: flow (the gradient flow, the default) or descent (gradient descent, "
              + "with the flow beside it), as in --method descent --step-size 1/10 --steps 1000.")
  Method method = Method.FLOW;

  @Option(
      names = "--step-size",
      paramLabel = "ETA",
      converter = ExactNumber.Positive.class,
      description = "The step size of --method descent, exact, as in --step-size 1/10.")
  @Nullable Rational stepSize;

  @Option(
      names = "--steps",
      paramLabel = "N",
      converter = WholeNumber.Steps.class,
      description =
          "The number of steps of --method descent, up to "
              + DescentCheck.MOST_STEPS
              + ", as in --steps 1000.")
  @Nullable Integer steps;

  /** What moves the weights. */
  enum Method {
    /** The gradient flow. */
    FLOW,
    /** Gradient descent. */
    DESCENT
  }

  /** The words for that. */
  static final class Words implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("flow", "descent").iterator();
    }
  }

  /** Reads what moves the weights. */
  static final class Reader implements ITypeConverter<Method> {
    @Override
    public Method convert(String text) {
      return Nearest.choice(
          text, Map.of("flow", Method.FLOW, "descent", Method.DESCENT), "flow or descent");
    }
  }

  /**
   * The steps of descent.
   *
   * @param size the step size
   * @param count their number
   */
  record Steps(Rational size, int count) {}

  /**
   * The steps of descent, if that is asked for.
   *
   * @throws InputException if its options are given without it, or one of them is missing
   */
  Optional<Steps> descent() {
    if (method == Method.FLOW) {
      Stream.of(named("--step-size", stepSize), named("--steps", steps))
          .flatMap(Optional::stream)
          .findFirst()
          .ifPresent(
              name -> {
                throw new InputException(
                    name
                        + ": the flow takes no steps of a size; expected --method descent with it");
              });
      return Optional.empty();
    }
    Rational size = stepSize;
    Integer count = steps;
    if (size == null || count == null) {
      throw new InputException(
          "--method: descent is not told its "
              + (size == null ? "step size" : "number of steps")
              + "; expected --step-size and --steps with it, such as --step-size 1/10 --steps 1000");
    }
    return Optional.of(new Steps(size, count));
  }

  private static Optional<String> named(String name, @Nullable Object given) {
    return given == null ? Optional.empty() : Optional.of(name);
  }
}
