package org.plumbline.compare.finding;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Magnitude;
import org.plumbline.number.NumberFormat;

/**
 * How far claimed numbers are from exact ones.
 *
 * @param isWithin whether no entry is proved to be outside of its bound
 * @param isVacuous whether some bound is infinite
 * @param worst the entry that is furthest beyond, or nearest to, its bound, in proportion
 * @param excess its difference in proportion to its bound
 * @param worstUlps its difference in units in the last place
 * @param ulps the largest difference of all entries in units in the last place
 * @param outside how many entries are outside
 * @param each the difference of each entry in units in the last place
 */
public record Deviation(
    boolean isWithin,
    boolean isVacuous,
    int worst,
    double excess,
    double worstUlps,
    double ulps,
    int outside,
    List<Double> each) {
  /** A deviation with an immutable copy of the list. */
  public Deviation {
    each = List.copyOf(each);
  }

  /** Whether every entry is within a bound that is finite. */
  public boolean fits() {
    return isWithin && !isVacuous;
  }

  /** Gathers entries. */
  public static final class Gathering {
    private boolean isVacuous;
    private int worst;
    private double worstRatio = -1;
    private double worstUlps;
    private double ulps;
    private int outside;
    private final List<Double> each = new ArrayList<>();

    /** Adds the next entry. */
    public void add(
        int p, DyadicInterval difference, Magnitude bound, Magnitude size, NumberFormat format) {
      Dyadic least = leastAbsolute(difference);
      double units = units(least, size, format);
      ulps = Math.max(ulps, units);
      each.add(units);
      isVacuous |= bound.isInfinite();
      boolean isOutside = !bound.isInfinite() && !difference.isWithin(bound.toDyadic());
      if (isOutside) {
        outside++;
      }
      double ratio = ratio(least, bound, isOutside);
      if (ratio > worstRatio) {
        worstRatio = ratio;
        worst = p;
        worstUlps = units;
      }
    }

    private static double ratio(Dyadic least, Magnitude bound, boolean isOutside) {
      if (least.signum() == 0 || bound.isInfinite()) {
        return 0;
      }
      double ratio =
          bound.isZero()
              ? Double.POSITIVE_INFINITY
              : least.approximateQuotient(bound.toDyadic(), 60).approximateDouble();
      // However it is rounded, what is outside has come before what is not.
      return isOutside ? Math.max(ratio, Math.nextUp(1.0)) : Math.min(ratio, 1);
    }

    private static double units(Dyadic difference, Magnitude size, NumberFormat format) {
      if (size.isInfinite()) {
        return 0;
      }
      return difference.approximateQuotient(format.ulp(size.toDyadic()), 60).approximateDouble();
    }

    private static Dyadic leastAbsolute(DyadicInterval difference) {
      return difference.lower().max(difference.upper().negate()).max(Dyadic.ZERO);
    }

    /** What was gathered. */
    public Deviation result() {
      return new Deviation(
          outside == 0, isVacuous, worst, Math.max(0, worstRatio), worstUlps, ulps, outside, each);
    }
  }
}
