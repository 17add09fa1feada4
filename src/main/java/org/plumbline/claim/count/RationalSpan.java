package org.plumbline.claim.count;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.plumbline.number.Rational;

/**
 * The linear span of rational vectors, exact.
 *
 * <p>The rank modulo a prime is a lower bound of the rank: if it is the number of coordinates that
 * occur, the span is that of their unit vectors, and if it is the number of vectors, these are a
 * basis as they are. Only what is left is reduced over the rationals.
 *
 * @param basis a basis
 * @param dimension the number of coordinates
 * @param isCoordinate whether the basis consists of unit vectors
 */
record RationalSpan(List<List<Rational>> basis, int dimension, boolean isCoordinate) {
  RationalSpan {
    basis = List.copyOf(basis);
  }

  /** The span of the given vectors. */
  static RationalSpan of(List<List<Rational>> vectors, int dimension) {
    List<Integer> occurring =
        IntStream.range(0, dimension)
            .filter(j -> vectors.stream().anyMatch(v -> v.get(j).signum() != 0))
            .boxed()
            .toList();
    int rank = modularRank(vectors, dimension, occurring.size());
    if (rank == occurring.size()) {
      List<List<Rational>> units = unitVectors(dimension);
      return new RationalSpan(occurring.stream().map(units::get).toList(), dimension, true);
    }
    return rank == vectors.size()
        ? new RationalSpan(vectors, dimension, false)
        : new RationalSpan(List.copyOf(reduced(vectors).values()), dimension, false);
  }

  /** All vectors. */
  static RationalSpan whole(int dimension) {
    return new RationalSpan(unitVectors(dimension), dimension, true);
  }

  private static List<List<Rational>> unitVectors(int dimension) {
    return IntStream.range(0, dimension)
        .mapToObj(
            a ->
                IntStream.range(0, dimension)
                    .<Rational>mapToObj(b -> a == b ? Rational.ONE : Rational.ZERO)
                    .toList())
        .toList();
  }

  /**
   * The rank modulo a prime, as far as it matters whether it is less than the most there can be.
   */
  private static int modularRank(List<List<Rational>> vectors, int dimension, int most) {
    PrimeField field = PrimeField.fitting(vectors.stream().flatMap(List::stream));
    Elimination elimination = new Elimination(field, dimension);
    for (List<Rational> vector : vectors) {
      if (elimination.rank() == most) {
        break;
      }
      elimination.add(vector.stream().mapToLong(field::of).toArray());
    }
    return elimination.rank();
  }

  /** A basis by the position of entries 1 where all others have 0. */
  private static TreeMap<Integer, List<Rational>> reduced(List<List<Rational>> vectors) {
    TreeMap<Integer, List<Rational>> reduced = new TreeMap<>();
    for (List<Rational> vector : vectors) {
      List<Rational> rest = vector;
      for (var entry : reduced.entrySet()) {
        rest = minus(rest, rest.get(entry.getKey()), entry.getValue());
      }
      add(reduced, rest);
    }
    return reduced;
  }

  private static void add(TreeMap<Integer, List<Rational>> reduced, List<Rational> rest) {
    for (int j = 0; j < rest.size(); j++) {
      if (rest.get(j).signum() != 0) {
        Rational first = rest.get(j);
        List<Rational> added = rest.stream().map(x -> x.divide(first)).toList();
        int pivot = j;
        reduced.replaceAll((k, row) -> minus(row, row.get(pivot), added));
        reduced.put(j, added);
        return;
      }
    }
  }

  private static List<Rational> minus(List<Rational> a, Rational factor, List<Rational> b) {
    if (factor.signum() == 0) {
      return a;
    }
    return IntStream.range(0, a.size())
        .mapToObj(j -> a.get(j).subtract(factor.multiply(b.get(j))))
        .toList();
  }

  /** A basis of the vectors whose products with all of the span are 0. */
  List<List<Rational>> orthogonal() {
    if (basis.size() == dimension) {
      return List.of();
    }
    TreeMap<Integer, List<Rational>> reduced = reduced(basis);
    List<List<Rational>> vectors = new ArrayList<>();
    for (int free = 0; free < dimension; free++) {
      if (reduced.containsKey(free)) {
        continue;
      }
      List<Rational> vector = new ArrayList<>();
      for (int j = 0; j < dimension; j++) {
        List<Rational> row = reduced.get(j);
        boolean isFree = j == free;
        vector.add(row == null ? (isFree ? Rational.ONE : Rational.ZERO) : row.get(free).negate());
      }
      vectors.add(vector);
    }
    return vectors;
  }
}
