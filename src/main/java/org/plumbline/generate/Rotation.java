package org.plumbline.generate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.plumbline.number.Rational;

/**
 * A rational orthogonal matrix: {@code ⟨Qa, Qb⟩ = ⟨a, b⟩} exactly.
 *
 * <p>Coordinates are put in a random order, and then turned in pairs by Pythagorean angles, as the
 * fast Fourier transform pairs them: those that differ in one binary digit of their number, digit
 * after digit. Each entry of the first column of that second part is a single product of cosines
 * and sines, so none is zero. Angles for one digit have one denominator, so the common denominator
 * of a turned vector grows like a power of the dimension.
 */
final class Rotation {
  /** Cosine, sine and denominator of angles. */
  private static final List<List<Integer>> ANGLES =
      List.of(List.of(3, 4, 5), List.of(5, 12, 13), List.of(15, 8, 17), List.of(7, 24, 25));

  /**
   * A turn of two coordinates: {@code (cos·a - sin·b, sin·a + cos·b)}.
   *
   * @param first the coordinate {@code a}
   * @param second the coordinate {@code b}
   * @param cosine not 0
   * @param sine not 0, with {@code cosine² + sine² = 1}
   */
  private record Turn(int first, int second, Rational cosine, Rational sine) {
    void apply(List<Rational> vector) {
      Rational a = vector.get(first);
      Rational b = vector.get(second);
      vector.set(first, cosine.multiply(a).subtract(sine.multiply(b)));
      vector.set(second, sine.multiply(a).add(cosine.multiply(b)));
    }
  }

  private final List<Integer> order;
  private final List<Turn> turns;

  private Rotation(List<Integer> order, List<Turn> turns) {
    this.order = List.copyOf(order);
    this.turns = List.copyOf(turns);
  }

  /** A random one. */
  static Rotation drawn(Draws draws, int dimension) {
    return new Rotation(draws.permutation(dimension), turns(draws, dimension));
  }

  /** A random one that takes the first unit vector to one without zeros. */
  static Rotation spreading(Draws draws, int dimension) {
    List<Integer> order = new ArrayList<>(List.of(0));
    draws.permutation(dimension - 1).forEach(j -> order.add(j + 1));
    return new Rotation(order, turns(draws, dimension));
  }

  private static List<Turn> turns(Draws draws, int dimension) {
    List<Turn> turns = new ArrayList<>();
    for (int stride = 1; stride < dimension; stride *= 2) {
      List<Integer> angle = ANGLES.get(draws.below(ANGLES.size()));
      for (int j = 0; j + stride < dimension; j++) {
        if ((j & stride) == 0) {
          turns.add(turn(draws, angle, j, j + stride));
        }
      }
    }
    return turns;
  }

  /** An angle or its complement, to the left or to the right. */
  private static Turn turn(Draws draws, List<Integer> angle, int first, int second) {
    int leg = draws.below(2);
    Rational cosine = Rational.of(angle.get(leg), angle.get(2));
    Rational sine = Rational.of((long) draws.sign() * angle.get(1 - leg), angle.get(2));
    return new Turn(first, second, cosine, sine);
  }

  /** The vector {@code Qa}. */
  List<Rational> apply(List<Rational> vector) {
    List<Rational> turned = new ArrayList<>();
    order.forEach(j -> turned.add(vector.get(j)));
    turns.forEach(turn -> turn.apply(turned));
    return Collections.unmodifiableList(turned);
  }
}
