package org.plumbline.claim.count;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.plumbline.number.Rational;

/**
 * The linear span of rational vectors, exact, by its reduced basis: each has an entry 1 where all
 * others have 0.
 */
final class RationalSpan {
  private final int dimension;

  /** The basis by the position of its entries 1. */
  private final TreeMap<Integer, List<Rational>> basis;

  private RationalSpan(int dimension, TreeMap<Integer, List<Rational>> basis) {
    this.dimension = dimension;
    this.basis = basis;
  }

  /** The span of the given vectors. */
  static RationalSpan of(List<List<Rational>> vectors, int dimension) {
    RationalSpan span = new RationalSpan(dimension, new TreeMap<>());
    for (List<Rational> vector : vectors) {
      if (span.isWhole()) {
        break;
      }
      span.add(vector);
    }
    return span;
  }

  /** All vectors. */
  static RationalSpan whole(int dimension) {
    return of(LawQuestion.unitVectors(dimension), dimension);
  }

  private void add(List<Rational> vector) {
    List<Rational> rest = vector;
    for (var entry : basis.entrySet()) {
      rest = minus(rest, rest.get(entry.getKey()), entry.getValue());
    }
    for (int j = 0; j < dimension; j++) {
      if (rest.get(j).signum() != 0) {
        Rational first = rest.get(j);
        List<Rational> added = rest.stream().map(x -> x.divide(first)).toList();
        int pivot = j;
        basis.replaceAll((k, row) -> minus(row, row.get(pivot), added));
        basis.put(j, added);
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

  /** The basis. */
  List<List<Rational>> basis() {
    return List.copyOf(basis.values());
  }

  /** Whether every vector is in the span; the basis is then that of the unit vectors. */
  boolean isWhole() {
    return basis.size() == dimension;
  }

  /** A basis of the vectors whose products with all of the span are 0. */
  List<List<Rational>> orthogonal() {
    List<List<Rational>> vectors = new ArrayList<>();
    for (int free = 0; free < dimension; free++) {
      if (basis.containsKey(free)) {
        continue;
      }
      List<Rational> vector = new ArrayList<>();
      for (int j = 0; j < dimension; j++) {
        List<Rational> row = basis.get(j);
        boolean isFree = j == free;
        vector.add(row == null ? (isFree ? Rational.ONE : Rational.ZERO) : row.get(free).negate());
      }
      vectors.add(vector);
    }
    return vectors;
  }
}
