package org.plumbline.enclosure.descent;

import java.util.List;
import org.plumbline.enclosure.box.PossibleGates;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;
import org.plumbline.number.qual.Rigorous;

/**
 * What is proved of one iterate {@code w_k}: it lies within {@code radius} of {@code centre} in the
 * Euclidean norm, its gates are those given, and its gradient, risk and least margin lie in the
 * intervals.
 *
 * @param number the number k
 * @param centre one dyadic number per parameter
 * @param radius at least the distance of {@code w_k} from there
 * @param gates the side of every kinked vertex on every sample, the lower one at a kink
 * @param gradient contains {@code ∇R(w_k)}, entry by entry
 * @param risk contains {@code R(w_k)}
 * @param leastMargin contains the least of the margins
 */
public record Iterate(
    int number,
    List<Dyadic> centre,
    Magnitude radius,
    PossibleGates gates,
    List<DyadicInterval> gradient,
    DyadicInterval risk,
    DyadicInterval leastMargin) {
  private static final int BITS = 64;

  /** An iterate with immutable copies of the lists. */
  public Iterate {
    centre = List.copyOf(centre);
    gradient = List.copyOf(gradient);
  }

  /** An interval that contains the weight of parameter {@code p}. */
  @SuppressWarnings("rigorous:return") // the encloser has proved the radius
  public @Rigorous DyadicInterval weight(int p) {
    return DyadicInterval.around(centre.get(p), radius.toDyadic());
  }

  /** Whether {@code radius <= 10^-digits max(1, ‖w_k‖)} is established; false says nothing. */
  public boolean isWithin(int digits) {
    return isWithin(centre, radius, digits);
  }

  /**
   * The same of all weights within the radius: their norm is at least {@code ‖centre‖ - radius}.
   */
  static boolean isWithin(List<Dyadic> centre, Magnitude radius, int digits) {
    Dyadic unit = DyadicInterval.enclosing(Rational.parse("1e-" + digits), BITS).lower();
    Dyadic distance = radius.toDyadic();
    if (distance.compareTo(unit) <= 0) {
      return true;
    }
    DyadicInterval squares = DyadicInterval.ZERO;
    for (Dyadic c : centre) {
      squares = squares.add(DyadicInterval.of(c).outward(BITS).square()).outward(BITS);
    }
    Dyadic size = squares.sqrt(BITS).lower().subtract(distance);
    return distance.compareTo(unit.multiply(size)) <= 0;
  }

  /** An interval that contains the entry of the gradient at parameter {@code p}. */
  @SuppressWarnings("rigorous:return") // the encloser has proved it
  public @Rigorous DyadicInterval slope(int p) {
    return gradient.get(p);
  }

  /** An interval that contains the risk. */
  @Override
  @SuppressWarnings("rigorous:return") // the encloser has proved it
  public @Rigorous DyadicInterval risk() {
    return risk;
  }

  /** An interval that contains the least margin. */
  @Override
  @SuppressWarnings("rigorous:return") // the encloser has proved it
  public @Rigorous DyadicInterval leastMargin() {
    return leastMargin;
  }
}
