package org.plumbline.claim.count;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An upper bound of the number of independent laws: {@code N} minus the rank, at a point modulo a
 * prime, of elements of the Lie algebra that the fields generate (proofs-notes/law-count.md, L3,
 * L4; Marcotte, Gribonval &amp; Peyré 2023, section 3).
 *
 * <p>The elements are the coefficients in {@code t} of fields pulled back along the flow of a
 * random, time-dependent combination of the fields: they are nested brackets of all depths up to
 * the order. Only covectors that annihilate what was found so far are carried along the flow: a
 * covector {@code λ} moves by {@code λ' = -(DX)ᵀ λ}, and {@code ⟨λ(t), Y(w(t))⟩ = ⟨λ(0), Y pulled
 * back⟩}.
 */
final class LieBound {
  /** Fields in a row that add nothing after which the span counts as found. */
  private static final int IDLE = 12;

  /** The same for fields that are carried back along a flow; twice as many for many cells. */
  private static final int USELESS = 3;

  /** The cells whose fields make up the one that is followed. */
  private static final int FOLLOWED = 6;

  /** Runs of the same order that add nothing after which the order is raised. */
  private static final int PATIENCE = 2;

  private static final List<Integer> ORDERS = List.of(1, 2, 4, 6, 8);

  /** Products that are made however little work is asked for: they take no time. */
  private static final long LEAST_WORK = 1_000_000;

  /** Entries of covectors that are held at most; if there are more, no brackets are looked at. */
  private static final long MOST_ENTRIES = 25_000_000;

  private final ModularFields fields;
  private final long[] point;
  private int value;

  /** As many as {@code value}, or none where they would not fit. */
  private List<long[]> annihilators;

  private int deepest;

  private LieBound(ModularFields fields, long[] point, Elimination span) {
    this.fields = fields;
    this.point = point;
    this.value = point.length - span.rank();
    boolean fits = (long) value * point.length <= MOST_ENTRIES;
    this.annihilators = fits ? span.nullSpace() : List.of();
  }

  /**
   * The bound at a point.
   *
   * @param least a number of laws that are known: the search ends when the bound has come down to
   *     it
   * @param effort how many products of residues may be made
   */
  static LieBound at(ModularFields fields, long[] point, int least, LawEffort effort) {
    long most = fields.work() + Math.max(effort.ground(), LEAST_WORK);
    LieBound bound = new LieBound(fields, point, spanned(fields, point, most));
    if (fields.work() >= most || bound.annihilators.size() < bound.value) {
      return bound;
    }
    long limit = fields.work() + effort.work();
    for (int order : ORDERS) {
      int idle = 0;
      while (bound.value() > least && idle < PATIENCE) {
        if (fields.work() + bound.cost(order) > limit) {
          return bound;
        }
        idle = bound.lowered(order) ? 0 : idle + 1;
        bound.deepest = order;
      }
    }
    return bound;
  }

  /** The bound: how many covectors annihilate all that was found. */
  int value() {
    return value;
  }

  /** The largest number of brackets in an element that was looked at. */
  int deepest() {
    return deepest;
  }

  /** The span of the fields themselves at a point, or as much of it as the work allows. */
  private static Elimination spanned(ModularFields fields, long[] point, long limit) {
    Elimination span = new Elimination(fields.field(), point.length);
    long[][] weights = constants(new SeriesArithmetic(fields.field(), 1), point);
    for (int cell = 0; cell < fields.cells(); cell++) {
      for (int input = 0; input < fields.inputs(cell) && fields.work() < limit; input++) {
        add(fields, span, fields.member(cell, input, 1).gradient(weights));
      }
    }
    int idle = 0;
    while (fields.cells() > 0
        && idle < IDLE
        && span.rank() < point.length
        && fields.work() < limit) {
      ModularFields.Member member = fields.member(fields.below(fields.cells()), 1);
      idle = add(fields, span, member.gradient(weights)) ? 0 : idle + 1;
    }
    return span;
  }

  private static boolean add(ModularFields fields, Elimination span, long[][] gradient) {
    long[] row = new long[gradient.length];
    for (int p = 0; p < row.length; p++) {
      row[p] = gradient[p][0];
    }
    fields.addWork((long) span.rank() * row.length);
    return span.add(row);
  }

  private static long[][] constants(SeriesArithmetic arithmetic, long[] point) {
    long[][] weights = new long[point.length][];
    Arrays.setAll(weights, p -> arithmetic.constant(point[p]));
    return weights;
  }

