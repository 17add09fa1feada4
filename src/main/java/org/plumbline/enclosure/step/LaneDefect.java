package org.plumbline.enclosure.step;

import java.util.List;
import org.plumbline.enclosure.ball.LaneProduct;
import org.plumbline.enclosure.ball.LaneSeries;
import org.plumbline.enclosure.ball.SeriesBall;
import org.plumbline.number.Magnitude;

/**
 * How far a proposed step is from solving the flow's equation, given the field in a lane for each
 * parameter: the same bound as {@link Defect}.
 */
final class LaneDefect {
  private LaneDefect() {}

  /**
   * An upper bound of {@code ‖P' - hF‖}.
   *
   * @param weights the polynomials of the step
   * @param velocities contain {@code hF}, a lane for each of them
   * @param rows the rows of digits to be compared
   */
  static Magnitude upper(List<SeriesBall> weights, LaneSeries velocities, int rows) {
    LaneSeries lanes = LaneSeries.enclosing(weights, rows);
    Magnitude squares = Magnitude.ZERO;
    for (Magnitude residual : LaneProduct.residuals(lanes, velocities)) {
      squares = squares.add(residual.multiply(residual));
    }
    return squares.sqrtUpper();
  }
}
