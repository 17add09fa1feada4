package org.plumbline.generate;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.data.Dataset;
import org.plumbline.number.Rational;

/** Samples with a constant coordinate 1, of which a bias is the weight. */
final class Constant {
  private Constant() {}

  static Dataset appended(Dataset data) {
    List<String> features = new ArrayList<>(data.features());
    features.add("constant");
    List<List<Rational>> points = new ArrayList<>();
    for (List<? extends Rational> point : data.points()) {
      List<Rational> longer = new ArrayList<>(point);
      longer.add(Rational.ONE);
      points.add(longer);
    }
    return new Dataset(features, points, data.labels());
  }
}
