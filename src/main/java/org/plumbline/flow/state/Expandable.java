package org.plumbline.flow.state;

import org.plumbline.field.SeriesScale;

/**
 * A field at a point, that can be expanded in any unit of time.
 *
 * @param <S> the form its series have
 */
public interface Expandable<S extends StepSeries> {
  /** The series to order 0 only, to be extended. */
  S beginning(SeriesScale scale);

  /** The binary logarithm of the largest weight. */
  double logSize();

  /** The binary logarithm of the largest velocity of a weight. */
  double logSpeed();
}
