package org.plumbline.flow.lane;

import java.util.List;
import org.plumbline.data.InputColumns;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;
import org.plumbline.series.lane.LaneSums;

/**
 * The matrix {@code T} of {@link InputColumns} applied to lanes by head, with the denominators of
 * the heads' slopes: from features to columns, transposed, or from columns to features.
 */
final class TermMap {
  private final int[] features;
  private final int[] columns;
  private final double[][] factors;
  private final int exponent;
  private final int featureLanes;
  private final int columnLanes;
  private final boolean isPlain;

  TermMap(FirstLayer layer, InputColumns inputs, int limbs) {
    this(layer, inputs, limbs, true);
  }

  /** The map with the denominators of slopes or, where slopes are applied elsewhere, without. */
  TermMap(FirstLayer layer, InputColumns inputs, int limbs, boolean hasSlopes) {
    List<InputColumns.Term> terms = inputs.terms();
    int heads = layer.heads();
    int dimension = layer.network().inputs();
    this.featureLanes = heads * dimension;
    this.columnLanes = heads * inputs.count();
    this.features = new int[heads * terms.size()];
    this.columns = new int[heads * terms.size()];
    Dyadic[] values = new Dyadic[features.length];
    boolean plain = inputs.isPlain();
    int at = 0;
    for (int h = 0; h < heads; h++) {
      int slopes = hasSlopes ? layer.denominator(h) : 1;
      Rational denominator = Rational.of(slopes);
      plain &= slopes == 1;
      for (InputColumns.Term term : terms) {
        features[at] = h * dimension + term.feature();
        columns[at] = h * inputs.count() + term.column();
        Rational factor = term.factor().divide(denominator);
        values[at++] = Dyadic.approximate(factor, LaneDigits.BITS * (limbs + 1));
      }
    }
    this.isPlain = plain;
    this.exponent = LaneDigits.exponent(values);
    this.factors = LaneDigits.of(values, exponent, limbs + 1);
  }

  /** Whether both directions change nothing. */
  boolean isPlain() {
    return isPlain;
  }

  /** The number of lanes that are needed on the way. */
  int lanes() {
    return features.length;
  }

  /** The number of lanes by column. */
  int columnLanes() {
    return columnLanes;
  }

  /** Puts settled sums by feature into sums by column. */
  void toColumns(LaneSums from, LaneSums gathered, LaneSums products, LaneSums into) {
    apply(from, features, gathered, products);
    scatter(products, columns, columnLanes, into);
  }

  /** Puts settled sums by column into sums by feature. */
  void toFeatures(LaneSums from, LaneSums gathered, LaneSums products, LaneSums into) {
    apply(from, columns, gathered, products);
    scatter(products, features, featureLanes, into);
  }

  private void apply(LaneSums from, int[] sources, LaneSums gathered, LaneSums products) {
    int last = from.last();
    gathered.begin(from.exponent(), last, sources.length);
    for (int p = 0; p <= last; p++) {
      double[] x = from.column(p);
      double[] y = gathered.column(p);
      for (int s = 0; s < sources.length; s++) {
        y[s] = x[sources[s]];
      }
    }
    products.multiply(gathered, factors, exponent, last);
  }

  private static void scatter(LaneSums products, int[] targets, int lanes, LaneSums into) {
    into.begin(products.exponent(), products.last(), lanes);
    for (int p = 0; p <= products.last(); p++) {
      double[] x = products.column(p);
      double[] y = into.column(p);
      for (int s = 0; s < targets.length; s++) {
        y[targets[s]] += x[s];
      }
    }
    into.settle();
  }
}
