package org.plumbline.flow.lane;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.data.Dataset;
import org.plumbline.field.Pair;
import org.plumbline.flow.state.LinearSystem;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;
import org.plumbline.series.lane.LaneOverflow;
import org.plumbline.series.lane.LaneSums;

/**
 * Pinned pairs of heads: what must be added to the sums {@code M_va} for their pre-activations to
 * stay zero.
 *
 * <p>{@code s_P = Σ_a x_Pa w_va} has the derivative {@code δ_v Σ_a x_Pa M_va}, so it stays zero if
 * {@code x_P·M_v} does (and only if, as {@code δ_v ≠ 0}). The slope of {@code P} adds {@code ρ_P
 * x_Pa} to {@code M_va}, {@code ρ_P = θ_P (1 - α) y_P e_P}. These equations are linear with
 * constant coefficients: {@code ρ[k] = -K⁻¹ (x_P·M_v)[k]}, {@code K} the Gram matrix of the pinned
 * samples of one head. Neither other heads nor other orders enter.
 */
final class PinnedLanes {
  private static final int BITS = 24;

  /** Bits beyond those of the numbers with which the inverse is kept. */
  private static final int GUARD = 64;

  private final int features;
  private final List<Group> groups = new ArrayList<>();
  private final List<Pair> pairs;
  private int unit;

  /** The pinned pairs of one head. */
  private final class Group {
    private final int head;
    private final List<Integer> indices = new ArrayList<>();
    private final List<ExactInputs.Sample> samples = new ArrayList<>();
    private BigInteger[][] inverse = new BigInteger[0][];
    private int fraction;

    Group(int head) {
      this.head = head;
    }

    /** Inverts the Gram matrix; false if it has no inverse. */
    boolean invert(Dataset data, int bits) {
      int m = indices.size();
      Dyadic[][] gram = new Dyadic[m][m];
      for (int r = 0; r < m; r++) {
        for (int c = 0; c < m; c++) {
          gram[r][c] = Dyadic.approximate(product(data, indices.get(r), indices.get(c)), bits);
        }
      }
      LinearSystem system = LinearSystem.approximate(gram, bits);
      Dyadic[][] columns = new Dyadic[m][];
      long top = Long.MIN_VALUE;
      for (int c = 0; c < m; c++) {
        Dyadic[] unitVector = new Dyadic[m];
        for (int r = 0; r < m; r++) {
          unitVector[r] = r == c ? Dyadic.ONE : Dyadic.ZERO;
        }
        Optional<Dyadic[]> solved = system.solve(unitVector);
        if (solved.isEmpty()) {
          return false;
        }
        columns[c] = solved.get();
        for (Dyadic value : columns[c]) {
          top = value.signum() == 0 ? top : Math.max(top, value.magnitudeExponent());
        }
      }
      fraction = (int) (bits - top);
      inverse = new BigInteger[m][m];
      for (int r = 0; r < m; r++) {
        for (int c = 0; c < m; c++) {
          inverse[r][c] = shifted(columns[c][r].significand(), columns[c][r].exponent() + fraction);
        }
      }
      return true;
    }

    private Rational product(Dataset data, int p, int q) {
      List<Rational> x = data.point(pairs.get(p).sample());
      List<Rational> z = data.point(pairs.get(q).sample());
      Rational sum = Rational.ZERO;
      for (int a = 0; a < x.size(); a++) {
        sum = sum.add(x.get(a).multiply(z.get(a)));
      }
      return sum;
    }

    /** Adds what the slopes of the next order do to settled sums. */
    void correct(LaneSums sums) {
      int m = indices.size();
      int from = head * features;
      BigInteger[] residual = new BigInteger[m];
      int limbs = sums.last() + 1;
      double[][] columns = new double[limbs][];
      for (int p = 0; p < limbs; p++) {
        columns[p] = sums.column(p);
      }
      for (int q = 0; q < m; q++) {
        ExactInputs.Sample x = samples.get(q);
        residual[q] = ExactInputs.dot(x, columns, from, limbs);
        // All residuals in the unit of the sums' last column.
        residual[q] = shifted(residual[q], x.exponent() - (long) BITS * x.limbs().length);
      }
      for (int q = 0; q < m; q++) {
        BigInteger rho = BigInteger.ZERO;
        for (int r = 0; r < m; r++) {
          rho = rho.subtract(inverse[q][r].multiply(residual[r]));
        }
        long lastUnit = sums.exponent() - (long) BITS * limbs;
        rho = shifted(rho, lastUnit - fraction - unit);
        slopes.get(indices.get(q)).add(rho);
        add(samples.get(q), rho, sums, from);
      }
    }

