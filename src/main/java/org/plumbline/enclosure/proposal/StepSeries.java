package org.plumbline.enclosure.proposal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.enclosure.ball.PolynomialRange;
import org.plumbline.enclosure.ball.ProgramBalls;
import org.plumbline.enclosure.ball.SeriesBall;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.GateTable;
import org.plumbline.field.Instruction;
import org.plumbline.field.Pair;
import org.plumbline.field.PreActivationProgram;
import org.plumbline.field.StraightLineProgram;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.network.Edge;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/** Series along one proposed step, under the gates proposed; each computed when first asked for. */
public final class StepSeries {
  /** Few enough that a double holds them exactly. */
  private static final int FACTOR_BITS = 50;

  private final FlowProblem problem;
  private final GateTable gates;
  private final Rational length;
  private final ProposedStep proposal;
  private final ProgramBalls balls;
  private final Map<Pair, SeriesBall> preActivations = new HashMap<>();
  private final Map<Pair, PolynomialRange> rough = new HashMap<>();
  private final Map<Magnitude, Map<Pair, SeriesBall>> nearby = new HashMap<>();

  /** Series along a step, to the order of its proposal. */
  public StepSeries(VerifierContext context, TrajectoryStep step, ProposedStep proposal) {
    this.problem = context.problem().problem();
    this.gates = step.gates();
    this.length = step.end().subtract(step.start());
    this.proposal = proposal;
    this.balls = context.balls(proposal.order());
  }

  public ProposedStep proposal() {
    return proposal;
  }

  public GateTable gates() {
    return gates;
  }

  public ProgramBalls balls() {
    return balls;
  }

  /** The registers that some instructions assign. */
  public SeriesBall[] registers(StraightLineProgram program, List<Instruction> instructions) {
    return balls.run(program, instructions, proposal.weights(), proposal.slopes());
  }

  /** The pre-activation of a pair; zero if nothing reaches it. */
  public SeriesBall preActivation(Pair pair) {
    return preActivations.computeIfAbsent(pair, this::evaluate);
  }

  private SeriesBall evaluate(Pair pair) {
    return evaluate(pair, proposal.weights());
  }

  private SeriesBall evaluate(Pair pair, List<SeriesBall> weights) {
    if (isStraight(pair)) {
      return straight(pair, weights);
    }
    PreActivationProgram program =
        PreActivationProgram.compile(problem, gates, List.of(pair), List.of());
    Integer register = program.registers().get(pair);
    return register == null
        ? SeriesBall.ZERO
        : balls.run(program.program(), weights, List.of())[register];
  }

  private SeriesBall straight(Pair pair, List<SeriesBall> weights) {
    List<Edge> edges = problem.network().incoming(pair.vertex());
    List<Rational> x = problem.data().point(pair.sample());
    return balls.dot(
        edges.stream().map(edge -> weights.get(edge.parameter())).toList(),
        edges.stream().map(edge -> balls.constant(x.get(edge.from()))).toList());
  }

  /**
   * Ranges of a pre-activation that {@link #isStraight}, from coefficients in doubles: a little
   * wider than those of {@link #preActivation}, and found quickly.
   */
  public PolynomialRange roughRange(Pair pair) {
    return rough.computeIfAbsent(
        pair,
        fresh -> {
          List<Edge> edges = problem.network().incoming(fresh.vertex());
          List<Rational> x = problem.data().point(fresh.sample());
          return PolynomialRange.ofSum(
              edges.stream().map(edge -> proposal.range(edge.parameter())).toList(),
              edges.stream().map(edge -> DoubleInterval.enclosing(x.get(edge.from()))).toList());
        });
  }

  /**
   * The pre-activation of a pair at every point that differs from the proposal by at most {@code
   * nearness} in each weight: at a fixed time what it differs by is a constant.
   */
  public SeriesBall preActivationNear(Pair pair, Magnitude nearness) {
    return nearness.isZero()
        ? preActivation(pair)
        : nearby
            .computeIfAbsent(nearness, fresh -> new HashMap<>())
            .computeIfAbsent(pair, fresh -> evaluate(pair, widened(nearness)));
  }

  private List<SeriesBall> widened(Magnitude nearness) {
    return proposal.weights().stream().map(w -> w.widened(nearness)).toList();
  }

  /** Whether a pre-activation is a linear function of the weights: only inputs feed it. */
  public boolean isStraight(Pair pair) {
    int inputs = problem.network().inputs();
    return problem.network().incoming(pair.vertex()).stream()
        .allMatch(edge -> edge.from() < inputs && edge.isTrainable());
  }

  /**
   * At least the gradient of such a pre-activation, if parameters are shared or not: an input
   * counts once for each edge.
   */
  public Magnitude inputSize(Pair pair) {
    List<Rational> x = problem.data().point(pair.sample());
    return problem.network().incoming(pair.vertex()).stream()
        .map(edge -> Magnitude.enclosingAbove(x.get(edge.from())))
        .reduce(Magnitude.ZERO, Magnitude::add);
  }

  /** Coordinate {@code a} of a sample, constant along the step. */
  SeriesBall input(int sample, int a) {
    return balls.constant(problem.data().point(sample).get(a));
  }

  /** The highest degree a pre-activation may have as a polynomial in scaled time. */
  public int degree() {
    return Math.multiplyExact(balls.order(), problem.network().size());
  }

  /**
   * At least {@code ‖s'‖} of a pre-activation that is a polynomial of the given degree: the radius
   * of its ball stands for coefficients up to that degree.
   */
  public static Magnitude slopeUpper(SeriesBall s, int degree) {
    Magnitude rest = s.radius().multiply(Magnitude.enclosingAbove((double) degree));
    return s.center().derivative().normUpper().add(rest);
  }

  /** The length of the step in time, at least. */
  public Magnitude lengthUpper() {
    return Magnitude.enclosingAbove(length);
  }

  /** A positive lower bound of the length of the step times {@code factor > 0}. */
  public Magnitude lengthTimesLower(double factor) {
    Dyadic lower = DyadicInterval.enclosing(length, FACTOR_BITS).lower();
    DyadicInterval product = DyadicInterval.of(lower.multiply(Dyadic.of(factor)));
    return Magnitude.enclosingAbove(product.outward(FACTOR_BITS).lower());
  }
}
