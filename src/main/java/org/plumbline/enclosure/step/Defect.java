package org.plumbline.enclosure.step;

import java.util.List;
import org.plumbline.enclosure.ball.ProgramBalls;
import org.plumbline.enclosure.ball.SeriesBall;
import org.plumbline.enclosure.ball.SeriesSum;
import org.plumbline.field.FieldProgram;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/** How far a proposed step is from solving the flow's equation. */
final class Defect {
  /** Limbs beyond those of all three numbers together; what lies below them is rounded. */
  private static final int MORE_ROWS = 2;

  private Defect() {}

  /**
   * An upper bound of {@code ‖P'(τ) - h F(Q(τ), λ(τ))‖} for {@code τ ∈ [0, 1]}, every {@code Q}
   * within {@code nearness} of {@code P} in each entry, and all slopes {@code λ} in the balls: the
   * field {@code F} is that of the gates the program was compiled for, and {@code h} the step's
   * length in time.
   *
   * <p>At a fixed {@code τ} what {@code Q} and {@code λ} differ by is a constant, of which the
   * radius of a ball takes account.
   */
  static Magnitude upper(
      FieldProgram field,
      List<SeriesBall> weights,
      List<SeriesBall> slopes,
      Magnitude nearness,
      Rational length,
      ProgramBalls balls) {
    List<SeriesBall> near =
        nearness.isZero() ? weights : weights.stream().map(w -> w.widened(nearness)).toList();
    SeriesBall[] registers = balls.run(field.program(), near, slopes);
    SeriesBall h = balls.constant(length);
    Magnitude squares = Magnitude.ZERO;
    for (int p = 0; p < weights.size(); p++) {
      int register = field.derivatives().get(p);
      SeriesBall velocity = register < 0 ? SeriesBall.ZERO : registers[register];
      Magnitude defect = difference(weights.get(p).derivative(), h, velocity, balls.order());
      squares = squares.add(defect.multiply(defect));
    }
    return squares.sqrtUpper();
  }

  /** A bound of {@code ‖slope - h velocity‖}; the ball of the slope has no radius. */
  static Magnitude difference(SeriesBall slope, SeriesBall h, SeriesBall velocity, int order) {
    if (velocity.isZero() && slope.isZero()) {
      return h.normUpper().multiply(velocity.radius());
    }
    long top = Math.max(highest(slope), highest(velocity) + h.top());
    long lowest = Math.min(lowest(slope), lowest(velocity) + h.top() - 1);
    int rows = slope.rows() + velocity.rows() + h.rows() + MORE_ROWS;
    long unit = Math.max(lowest, top - rows);
    SeriesSum sum = new SeriesSum(order, unit, top);
    sum.add(slope, false);
    sum.addProduct(h.negated(), velocity);
    return sum.ball().normUpper();
  }

  private static long highest(SeriesBall ball) {
    return ball.isZero() ? Long.MIN_VALUE / 2 : ball.top();
  }

  private static long lowest(SeriesBall ball) {
    return ball.isZero() ? Long.MAX_VALUE / 2 : ball.unit();
  }
}
