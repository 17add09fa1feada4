package org.plumbline.flow.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.plumbline.field.FieldProgram;
import org.plumbline.field.Instruction;
import org.plumbline.field.SeriesArithmetic;
import org.plumbline.number.Dyadic;

/**
 * Finds the slopes that hold pinned pre-activations at zero, order by order
 * (proofs-notes/kinks.md).
 *
 * <p>Coefficient {@code k} of all slopes is first taken as zero, then corrected so that coefficient
 * {@code k+1} of the pinned pre-activations vanishes. At order 0 the equations are multi-affine and
 * solved by Newton's method. Above, what the slopes enter depends on their coefficient {@code k} as
 * it does on coefficient 0 at order 0, only linearly: those responses are differences taken once,
 * and the correction adds multiples of them.
 */
public final class PinnedSlopes {
  private static final int NEWTON_LIMIT = 40;

  /** Slopes below {@code 2^-SMALL_BITS} are moved less than others. */
  private static final int SMALL_BITS = 16;

  private final FieldProgram field;
  private final SeriesArithmetic series;
  private final int bits;
  private final int[] now;
  private final int[] next;
  private final List<Response> responses = new ArrayList<>();
  private Dyadic[][] jacobian = new Dyadic[0][0];

  /** By how much, as a binary logarithm, each slope is moved to see what it does. */
  private long[] moves = new long[0];

  public PinnedSlopes(FieldProgram field, SeriesArithmetic series, int bits) {
    this.field = field;
    this.series = series;
    this.bits = bits;
    this.now = field.steering().stream().mapToInt(Instruction::target).toArray();
    List<Integer> later = new ArrayList<>(field.steered());
    field.ahead().forEach(instruction -> later.add(instruction.target()));
    this.next = later.stream().mapToInt(Integer::intValue).toArray();
  }

  /**
   * What a unit of one slope's coefficient adds.
   *
   * @param now to the coefficients of its own order
   * @param next to those of the next, times that order
   */
  private record Response(SeriesArithmetic.Direction now, SeriesArithmetic.Direction next) {}

  /** The register of a slope. */
  int register(int q) {
    return field.program().parameters() + q;
  }

  /** Whether there are any slopes. */
  boolean isEmpty() {
    return field.slopePairs().isEmpty();
  }

  /** Finds coefficient {@code k}, above 0, of the slopes; false if there is none. */
  boolean solve(int k) {
    Dyadic[] zeros = new Dyadic[jacobian.length];
    Arrays.fill(zeros, Dyadic.ZERO);
    Dyadic[] residual = steer(k, zeros);
    Dyadic[] target = new Dyadic[residual.length];
    Arrays.setAll(target, q -> residual[q].multiply(Dyadic.of(-(k + 1L))).round(bits));
    Optional<Dyadic[]> correction = LinearSystem.approximate(jacobian, bits).solve(target);
    correction.ifPresent(slopes -> correct(k, slopes));
    return correction.isPresent();
  }

  private void correct(int k, Dyadic[] slopes) {
    Dyadic divisor = Dyadic.of(k + 1L);
    for (int q = 0; q < slopes.length; q++) {
      series.setCoefficient(register(q), k, slopes[q]);
      responses.get(q).now().add(slopes[q], k);
      responses.get(q).next().add(slopes[q].approximateQuotient(divisor, bits), k + 1);
    }
  }

  /**
   * Finds coefficient 0 of the slopes by Newton's method; false if there is none. It doubles the
   * correct bits, so a correction below half the precision is the last.
   */
  boolean solveFirst(List<Dyadic> guess) {
    Dyadic[] slopes = guess.toArray(new Dyadic[0]);
    moves = guess.stream().mapToLong(PinnedSlopes::move).toArray();
    for (int iteration = 0; iteration < NEWTON_LIMIT; iteration++) {
      Dyadic[] residual = steer(0, slopes);
      Dyadic[][] matrix = jacobianAt(slopes, residual);
      Optional<Dyadic[]> step = LinearSystem.approximate(matrix, bits).solve(residual);
      if (step.isEmpty()) {
        return false;
      }
      boolean settled = true;
      for (int q = 0; q < slopes.length; q++) {
        Dyadic change = step.get()[q];
        slopes[q] = slopes[q].subtract(change).round(bits);
        settled &= change.signum() == 0 || change.magnitudeExponent() < moves[q] - bits / 2 - 4;
      }
      if (settled) {
        respond(slopes);
        return true;
      }
    }
    return false;
  }

  /**
   * A slope near 0 is moved by about itself: by 1 the weights might move so much faster that fixed
   * point would keep neither them nor the slope.
   */
  private static long move(Dyadic slope) {
    boolean isSmall = slope.signum() != 0 && slope.magnitudeExponent() < -SMALL_BITS;
    return isSmall ? slope.magnitudeExponent() : 0;
  }

  /** Exact differences: the equations are affine in each slope. */
  private Dyadic[][] jacobianAt(Dyadic[] slopes, Dyadic[] residual) {
    Dyadic[][] matrix = new Dyadic[slopes.length][slopes.length];
    for (int q = 0; q < slopes.length; q++) {
      Dyadic[] changed = steer(0, moved(slopes, q));
      for (int r = 0; r < slopes.length; r++) {
        matrix[r][q] = changed[r].subtract(residual[r]).round(bits).scale(-moves[q]);
      }
    }
    return matrix;
  }

  private Dyadic[] moved(Dyadic[] slopes, int q) {
    Dyadic[] moved = slopes.clone();
    moved[q] = slopes[q].add(Dyadic.ONE.scale(moves[q]));
    return moved;
  }

  /** Takes the responses at the slopes found, and leaves these set. */
  private void respond(Dyadic[] slopes) {
    Dyadic[] residual = steer(0, slopes);
    Dyadic[] nowBefore = coefficients(now, 0);
    Dyadic[] nextBefore = coefficients(next, 1);
    jacobian = new Dyadic[slopes.length][slopes.length];
    for (int q = 0; q < slopes.length; q++) {
      Dyadic[] changed = steer(0, moved(slopes, q));
      for (int r = 0; r < slopes.length; r++) {
        jacobian[r][q] = changed[r].subtract(residual[r]).round(bits).scale(-moves[q]);
      }
      responses.add(
          new Response(
              direction(now, 0, nowBefore, moves[q]), direction(next, 1, nextBefore, moves[q])));
    }
    steer(0, slopes);
  }

  private SeriesArithmetic.Direction direction(int[] registers, int k, Dyadic[] before, long move) {
    Dyadic[] rates = coefficients(registers, k);
    Arrays.setAll(rates, j -> rates[j].subtract(before[j]).scale(-move));
    return series.direction(registers, rates);
  }

  private Dyadic[] coefficients(int[] registers, int k) {
    return Arrays.stream(registers)
        .mapToObj(register -> series.coefficient(register, k))
        .toArray(Dyadic[]::new);
  }

  /**
   * Coefficients {@code k+1} of the pinned pre-activations when coefficients {@code k} of the
   * slopes are as given.
   */
  public Dyadic[] steer(int k, Dyadic[] slopes) {
    for (int q = 0; q < slopes.length; q++) {
      series.setCoefficient(register(q), k, slopes[q]);
    }
    series.execute(field.steering(), k);
    for (int p : field.steered()) {
      series.integrate(p, field.derivatives().get(p), k);
    }
    series.execute(field.ahead(), k + 1);
    Dyadic[] pinned = new Dyadic[slopes.length];
    Arrays.setAll(pinned, q -> series.coefficient(field.pinnedPreActivations().get(q), k + 1));
    return pinned;
  }
}
