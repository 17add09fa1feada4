package org.plumbline.enclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.field.FieldProgram;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.network.Network;
import org.plumbline.number.Magnitude;

/**
 * A curve {@code Q} near the proposal on which pinned pre-activations vanish exactly: the flow is
 * compared with it, so that nothing is lost while a pair is pinned (proofs-notes/verifier.md, V6).
 *
 * <p>A pair that was pinned until the step began leaves its kink tangentially; {@code Q} starts on
 * the kink. A pair may also rest on its kink with neither gate having any effect, such as the last
 * one of a unit that has died: its pre-activation is noise, and {@code Q} is on its right side.
 *
 * @param move how far {@code Q} is from the proposal
 * @param moved the pairs whose vertices have weights changed on the way to {@code Q}
 * @param released for each pair released at the start whose pre-activation vanishes there on {@code
 *     Q}, by how much more it differs from that of the proposal less its value there
 * @param resting the pairs resting on their kinks that are on their right sides on {@code Q}
 * @param slopeViolation how far proposed slopes leave {@code [0, 1]} at most
 */
record PinnedCurve(
    Move move,
    List<Pair> moved,
    Map<Pair, Magnitude> released,
    List<Pair> resting,
    Magnitude slopeViolation) {
  /** Limbs that hold any magnitude. */
  private static final int MAGNITUDE_LIMBS = 3;

  private static final PinnedCurve PROPOSAL =
      new PinnedCurve(Move.NONE, List.of(), Map.of(), List.of(), Magnitude.ZERO);

  /**
   * A way from the proposal to the curve.
   *
   * @param distance at least {@code ‖Q - P‖} on the step
   * @param speed at least {@code ‖Q' - P'‖} in scaled time
   */
  record Move(Magnitude distance, Magnitude speed) {
    static final Move NONE = new Move(Magnitude.ZERO, Magnitude.ZERO);
  }

  /**
   * The curve for a step at whose start some pairs are released and along which some rest on their
   * kinks, if one is found; resting and then released pairs are left where they are if need be.
   */
  static Optional<PinnedCurve> enclosing(
      VerifierContext context,
      FieldProgram field,
      StepSeries series,
      List<Pair> released,
      List<Pair> resting) {
    List<Pair> pinned = field.slopePairs();
    if (pinned.isEmpty() && released.isEmpty() && resting.isEmpty()) {
      return Optional.of(PROPOSAL);
    }
    List<SeriesBall> held = held(field, series);
    Optional<PinnedCurve> shifted =
        shifted(context, pinned, released, resting, held, series)
            .or(() -> shifted(context, pinned, released, List.of(), held, series));
    if (shifted.isPresent()) {
      return shifted;
    }
    if (pinned.isEmpty()) {
      return Optional.of(PROPOSAL);
    }
    return LinearKinks.of(context, series.gates(), pinned)
        .map(kinks -> kinks.move(held, series.degree()))
        .map(move -> new PinnedCurve(move, pinned, Map.of(), List.of(), violation(series)));
  }

  private static Optional<PinnedCurve> shifted(
      VerifierContext context,
      List<Pair> pinned,
      List<Pair> released,
      List<Pair> resting,
      List<SeriesBall> held,
      StepSeries series) {
    List<SeriesBall> values = new ArrayList<>(held);
    released.forEach(pair -> values.add(series.preActivation(pair).constant()));
    resting.forEach(pair -> values.add(constant(series.preActivation(pair).normUpper())));
    List<Pair> free = new ArrayList<>(released);
    free.addAll(resting);
    List<Pair> all = new ArrayList<>(pinned);
    all.addAll(free);
    return WeightShifts.of(context, pinned, free, series)
        .map(
            shifts ->
                new PinnedCurve(
                    shifts.move(values, series.degree()),
                    all,
                    shifts.changes(values, pinned.size(), released),
                    resting,
                    violation(series)));
  }

  private static SeriesBall constant(Magnitude size) {
    return SeriesBall.approximate(List.of(size.toDyadic()), MAGNITUDE_LIMBS);
  }

  /** Whether the pre-activation of a pair may be another on {@code Q} than on the proposal. */
  boolean affects(Network network, GateTable gates, Pair pair) {
    return moved.stream()
        .anyMatch(
            from ->
                !WeightShifts.isFree(network, from.vertex())
                    || WeightShifts.affects(network, gates, from, pair));
  }

  private static Magnitude violation(StepSeries series) {
    return series.proposal().slopes().stream()
        .map(slope -> violation(slope, series.balls()))
        .reduce(Magnitude.ZERO, Magnitude::max);
  }

  /** How far a slope leaves {@code [0, 1]}. */
  private static Magnitude violation(SeriesBall slope, ProgramBalls balls) {
    Magnitude below = Shortfall.of(slope, 0, 1).depth();
    Magnitude above = Shortfall.of(balls.oneMinus(slope), 0, 1).depth();
    return below.max(above);
  }

  private static List<SeriesBall> held(FieldProgram field, StepSeries series) {
    SeriesBall[] registers = series.registers(field.program(), field.ahead());
    List<SeriesBall> held = new ArrayList<>();
    field.pinnedPreActivations().forEach(register -> held.add(registers[register]));
    return held;
  }
}
