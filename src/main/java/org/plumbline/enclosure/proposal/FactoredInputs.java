package org.plumbline.enclosure.proposal;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.plumbline.data.Dataset;
import org.plumbline.data.InputColumns;
import org.plumbline.data.InputColumns.Term;
import org.plumbline.enclosure.ball.LaneCombination;
import org.plumbline.enclosure.ball.LaneProduct;
import org.plumbline.enclosure.ball.LaneSeries;
import org.plumbline.enclosure.ball.ProgramBalls;
import org.plumbline.enclosure.ball.SeriesBall;
import org.plumbline.number.Rational;

/**
 * The inputs of all samples as integers, but for one linear map: {@code x_i = T X_i / D}
 * (proofs-notes/verifier.md, V17).
 *
 * <p><b>Two forms.</b> Where inputs have a small common denominator {@code D} the integers are
 * {@code Dx} and {@code T} is the identity, which costs nothing. Otherwise {@code D} is 1, and
 * features have units and offsets of their own, which {@link InputColumns} finds: standardised
 * features are integers but for these. The weights of edges are multiplied by them once, where
 * there are no samples.
 */
public final class FactoredInputs {
  /** Of a common denominator; with more, sums of digits times integers would not be exact. */
  private static final int MOST_BITS = 24;

  /** Of the common denominator of a feature: what has more needs more columns than pay. */
  private static final int MOST_FEATURE_BITS = 256;

  /** Bits of entries: fewer, where more make sums that are too large. */
  private static final int[] ENTRY_BITS = {20, 16, 12};

  /** The number of columns a feature may need; the program of the field costs less with more. */
  private static final int MOST_COLUMNS = 4;

  private final long unit;
  private final double[][] samples;
  private final List<Term> terms;
  private final int features;

  private FactoredInputs(long unit, double[][] samples, List<Term> terms, int features) {
    this.unit = unit;
    this.samples = samples;
    this.terms = List.copyOf(terms);
    this.features = features;
  }

  /**
   * The inputs as integers, if sums of digits times them are exact.
   *
   * @param groups how often a sample's inputs occur in one sum
   * @param steepest the largest integer they are multiplied by
   */
  static Optional<FactoredInputs> of(Dataset data, int groups, double steepest) {
    Optional<FactoredInputs> plain =
        denominator(data.points().stream().flatMap(Collection::stream).toList())
            .map(unit -> plain(data, unit));
    if (plain.isPresent() && plain.get().isSmall(groups, steepest)) {
      return plain;
    }
    if (!areFeaturesShort(data)) {
      return Optional.empty();
    }
    for (int bits : ENTRY_BITS) {
      InputColumns columns = InputColumns.exact(data, bits);
      if (columns.count() > MOST_COLUMNS * data.dimension()) {
        return Optional.empty();
      }
      FactoredInputs mapped = mapped(data, columns);
      if (mapped.isSmall(groups, steepest)) {
        return Optional.of(mapped);
      }
    }
    return Optional.empty();
  }

  private static FactoredInputs plain(Dataset data, long unit) {
    double[][] samples =
        data.points().stream()
            .map(x -> x.stream().mapToDouble(c -> multiple(c, unit)).toArray())
            .toArray(double[][]::new);
    return new FactoredInputs(unit, samples, List.of(), data.dimension());
  }

  private static FactoredInputs mapped(Dataset data, InputColumns columns) {
    double[][] samples = new double[data.size()][columns.count()];
    for (int c = 0; c < columns.count(); c++) {
      for (int i = 0; i < samples.length; i++) {
        samples[i][c] = columns.column(c)[i];
      }
    }
    return new FactoredInputs(1, samples, columns.terms(), data.dimension());
  }

  static double multiple(Rational x, long unit) {
    return x.multiply(Rational.of(unit)).numerator().doubleValue();
  }

  /** The common denominator, if it is small. */
  static Optional<Long> denominator(List<Rational> numbers) {
    return denominator(numbers, MOST_BITS).map(BigInteger::longValueExact);
  }

  private static Optional<BigInteger> denominator(List<Rational> numbers, int bits) {
    BigInteger all = BigInteger.ONE;
    for (Rational number : numbers) {
      BigInteger next = number.denominator();
      all = all.multiply(next.divide(all.gcd(next)));
      if (all.bitLength() > bits) {
        return Optional.empty();
      }
    }
    return Optional.of(all);
  }

  private static boolean areFeaturesShort(Dataset data) {
    return IntStream.range(0, data.dimension())
        .mapToObj(a -> data.points().stream().map(x -> x.get(a)).toList())
        .allMatch(feature -> denominator(feature, MOST_FEATURE_BITS).isPresent());
  }

  /** Whether sums over samples, or over edges, of digits times the integers are exact. */
  private boolean isSmall(int groups, double steepest) {
    double[] perColumn = new double[columns()];
    double largest = 0;
    for (double[] x : samples) {
      double sum = 0;
      for (int c = 0; c < x.length; c++) {
        perColumn[c] += Math.abs(x[c]);
        sum += Math.abs(x[c]);
      }
      largest = Math.max(largest, sum * groups);
    }
    // Pinned pairs count once more.
    largest = Math.max(largest, 2 * Arrays.stream(perColumn).max().orElse(0));
    return 2 * steepest * largest <= LaneCombination.MOST;
  }

  /** The number {@code D}. */
  long unit() {
    return unit;
  }

  /** The number of integers of a sample. */
  public int columns() {
    return samples.length == 0 ? features : samples[0].length;
  }

  /** The integers {@code X_i}. */
  public double[] of(int sample) {
    return samples[sample];
  }

  /**
   * {@code T^T w} for the lanes {@code w} of edges of each group: what columns are multiplied by.
   */
  LaneSeries toColumns(LaneSeries edges, ProgramBalls balls, int rows) {
    return terms.isEmpty()
        ? edges
        : map(edges, Term::feature, features, Term::column, columns(), balls, rows);
  }

  /** {@code T M} for the lanes {@code M} of columns of each group: what edges have of them. */
  LaneSeries toEdges(LaneSeries sums, ProgramBalls balls, int rows) {
    return terms.isEmpty()
        ? sums
        : map(sums, Term::column, columns(), Term::feature, features, balls, rows);
  }

  /** The entries of {@code T} between groups of so many lanes each. */
  private LaneSeries map(
      LaneSeries a,
      ToIntFunction<Term> from,
      int width,
      ToIntFunction<Term> to,
      int nextWidth,
      ProgramBalls balls,
      int rows) {
    int groups = a.lanes() / width;
    int[] term = new int[groups * terms.size()];
    int[] source = new int[term.length];
    int[] target = new int[term.length];
    for (int j = 0; j < term.length; j++) {
      int group = j / terms.size();
      term[j] = j % terms.size();
      source[j] = group * width + from.applyAsInt(terms.get(term[j]));
      target[j] = group * nextWidth + to.applyAsInt(terms.get(term[j]));
    }
    List<SeriesBall> factors = terms.stream().map(t -> balls.constant(t.factor())).toList();
    LaneSeries spread = LaneSeries.enclosing(factors, rows).spread(term);
    return LaneProduct.sums(
        LaneProduct.of(a.spread(source), spread, balls.order(), rows), target, groups * nextWidth);
  }
}
