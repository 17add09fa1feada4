package org.plumbline.enclosure.step;

import java.util.List;
import java.util.Optional;
import org.plumbline.enclosure.ball.LaneExponential;
import org.plumbline.enclosure.ball.LaneSeries;
import org.plumbline.enclosure.ball.SeriesBall;
import org.plumbline.enclosure.box.PossibleGates;
import org.plumbline.enclosure.box.WeightBox;
import org.plumbline.enclosure.kink.GateCheck;
import org.plumbline.enclosure.kink.KnownGates;
import org.plumbline.enclosure.kink.PinnedCurve;
import org.plumbline.enclosure.proposal.FactoredField;
import org.plumbline.enclosure.proposal.FactoredGating;
import org.plumbline.enclosure.proposal.FactoredHead;
import org.plumbline.enclosure.proposal.FactoredNetwork;
import org.plumbline.enclosure.proposal.LaneField;
import org.plumbline.enclosure.proposal.LaneNetwork;
import org.plumbline.enclosure.proposal.ProposedStep;
import org.plumbline.enclosure.proposal.StepSeries;
import org.plumbline.enclosure.proposal.VerifierContext;
import org.plumbline.field.FieldProgram;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.SharedSlopes;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/**
 * Bounds for one proposed step: its defect, the growth of errors along it, and what gates that
 * change or are pinned add (proofs-notes/verifier.md).
 */
public final class StepVerifier {
  /**
   * A pre-activation that stays below so many times the tube, as a power of two, is taken for one
   * that the flow has at zero.
   */
  private static final long NOISE_BITS = 4;

  private static final double MIDDLE = 0.5;

  /** With fewer samples than this the program of the field takes less time than lanes. */
  private static final int LEAST_SAMPLES = 16;

  private final VerifierContext context;
  private final TrajectoryStep step;
  private final ProposedStep proposal;
  private final Rational length;
  private final StepSeries series;
  private final List<Pair> released;

  public StepVerifier(
      VerifierContext context, TrajectoryStep step, ProposedStep proposal, GateTable before) {
    this.context = context;
    this.step = step;
    this.proposal = proposal;
    this.length = step.end().subtract(step.start());
    this.series = new StepSeries(context, step, proposal);
    this.released =
        before.pinned().stream().filter(pair -> step.gates().gate(pair) != Gate.PINNED).toList();
  }

  /**
   * Bounds for a step, good while the error is at most {@code tube}.
   *
   * @param before the gates of the step before
   */
  public static StepBounds verify(
      VerifierContext context,
      TrajectoryStep step,
      ProposedStep proposal,
      GateTable before,
      Magnitude tube) {
    if (!proposal.isFit()) {
      return new StepBounds.Unbounded(
          0,
          "the engine's polynomials have thousands of terms, or coefficients out of range",
          "an engine that takes shorter steps");
    }
    try {
      return new StepVerifier(context, step, proposal, before).bounds(tube);
    } catch (ArithmeticException e) {
      return new StepBounds.Unbounded(
          0, "the series along the step could not be bounded: " + e, "a shorter horizon");
    }
  }

  private StepBounds bounds(Magnitude tube) {
    SharedSlopes slopes = context.ties().slopes(step.gates());
    if (slopes.size() != proposal.slopes().size()) {
      return new StepBounds.Unbounded(
          0,
          "the trajectory does not give the slopes that hold the pinned pairs",
          "an engine that gives them");
    }
    Optional<PinnedCurve> curve =
        PinnedCurve.enclosing(context, series, released, resting(tube), tube);
    if (curve.isEmpty()) {
      return new StepBounds.Unbounded(
          0, "no curve near by holds the pinned pairs at zero", "a shorter horizon");
    }
    StepPieces pieces =
        new StepPieces(new StepTube(context, series, step, proposal, curve.get(), tube));
    return pieces.collect().orElseGet(() -> bounded(curve.get(), pieces));
  }

  /** The pairs neither pinned nor released whose pre-activations are noise all along the step. */
  private List<Pair> resting(Magnitude tube) {
    GateCheck check = new GateCheck(context.problem(), step.gates());
    WeightBox middle = proposal.box(MIDDLE, MIDDLE, tube);
    KnownGates known =
        KnownGates.of(context.frozen(), step.gates()).along(series, MIDDLE, MIDDLE, tube);
    return PossibleGates.enclosing(context.problem(), middle, known).uncertain().stream()
        .filter(pair -> !released.contains(pair) && !check.isUnreached(pair))
        .filter(pair -> step.gates().gate(pair) != Gate.PINNED)
        .filter(pair -> hasOneGate(pair))
        .filter(
            pair -> series.preActivation(pair).normUpper().compareTo(tube.scale(NOISE_BITS)) <= 0)
        .toList();
  }

  private boolean hasOneGate(Pair pair) {
    return step.gates().gate(pair) == step.gates().gateBelow(pair.sample(), pair.vertex());
  }

  private StepBounds bounded(PinnedCurve curve, StepPieces pieces) {
    Magnitude distance = curve.shift().distance();
    List<SeriesBall> slopes =
        proposal.slopes().stream().map(slope -> slope.widened(curve.slopeViolation())).toList();
    Magnitude defect =
        defectInLanes(distance, slopes)
            .filter(found -> !found.isInfinite())
            .orElseGet(() -> defect(distance, slopes));
    return new StepBounds.Bounded(
        defect.add(curve.shift().speed()),
        distance,
        pieces.pieces(),
        pieces.atStart(),
        pieces.atEnd());
  }

  private Magnitude defect(Magnitude distance, List<SeriesBall> slopes) {
    FieldProgram field = context.field(step.gates());
    return Defect.upper(field, proposal.weights(), slopes, distance, length, series.balls());
  }

  /** The same with series in lanes, unless too many digits would be lost. */
  private Optional<Magnitude> defectInLanes(Magnitude distance, List<SeriesBall> slopes) {
    if (context.problem().samples() < LEAST_SAMPLES) {
      return Optional.empty();
    }
    List<SeriesBall> near =
        distance.isZero()
            ? proposal.weights()
            : proposal.weights().stream().map(w -> w.widened(distance)).toList();
    FactoredGating gating =
        new FactoredGating(step.gates(), context.ties().slopes(step.gates()), slopes);
    try {
      return context
          .factored()
          .map(factored -> defect(factored, near, gating))
          .or(() -> context.lanes().map(lanes -> defect(lanes, near, gating)));
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }

  private Magnitude defect(FactoredNetwork factored, List<SeriesBall> near, FactoredGating gating) {
    FactoredHead head = FactoredHead.of(factored, near, series.balls());
    FactoredField field = FactoredField.of(head, gating, length, context.laneExponential());
    return FactoredDefect.upper(proposal.weights(), field);
  }

  private Magnitude defect(LaneNetwork lanes, List<SeriesBall> near, FactoredGating gating) {
    LaneExponential exponential = context.laneExponential();
    LaneSeries velocities =
        LaneField.velocities(lanes, near, gating, length, exponential, series.balls());
    return LaneDefect.upper(proposal.weights(), velocities, exponential.rows());
  }

  /** Series along the step. */
  StepSeries series() {
    return series;
  }
}
