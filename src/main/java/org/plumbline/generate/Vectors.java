package org.plumbline.generate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.plumbline.number.Rational;

/** Exact operations on rational vectors. */
final class Vectors {
  private Vectors() {}

  /** The vector {@code a + factor · b}. */
  static List<Rational> plus(List<Rational> a, Rational factor, List<Rational> b) {
    return IntStream.range(0, a.size())
        .mapToObj(j -> a.get(j).add(factor.multiply(b.get(j))))
        .toList();
  }

  /** The vector {@code factor · a}. */
  static List<Rational> times(Rational factor, List<Rational> a) {
    return a.stream().map(factor::multiply).toList();
  }

  /** The vector {@code sign · a} for a sign 1 or -1. */
  static List<Rational> signed(int sign, List<Rational> a) {
    return sign > 0 ? a : a.stream().map(x -> x.negate()).toList();
  }

  /** The vector of zeros. */
  static List<Rational> zero(int dimension) {
    return Collections.nCopies(dimension, Rational.ZERO);
  }

  /** The vector with 1 in one place and zeros elsewhere. */
  static List<Rational> unit(int dimension, int place) {
    List<Rational> vector = new ArrayList<>(zero(dimension));
    vector.set(place, Rational.ONE);
    return vector;
  }

  /** A point whose coordinates are texts such as {@code [1, 1/2]}. */
  static String text(List<Rational> vector) {
    return vector.toString();
  }
}
