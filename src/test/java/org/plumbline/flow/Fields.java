package org.plumbline.flow;

import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.plumbline.field.FieldCompiler;
import org.plumbline.field.FieldProgram;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.TiedSamples;
import org.plumbline.flow.state.LeadingOrders;
import org.plumbline.network.Activation;
import org.plumbline.number.Dyadic;

/** Fields of small problems, compiled, and problems whose slopes are known. */
public final class Fields {
  /** {@code dw/dt = exp(-w)} from 0: {@code w = log(1 + t)} and the risk is {@code 1/(1 + t)}. */
  public static final FlowProblem LOGARITHM =
      Problems.layered(List.of(1, 1), List.of(), "0", Problems.data("1 +"));

  /**
   * {@code f = c relu(a x + b y)} with {@code a = 0, b = c = 1}: the sample (1, 0) with the label -1
   * lowers {@code a} by its slope, and (1, 2) lifts it by {@code e^-2}, at which they are even.
   */
  public static final FlowProblem BALANCED =
      Problems.layered(
          List.of(2, 1, 1), List.of(Activation.RELU), "0 1 1", Problems.data("1 0 -; 1 2 +"));

  /** The pair on its kink in {@link #BALANCED}. */
  public static final Pair ON_KINK = new Pair(0, 2);

  /** A leaky unit with the weight 0 behind it: no slope moves what it holds at zero. */
  public static final FlowProblem UNHELD =
      Problems.layered(
          List.of(2, 1, 1), List.of(Problems.LEAKY), "1 -1 0", Problems.data("1 1 +"));

  /** Nothing vanishes. */
  public static final LeadingOrders NOTHING = new LeadingOrders(Map.of(), Map.of());

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
}
