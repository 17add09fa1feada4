package org.plumbline.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.plumbline.field.FieldCompiler;
import org.plumbline.field.FieldProgram;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.TiedSamples;
import org.plumbline.flow.state.ApproximateRisk;
import org.plumbline.flow.state.FieldOnDemand;
import org.plumbline.flow.state.LeadingOrders;
import org.plumbline.flow.state.PointState;
import org.plumbline.network.Activation;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/** Fields of small problems, compiled, and problems whose slopes are known. */
public final class Fields {
  /** {@code dw/dt = exp(-w)} from 0: {@code w = log(1 + t)} and the risk is {@code 1/(1 + t)}. */
  public static final FlowProblem LOGARITHM =
      Problems.layered(List.of(1, 1), List.of(), "0", Problems.data("1 +"));

  /**
   * {@code f = c relu(a x + b y)} with {@code a = 0, b = c = 1}: the sample (1, 0) with the label
   * -1 lowers {@code a} by its slope, and (1, 2) lifts it by {@code e^-2}, at which they are even.
   */
  public static final FlowProblem BALANCED =
      Problems.layered(
          List.of(2, 1, 1), List.of(Activation.RELU), "0 1 1", Problems.data("1 0 -; 1 2 +"));

  /** The pair on its kink in {@link #BALANCED}. */
  public static final Pair ON_KINK = new Pair(0, 2);

  /** A leaky unit with the weight 0 behind it: no slope moves what it holds at zero. */
  public static final FlowProblem UNHELD =
      Problems.layered(List.of(2, 1, 1), List.of(Problems.LEAKY), "1 -1 0", Problems.data("1 1 +"));

  /**
   * {@code f = c relu(a x)} with {@code a = 1/10, c = 1} on the sample 1 with the label -1: {@code
   * c² - a²} stays 0.99 until {@code a} is zero.
   */
  public static final FlowProblem SINKING =
      Problems.layered(List.of(1, 1, 1), List.of(Activation.RELU), "1/10 1", Problems.data("1 -"));

  /** Nothing vanishes. */
  public static final LeadingOrders NOTHING = new LeadingOrders(Map.of(), Map.of());

  private static final int BITS = 128;

  private Fields() {}

  public static TiedSamples ties(FlowProblem problem) {
    return TiedSamples.of(problem.network(), problem.data());
  }

  public static FieldProgram field(FlowProblem problem, GateTable gates) {
    return FieldCompiler.compile(problem, gates, ties(problem));
  }

  /** All kinked vertices on, on all samples. */
  public static GateTable allOn(FlowProblem problem) {
    return GateTable.of(
        problem.network(),
        problem.data().size(),
        pair -> problem.network().kinked().contains(pair.vertex()));
  }

  public static List<Dyadic> dyadics(double... numbers) {
    return DoubleStream.of(numbers).mapToObj(Dyadic::of).toList();
  }

  /** A stretch from time 0 with a field that is compiled. */
  public static Stretch stretch(
      FlowProblem problem, GateTable gates, double[] slopes, Optional<Rational> deadline) {
    List<Dyadic> weights =
        problem.initialWeights().stream().map(w -> Dyadic.approximate(w, BITS)).toList();
    Position start =
        new Position(
            Rational.ZERO,
            PointState.at(problem, weights, BITS),
            new ApproximateRisk(problem).at(weights),
            dyadics(slopes),
            NOTHING);
    return new Stretch(
        gates, FieldOnDemand.of(field(problem, gates)), start, deadline, Optional.empty());
  }

  /** Takes whole steps until an event or the end. */
  public static final class Follower implements Stepper.Listener {
    private final Optional<Rational> end;
    private final List<Piece> pieces = new ArrayList<>();
    private Optional<Pair> event = Optional.empty();
    private Position here;

    public Follower(Stretch stretch) {
      this.end = stretch.deadline();
      this.here = stretch.start();
    }

    @Override
    public Optional<Position> take(OfferedStep step) {
      Piece piece = step.whole().orElseThrow();
      pieces.add(piece);
      event = step.event();
      here = here.after(piece, BITS);
      boolean isOver = event.isPresent() || end.filter(here.time()::equals).isPresent();
      return isOver ? Optional.empty() : Optional.of(here);
    }

    public List<Piece> pieces() {
      return pieces;
    }

    /** The last step. */
    public Piece last() {
      return pieces.get(pieces.size() - 1);
    }

    /** What ended it, if it was not the deadline. */
    public Optional<Pair> event() {
      return event;
    }
  }
}
