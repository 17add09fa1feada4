package org.plumbline.generate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.plumbline.data.Dataset;
import org.plumbline.number.Rational;

/**
 * Each sample is within {@code s < 1/2} of one of the centres in the maximum norm, and has its
 * label; the centres are different integer points, and each has a sample.
 *
 * <p>So samples of different centres are at least {@code 1 - 2s > 0} apart
 * (proofs-notes/generated-data.md, P6).
 *
 * @param centres integer points
 * @param labels one of -1, 1 per centre
 * @param spread the bound {@code s}
 */
public record CentredClusters(List<List<Rational>> centres, List<Integer> labels, Rational spread)
    implements Promise {
  private static final Rational HALF = Rational.of(1, 2);

  /**
   * The promise of clusters.
   *
   * @throws IllegalArgumentException unless there is a label for each centre
   */
  public CentredClusters {
    centres = centres.stream().map(List::copyOf).toList();
    labels = List.copyOf(labels);
    if (labels.size() != centres.size()) {
      throw new IllegalArgumentException("each centre needs a label");
    }
  }

  @Override
  public boolean verify(Dataset data) {
    List<Integer> sizes = new ArrayList<>(Collections.nCopies(centres.size(), 0));
    for (int i = 0; i < data.size(); i++) {
      int cluster = cluster(data.points().get(i));
      if (cluster < 0 || !labels.get(cluster).equals(data.label(i))) {
        return false;
      }
      sizes.set(cluster, sizes.get(cluster) + 1);
    }
    return spread.compareTo(HALF) < 0
        && centres.stream().flatMap(List::stream).allMatch(CentredClusters::isInteger)
        && !sizes.contains(0);
  }

  private static boolean isInteger(Rational x) {
    return x.denominator().bitLength() == 1;
  }

  /** The first centre near a point, so that of two equal ones the second has none; or -1. */
  private int cluster(List<? extends Rational> point) {
    return IntStream.range(0, centres.size())
        .filter(c -> isNear(point, centres.get(c)))
        .findFirst()
        .orElse(-1);
  }

  private boolean isNear(List<? extends Rational> point, List<Rational> centre) {
    return point.size() == centre.size()
        && IntStream.range(0, centre.size())
            .allMatch(j -> point.get(j).subtract(centre.get(j)).abs().compareTo(spread) <= 0);
  }

  @Override
  public String sentence() {
    return "each sample is within "
        + spread
        + " of one of the centres "
        + centres
        + " in the maximum norm, and has its label, of "
        + labels;
  }
}