    private void add(ExactInputs.Sample x, BigInteger rho, LaneSums sums, int from) {
      // Limb j of rho is worth 2^(E - Ex - 24 j), so that its product with x_q goes to column j +
      // q.
      long last = sums.exponent() - x.exponent() - (long) BITS * sums.last();
      BigInteger rest = shifted(rho, unit - last);
      for (int j = sums.last(); j >= 0; j--) {
        BigInteger carry =
            j == 0
                ? BigInteger.ZERO
                : rest.add(BigInteger.ONE.shiftLeft(BITS - 1)).shiftRight(BITS);
        double digit = rest.subtract(carry.shiftLeft(BITS)).doubleValue();
        if (Math.abs(digit) > 0x1p28) {
          throw new LaneOverflow("what holds a pinned pair");
        }
        rest = carry;
        for (int q = 0; digit != 0 && q < x.limbs().length && j + q <= sums.last(); q++) {
          double[] column = sums.column(j + q);
          double[] limb = x.limbs()[q];
          for (int a = 0; a < limb.length; a++) {
            column[from + a] += digit * limb[a];
          }
        }
      }
    }
  }

  /** By pinned pair the coefficients of {@code ρ} in units of {@code 2^unit}. */
  private final List<List<BigInteger>> slopes = new ArrayList<>();

  private PinnedLanes(FirstLayer layer, ExactInputs inputs, List<Pair> pairs) {
    this.features = layer.network().inputs();
    this.pairs = List.copyOf(pairs);
    for (int j = 0; j < pairs.size(); j++) {
      int head = layer.headOf(pairs.get(j).vertex());
      Group group =
          groups.stream().filter(g -> g.head == head).findFirst().orElseGet(() -> fresh(head));
      group.indices.add(j);
      group.samples.add(inputs.of(pairs.get(j).sample()));
      slopes.add(new ArrayList<>());
    }
  }

  private Group fresh(int head) {
    Group group = new Group(head);
    groups.add(group);
    return group;
  }

  /**
   * The given pairs pinned.
   *
   * @throws LaneOverflow if their samples are linearly dependent: other slopes may do the same
   */
  static PinnedLanes of(
      FirstLayer layer, Dataset data, ExactInputs inputs, List<Pair> pairs, int bits) {
    PinnedLanes pinned = new PinnedLanes(layer, inputs, pairs);
    for (Group group : pinned.groups) {
      if (!group.invert(data, bits + GUARD)) {
        throw new LaneOverflow("dependent samples are pinned");
      }
    }
    return pinned;
  }

  private static BigInteger shifted(BigInteger value, long shift) {
    return shift >= 0
        ? value.shiftLeft(Math.toIntExact(shift))
        : value.shiftRight(Math.toIntExact(Math.min(-shift, Integer.MAX_VALUE)));
  }

  /** Whether nothing is pinned. */
  boolean isEmpty() {
    return pairs.isEmpty();
  }

  /** The pinned pairs, by sample and vertex. */
  List<Pair> pairs() {
    return pairs;
  }

  /** Begins new series, kept in units of {@code 2^unit}. */
  void begin(int newUnit) {
    unit = newUnit;
    slopes.forEach(List::clear);
  }

  /** Finds the next order of what the slopes add, and adds it to settled sums. */
  void correct(LaneSums sums) {
    groups.forEach(group -> group.correct(sums));
    sums.settle();
  }

  /** The coefficients of {@code ρ} of a pinned pair, in units of {@code 2^unit}. */
  List<BigInteger> slope(int j) {
    return slopes.get(j);
  }

  /** The unit of these coefficients. */
  int unit() {
    return unit;
  }
}
