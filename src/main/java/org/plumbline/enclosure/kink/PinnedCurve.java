package org.plumbline.enclosure.kink;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.plumbline.enclosure.ball.ProgramBalls;
import org.plumbline.enclosure.ball.SeriesBall;
import org.plumbline.enclosure.ball.Shortfall;
import org.plumbline.enclosure.proposal.StepSeries;
import org.plumbline.enclosure.proposal.VerifierContext;
import org.plumbline.field.FieldProgram;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Kink;
import org.plumbline.field.Pair;
import org.plumbline.field.SharedSlopes;
import org.plumbline.network.Edge;
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
 * @param shift how {@code Q} differs from the proposal
 * @param released the pairs released at the start whose pre-activations are those of the proposal
 *     less their values there
 * @param resting the pairs resting on their kinks that are on their right sides on {@code Q}
 * @param slopeViolation how far proposed slopes leave {@code [0, 1]} at most
 */
public record PinnedCurve(
    KinkShift shift, List<Pair> released, List<Pair> resting, Magnitude slopeViolation) {
  private static final PinnedCurve PROPOSAL =
      new PinnedCurve(KinkShift.NONE, List.of(), List.of(), Magnitude.ZERO);

  /**
   * The curve for a step at whose start some pairs are released and along which some rest on their
   * kinks, within {@code tube} of the proposal, if one is found; released and resting pairs are
   * left where they are if need be.
   */
  public static Optional<PinnedCurve> enclosing(
      VerifierContext context,
      StepSeries series,
      List<Pair> released,
      List<Pair> resting,
      Magnitude tube) {
    SharedSlopes slopes = context.ties().slopes(series.gates());
    if (slopes.size() == 0 && released.isEmpty() && resting.isEmpty()) {
      return Optional.of(PROPOSAL);
    }
    List<KinkShift.Held> held = pinned(context, slopes.pairs(), series);
    return KinkShift.enclosing(context.problem(), series.proposal(), held, tube)
        .map(
            shift -> {
              Search search = new Search(context, series, tube, held, shift);
              List<Pair> started = search.added(released, PinnedCurve::atStart);
              List<Pair> rested = search.added(resting, PinnedCurve::noise);
              return new PinnedCurve(search.shift, started, rested, violation(series));
            });
  }

  /** The kinks held so far, and the curve on which they are. */
  private static final class Search {
    private final VerifierContext context;
    private final StepSeries series;
    private final Magnitude tube;
    private final List<KinkShift.Held> held;
    private KinkShift shift;

    Search(
        VerifierContext context,
        StepSeries series,
        Magnitude tube,
        List<KinkShift.Held> held,
        KinkShift shift) {
      this.context = context;
      this.series = series;
      this.tube = tube;
      this.held = new ArrayList<>(held);
      this.shift = shift;
    }

    /** Those of the given pairs that can be held as well. */
    List<Pair> added(List<Pair> pairs, Offset offset) {
      List<Pair> added = new ArrayList<>();
      for (Pair pair : pairs) {
        KinkFactor factor = KinkFactor.preActivation(context.problem(), series.gates(), pair);
        Magnitude value = offset.of(series.preActivation(pair));
        held.add(new KinkShift.Held(factor, value, Magnitude.ZERO));
        Optional<KinkShift> found =
            KinkShift.enclosing(context.problem(), series.proposal(), held, tube);
        if (found.isPresent()) {
          shift = found.get();
          added.add(pair);
        } else {
          held.remove(held.size() - 1);
        }
      }
      return List.copyOf(added);
    }
  }

  /** By which constant a pre-activation is to differ on the curve, at most. */
  private interface Offset {
    Magnitude of(SeriesBall s);
  }

  private static Magnitude atStart(SeriesBall s) {
    return s.constant().normUpper();
  }

  private static Magnitude noise(SeriesBall s) {
    return s.normUpper();
  }

  private static List<KinkShift.Held> pinned(
      VerifierContext context, List<Pair> pairs, StepSeries series) {
    List<KinkShift.Held> held = new ArrayList<>();
    List<SeriesBall> values = values(context, pairs, series);
    for (int q = 0; q < pairs.size(); q++) {
      Kink kink = context.ties().factored(series.gates(), pairs.get(q)).kink();
      held.add(
          new KinkShift.Held(
              KinkFactor.held(context.problem(), series.gates(), pairs.get(q), kink),
              values.get(q).normUpper(),
              StepSeries.slopeUpper(values.get(q), series.degree())));
    }
    return held;
  }

  /**
   * What is held at zero: pre-activations, or factors of them; the whole field has to be compiled
   * only for these.
   */
  private static List<SeriesBall> values(
      VerifierContext context, List<Pair> pairs, StepSeries series) {
    boolean isPlain =
        pairs.stream()
            .map(pair -> context.ties().factored(series.gates(), pair).kink())
            .allMatch(kink -> kink.source() < 0);
    if (isPlain) {
      return pairs.stream().map(series::preActivation).toList();
    }
    FieldProgram field = context.field(series.gates());
    SeriesBall[] registers = series.registers(field.program(), field.ahead());
    return field.pinnedPreActivations().stream().map(register -> registers[register]).toList();
  }

  /** Whether the pre-activation of a pair may be another on {@code Q} than on the proposal. */
  public boolean affects(Network network, GateTable gates, Pair pair) {
    BitSet changed = new BitSet();
    for (Edge edge : network.edges()) {
      if (edge.isTrainable() && shift.parameters().contains(edge.parameter())) {
        changed.set(edge.to());
      }
    }
    for (int u = network.inputs(); u < pair.vertex(); u++) {
      Gate gate = gates.gate(pair.sample(), u);
      boolean isMute = gate == Gate.PINNED || (gate == Gate.OFF && network.activation(u).isRelu());
      if (changed.get(u) && !isMute) {
        network.outgoing(u).forEach(edge -> changed.set(edge.to()));
      }
    }
    return changed.get(pair.vertex());
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
}
