package org.plumbline.claim.forever;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.plumbline.data.MaxMargin;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Network;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/**
 * The limits of {@code b_k = Σ α_v w_v/Π‖W_l‖_F}, summed over the units of equal gates, where all
 * gates are constant for ever: the shares of the largest margin (proofs-notes/direction-limit.md).
 *
 * @param margin contains {@code γ*}, the limit of the normalized margin
 * @param parts the limits, by classes
 */
public record LimitDirections(DyadicInterval margin, List<Part> parts) {
  private static final int BITS = LaterTimes.BITS;

  /** Limits with an immutable copy of the list. */
  public LimitDirections {
    parts = List.copyOf(parts);
  }

  /**
   * The limit of a class.
   *
   * @param units the units; none if the network is linear
   * @param mass contains {@code ‖b_k‖} in the limit; 0 if nothing is left
   * @param direction contains the entries of {@code b_k/‖b_k‖} in the limit, if there is one
   * @param turn the angle to it, if there is one and what is known bounds it
   */
  public record Part(
      List<Integer> units,
      DyadicInterval mass,
      List<DyadicInterval> direction,
      Optional<Turn> turn) {
    /** A limit with immutable copies of the lists. */
    public Part {
      units = List.copyOf(units);
      direction = List.copyOf(direction);
    }
  }

  /**
   * {@code 1 - cos} of the angle of {@code b_k} to its limit.
   *
   * @param now contains it at T
   * @param most at least it, for ever
   */
  public record Turn(DyadicInterval now, Dyadic most) {}

  /** What is known of the limits, or what is in the way. */
  public sealed interface Result {
    /** The limits. */
    record Known(LimitDirections limits) implements Result {}

    /** What is in the way, a clause. */
    record Missing(String reason) implements Result {}
  }

  /** The limit of a linear network: the direction of the maximum margin. */
  public static LimitDirections ofLinear(MaxMargin margin) {
    DyadicInterval distance = enclosing(margin.marginSquared()).sqrt(BITS).outward(BITS);
    List<DyadicInterval> direction =
        margin.u().stream().map(c -> enclosing(c).multiply(distance).outward(BITS)).toList();
    return new LimitDirections(
        distance, List.of(new Part(List.of(), DyadicInterval.ONE, direction, Optional.empty())));
  }

  /**
   * The limits of a first layer of which no gate ever changes.
   *
   * @param outlook what is known of gates; of all units that they are constant
   */
  public static Result of(
      FlowProblem problem, KinkedFirstLayer first, GateOutlook outlook, LaterTimes times) {
    Network network = problem.network();
    List<List<Integer>> classes = outlook.equal(network, first.units());
    List<List<Rational>> slopes =
        classes.stream()
            .map(units -> outlook.state().signs().slopes(network, units.get(0)))
            .toList();
    if (classes.isEmpty() || !(times.gain() instanceof LevelGain gain)) {
      return new Result.Missing("no unit is live");
    }
    Optional<OptimalShares> found = OptimalShares.of(problem.data(), slopes);
    if (found.isEmpty()) {
      return new Result.Missing(
          "which samples hold the largest margin of these gates, and which classes take part in it,"
              + " was not told apart for certain: with equal margins there it may have several"
              + " solutions");
    }
    OptimalShares shares = found.get();
    Maker maker = new Maker(first, outlook, times, gain, shares.margin());
    List<Part> parts = new ArrayList<>();
    for (int k = 0; k < classes.size(); k++) {
      boolean isStrong = shares.masses().get(k).lower().signum() > 0;
      if (isStrong && !maker.keepsShare(classes.get(k))) {
        String names = network.names(classes.get(k));
        return new Result.Missing(
            "the class of "
                + names
                + " has a share of the largest margin, but it is not proved that it keeps one (a"
                + " longer horizon may help)");
      }
      parts.add(
          isStrong
              ? maker.part(classes.get(k), shares.masses().get(k), shares.directions().get(k))
              : new Part(classes.get(k), DyadicInterval.ZERO, List.of(), Optional.empty()));
    }
    return new Result.Known(new LimitDirections(shares.margin(), parts));
  }

  private static DyadicInterval enclosing(Rational x) {
    return DyadicInterval.enclosing(x, BITS);
  }

  /** Makes parts. */
  private record Maker(
      KinkedFirstLayer first,
      GateOutlook outlook,
      LaterTimes times,
      LevelGain gain,
      DyadicInterval margin) {
    /** Whether some units of a class keep a share, so that in the limit the class has one. */
    boolean keepsShare(List<Integer> units) {
      return outlook.classes().stream()
          .anyMatch(share -> share.least() > 0 && units.containsAll(share.members().units()));
    }

    Part part(List<Integer> units, DyadicInterval mass, List<DyadicInterval> direction) {
      Optional<Turn> turn =
          outlook.classes().stream()
              .filter(share -> share.least() > 0)
              .filter(share -> new HashSet<>(share.members().units()).equals(new HashSet<>(units)))
              .findFirst()
              .flatMap(share -> turn(units, direction, Dyadic.of(share.least())));
      return new Part(units, mass, direction, turn);
    }

    /** {@code (1 - γ̂_T/γ*)/f}. */
    private Optional<Turn> turn(List<Integer> units, List<DyadicInterval> direction, Dyadic share) {
      DyadicInterval ratio =
          DyadicInterval.of(gain.normalized().lower())
              .divide(DyadicInterval.of(margin.upper()), BITS);
      Dyadic most =
          DyadicInterval.ONE
              .subtract(DyadicInterval.of(ratio.lower()))
              .divide(DyadicInterval.of(share), BITS)
              .outward(BITS)
              .upper()
              .max(Dyadic.ZERO);
      return cosine(sum(units), direction)
          .map(cosine -> DyadicInterval.ONE.subtract(cosine))
          .map(now -> new Turn(now.outward(BITS), most));
    }

    /** {@code Σ α_v w_v} at T. */
    private List<DyadicInterval> sum(List<Integer> units) {
      List<DyadicInterval> outer = first.outerWeights(times.knot());
      int inputs = first.first().network().inputs();
      List<DyadicInterval> sum = new ArrayList<>();
      for (int a = 0; a < inputs; a++) {
        DyadicInterval entry = DyadicInterval.ZERO;
        for (int v : units) {
          int index = first.units().indexOf(v);
          int parameter = first.first().in().rows().get(index).get(a);
          DyadicInterval weight = times.knot().tube(parameter);
          entry = entry.add(outer.get(index).multiply(weight)).outward(2 * BITS);
        }
        sum.add(entry);
      }
      return sum;
    }

    /** The cosine of the angle of a vector to one of length 1. */
    private static Optional<DyadicInterval> cosine(
        List<DyadicInterval> x, List<DyadicInterval> unit) {
      DyadicInterval product = DyadicInterval.ZERO;
      DyadicInterval square = DyadicInterval.ZERO;
      for (int a = 0; a < x.size(); a++) {
        product = product.add(x.get(a).multiply(unit.get(a))).outward(2 * BITS);
        square = square.add(x.get(a).square()).outward(2 * BITS);
      }
      DyadicInterval length = square.sqrt(BITS);
      return length.lower().signum() > 0
          ? Optional.of(product.divide(length, BITS))
          : Optional.empty();
    }
  }
}
