package org.plumbline.report.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.plumbline.number.Rational;

/**
 * The axis of time, logarithmic, on which time 0 has a place of its own before the first instant
 * after it.
 *
 * @param zero the position of time 0, a logarithm before those of all other times shown
 */
record TimeAxis(double zero) implements HorizontalAxis {
  /** What the axis shows. */
  static final String LABEL = "time t, logarithmic; 0 at the left";

  private static final double GAP = 0.04;

  /** The axis for times from 0 to the last, of which {@code first} is the earliest after 0. */
  static TimeAxis of(Rational first, Rational last) {
    double low = Logarithm.approximate(first);
    double high = Logarithm.approximate(last);
    return new TimeAxis(low - Math.max(0.2, GAP * (high - low)));
  }

  /** Where a time lies. */
  double position(Rational time) {
    return time.signum() == 0 ? zero : Logarithm.approximate(time);
  }

  /** The scale that begins at 0 and shows all of the positions. */
  @Override
  public Scale scale(DoubleStream positions) {
    double high = positions.filter(Double::isFinite).max().orElse(zero + 1);
    double span = Math.max(high - zero, 0.2);
    return new Scale(zero, zero + span * 1.02, true);
  }

  @Override
  public String label() {
    return LABEL;
  }

  /** Round times, and 0. */
  @Override
  public List<Scale.Tick> ticks(Scale scale) {
    List<Scale.Tick> ticks = new ArrayList<>();
    ticks.add(new Scale.Tick(zero, "0"));
    double free = zero + (scale.high() - zero) * GAP;
    scale.ticks().stream().filter(tick -> tick.position() > free).forEach(ticks::add);
    return ticks;
  }
}
