package org.plumbline.series.lane;

import java.math.BigInteger;
import java.util.Arrays;
import org.plumbline.number.Dyadic;
import org.plumbline.series.limb.LimbRegisters;
import org.plumbline.series.limb.NarrowLimbs;

/**
 * The exponentials {@code e_i = exp(u_i)} of some samples of a group, one in each lane, and their
 * shares in the sums: {@code e_k = Σ_{j=1..k} (D j u_j) e_{k-j} / (k D)}.
 *
 * <p>All {@code D j u_j} have one exponent, all {@code e_j} another, raised as in registers. They
 * are computed with as many limbs as make the last one worth no more, in every sum that an {@code
 * e_i} enters, than the last bit asked for, relative to the largest term of that sum at order 0; a
 * block whose exponentials are smaller is computed with fewer, until it turns out to grow
 * (proofs-notes/limb-series.md, L6).
 */
public final class LaneBlock {
  /** The most lanes of a block: their limbs of one order stay in a core's nearest memory. */
  static final int MOST_LANES = 128;

  /** Bits beyond those asked for. */
  private static final int GUARD = 2;

  /** Bits by which exponentials may grow before a block that was spared bits is computed anew. */
  private static final int GROWTH = 24;

  /** Series have so many coefficients more than are mostly asked for of exponentials. */
  private static final int BEYOND = 2;

  /** The first order that is begun ahead of time; below, terms are few. */
  private static final int FIRST_AHEAD = 2 * LaneAhead.ORDERS;

  private final LaneGroup group;
  private final int[] samples;
  private final double[] approximately;
  private final int lanes;
  private final LimbRegisters registers;
  private final LaneArguments arguments;
  private final LaneShares shares;
  private final LanePool pool;
  private final LaneSeries scaled;
  private final LaneSeries exponentials;
  private final LaneAhead ahead;

  /** The scale of the exponentials at order 0 above the largest they are compared with. */
  private final long height;

  private long firstExponent;
  private int spared;

  /**
   * A block of some samples of a group.
   *
   * @param approximately their arguments at order 0, to {@code 2^-9}
   * @param height how far, in bits, the largest exponential lies above the number to whose last bit
   *     it is needed
   */
  LaneBlock(
      LaneGroup group,
      int[] samples,
      double[] approximately,
      LimbRegisters registers,
      LanePool pool,
      long height) {
    this.group = group;
    this.samples = samples;
    this.approximately = approximately;
    this.lanes = samples.length;
    this.registers = registers;
    this.height = height;
    this.arguments = new LaneArguments(group, samples, registers);
    this.shares = new LaneShares(group, samples, registers.lanes() + LaneScratch.SPARE);
    this.pool = pool;
    this.scaled = pool.take(registers.stride(), lanes);
    this.exponentials = pool.take(registers.stride(), lanes);
    this.ahead = pool.takeAhead();
    this.spared = (int) Math.max(0, Math.min(-height - GROWTH, Integer.MAX_VALUE / 4));
  }

  /** Gives back what it holds: it is not used any more. */
  public void release() {
    pool.giveBack(scaled);
    pool.giveBack(exponentials);
    pool.giveBack(ahead);
  }

  /** What the lanes add to the sums. */
  public LaneShares shares() {
    return shares;
  }

  /** The number of lanes. */
  public int lanes() {
    return lanes;
  }

  /** The limbs of coefficients of the given order. */
  int limbs(int order) {
    long wanted = (long) registers.bits(order) + GUARD - spared + Math.max(0, height);
    long limbs = (wanted + NarrowLimbs.BITS - 1) / NarrowLimbs.BITS;
    return (int) Math.max(1, Math.min(registers.lanes(), limbs));
  }

  /** Defines coefficient {@code order} of the exponentials and their shares in the sums. */
  public void execute(int order, LaneScratch scratch) {
    if (order == 0) {
      begin(scratch);
    } else {
      scale(order, scratch);
      exponentiate(order, scratch);
      while (spared > 0 && spared + grown() > -height) {
        startAgain(order, scratch);
      }
    }
    shares.addUp(exponentials, order, scratch);
  }

  /** Defines the exponentials of order 0. */
  private void begin(LaneScratch scratch) {
    double largest = Arrays.stream(approximately).max().orElseThrow();
    exponentials.makeRoom(LaneExponential.magnitude(largest), 0);
    firstExponent = exponentials.exponent();
    int n = limbs(0);
    int column = arguments.putFirst(n + 1, scratch);
    scratch
        .exponentials()
        .put(
            scratch.argument(),
            column,
            approximately,
            n,
            exponentials.exponent(),
            lanes,
            exponentials.prepare(0, n));
  }

  /** How far the exponentials have grown, in bits. */
  private long grown() {
    return exponentials.exponent() - firstExponent;
  }

  /** Computes all orders again, with bits for what the exponentials have grown. */
  private void startAgain(int order, LaneScratch scratch) {
    spared = (int) Math.max(0, -height - grown() - GROWTH);
    scaled.forget();
    exponentials.forget();
    ahead.forget();
    begin(scratch);
    for (int k = 1; k <= order; k++) {
      scale(k, scratch);
      exponentiate(k, scratch);
    }
  }

