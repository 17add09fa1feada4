package org.plumbline.claim.theorem;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.plumbline.data.Dataset;
import org.plumbline.number.Rational;

/** Samples as they would be after a change that is tried out. */
final class Subset {
  /** One in so many samples may be left out. */
  private static final int ONE_IN = 2;

  private static final int MOST_LEFT_OUT = 12;

  private Subset() {}

  /** The numbers of all samples, in a list that may be changed. */
  static List<Integer> all(Dataset data) {
    return new ArrayList<>(IntStream.range(0, data.size()).boxed().toList());
  }

  /** Some of the samples, in the order given; one at least. */
  static Dataset of(Dataset data, List<Integer> kept) {
    return new Dataset(
        data.features(),
        kept.stream().<List<Rational>>map(i -> List.copyOf(data.point(i))).toList(),
        kept.stream().map(data::label).toList());
  }

  /** Whether few enough samples are left out for that to be advice. */
  static boolean areFew(Dataset data, List<Integer> out) {
    return out.size() <= MOST_LEFT_OUT && ONE_IN * out.size() <= data.size();
  }

  /** The most pairs that have one of as many samples as may be left out. */
  static long mostPairs(Dataset data) {
    return (long) MOST_LEFT_OUT * data.size();
  }

  /** Whether some of the samples have both labels. */
  static boolean hasBothLabels(Dataset data, List<Integer> kept) {
    return kept.stream().map(data::label).distinct().count() > 1;
  }

  /** The samples with a coordinate more that is 1 on each. */
  static Dataset withConstant(Dataset data) {
    List<String> features = new ArrayList<>(data.features());
    features.add("1");
    List<List<Rational>> points = new ArrayList<>();
    for (List<? extends Rational> point : data.points()) {
      List<Rational> longer = new ArrayList<>(point);
      longer.add(Rational.ONE);
      points.add(longer);
    }
    return new Dataset(features, points, data.labels());
  }
}
