package org.plumbline.data;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.plumbline.number.Rational;

/**
 * The inputs of a data set as small integers: {@code x_ia = Σ_c T_ac X_ic}, {@code |X_ic| <= 2^b},
 * the matrix {@code T} with few entries.
 *
 * <p>Each feature is a multiple of the greatest common divisor of its values: one column and one
 * factor for what tables contain. Where only the differences of the values have few digits, as in
 * features whose mean was taken off, they make the column, and one more that is 1 on every sample
 * carries the offsets of all features. What needs more than {@code b} bits is split into several
 * columns, digits of one number.
 *
 * <p>So whatever the inputs are, products of series with them are loops over small integers, and
 * what is not small is multiplied into the weights once, where there are no samples.
 */
public final class InputColumns {
  /** Bits beyond those asked for that inputs keep where they are cut off. */
  private static final int GUARD = 12;

  private static final int ALL = Integer.MAX_VALUE;

  private final int samples;
  private final int entryBits;
  private final List<double[]> columns = new ArrayList<>();
  private final List<Term> terms = new ArrayList<>();
  private final List<Term> offsets = new ArrayList<>();
  private final int features;

  /**
   * An entry of {@code T}.
   *
   * @param feature its row
   * @param column its column
   * @param factor what it is
   */
  public record Term(int feature, int column, Rational factor) {}

  private InputColumns(Dataset data, int entryBits, int bits) {
    this.samples = data.size();
    this.entryBits = entryBits;
    this.features = data.dimension();
    for (int a = 0; a < features; a++) {
      addFeature(data, a, bits);
    }
    if (!offsets.isEmpty()) {
      double[] ones = new double[samples];
      Arrays.fill(ones, 1);
      offsets.forEach(o -> terms.add(new Term(o.feature(), columns.size(), o.factor())));
      columns.add(ones);
    }
  }

  /**
   * The inputs of a data set, {@code x = T X} exactly.
   *
   * @param entryBits the number {@code b} of bits of an entry, but for its sign; at most 30
   */
  public static InputColumns exact(Dataset data, int entryBits) {
    return new InputColumns(data, entryBits, ALL);
  }

  /**
   * The inputs of a data set to so many bits of the largest value of each feature.
   *
   * @param entryBits the number {@code b} of bits of an entry, but for its sign; at most 30
   */
  public static InputColumns approximate(Dataset data, int entryBits, int bits) {
    return new InputColumns(data, entryBits, bits + GUARD);
  }

  private void addFeature(Dataset data, int a, int bits) {
    IntegerVector feature = IntegerVector.of(data.points().stream().map(x -> x.get(a)).toList());
    BigInteger[] values = feature.entries();
    BigInteger[] differences = new BigInteger[samples];
    BigInteger[] sorted = values.clone();
    Arrays.sort(sorted);
    BigInteger middle = sorted[samples / 2];
    Arrays.setAll(differences, i -> values[i].subtract(middle));
    Lattice plain = Lattice.of(values);
    Lattice shifted = Lattice.of(differences);
    boolean isShifted = digits(shifted.bits()) < digits(plain.bits());
    Rational unit = Rational.of(BigInteger.ONE, feature.denominator());
    if (isShifted) {
      offsets.add(new Term(a, -1, Rational.of(middle).multiply(unit)));
    }
    addColumns(a, isShifted ? shifted : plain, unit, bits);
  }

  private int digits(int bits) {
    return (bits + entryBits - 1) / entryBits;
  }

  /** Multiples of their greatest common divisor. */
  private record Lattice(List<BigInteger> multiples, BigInteger divisor, int bits) {
    static Lattice of(BigInteger[] values) {
      BigInteger divisor = BigInteger.ZERO;
      for (BigInteger value : values) {
        divisor = divisor.gcd(value);
      }
      BigInteger unit = divisor.signum() == 0 ? BigInteger.ONE : divisor;
      List<BigInteger> multiples = Arrays.stream(values).map(value -> value.divide(unit)).toList();
      int bits = multiples.stream().mapToInt(value -> value.abs().bitLength()).max().orElse(0);
      return new Lattice(multiples, unit, bits);
    }

    /** The same in units {@code 2^shift} times as large, rounded. */
    Lattice rounded(int shift) {
      BigInteger half = BigInteger.ONE.shiftLeft(shift - 1);
      List<BigInteger> rounded =
          multiples.stream().map(value -> value.add(half).shiftRight(shift)).toList();
      return new Lattice(rounded, divisor.shiftLeft(shift), bits - shift + 1);
    }
  }

  private void addColumns(int a, Lattice lattice, Rational unit, int most) {
    Lattice kept = lattice.bits() > most ? lattice.rounded(lattice.bits() - most) : lattice;
    BigInteger[] rest = kept.multiples().toArray(new BigInteger[0]);
    Rational factor = Rational.of(kept.divisor()).multiply(unit);
    Rational radix = Rational.of(BigInteger.ONE.shiftLeft(entryBits));
    while (Arrays.stream(rest).anyMatch(x -> x.signum() != 0)) {
      boolean isLast =
          Arrays.stream(rest)
              .allMatch(x -> x.abs().compareTo(BigInteger.ONE.shiftLeft(entryBits)) <= 0);
      double[] column = new double[samples];
      for (int i = 0; i < samples; i++) {
        long digit = isLast ? rest[i].longValueExact() : lowDigit(rest[i]);
        column[i] = digit;
        rest[i] = rest[i].subtract(BigInteger.valueOf(digit)).shiftRight(entryBits);
      }
      terms.add(new Term(a, columns.size(), factor));
      columns.add(column);
      if (isLast) {
        return;
      }
      factor = factor.multiply(radix);
    }
  }

  /** The digit in {@code [-2^(b-1), 2^(b-1))}. */
  private long lowDigit(BigInteger value) {
    long low = value.longValue() & ((1L << entryBits) - 1);
    return low >= 1L << (entryBits - 1) ? low - (1L << entryBits) : low;
  }

  /** The number of columns. */
  public int count() {
    return columns.size();
  }

  /** Column {@code c}, by sample. */
  public double[] column(int c) {
    return columns.get(c);
  }

  /** The entries of {@code T} that are not zero. */
  public List<Term> terms() {
    return terms;
  }

  /** Whether the columns are the features, without factors. */
  public boolean isPlain() {
    if (terms.size() != features || columns.size() != features) {
      return false;
    }
    for (int a = 0; a < features; a++) {
      Term term = terms.get(a);
      if (term.feature() != a || term.column() != a || !term.factor().equals(Rational.ONE)) {
        return false;
      }
    }
    return true;
  }

  /** The largest absolute value of an entry. */
  public double largest() {
    double largest = 0;
    for (double[] column : columns) {
      for (double entry : column) {
        largest = Math.max(largest, Math.abs(entry));
      }
    }
    return largest;
  }
}