  /** About what a run of an order takes. */
  private long cost(int order) {
    long sweep = 6L * fields.edges() * (order + 1) * (order + 1);
    return sweep * order * (value() + 1L) * Math.min(FOLLOWED, fields.cells());
  }

  /** Looks at elements up to an order, and says whether that has lowered the bound. */
  private boolean lowered(int order) {
    SeriesArithmetic arithmetic = new SeriesArithmetic(fields.field(), order + 1);
    List<ModularFields.Member> followed = new ArrayList<>();
    for (int k = 0; k < Math.min(FOLLOWED, fields.cells()); k++) {
      int cell = fields.cells() <= FOLLOWED ? k : fields.below(fields.cells());
      followed.add(fields.member(cell, order + 1));
    }
    long[][] path = constants(arithmetic, point);
    advance(arithmetic, followed, path, false);
    List<long[][]> carried = new ArrayList<>();
    for (long[] covector : annihilators) {
      long[][] moving = new long[point.length][];
      for (int p = 0; p < moving.length; p++) {
        moving[p] = path[p].clone();
        moving[p][order + 1] = covector[p];
      }
      advance(arithmetic, followed, moving, true);
      carried.add(moving);
    }
    int before = value();
    restrict(observed(path, carried, order));
    return value() < before;
  }

  /**
   * Extends {@code w' = X(w)} from its constant term, or the covector in the infinitesimal part by
   * {@code λ' = -(DX)ᵀ λ} along it: {@code DX} is the Hessian of a function and symmetric.
   */
  private void advance(
      SeriesArithmetic arithmetic,
      List<ModularFields.Member> followed,
      long[][] series,
      boolean isCovector) {
    int length = arithmetic.length();
    PrimeField field = fields.field();
    int half = isCovector ? length : 0;
    for (int k = 0; k + 1 < length; k++) {
      long[] rates = new long[series.length];
      for (ModularFields.Member member : followed) {
        long[][] gradient = member.gradient(series);
        for (int p = 0; p < rates.length; p++) {
          rates[p] = field.reduced(rates[p] + gradient[p][half + k]);
        }
      }
      long factor = field.inverse(k + 1);
      for (int p = 0; p < rates.length; p++) {
        long next = field.reduced(rates[p] * factor);
        series[p][half + k + 1] = isCovector ? field.negative(next) : next;
      }
    }
  }

  /**
   * The rank of the coefficients of {@code ⟨λ_j(t), Y(w(t))⟩}, one row for each Y and each power,
   * for as many Y as it takes until some in a row add nothing.
   */
  private Elimination observed(long[][] path, List<long[][]> carried, int order) {
    Elimination rows = new Elimination(fields.field(), carried.size());
    int patience = USELESS + Math.min(USELESS, fields.cells());
    int idle = 0;
    while (fields.cells() > 0 && idle < patience && rows.rank() < carried.size()) {
      int before = rows.rank();
      int cell = fields.below(fields.cells());
      long[][] gradient = fields.member(cell, order + 1).gradient(path);
      for (int k = 1; k <= order; k++) {
        long[] row = new long[carried.size()];
        for (int j = 0; j < row.length; j++) {
          row[j] = coefficient(carried.get(j), gradient, k, order + 1);
        }
        rows.add(row);
      }
      fields.addWork((long) order * carried.size() * (point.length * (order + 1L) + rows.rank()));
      idle = rows.rank() > before ? 0 : idle + 1;
    }
    return rows;
  }

  private long coefficient(long[][] covector, long[][] gradient, int k, int length) {
    PrimeField field = fields.field();
    long sum = 0;
    for (int p = 0; p < gradient.length; p++) {
      for (int l = 0; l <= k; l++) {
        sum = field.reduced(sum + covector[p][length + l] * gradient[p][k - l]);
      }
    }
    return sum;
  }

  /** Keeps the combinations of annihilators that the rows observed annihilate. */
  private void restrict(Elimination rows) {
    if (rows.rank() == 0) {
      return;
    }
    List<long[]> kept = new ArrayList<>();
    for (long[] combination : rows.nullSpace()) {
      kept.add(combined(combination));
    }
    fields.addWork((long) kept.size() * (rows.rank() + 1L) * point.length);
    annihilators = kept;
    value = kept.size();
  }

  private long[] combined(long[] combination) {
    PrimeField field = fields.field();
    long[] sum = new long[point.length];
    for (int j = 0; j < combination.length; j++) {
      long factor = combination[j];
      for (int p = 0; factor != 0 && p < sum.length; p++) {
        sum[p] = field.reduced(sum[p] + factor * annihilators.get(j)[p]);
      }
    }
    return sum;
  }
}
