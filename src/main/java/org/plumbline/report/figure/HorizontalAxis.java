package org.plumbline.report.figure;

import java.util.List;
import java.util.stream.DoubleStream;

/** An axis of x: what it is of, and how positions lie on it. */
interface HorizontalAxis {
  /** What the axis shows. */
  String label();

  /** The scale that shows all of the positions. */
  Scale scale(DoubleStream positions);

  /** The marks on it. */
  List<Scale.Tick> ticks(Scale scale);
}
