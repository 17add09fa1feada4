package org.plumbline.enclosure.descent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/** Enclosures of descent that are wrong in one respect. */
public final class ForgedDescent {
  private ForgedDescent() {}

  /** The same iterates, said to be those of another step size. */
  public static EnclosedDescent withStepSize(EnclosedDescent descent, Rational other) {
    return of(descent, other, descent.iterates());
  }

  /** One weight of one iterate moved, its radius as it was. */
  public static EnclosedDescent moved(EnclosedDescent descent, int k, int parameter, Dyadic by) {
    List<Iterate> iterates = new ArrayList<>(descent.iterates());
    Iterate at = iterates.get(k);
    List<Dyadic> centre = new ArrayList<>(at.centre());
    centre.set(parameter, centre.get(parameter).add(by));
    iterates.set(k, with(at, centre, at.radius(), at.gradient()));
    return of(descent, descent.stepSize(), iterates);
  }

  /** One iterate said to be known less well. */
  public static EnclosedDescent withRadius(EnclosedDescent descent, int k, Magnitude radius) {
    List<Iterate> iterates = new ArrayList<>(descent.iterates());
    Iterate at = iterates.get(k);
    iterates.set(k, with(at, at.centre(), radius, at.gradient()));
    return of(descent, descent.stepSize(), iterates);
  }

  /** All gradients scaled by a power of two. */
  public static EnclosedDescent scaledGradients(EnclosedDescent descent, long power) {
    List<Iterate> iterates = new ArrayList<>();
    for (Iterate at : descent.iterates()) {
      List<DyadicInterval> scaled = at.gradient().stream().map(g -> g.scale(power)).toList();
      iterates.add(with(at, at.centre(), at.radius(), scaled));
    }
    return of(descent, descent.stepSize(), iterates);
  }

  /** The first iterates alone. */
  public static EnclosedDescent first(EnclosedDescent descent, int count) {
    return of(descent, descent.stepSize(), descent.iterates().subList(0, count));
  }

  private static Iterate with(
      Iterate at, List<Dyadic> centre, Magnitude radius, List<DyadicInterval> gradient) {
    return new Iterate(
        at.number(), centre, radius, at.gates(), gradient, at.risk(), at.leastMargin());
  }

  private static EnclosedDescent of(
      EnclosedDescent descent, Rational stepSize, List<Iterate> iterates) {
    return new EnclosedDescent(
        descent.problem(), stepSize, descent.steps(), descent.bits(), iterates, Optional.empty());
  }
}
