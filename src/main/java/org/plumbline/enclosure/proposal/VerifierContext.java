package org.plumbline.enclosure.proposal;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.plumbline.enclosure.ball.LaneExponential;
import org.plumbline.enclosure.ball.ProgramBalls;
import org.plumbline.enclosure.ball.SeriesBall;
import org.plumbline.enclosure.box.EnclosedProblem;
import org.plumbline.enclosure.box.FrozenParameters;
import org.plumbline.field.FieldCompiler;
import org.plumbline.field.FieldProgram;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.GateTable;
import org.plumbline.field.TiedSamples;
import org.plumbline.number.Rational;

/** What the verification of all steps of a trajectory shares; safe for use by several threads. */
public final class VerifierContext {
  /** Sizes of numbers of more limbs are beyond doubles. */
  private static final int MOST_LANE_COUNT = 16;

  /** Rows of digits beside those that limbs fill. */
  private static final int MORE_ROWS = 2;

  private final EnclosedProblem problem;
  private final TiedSamples ties;
  private final int count;
  private final FrozenParameters frozen;
  private final boolean isDisturbed;
  private final Optional<FactoredNetwork> factored;
  private final Optional<LaneNetwork> lanes;
  private final Map<Integer, LaneExponential> exponentials = new ConcurrentHashMap<>();
  private final Map<GateTable, FieldProgram> fields = new ConcurrentHashMap<>();
  private final Map<Rational, SeriesBall> constants = new ConcurrentHashMap<>();

  /** The context of a problem, for numbers of {@code count} limbs. */
  public VerifierContext(FlowProblem problem, int count) {
    this(problem, count, FrozenParameters.of(problem), false);
  }

  private VerifierContext(
      FlowProblem problem, int count, FrozenParameters frozen, boolean isDisturbed) {
    this.isDisturbed = isDisturbed;
    this.frozen = frozen;
    this.problem = EnclosedProblem.enclosing(problem);
    this.ties = TiedSamples.of(problem.network(), problem.data());
    this.count = count;
    this.factored = count <= MOST_LANE_COUNT ? FactoredNetwork.of(problem) : Optional.empty();
    boolean isGeneral = count <= MOST_LANE_COUNT && factored.isEmpty();
    this.lanes = isGeneral ? LaneNetwork.of(problem) : Optional.empty();
  }

  /** The context for flows that are disturbed, of which less is known. */
  public static VerifierContext ofDisturbed(FlowProblem problem, int count) {
    return new VerifierContext(problem, count, FrozenParameters.none(problem.network()), true);
  }

  /** Whether flows are looked at that jump between the instants at which they follow the field. */
  public boolean isDisturbed() {
    return isDisturbed;
  }

  /** What stays as it was at the start. */
  public FrozenParameters frozen() {
    return frozen;
  }

  public EnclosedProblem problem() {
    return problem;
  }

  public TiedSamples ties() {
    return ties;
  }

  public int count() {
    return count;
  }

  /** The field under given gates. */
  public FieldProgram field(GateTable gates) {
    return fields.computeIfAbsent(
        gates, fresh -> FieldCompiler.compile(problem.problem(), fresh, ties));
  }

  /** The factored form of the problem, if it has one and numbers are not too long for it. */
  public Optional<FactoredNetwork> factored() {
    return factored;
  }

  /** The form with samples in lanes of a problem that is not factored, likewise. */
  public Optional<LaneNetwork> lanes() {
    return lanes;
  }

  /** Exponentials in lanes, of numbers as long as these. */
  public LaneExponential laneExponential() {
    return exponentials.computeIfAbsent(
        count, c -> new LaneExponential(SeriesBall.BITS * (c - 1) / 24 + MORE_ROWS));
  }

  /** An arithmetic to the given order. */
  public ProgramBalls balls(int order) {
    return new ProgramBalls(order, count, constants);
  }
}
