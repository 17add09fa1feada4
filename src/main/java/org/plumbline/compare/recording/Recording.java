package org.plumbline.compare.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.number.Dyadic;
import org.plumbline.number.NumberFormat;

/**
 * What an engine recorded: weights over time in the order of the network's parameters, and what
 * else there is.
 */
public final class Recording {
  private final String name;
  private final NumberFormat format;
  private final List<RecordedArray> weights;
  private final List<RecordedArray> gradients;
  private final Optional<RecordedArray> times;
  private final Optional<RecordedArray> stepSizes;
  private final Optional<RecordedArray> batches;
  private final Optional<RecordedArray> tolerance;

  Recording(
      String name,
      NumberFormat format,
      List<RecordedArray> weights,
      List<RecordedArray> gradients,
      Optional<RecordedArray> times,
      Optional<RecordedArray> stepSizes,
      Optional<RecordedArray> batches,
      Optional<RecordedArray> tolerance) {
    this.name = name;
    this.format = format;
    this.weights = weights;
    this.gradients = gradients;
    this.times = times;
    this.stepSizes = stepSizes;
    this.batches = batches;
    this.tolerance = tolerance;
  }

  /** Where it was read from, as that was given. */
  public String name() {
    return name;
  }

  /** The name of the file without its folder, on one line. */
  public String shortName() {
    int slash = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
    return RecordingException.oneLine(name.substring(slash + 1));
  }

  /** The format the numbers stand for. */
  public NumberFormat format() {
    return format;
  }

  /** The number of recorded points, at least 1. */
  public int rows() {
    return weights.get(0).shape().get(0);
  }

  /** The weights at point {@code k}. */
  public List<Dyadic> weights(int k) {
    return row(weights, k);
  }

  /** Whether gradients were recorded. */
  public boolean hasGradients() {
    return !gradients.isEmpty();
  }

  /** The gradient at point {@code k}. */
  public List<Dyadic> gradient(int k) {
    return row(gradients, k);
  }

  /** The time of point {@code k}, if times were recorded. */
  public Optional<Dyadic> time(int k) {
    return times.map(t -> t.values().apply(k));
  }

  /** The tolerance that the engine worked with, if it was recorded. */
  public Optional<Dyadic> tolerance() {
    return tolerance.map(tol -> tol.values().apply(0));
  }

  /** The size of the step from point {@code k}, if step sizes were recorded. */
  public Optional<Dyadic> stepSize(int k) {
    return stepSizes.map(eta -> eta.values().apply(eta.shape().isEmpty() ? 0 : k));
  }

  /** For how many points samples were recorded; all of them if none were. */
  public int pointsWithSamples() {
    return batches.map(batch -> batch.shape().get(0)).orElse(rows());
  }

  /** The samples of the step from point {@code k}, if they were recorded. */
  public Optional<List<Integer>> batch(int k) {
    return batches.map(
        batch -> {
          int width = batch.shape().get(1);
          List<Integer> samples = new ArrayList<>();
          for (int j = 0; j < width; j++) {
            Dyadic sample = batch.values().apply(k * width + j);
            if (sample.signum() >= 0) {
              samples.add(sample.toRational().numerator().intValueExact());
            }
          }
          return List.copyOf(samples);
        });
  }

  private static List<Dyadic> row(List<RecordedArray> blocks, int k) {
    List<Dyadic> row = new ArrayList<>();
    for (RecordedArray block : blocks) {
      int width = block.size() / block.shape().get(0);
      for (int j = 0; j < width; j++) {
        row.add(block.values().apply(k * width + j));
      }
    }
    return List.copyOf(row);
  }
}
