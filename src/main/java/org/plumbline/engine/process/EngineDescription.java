package org.plumbline.engine.process;

import java.util.List;
import org.plumbline.data.Loss;
import org.plumbline.number.Rational;

/**
 * What an engine says about itself.
 *
 * @param name its name
 * @param version its version
 * @param dtype the number format it computes in, one of {@link #DTYPES}
 * @param methods the methods it answers
 * @param reluSlopeAtZero the slope it takes for ReLU at 0, in [0, 1]
 * @param losses the losses it knows
 */
public record EngineDescription(
    String name,
    String version,
    String dtype,
    List<String> methods,
    Rational reluSlopeAtZero,
    List<Loss> losses) {
  /** The losses of engines that do not say which they know. */
  public static final List<Loss> USUAL_LOSSES = List.of(Loss.EXPONENTIAL, Loss.LOGISTIC);

  /** The number formats there are. */
  public static final List<String> DTYPES =
      List.of("float16", "bfloat16", "float32", "float64", "exact");

  /**
   * A description.
   *
   * @throws IllegalArgumentException if the format is unknown or the slope outside [0, 1]
   */
  public EngineDescription {
    methods = List.copyOf(methods);
    losses = List.copyOf(losses);
    if (!DTYPES.contains(dtype)) {
      throw new IllegalArgumentException(
          "dtype is '" + dtype + "'; expected one of " + String.join(", ", DTYPES));
    }
    if (reluSlopeAtZero.signum() < 0 || reluSlopeAtZero.compareTo(Rational.ONE) > 0) {
      throw new IllegalArgumentException(
          "reluSlopeAtZero is " + reluSlopeAtZero + "; expected a number from 0 to 1");
    }
  }

  /** Whether the engine answers a method. */
  public boolean offers(String method) {
    return methods.contains(method);
  }

  /** The name and version on one line. */
  public String title() {
    return EngineException.oneLine(name + " " + version + " (" + dtype + ")");
  }
}