  /** Defines {@code D order u_order}. */
  private void scale(int order, LaneScratch scratch) {
    int n = limbs(order);
    LaneColumns columns = scratch.result();
    long largest = arguments.read(order, scratch);
    if (largest == LaneColumns.NOTHING) {
      scaled.clear(order);
      return;
    }
    long atLeast = largest + group.margins().exponent();
    long magnitude;
    if (scaled.isZero()) {
      arguments.combine(n, atLeast, scratch);
      magnitude = columns.magnitude(atLeast, n, lanes);
      if (magnitude == LaneColumns.NOTHING) {
        scaled.clear(order);
        return;
      }
      scaled.makeRoom(Math.max(magnitude, atLeast - LaneArguments.REACH), order);
    } else if (!scaled.takes(atLeast - LaneArguments.REACH)) {
      scaled.makeRoom(atLeast - LaneArguments.REACH, order);
    }
    arguments.combine(n, scaled.exponent(), scratch);
    magnitude = columns.magnitude(scaled.exponent(), n, lanes);
    if (!scaled.takes(magnitude)) {
      scaled.makeRoom(magnitude, order);
      arguments.combine(n, scaled.exponent(), scratch);
    }
    scaled.put(order, columns, 0, n, n);
  }

  private void exponentiate(int order, LaneScratch scratch) {
    int n = limbs(order);
    if (scaled.isZero()) {
      exponentials.clear(order);
      return;
    }
    long shift = divide(order, n, scratch);
    long exponent = exponentials.exponent() + NarrowLimbs.BITS * shift;
    int last = last(n, shift);
    long magnitude =
        last < 0 ? LaneColumns.NOTHING : scratch.result().magnitude(exponent, last, lanes);
    if (magnitude != LaneColumns.NOTHING && !exponentials.takes(magnitude)) {
      exponentials.makeRoom(magnitude, order);
      divide(order, n, scratch);
    }
    exponentials.put(order, scratch.result(), (int) shift, n, last);
  }

  /** The last column of a quotient that counts. */
  private static int last(int n, long shift) {
    return (int) Math.max(-1, Math.min(n, n + shift));
  }

  /**
   * Puts {@code e_order / 2^(E + 24 shift)} into the columns from -1 on, {@code E} the exponent of
   * the exponentials, and returns the shift.
   */
  private long divide(int order, int n, LaneScratch scratch) {
    LaneReciprocals reciprocals = group.reciprocals();
    long shift = reciprocals.scale(order, scaled.exponent()) - 1;
    double[] reciprocal = reciprocals.limbs(order, scaled.exponent());
    int last = last(n, shift);
    LaneColumns result = scratch.result();
    result.clear(last, lanes);
    if (last < 0) {
      return shift;
    }
    LaneColumns product = product(order, n, scratch);
    if (LaneLoops.largest(product.at(-1), lanes) != 0) {
      for (int q = 0; q <= last + 1; q++) {
        LaneLoops.addMultiple(reciprocal[q], product.at(-1), result.at(q - 1), lanes);
      }
    }
    double[][] factor = scratch.everywhere(reciprocal, last + 1, lanes);
    result.addTriangle(product, factor, 0, last + 1, lanes);
    result.settle(-1, last, lanes);
    return shift;
  }

  /** {@code Σ_j (D j u_j) e_{order-j}} in the columns {@code -1 … n}, settled. */
  private LaneColumns product(int order, int n, LaneScratch scratch) {
    long exponent = scaled.exponent() + exponentials.exponent();
    LaneColumns product = scratch.product();
    if (order < FIRST_AHEAD) {
      product.clear(n, lanes);
      addTerms(1, order, order, n, product, 0);
    } else {
      if (!ahead.knows(order, exponent)) {
        lookAhead(order, exponent);
      }
      int known = ahead.first();
      product = ahead.take(order);
      int pending = addTerms(1, order - known, order, n, product, 0);
      addTerms(known, order, order, n, product, pending);
    }
    product.settle(-1, n, lanes);
    return product;
  }

  /**
   * Adds the terms {@code first … last} of the sum.
   *
   * @param before products in a column since it was settled
   * @return the same afterwards
   */
  private int addTerms(int first, int last, int order, int n, LaneColumns product, int before) {
    int pending = before;
    for (int j = first; j <= last; j++) {
      // Coefficients have no fewer limbs than later ones, or none.
      if (scaled.limbs(j) > 0 && exponentials.limbs(order - j) > 0) {
        if (pending + n > LaneLoops.PRODUCTS) {
          product.settle(0, n, lanes);
          pending = 0;
        }
        product.addTriangle(scaled.at(j), exponentials.at(order - j), 1, n, lanes);
        pending += n;
      }
    }
    return pending;
  }

  /**
   * Begins some orders from {@code first} on with the terms whose factors both lie below it; their
   * factors are in a core's own memory after the first of these orders.
   */
  private void lookAhead(int first, long exponent) {
    int count = Math.max(1, Math.min(LaneAhead.ORDERS, registers.stride() - BEYOND - first));
    ahead.begin(first, count, exponent);
    for (int b = 0; b < count; b++) {
      int n = limbs(first + b);
      LaneColumns part = ahead.part(b);
      part.clear(n, lanes);
      addTerms(b + 1, first - 1, first + b, n, part, 0);
      part.settle(0, n, lanes);
    }
  }

  /** The register of the argument of a lane. */
  public int argument(int lane) {
    return group.argument(samples[lane]);
  }

  /** The register of the exponential of a lane. */
  public int exponential(int lane) {
    return group.exponential(samples[lane]);
  }

  /** Coefficient {@code order} of the exponential of a lane. */
  public Dyadic exponential(int lane, int order) {
    return exponentials.value(order, lane);
  }

  /** Coefficient {@code order}, above 0, of the argument of a lane. */
  public Dyadic argument(int lane, int order) {
    Dyadic divisor = Dyadic.of(group.margins().divisor().multiply(BigInteger.valueOf(order)), 0);
    int bits = registers.lanes() * NarrowLimbs.BITS;
    return scaled.isZero()
        ? Dyadic.ZERO
        : scaled.value(order, lane).approximateQuotient(divisor, bits);
  }
}
