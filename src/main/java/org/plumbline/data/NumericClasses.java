package org.plumbline.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import org.plumbline.number.Rational;

/**
 * Which numbers mean {@code y = 1} and which {@code y = -1}.
 *
 * <p>Unless they are chosen, 1 is positive and -1 negative, or 1 is positive and 0 negative; both
 * in one file would be three classes.
 */
public final class NumericClasses {
  private static final Rational MINUS_ONE = Rational.of(-1);
  private static final String USUAL =
      "1 and -1, or 1 and 0, or the label values of two classes under positive and negative";

  private final List<Rational> positive;
  private final List<Rational> negative;
  private final boolean rest;

  private NumericClasses(List<Rational> positive, List<Rational> negative, boolean rest) {
    this.positive = List.copyOf(positive);
    this.negative = List.copyOf(negative);
    this.rest = rest;
  }

  /** The classes 1 and -1, or 1 and 0. */
  public static NumericClasses usual() {
    return new NumericClasses(List.of(), List.of(), false);
  }

  /**
   * Two classes of label values; samples with other labels are left out.
   *
   * @throws IllegalArgumentException if a class is empty or they share a value
   */
  public static NumericClasses of(List<Rational> positive, List<Rational> negative) {
    if (positive.isEmpty() || negative.isEmpty() || !Collections.disjoint(positive, negative)) {
      throw new IllegalArgumentException("two classes need different label values");
    }
    return new NumericClasses(positive, negative, false);
  }

  /**
   * One class against all other labels.
   *
   * @throws IllegalArgumentException if the class is empty
   */
  public static NumericClasses againstRest(List<Rational> positive) {
    if (positive.isEmpty()) {
      throw new IllegalArgumentException("a class needs a label value");
    }
    return new NumericClasses(positive, List.of(), true);
  }

  /**
   * The meaning of each label: 1, -1, or 0 for a sample that is left out.
   *
   * @param name the file
   * @param place where a label stands
   * @throws DataException if a label has no meaning, or a chosen one does not occur
   */
  public List<Integer> signs(String name, List<Rational> labels, IntFunction<String> place)
      throws DataException {
    return positive.isEmpty() ? usualSigns(labels, place) : chosenSigns(name, labels);
  }

  private List<Integer> chosenSigns(String name, List<Rational> labels) throws DataException {
    List<Rational> wanted = new ArrayList<>(positive);
    wanted.addAll(negative);
    for (Rational value : wanted) {
      if (!labels.contains(value)) {
        throw new DataException(name, "no sample has the label " + value, "a label that occurs");
      }
    }
    List<Integer> signs =
        labels.stream()
            .map(label -> positive.contains(label) ? 1 : rest || negative.contains(label) ? -1 : 0)
            .toList();
    if (rest && !signs.contains(-1)) {
      throw new DataException(name, "every sample has a positive label", "samples of two classes");
    }
    return signs;
  }

  private static List<Integer> usualSigns(List<Rational> labels, IntFunction<String> place)
      throws DataException {
    Rational negative = labels.contains(MINUS_ONE) ? MINUS_ONE : Rational.ZERO;
    List<Integer> signs = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      Rational label = labels.get(i);
      boolean isPositive = label.equals(Rational.ONE);
      if (!isPositive && !label.equals(negative)) {
        String rival = label.signum() == 0 ? " beside -1 and perhaps 1" : "";
        throw new DataException(
            place.apply(i), "the label " + DataException.quoted(label.toString()) + rival, USUAL);
      }
      signs.add(isPositive ? 1 : -1);
    }
    return signs;
  }
}
