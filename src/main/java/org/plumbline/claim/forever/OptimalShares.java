package org.plumbline.claim.forever;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.plumbline.data.Dataset;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;
import org.plumbline.number.RationalMatrix;

/**
 * The largest {@code min_i Σ_k ⟨b_k, z_ki⟩} with {@code Σ‖b_k‖ <= 1}, {@code z_ki = g_ki y_i x_i},
 * and the shares {@code b_k} that attain it, where they are unique and were proved to be
 * (proofs-notes/direction-limit.md).
 *
 * @param margin contains that number {@code γ*}
 * @param masses contains {@code ‖b_k‖}, by classes; exactly 0 for classes without a share
 * @param directions contains {@code h_k/γ*} with {@code b_k = ‖b_k‖ h_k/γ*}, by classes
 */
public record OptimalShares(
    DyadicInterval margin, List<DyadicInterval> masses, List<List<DyadicInterval>> directions) {
  private static final int BITS = LaterTimes.BITS;

  /** Unknowns that are worth a matrix of intervals. */
  private static final int MOST_UNKNOWNS = 96;

  /** Supports that are tried. */
  private static final int ROUNDS = 40;

  /** Shares with immutable copies of the lists. */
  public OptimalShares {
    masses = List.copyOf(masses);
    directions = directions.stream().map(List::copyOf).toList();
  }

  /**
   * The shares.
   *
   * @param slopes the slopes {@code g_ki} of each class, one for each sample
   */
  public static Optional<OptimalShares> of(Dataset data, List<List<Rational>> slopes) {
    Problem problem = Problem.of(data, slopes);
    MarginProposer proposer = new MarginProposer(problem.approximate());
    return proposer
        .propose()
        .flatMap(
            first ->
                problem
                    .found(proposer, first)
                    .or(() -> problem.found(proposer, first.withSmallerThreshold())));
  }

  /** The problem, of samples scaled by a power of two. */
  record Problem(Dataset data, List<List<Rational>> slopes, long exponent) {
    static Problem of(Dataset data, List<List<Rational>> slopes) {
      return new Problem(data, slopes, exponent(data));
    }

    /** A power of two by which samples are scaled to lengths about 1. */
    private static long exponent(Dataset data) {
      Dyadic largest = Dyadic.ZERO;
      for (List<Rational> x : data.points()) {
        largest = largest.max(DyadicInterval.enclosing(RationalMatrix.dot(x, x), BITS).upper());
      }
      return largest.signum() == 0 ? 0 : -Math.floorDiv(largest.magnitudeExponent(), 2L);
    }

    private DyadicInterval[] point(int i) {
      return data.point(i).stream()
          .map(x -> enclosing(x.multiply(Rational.of(data.label(i)))).scale(exponent))
          .toArray(DyadicInterval[]::new);
    }

    private Rational slope(int k, int i) {
      return slopes.get(k).get(i);
    }

    double[][][] approximate() {
      double[][][] vectors = new double[slopes.size()][data.size()][];
      for (int i = 0; i < data.size(); i++) {
        double[] x =
            Arrays.stream(point(i)).mapToDouble(c -> c.middle().approximateDouble()).toArray();
        for (int k = 0; k < slopes.size(); k++) {
          double slope = slope(k, i).approximateDouble();
          vectors[k][i] = Arrays.stream(x).map(c -> slope * c).toArray();
        }
      }
      return vectors;
    }

    /** What is proved of a proposal, or of what it leads to. */
    Optional<OptimalShares> found(MarginProposer proposer, MarginProposer.Proposal first) {
      Optional<MarginProposer.Proposal> proposal = Optional.of(first);
      for (int round = 0; round < ROUNDS && proposal.isPresent(); round++) {
        int[] support = above(proposal.get().weights(), first.threshold());
        int[] strong = above(proposal.get().masses(), first.threshold());
        Optional<DyadicInterval[]> solved = solved(proposal.get(), support, strong);
        Optional<OptimalShares> found = solved.flatMap(all -> optimal(support, strong, all));
        if (found.isPresent()) {
          return found;
        }
        MarginProposer.Proposal before = proposal.get();
        proposal =
            solved
                .map(all -> proposer.repaired(support, strong, middles(all), before))
                .orElseGet(before::reduced);
      }
      return Optional.empty();
    }

    /** What is proved of a proposal itself. */
    Optional<OptimalShares> proved(MarginProposer.Proposal proposal) {
      int[] support = above(proposal.weights(), proposal.threshold());
      int[] strong = above(proposal.masses(), proposal.threshold());
      return solved(proposal, support, strong).flatMap(all -> optimal(support, strong, all));
    }

    private static double[] middles(DyadicInterval[] some) {
      return Arrays.stream(some).mapToDouble(x -> x.middle().approximateDouble()).toArray();
    }

    private Optional<DyadicInterval[]> solved(
        MarginProposer.Proposal proposal, int[] support, int[] strong) {
      int unknowns = support.length + 1 + strong.length;
      if (support.length == 0 || strong.length == 0 || unknowns > MOST_UNKNOWNS) {
        return Optional.empty();
      }
      double[] start = new double[unknowns];
      for (int j = 0; j < support.length; j++) {
        start[j] = proposal.weights().get(support[j]);
      }
      start[support.length] = proposal.level() * proposal.level();
      for (int k = 0; k < strong.length; k++) {
        start[support.length + 1 + k] = proposal.masses().get(strong[k]);
      }
      return new MarginSystem(products(support, strong)).solution(start);
    }

    private static int[] above(List<Double> values, double threshold) {
      return IntStream.range(0, values.size()).filter(j -> values.get(j) > threshold).toArray();
    }

    private DyadicInterval[][][] products(int[] support, int[] strong) {
      int n = support.length;
      DyadicInterval[][][] products = new DyadicInterval[strong.length][n][n];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          for (int k = 0; k < strong.length; k++) {
            Rational exact = product(strong[k], support[i], support[j]);
            products[k][i][j] = enclosing(exact).scale(2 * exponent);
          }
        }
      }
      return products;
    }

    /** {@code ⟨z_ki, z_kj⟩}, not scaled. */
    private Rational product(int k, int i, int j) {
      return RationalMatrix.dot(data.point(i), data.point(j))
          .multiply(Rational.of((long) data.label(i) * data.label(j)))
          .multiply(slope(k, i).multiply(slope(k, j)));
    }

    /**
     * Whether the products of a sample with the support, in each strong class, are one affine
     * combination of those of the support: then its margin is that of the support exactly.
     */
    private boolean isTied(int i, int[] support, int[] strong) {
      List<List<Rational>> others =
          Arrays.stream(support).mapToObj(j -> products(j, support, strong)).toList();
      return AffineRelation.holds(products(i, support, strong), others);
    }

    private List<Rational> products(int i, int[] support, int[] strong) {
      List<Rational> products = new ArrayList<>();
      for (int k : strong) {
        for (int l : support) {
          products.add(product(k, i, l));
        }
      }
      return products;
    }

    /**
     * The solution, if it is optimal: signs, and neither less margin nor a longer vector elsewhere.
     */
    private Optional<OptimalShares> optimal(int[] support, int[] strong, DyadicInterval[] solved) {
      DyadicInterval square = solved[support.length];
      boolean isPositive =
          IntStream.range(0, solved.length).allMatch(j -> solved[j].lower().signum() > 0);
      if (!isPositive) {
        return Optional.empty();
      }
      List<DyadicInterval> masses = new ArrayList<>();
      List<List<DyadicInterval>> heads = new ArrayList<>();
      for (int k = 0; k < slopes.size(); k++) {
        int index = Arrays.binarySearch(strong, k);
        DyadicInterval[] head = head(k, support, solved);
        masses.add(index < 0 ? DyadicInterval.ZERO : solved[support.length + 1 + index]);
        heads.add(List.of(head));
        if (index < 0 && dot(head, head).upper().compareTo(square.lower()) >= 0) {
          return Optional.empty();
        }
      }
      for (int i = 0; i < data.size(); i++) {
        boolean isSupport = Arrays.binarySearch(support, i) >= 0;
        boolean isMore = margin(i, masses, heads).lower().compareTo(square.upper()) > 0;
        if (!isSupport && !isMore && !isTied(i, support, strong)) {
          return Optional.empty();
        }
      }
      DyadicInterval margin = square.sqrt(BITS);
      List<List<DyadicInterval>> directions =
          heads.stream()
              .map(head -> head.stream().map(c -> c.divide(margin, BITS).outward(BITS)).toList())
              .toList();
      return Optional.of(new OptimalShares(margin.scale(-exponent), masses, directions));
    }

    private DyadicInterval[] head(int k, int[] support, DyadicInterval[] solved) {
      DyadicInterval[] head = new DyadicInterval[data.dimension()];
      Arrays.fill(head, DyadicInterval.ZERO);
      for (int j = 0; j < support.length; j++) {
        DyadicInterval factor = enclosing(slope(k, support[j])).multiply(solved[j]).outward(BITS);
        DyadicInterval[] point = point(support[j]);
        for (int a = 0; a < head.length; a++) {
          head[a] = head[a].add(factor.multiply(point[a])).outward(BITS);
        }
      }
      return head;
    }

    /** {@code γ} times the margin of a sample. */
    private DyadicInterval margin(
        int i, List<DyadicInterval> masses, List<List<DyadicInterval>> heads) {
      DyadicInterval[] point = point(i);
      DyadicInterval sum = DyadicInterval.ZERO;
      for (int k = 0; k < masses.size(); k++) {
        DyadicInterval[] head = heads.get(k).toArray(DyadicInterval[]::new);
        DyadicInterval factor = masses.get(k).multiply(enclosing(slope(k, i))).outward(BITS);
        sum = sum.add(factor.multiply(dot(head, point))).outward(BITS);
      }
      return sum;
    }

    private static DyadicInterval dot(DyadicInterval[] a, DyadicInterval[] b) {
      DyadicInterval sum = DyadicInterval.ZERO;
      for (int j = 0; j < a.length; j++) {
        sum = sum.add(a[j].multiply(b[j])).outward(BITS);
      }
      return sum;
    }

    private static DyadicInterval enclosing(Rational x) {
      return DyadicInterval.enclosing(x, BITS);
    }
  }
}
