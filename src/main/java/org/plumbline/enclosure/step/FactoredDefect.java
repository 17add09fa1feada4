package org.plumbline.enclosure.step;

import java.util.List;
import org.plumbline.enclosure.ball.LaneProduct;
import org.plumbline.enclosure.ball.SeriesBall;
import org.plumbline.enclosure.proposal.FactoredField;
import org.plumbline.enclosure.proposal.FactoredHead;
import org.plumbline.enclosure.proposal.FactoredNetwork;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.number.Magnitude;

/**
 * How far a proposed step is from solving the flow's equation, for a {@link FactoredNetwork}: the
 * same bound as {@link Defect}, with the edges of the first layer in lanes.
 */
final class FactoredDefect {
  private FactoredDefect() {}

  /**
   * An upper bound of {@code ‖P' - hF‖}.
   *
   * @param weights the polynomials of the step
   * @param field the field on balls that contain what it is to be taken at
   */
  static Magnitude upper(List<SeriesBall> weights, FactoredField field) {
    FactoredHead head = field.head();
    List<Magnitude> residuals = LaneProduct.residuals(field.edges(), field.velocities());
    Magnitude squares = Magnitude.ZERO;
    for (int lane = 0; lane < residuals.size(); lane++) {
      if (head.factored().parameter(lane) >= 0) {
        squares = squares.add(square(residuals.get(lane)));
      }
    }
    SeriesBall[] activations = field.activations();
    Network network = head.factored().problem().network();
    int order = head.balls().order();
    for (Edge edge : network.edges()) {
      if (network.activation(edge.to()).isLinear()) {
        SeriesBall slope = weights.get(edge.parameter()).derivative();
        SeriesBall velocity = activations[edge.from()];
        squares =
            squares.add(square(Defect.difference(slope, head.back(edge.to()), velocity, order)));
      }
    }
    return squares.sqrtUpper();
  }

  private static Magnitude square(Magnitude size) {
    return size.multiply(size);
  }
}
