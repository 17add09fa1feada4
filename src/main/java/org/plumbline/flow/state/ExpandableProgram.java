package org.plumbline.flow.state;

import org.plumbline.field.FieldProgram;
import org.plumbline.field.SeriesArithmetic;
import org.plumbline.field.SeriesScale;

/**
 * A compiled field at a point.
 *
 * @param point the weights, and slopes to begin with
 * @param field the program
 * @param arithmetic the arithmetic of its series
 * @param bits the bits of numbers
 */
public record ExpandableProgram(
    Expansion.Point point, FieldProgram field, SeriesArithmetic.Factory arithmetic, int bits)
    implements Expandable<Expansion> {
  @Override
  public Expansion beginning(SeriesScale scale) {
    return Expansion.beginning(point, field, arithmetic, scale, bits);
  }

  @Override
  public double logSize() {
    return point.weights().stream().mapToDouble(StepSize::logSize).max().orElse(0);
  }

  @Override
  public double logSpeed() {
    return Expansion.logSpeed(point, field, arithmetic);
  }
}
