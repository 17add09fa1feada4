package org.plumbline.experiment;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.data.CsvSelection;
import org.plumbline.data.Dataset;
import org.plumbline.number.Rational;

/**
 * The input that is 1 on every sample: the last coordinate, of which biases are the weights,
 * whether {@code data.bias} asks for it or a network that has biases needs it.
 */
public final class ConstantInput {
  private ConstantInput() {}

  /** The samples with the constant coordinate after their own. */
  public static Dataset appended(Dataset samples) {
    List<String> features = new ArrayList<>(samples.features());
    features.add(CsvSelection.BIAS);
    List<List<Rational>> points = new ArrayList<>();
    for (List<Rational> point : samples.points()) {
      List<Rational> longer = new ArrayList<>(point);
      longer.add(Rational.ONE);
      points.add(longer);
    }
    return new Dataset(features, points, samples.labels());
  }

  /** Whether the last coordinate is 1 on every sample. */
  static boolean isLast(Dataset samples) {
    int last = samples.dimension() - 1;
    return samples.points().stream().allMatch(point -> point.get(last).equals(Rational.ONE));
  }

  /** The samples without their last coordinate. */
  static Dataset removed(Dataset samples) {
    int last = samples.dimension() - 1;
    return new Dataset(
        samples.features().subList(0, last),
        samples.points().stream().map(point -> point.subList(0, last)).toList(),
        samples.labels());
  }
}
