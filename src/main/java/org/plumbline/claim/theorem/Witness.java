package org.plumbline.claim.theorem;

import java.util.List;
import org.plumbline.number.Rational;

/**
 * What shows that a hypothesis fails: samples, places of the network or weights, and exact numbers,
 * as many of each as it takes.
 *
 * @param samples the samples, by number
 * @param places the names of units, edges, weights or settings
 * @param numbers the numbers, whose meaning the reason says
 */
public record Witness(List<Integer> samples, List<String> places, List<Rational> numbers) {
  /** A witness with immutable copies of the lists. */
  public Witness {
    samples = List.copyOf(samples);
    places = List.copyOf(places);
    numbers = List.copyOf(numbers);
  }

  /** Places alone. */
  static Witness at(List<String> places) {
    return new Witness(List.of(), places, List.of());
  }

  /** A place alone. */
  static Witness at(String place) {
    return at(List.of(place));
  }

  /** Two samples and a number. */
  static Witness pair(int i, int k, Rational number) {
    return new Witness(List.of(i, k), List.of(), List.of(number));
  }
}
