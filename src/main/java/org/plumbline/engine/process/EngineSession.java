package org.plumbline.engine.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.plumbline.number.Rational;

/**
 * A conversation with an engine that is a program of its own: JSON-RPC 2.0, one object a line.
 *
 * <p>Whatever is returned is exactly what the engine wrote and has the shape asked for; whether it
 * is true is not known here. Everything else is an {@link EngineException} in one line, and unless
 * that {@linkplain EngineException#isRecoverable is recoverable} the process is gone when it is
 * thrown. Experiments are JSON in the format of experiment files.
 */
public final class EngineSession implements AutoCloseable {
  /** The version of the protocol. */
  public static final int PROTOCOL = 1;

  private static final int LONGEST_LINE = 1 << 26;
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  private final Child child;
  private final Duration patience;
  private final EngineDescription description;
  private long lastId;
  private boolean isOver;

  private EngineSession(Child child, Duration patience, EngineDescription description) {
    this.child = child;
    this.patience = patience;
    this.description = description;
    this.lastId = 1;
  }

  /**
   * Starts an engine and asks who it is.
   *
   * @param command its words, not passed to any shell
   * @param patience how long each answer may take
   * @throws EngineException if it does not start or does not introduce itself
   */
  public static EngineSession open(List<String> command, Duration patience) {
    return open(command, patience, LONGEST_LINE);
  }

  /** The same with another limit for the length of a line, in bytes. */
  static EngineSession open(List<String> command, Duration patience, int longestLine) {
    Child child = Child.start(command, longestLine);
    try {
      ObjectNode params = Wire.object().put("protocol", PROTOCOL);
      JsonNode result = exchange(child, 1, "initialize", params, patience);
      return new EngineSession(child, patience, Introduction.read(result));
    } catch (EngineException e) {
      child.close();
      throw e;
    }
  }

  /** What the engine said about itself. */
  public EngineDescription description() {
    return description;
  }

  /** Whether the process is gone and only a new session can ask more. */
  public boolean isOver() {
    return isOver;
  }

  /**
   * The engine's {@code ∇R} at the given weights, over the risk of all samples or of those listed.
   *
   * @throws EngineException if there is no list of as many numbers as there are weights
   */
  public List<Rational> gradient(
      String experiment, List<Rational> weights, Optional<List<Integer>> samples) {
    ObjectNode params = about(experiment, weights);
    samples.ifPresent(list -> putIntegers(params.putArray("samples"), list));
    JsonNode result = ask("gradient", params);
    List<Rational> gradient = ExactNumbers.list(result.path("gradient"), "gradient");
    requireLength(gradient, weights.size(), "gradient");
    return gradient;
  }

  /**
   * The engine's weights before and after each of {@code steps} steps {@code w -= eta ∇R(w)}:
   * {@code steps + 1} vectors.
   *
   * @param batches the samples of each step; empty for all samples in every step
   * @throws EngineException if there are no such lists of numbers
   */
  public List<List<Rational>> descent(
      String experiment,
      List<Rational> weights,
      Rational eta,
      int steps,
      Optional<List<List<Integer>>> batches) {
    ObjectNode params = about(experiment, weights);
    params.put("eta", ExactNumbers.text(eta)).put("steps", steps);
    batches.ifPresent(
        lists -> {
          ArrayNode outer = params.putArray("batches");
          lists.forEach(list -> putIntegers(outer.addArray(), list));
        });
    List<List<Rational>> path = vectors(ask("descent", params), "weights", weights.size());
    if (path.size() != steps + 1) {
      throw ExactNumbers.meaningless(
          "weights has " + path.size() + " vectors; expected " + (steps + 1));
    }
    return path;
  }

  /**
   * The engine's weights along the flow from {@code weights}, at times of its own choice.
   *
   * @throws EngineException if there are no such lists of numbers
   */
  public FlowPoints flow(String experiment, List<Rational> weights) {
    JsonNode result = ask("flow", about(experiment, weights));
    List<Rational> times = ExactNumbers.list(result.path("t"), "t");
    List<List<Rational>> points = vectors(result, "w", weights.size());
    if (times.isEmpty() || times.size() != points.size()) {
      throw ExactNumbers.meaningless(
          "t has " + times.size() + " entries and w " + points.size() + "; expected as many, some");
    }
    Rational tolerance =
        result.has("tolerance")
            ? ExactNumbers.number(result.path("tolerance"), "tolerance")
            : Rational.ZERO;
    if (tolerance.signum() < 0) {
      throw ExactNumbers.meaningless("tolerance is negative; expected 0 or more");
    }
    return new FlowPoints(times, points, tolerance);
  }

  /**
   * Points claimed on the flow.
   *
   * @param times the times
   * @param weights the weights at each
   * @param tolerance what the engine may add to a weight from one point to the next, in proportion
   *     to {@code 1 + |w|}
   */
  public record FlowPoints(List<Rational> times, List<List<Rational>> weights, Rational tolerance) {
    /** Points claimed on the flow. */
    public FlowPoints {
      times = List.copyOf(times);
      weights = List.copyOf(weights);
    }
  }

  private static ObjectNode about(String experiment, List<Rational> weights) {
    ObjectNode params = Wire.object().putRawValue("experiment", new RawValue(experiment));
    ArrayNode list = params.putArray("weights");
    weights.forEach(weight -> list.add(ExactNumbers.text(weight)));
    return params;
  }

  private static void putIntegers(ArrayNode array, List<Integer> integers) {
    integers.forEach(integer -> array.add(integer.intValue()));
  }

  private static List<List<Rational>> vectors(JsonNode result, String key, int length) {
    JsonNode lists = result.path(key);
    if (!lists.isArray()) {
      throw ExactNumbers.meaningless(key + " is not a list; expected a list of weight vectors");
    }
    List<List<Rational>> vectors = new ArrayList<>();
    for (int k = 0; k < lists.size(); k++) {
      String place = key + "[" + k + "]";
      List<Rational> vector = ExactNumbers.list(lists.path(k), place);
      requireLength(vector, length, place);
      vectors.add(vector);
    }
    return Collections.unmodifiableList(vectors);
  }

  private static void requireLength(List<Rational> list, int length, String place) {
    if (list.size() != length) {
      throw ExactNumbers.meaningless(
          place + " has " + list.size() + " entries; expected " + length);
    }
  }

  private JsonNode ask(String method, ObjectNode params) {
    if (isOver) {
      throw new EngineException(EngineException.Kind.ENDED, "is not running any more");
    }
    try {
      return exchange(child, ++lastId, method, params, patience);
    } catch (EngineException e) {
      if (!e.isRecoverable()) {
        isOver = true;
        child.close();
      }
      throw e;
    }
  }

  private static JsonNode exchange(
      Child child, long id, String method, ObjectNode params, Duration patience) {
    long due = System.nanoTime() + patience.toNanos();
    child.send(Wire.request(id, method, params));
    Optional<JsonNode> result = Optional.empty();
    while (result.isEmpty()) {
      result = Wire.result(child.receive(due, patience, method), id, method);
    }
    return result.get();
  }

  /** Tells the engine to end, and ends it and all it has started if it does not at once. */
  @Override
  public void close() {
    if (isOver) {
      return;
    }
    isOver = true;
    try {
      Duration farewell = patience.compareTo(FAREWELL) < 0 ? patience : FAREWELL;
      exchange(child, ++lastId, "shutdown", Wire.object(), farewell);
      child.hangUp();
    } catch (EngineException e) {
      // What an engine says last is of no interest: it is ended below.
    } finally {
      child.close();
    }
  }
}
