package org.plumbline.flow;

import java.util.List;
import org.plumbline.field.Polynomial;
import org.plumbline.flow.state.ApproximateRisk;
import org.plumbline.flow.state.LeadingOrders;
import org.plumbline.flow.state.PointState;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/**
 * Where an integration has come to.
 *
 * @param time the time
 * @param point the weights, and what is known at them
 * @param risk the risk there
 * @param slopes the slopes that hold the pinned pairs, as far as they are known; none if the method
 *     does not keep them
 * @param leadingOrders how what vanishes there leaves zero
 */
public record Position(
    Rational time,
    PointState point,
    ApproximateRisk.Estimate risk,
    List<Dyadic> slopes,
    LeadingOrders leadingOrders) {
  /** The position at the end of a step from this one, whose slopes are rounded. */
  Position after(Piece piece, int bits) {
    List<Dyadic> reached =
        piece.step().slopes().stream().map(Polynomial::atEnd).map(s -> s.round(bits)).toList();
    return new Position(
        piece.step().end(),
        point.next(piece.endWeights()),
        piece.risk(),
        reached,
        leadingOrders.later());
  }

  /** The same instant, from which the flow goes on with other slopes. */
  Position with(List<Dyadic> otherSlopes, LeadingOrders otherOrders) {
    return new Position(time, point, risk, otherSlopes, otherOrders);
  }
}
