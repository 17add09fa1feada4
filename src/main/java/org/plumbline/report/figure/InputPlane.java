package org.plumbline.report.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.plumbline.data.Dataset;
import org.plumbline.number.Rational;

/**
 * The plane of the two inputs that are not the same for all samples.
 *
 * @param data the samples
 * @param first the number of the first of the two inputs
 * @param second the number of the second
 * @param x the scale of the first
 * @param y the scale of the second
 */
record InputPlane(Dataset data, int first, int second, Scale x, Scale y) {
  /** The plane; none if not exactly two inputs vary, or if they are no numbers of double. */
  static Optional<InputPlane> of(Dataset data) {
    List<Integer> varying =
        IntStream.range(0, data.dimension()).filter(j -> varies(data, j)).boxed().toList();
    if (varying.size() != 2) {
      return Optional.empty();
    }
    int first = varying.get(0);
    int second = varying.get(1);
    return isPlain(data, first) && isPlain(data, second)
        ? Optional.of(new InputPlane(data, first, second, scale(data, first), scale(data, second)))
        : Optional.empty();
  }

  private static boolean varies(Dataset data, int j) {
    Rational some = data.point(0).get(j);
    return data.points().stream().anyMatch(point -> !point.get(j).equals(some));
  }

  private static DoubleStream coordinates(Dataset data, int j) {
    return data.points().stream().mapToDouble(point -> point.get(j).approximateDouble());
  }

  /** Whether numbers are neither too large nor, beside each other, too near for a picture. */
  private static boolean isPlain(Dataset data, int j) {
    double low = coordinates(data, j).min().orElse(0);
    double high = coordinates(data, j).max().orElse(0);
    double size = Math.max(Math.abs(low), Math.abs(high));
    return size < 1e100 && high - low > 1e-9 * size && high - low > 1e-100;
  }

  private static Scale scale(Dataset data, int j) {
    double low = coordinates(data, j).min().orElse(0);
    double high = coordinates(data, j).max().orElse(1);
    double room = (high - low) / 8;
    return new Scale(low - room, high + room, false);
  }

  /** A coordinate of a sample. */
  double coordinate(int i, int j) {
    return data.point(i).get(j).approximateDouble();
  }

  /** Each input as a function on the square from -1 to 1 that the scales are mapped onto. */
  List<Affine> inputs() {
    List<Affine> inputs = new ArrayList<>();
    for (int j = 0; j < data.dimension(); j++) {
      if (j == first) {
        inputs.add(Affine.of(half(x), 0, middle(x)));
      } else if (j == second) {
        inputs.add(Affine.of(0, half(y), middle(y)));
      } else {
        inputs.add(Affine.of(0, 0, coordinate(0, j)));
      }
    }
    return inputs;
  }

  /** The value on the first axis at a coordinate of the square. */
  double onX(double u) {
    return middle(x) + half(x) * u;
  }

  /** The value on the second axis at a coordinate of the square. */
  double onY(double v) {
    return middle(y) + half(y) * v;
  }

  private static double half(Scale scale) {
    return (scale.high() - scale.low()) / 2;
  }

  private static double middle(Scale scale) {
    return (scale.high() + scale.low()) / 2;
  }
}
