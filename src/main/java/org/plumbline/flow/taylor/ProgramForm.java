package org.plumbline.flow.taylor;

import java.util.List;
import java.util.Optional;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.SeriesArithmetic;
import org.plumbline.field.TiedSamples;
import org.plumbline.flow.Position;
import org.plumbline.flow.Stretch;
import org.plumbline.flow.StretchForm;
import org.plumbline.flow.event.EventScan;
import org.plumbline.flow.state.Expandable;
import org.plumbline.flow.state.ExpandableProgram;
import org.plumbline.flow.state.Expansion;
import org.plumbline.flow.state.LeadingOrders;
import org.plumbline.number.Dyadic;

/** The field of a stretch as a compiled program, samples aggregated by gate pattern. */
final class ProgramForm implements StretchForm<Expansion> {
  private final Stretch stretch;
  private final SeriesArithmetic.Factory arithmetic;
  private final int bits;
  private final EventScan scan;

  ProgramForm(
      FlowProblem problem,
      Stretch stretch,
      TiedSamples ties,
      SeriesArithmetic.Factory arithmetic,
      int bits) {
    this.stretch = stretch;
    this.arithmetic = arithmetic;
    this.bits = bits;
    this.scan = new EventScan(problem, stretch.gates(), ties, arithmetic, bits);
  }

  @Override
  public Expandable<Expansion> at(Position here) {
    Expansion.Point point = new Expansion.Point(here.point().weights(), here.slopes());
    return new ExpandableProgram(point, stretch.field().get(), arithmetic, bits);
  }

  @Override
  public double foreseen(Expansion beginning, double length, LeadingOrders leadingOrders) {
    return scan.foreseen(beginning, length, leadingOrders);
  }

  @Override
  public Optional<EventScan.Event> first(
      Expansion series, Dyadic length, LeadingOrders leadingOrders) {
    return scan.first(series, length, leadingOrders);
  }

  @Override
  public List<Long> memory() {
    return scan.memory();
  }

  @Override
  public void recall(List<Long> memory) {
    scan.recall(memory);
  }
}
