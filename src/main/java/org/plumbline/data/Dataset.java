package org.plumbline.data;

import java.util.List;
import org.plumbline.number.Rational;
import org.plumbline.number.qual.Rigorous;

/**
 * Labelled samples {@code (x_i, y_i)} with exact coordinates and {@code y_i = ±1}, numbered from 0.
 *
 * @param features the name of each coordinate
 * @param points one row of coordinates per sample
 * @param labels one of -1, 1 per sample
 */
public record Dataset(List<String> features, List<List<Rational>> points, List<Integer> labels) {

  /**
   * A dataset.
   *
   * @throws IllegalArgumentException if there is no sample, or shapes differ, or a label is not ±1
   */
  public Dataset {
    features = List.copyOf(features);
    points = points.stream().map(List::copyOf).toList();
    labels = List.copyOf(labels);
    if (points.isEmpty() || points.size() != labels.size()) {
      throw new IllegalArgumentException(
          points.size() + " points but " + labels.size() + " labels");
    }
    for (int i = 0; i < labels.size(); i++) {
      if (points.get(i).size() != features.size()) {
        throw new IllegalArgumentException("sample " + i + " has the wrong number of coordinates");
      }
      if (Math.abs(labels.get(i)) != 1) {
        throw new IllegalArgumentException("the label of sample " + i + " is not ±1");
      }
    }
  }

  /** The number of samples. */
  public int size() {
    return points.size();
  }

  /** The number of coordinates. */
  public int dimension() {
    return features.size();
  }

  /** The points, one row of coordinates per sample. */
  @Override
  @SuppressWarnings("rigorous:return") // exact by definition: they pose the problem
  public List<List<@Rigorous Rational>> points() {
    return points;
  }

  /** The point {@code x_i}. */
  public List<@Rigorous Rational> point(int i) {
    return points().get(i);
  }

  /** The label {@code y_i}, -1 or 1. */
  public int label(int i) {
    return labels.get(i);
  }
}
