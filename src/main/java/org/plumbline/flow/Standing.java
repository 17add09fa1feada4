package org.plumbline.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.field.GateEvent;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.SidePreActivation;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.flow.state.LeadingOrders;
import org.plumbline.number.Dyadic;
import org.plumbline.number.ExactInput;
import org.plumbline.number.ExactOutput;
import org.plumbline.number.Rational;

/**
 * Where an integration stands between two steps: all that decides how it goes on, so that it can be
 * gone on with in another process to the same trajectory.
 *
 * <p>What is a function of the rest is left out, such as the risk, the compiled field and the
 * buffers of series. Immutable.
 */
public final class Standing {
  private final List<TrajectoryStep> steps;
  private final List<GateEvent> events;
  private final Optional<Rational> deadline;
  private final Point point;
  private final GateTable gates;
  private final List<EventsAtOnce.Instant> now;
  private final boolean isWithinStretch;
  private final List<Long> memory;

  /**
   * A point of the flow, and what vanishes there.
   *
   * @param weights the weights
   * @param reach how large each has been
   * @param slopes the slopes that hold the pinned pairs
   * @param leadingOrders how what vanishes leaves zero
   */
  record Point(
      List<Dyadic> weights, List<Dyadic> reach, List<Dyadic> slopes, LeadingOrders leadingOrders) {}

  /** A place; the steps are not copied, and must not change. */
  Standing(
      List<TrajectoryStep> steps,
      List<GateEvent> events,
      Optional<Rational> deadline,
      Point point,
      GateTable gates,
      List<EventsAtOnce.Instant> now,
      boolean isWithinStretch,
      List<Long> memory) {
    this.steps = steps;
    this.events = List.copyOf(events);
    this.deadline = deadline;
    this.point = point;
    this.gates = gates;
    this.now = List.copyOf(now);
    this.isWithinStretch = isWithinStretch;
    this.memory = List.copyOf(memory);
  }

  /** The steps that led there. */
  public List<TrajectoryStep> steps() {
    return steps;
  }

  List<GateEvent> events() {
    return events;
  }

  Optional<Rational> deadline() {
    return deadline;
  }

  Point point() {
    return point;
  }

  /** The gates under which the flow goes on. */
  GateTable gates() {
    return gates;
  }

  /** The events since time last passed. */
  List<EventsAtOnce.Instant> now() {
    return now;
  }

  /** Whether the stretch under these gates has begun already. */
  boolean isWithinStretch() {
    return isWithinStretch;
  }

  /** What the method remembers. */
  List<Long> memory() {
    return memory;
  }

  /** Appends all but the steps. */
  public void write(ExactOutput out) {
    out.put(events.size());
    events.forEach(event -> write(event, out));
    out.put(deadline.isPresent());
    deadline.ifPresent(out::put);
    write(point.weights(), out);
    write(point.reach(), out);
    write(point.slopes(), out);
    write(point.leadingOrders(), out);
    gates.write(out);
    out.put(now.size());
    for (EventsAtOnce.Instant instant : now) {
      instant.gates().write(out);
      instant.pair().write(out);
    }
    out.put(isWithinStretch);
    out.put(memory.size());
    memory.forEach(out::put);
  }

  /**
   * Takes what {@link #write} appended.
   *
   * @param steps the steps that led there
   */
  public static Standing read(ExactInput in, List<TrajectoryStep> steps) {
    List<GateEvent> events = new ArrayList<>();
    for (int count = in.getCount(); count > 0; count--) {
      events.add(event(in));
    }
    Optional<Rational> deadline =
        in.getBoolean() ? Optional.of(in.getRational()) : Optional.empty();
    List<Dyadic> weights = dyadics(in);
    List<Dyadic> reach = dyadics(in);
    Point point = new Point(weights, reach, dyadics(in), leadingOrders(in));
    GateTable gates = GateTable.read(in, Optional.empty());
    List<EventsAtOnce.Instant> now = new ArrayList<>();
    for (int count = in.getCount(); count > 0; count--) {
      GateTable before = GateTable.read(in, Optional.of(gates));
      now.add(new EventsAtOnce.Instant(before, Pair.read(in)));
    }
    boolean isWithin = in.getBoolean();
    List<Long> memory = new ArrayList<>();
    for (int count = in.getCount(); count > 0; count--) {
      memory.add(in.getLong());
    }
    return new Standing(steps, events, deadline, point, gates, now, isWithin, memory);
  }

  private static void write(GateEvent event, ExactOutput out) {
    out.put(event.time());
    event.pair().write(out);
    out.put(event.kind().label());
  }

  private static GateEvent event(ExactInput in) {
    Dyadic time = in.getDyadic();
    Pair pair = Pair.read(in);
    return new GateEvent(time, pair, GateEvent.Kind.labelled(in.getText()));
  }

  private static void write(List<Dyadic> numbers, ExactOutput out) {
    out.put(numbers.size());
    numbers.forEach(out::put);
  }

  private static List<Dyadic> dyadics(ExactInput in) {
    List<Dyadic> numbers = new ArrayList<>();
    for (int count = in.getCount(); count > 0; count--) {
      numbers.add(in.getDyadic());
    }
    return List.copyOf(numbers);
  }

  private static void write(LeadingOrders orders, ExactOutput out) {
    out.put(orders.pairs().size());
    orders
        .pairs()
        .forEach(
            (pair, order) -> {
              pair.write(out);
              out.put(order.intValue());
            });
    out.put(orders.sides().size());
    orders
        .sides()
        .forEach(
            (side, order) -> {
              side.pair().write(out);
              out.put(side.pinned());
              out.put(side.above());
              out.put(order.intValue());
            });
  }

  private static LeadingOrders leadingOrders(ExactInput in) {
    Map<Pair, Integer> pairs = new HashMap<>();
    for (int count = in.getCount(); count > 0; count--) {
      Pair pair = Pair.read(in);
      pairs.put(pair, in.getInt());
    }
    Map<SidePreActivation, Integer> sides = new HashMap<>();
    for (int count = in.getCount(); count > 0; count--) {
      Pair pair = Pair.read(in);
      int pinned = in.getInt();
      SidePreActivation side = new SidePreActivation(pair, pinned, in.getBoolean());
      sides.put(side, in.getInt());
    }
    return new LeadingOrders(pairs, sides);
  }
}
