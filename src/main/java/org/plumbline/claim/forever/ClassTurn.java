package org.plumbline.claim.forever;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.claim.along.Instant;
import org.plumbline.claim.matrix.TopAngle;
import org.plumbline.claim.matrix.TopDirection;
import org.plumbline.claim.structure.TwinClass;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;
import org.plumbline.number.RationalMatrix;

/**
 * How far the top left singular vector {@code û} of the rows of a class turns for ever, and how far
 * the outer weights of the class are from it, if the class keeps a share and its gates
 * (proofs-notes/gates-forever.md, C3).
 *
 * @param distance at least {@code D_A >= E(W_1[A])}
 * @param offset at least {@code χ}, the tangent of the angle between outer weights and {@code û}
 * @param turn at least {@code Θ}, the length of the way of {@code û}
 * @param direction contains the entries of {@code û} at T, by units of the class
 * @param imbalance contains {@code C_A}
 * @param size at least {@code ‖C_A‖_2}
 * @param isLast whether the outer weights are those of the output
 * @param norm at most {@code ‖W_1(T)‖_F}
 */
record ClassTurn(
    DyadicInterval distance,
    DyadicInterval offset,
    DyadicInterval turn,
    List<DyadicInterval> direction,
    List<List<DyadicInterval>> imbalance,
    DyadicInterval size,
    boolean isLast,
    DyadicInterval norm) {
  private static final int BITS = LaterTimes.BITS;

  /** What is known of a class of two units or more at T. */
  record Input(
      KinkedFirstLayer first,
      List<Integer> units,
      Instant knot,
      List<DyadicInterval> squares,
      LinearLayers above) {}

  /**
   * The turn of a class.
   *
   * @param share at most the share {@code f} that it keeps, positive
   * @param gap at least {@code G}
   */
  static Optional<ClassTurn> of(Input input, Dyadic share, Dyadic gap) {
    TwinClass some = input.first.first().restrictedTo(input.units);
    ClassConstants known = ClassConstants.of(some, input.knot, input.above.distance());
    return new Bounds(input, share, gap, known)
        .of(direction(some, input.knot), entries(known.imbalance(), known.slack()));
  }

  /** The constants that a turn is made of. */
  private record Bounds(Input input, Dyadic share, Dyadic gap, ClassConstants known) {
    Optional<ClassTurn> of(
        Optional<List<DyadicInterval>> direction, List<List<DyadicInterval>> imbalance) {
      Dyadic least =
          input.squares.stream().map(a -> a.lower()).reduce((a, b) -> a.min(b)).orElseThrow();
      if (least.signum() <= 0 || direction.isEmpty()) {
        return Optional.empty();
      }
      Dyadic kept = known.kept(share, least);
      if (kept.signum() <= 0) {
        return Optional.empty();
      }
      DyadicInterval factor = DyadicInterval.of(kept);
      return base(least, factor).flatMap(base -> of(direction.get(), imbalance, factor, base));
    }

    /** {@code B_0}. */
    private Optional<DyadicInterval> base(Dyadic least, DyadicInterval kept) {
      DyadicInterval above = DyadicInterval.of(known.top().max(Dyadic.ZERO));
      Dyadic base =
          down(DyadicInterval.of(least).subtract(above.divide(kept, BITS))).lower().min(least);
      List<DyadicInterval> linear = input.squares.subList(1, input.squares.size());
      Dyadic lower = input.above.least(linear).map(q -> q.lower().min(base)).orElse(base);
      return lower.signum() > 0 ? Optional.of(DyadicInterval.of(lower)) : Optional.empty();
    }

    private Optional<ClassTurn> of(
        List<DyadicInterval> direction,
        List<List<DyadicInterval>> imbalance,
        DyadicInterval kept,
        DyadicInterval base) {
      DyadicInterval distance = up(DyadicInterval.of(known.distance()));
      DyadicInterval below = DyadicInterval.of(known.below());
      DyadicInterval square = down(kept.multiply(base));
      DyadicInterval rest = down(square.subtract(distance));
      Optional<DyadicInterval> tangent = input.above.tangent(square, base);
      if (rest.lower().signum() <= 0 || tangent.isEmpty()) {
        return Optional.empty();
      }
      DyadicInterval spread = DyadicInterval.of(known.top().subtract(known.bottom()));
      DyadicInterval tilt =
          distance.add(below).divide(square, BITS).sqrt(BITS).multiply(tangent.get());
      DyadicInterval offset = up(spread.scale(-1).divide(square, BITS).add(tilt));
      DyadicInterval factor = square.divide(rest, BITS);
      DyadicInterval radial = offset.scale(-1);
      DyadicInterval first = base.multiply(offset.square()).divide(kept, BITS);
      DyadicInterval second = distance.divide(down(kept.square()), BITS);
      DyadicInterval way =
          first
              .add(second)
              .sqrt(BITS)
              .multiply(DyadicInterval.of(gap).scale(-1).divide(base, BITS).sqrt(BITS));
      DyadicInterval turn = up(factor.multiply(radial.add(way)));
      return Optional.of(
          new ClassTurn(
              distance,
              offset,
              turn,
              direction,
              imbalance,
              DyadicInterval.of(known.top().abs().max(known.bottom().abs())),
              input.above.constants().isEmpty(),
              DyadicInterval.of(input.squares.get(0).lower()).sqrt(BITS)));
    }
  }

  /** The entries of {@code û}, up to a common sign. */
  private static Optional<List<DyadicInterval>> direction(TwinClass some, Instant knot) {
    TopDirection top = TopDirection.of(some.in().atDyadic(knot.weights()), BITS);
    DyadicInterval square = DyadicInterval.ZERO;
    for (Dyadic entry : top.left()) {
      square = square.add(DyadicInterval.of(entry).square()).outward(BITS);
    }
    Optional<Dyadic> sine = TopAngle.leftSine(some.in(), top, knot, BITS);
    if (sine.isEmpty() || square.lower().signum() <= 0) {
      return Optional.empty();
    }
    // Two unit vectors at no more than a right angle are at most √2 times its sine apart.
    Dyadic apart = sine.get().scale(1);
    DyadicInterval around = DyadicInterval.around(Dyadic.ZERO, apart);
    DyadicInterval length = square.sqrt(BITS);
    List<DyadicInterval> direction = new ArrayList<>();
    for (Dyadic entry : top.left()) {
      direction.add(DyadicInterval.of(entry).divide(length, BITS).add(around).outward(BITS));
    }
    return Optional.of(direction);
  }

  private static List<List<DyadicInterval>> entries(RationalMatrix matrix, Dyadic slack) {
    DyadicInterval around = DyadicInterval.around(Dyadic.ZERO, slack);
    List<List<DyadicInterval>> rows = new ArrayList<>();
    for (List<Rational> row : matrix.entries()) {
      rows.add(row.stream().map(x -> enclosing(x).add(around).outward(BITS)).toList());
    }
    return rows;
  }

  /** At most {@code |û_v|} at all later times, by the index of a unit. */
  private DyadicInterval share(int index) {
    DyadicInterval entry = direction.get(index);
    Dyadic size = entry.lower().max(entry.upper().negate()).max(Dyadic.ZERO);
    return down(DyadicInterval.of(size).subtract(turn));
  }

  /** Whether the outer weight of a unit keeps its sign: {@code |û_v| - Θ > χ}. */
  boolean locksOuter(int index) {
    return share(index).lower().compareTo(offset.upper()) > 0;
  }

  /**
   * Whether a unit keeps its gate on a sample: {@code (|û_v| - Θ)(ζ √a_1 - χ √D) > ε_v}.
   *
   * @param trapped at most {@code ζ_i/‖x_i‖}, of the class
   */
  boolean keepsGate(int index, Dyadic trapped) {
    DyadicInterval root = distance.sqrt(BITS);
    DyadicInterval inner =
        down(DyadicInterval.of(trapped).multiply(norm).subtract(up(offset.multiply(root))));
    DyadicInterval kept = share(index);
    return kept.lower().signum() > 0
        && inner.lower().signum() > 0
        && down(kept.multiply(inner)).lower().compareTo(rest(index)) > 0;
  }

  /** At least the length of the row of a unit less its part along {@code û}, for ever. */
  private Dyadic rest(int index) {
    Dyadic root = distance.sqrt(BITS).upper();
    return isLast ? root.min(rowRest(index)) : root;
  }

  /** For two layers, {@code √(z·Cz + (2Θ + χ)‖Cz‖ + (Θ² + χΘ)‖C‖)}, {@code z = e_v - û_v û}. */
  private Dyadic rowRest(int index) {
    List<DyadicInterval> z = new ArrayList<>();
    for (int u = 0; u < direction.size(); u++) {
      DyadicInterval unit = u == index ? DyadicInterval.ONE : DyadicInterval.ZERO;
      z.add(unit.subtract(direction.get(index).multiply(direction.get(u))).outward(BITS));
    }
    List<DyadicInterval> image = imbalance.stream().map(row -> dot(row, z)).toList();
    DyadicInterval square = DyadicInterval.ZERO;
    for (DyadicInterval entry : image) {
      square = square.add(entry.square()).outward(BITS);
    }
    DyadicInterval once = turn.scale(1).add(offset).multiply(square.sqrt(BITS));
    DyadicInterval twice = turn.square().add(offset.multiply(turn)).multiply(size);
    Dyadic most = dot(z, image).add(once).add(twice).outward(BITS).upper();
    return DyadicInterval.of(most.max(Dyadic.ZERO)).sqrt(BITS).upper();
  }

  private static DyadicInterval dot(List<DyadicInterval> a, List<DyadicInterval> b) {
    DyadicInterval sum = DyadicInterval.ZERO;
    for (int k = 0; k < a.size(); k++) {
      sum = sum.add(a.get(k).multiply(b.get(k))).outward(BITS);
    }
    return sum;
  }

  private static DyadicInterval enclosing(Rational x) {
    return DyadicInterval.enclosing(x, BITS);
  }

  /** The upper end. */
  private static DyadicInterval up(DyadicInterval x) {
    return DyadicInterval.of(x.outward(BITS).upper());
  }

  /** The lower end. */
  private static DyadicInterval down(DyadicInterval x) {
    return DyadicInterval.of(x.outward(BITS).lower());
  }
}
