package org.plumbline.enclosure.event;

import java.util.List;
import java.util.Optional;
import org.checkerframework.checker.nullness.qual.MonotonicNonNull;
import org.plumbline.enclosure.ball.PolynomialRange;
import org.plumbline.enclosure.ball.SeriesBall;
import org.plumbline.enclosure.box.EnclosedProblem;
import org.plumbline.enclosure.box.FlowRates;
import org.plumbline.enclosure.box.GateState;
import org.plumbline.enclosure.box.KinkStrength;
import org.plumbline.enclosure.box.LossWeights;
import org.plumbline.enclosure.box.PossibleGates;
import org.plumbline.enclosure.box.SampleSignals;
import org.plumbline.enclosure.box.WeightBox;
import org.plumbline.enclosure.kink.GateCheck;
import org.plumbline.enclosure.proposal.ProposedStep;
import org.plumbline.enclosure.proposal.StepSeries;
import org.plumbline.enclosure.proposal.VerifierContext;
import org.plumbline.enclosure.step.CertifiedStep;
import org.plumbline.field.Gate;
import org.plumbline.field.Pair;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/**
 * An enclosed step near one of its ends, where gates change: signs of rates of pre-activations, for
 * all weights within the step's radius of parts that get shorter (proofs-notes/verifier.md, V9).
 */
final class JunctionSide {
  private final VerifierContext context;
  private final TrajectoryStep step;
  private final ProposedStep proposal;
  private final StepSeries series;
  private final GateCheck check;
  private final Magnitude radius;
  private final Magnitude error;
  private final boolean isEnd;

  private JunctionSide(
      VerifierContext context, TrajectoryStep step, CertifiedStep bounds, boolean isEnd) {
    this.context = context;
    this.step = step;
    this.isEnd = isEnd;
    this.proposal = ProposedStep.of(step, context.count());
    this.series = new StepSeries(context, step, proposal);
    this.check = new GateCheck(context.problem(), step.gates());
    this.radius = bounds.throughout().add(proposal.cut());
    this.error = (isEnd ? bounds.atEnd() : bounds.atStart()).add(proposal.cut());
  }

  /** The end of a step. */
  static JunctionSide before(VerifierContext context, TrajectoryStep step, CertifiedStep bounds) {
    return new JunctionSide(context, step, bounds, true);
  }

  /** The start of a step. */
  static JunctionSide after(VerifierContext context, TrajectoryStep step, CertifiedStep bounds) {
    return new JunctionSide(context, step, bounds, false);
  }

  /** The gate proposed for a pair. */
  Gate gate(Pair pair) {
    return step.gates().gate(pair);
  }

  /** The edges into the vertex of a pair. */
  List<Edge> incoming(Pair pair) {
    return context.problem().network().incoming(pair.vertex());
  }

  /** Whether a negative pre-activation of the pair is mute. */
  boolean isRelu(Pair pair) {
    return context.problem().network().activation(pair.vertex()).isRelu();
  }

  /** The time that a part of the step takes. */
  Rational time(double part) {
    return step.end().subtract(step.start()).multiply(Dyadic.of(part).toRational());
  }

  /** Whether a time is less than that of a part of the step. */
  boolean isWithin(Magnitude time, double part) {
    return !time.isInfinite() && time.toDyadic().toRational().compareTo(time(part)) < 0;
  }

  /**
   * What lies between the distances {@code near} and {@code far} from the junction, in scaled time.
   */
  Part part(double near, double far) {
    return isEnd ? new Part(1 - far, 1 - near) : new Part(near, far);
  }

  /** The same, of a part that contains it. */
  Part part(double near, double far, Part whole) {
    return isEnd ? new Part(1 - far, 1 - near, whole) : new Part(near, far, whole);
  }

  /** A part of the step. */
  final class Part {
    private final double from;
    private final double to;
    private final WeightBox box;
    private final PossibleGates states;
    private @MonotonicNonNull SampleSignals signals;
    private @MonotonicNonNull LossWeights losses;

    private Part(double from, double to) {
      this.from = from;
      this.to = to;
      this.box = proposal.box(from, to, radius);
      this.states = PossibleGates.enclosing(context.problem(), box);
    }

    /** Gates that are certain on the whole are certain here. */
    private Part(double from, double to, Part whole) {
      this.from = from;
      this.to = to;
      this.box = proposal.box(from, to, radius);
      this.states = PossibleGates.within(context.problem(), box, whole.states);
    }

    /** The signals under the states, found when they are first asked for: many parts do without. */
    private SampleSignals signals() {
      if (signals == null) {
        signals = SampleSignals.ofSelections(context.problem(), box, states);
      }
      return signals;
    }

    /** The loss weights for these signals. */
    private LossWeights losses() {
      if (losses == null) {
        losses = signals().lossWeights();
      }
      return losses;
    }

    /** Whether all gates on the way to the pair are certain on its sample and those proposed. */
    boolean isSettled(Pair pair) {
      Network network = context.problem().network();
      for (int u = network.inputs(); u < pair.vertex(); u++) {
        Pair other = new Pair(pair.sample(), u);
        boolean matters =
            !network.activation(u).isLinear()
                && !check.isUnreached(other)
                && GateCheck.leads(network, u, pair.vertex());
        if (matters && !isProposed(other)) {
          return false;
        }
      }
      return !check.isUnreached(pair);
    }

    /** Whether {@code s_v = w z_u} of the pair for the given edge, with {@code w > 0}. */
    boolean isFedBy(Pair pair, Edge source) {
      EnclosedProblem problem = context.problem();
      DoubleInterval[] weights = problem.weights(box);
      boolean isFed = true;
      for (int e = problem.firstInto(pair.vertex());
          e < problem.firstInto(pair.vertex() + 1);
          e++) {
        Pair other = new Pair(pair.sample(), problem.edge(e).from());
        boolean isMute = isRelu(other) && states.state(other) == GateState.OFF;
        boolean isSource = problem.edge(e).equals(source);
        isFed &= isSource ? weights[e].lower() > 0 : isMute;
      }
      return isFed;
    }

    private boolean isProposed(Pair pair) {
      Gate gate = step.gates().gate(pair);
      return switch (states.state(pair)) {
        case ON -> gate == Gate.ON;
        case OFF -> gate == Gate.OFF;
        case EITHER -> false;
      };
    }

    /**
     * A positive lower bound, in time, of the rate at which the pre-activation rises, or falls, for
     * all weights and gates; with the gate of the pair itself as given.
     */
    Optional<Magnitude> rate(Pair pair, GateState own, boolean isRising) {
      SampleSignals chosen = signals().withSelection(pair, own);
      LossWeights losses =
          losses().with(context.problem(), pair.sample(), chosen.margin(pair.sample()));
      DoubleInterval rate = FlowRates.enclosing(chosen, losses).rate(pair);
      double least = isRising ? rate.lower() : -rate.upper();
      return least > 0
          ? Optional.of(Magnitude.enclosingAbove(least).scale(losses.scale()))
          : Optional.empty();
    }

    /** The same for the pre-activation of the proposal, under the gates proposed. */
    Optional<Magnitude> proposedRate(Pair pair, boolean isRising) {
      DoubleInterval slope =
          PolynomialRange.enclosingDerivative(series.preActivation(pair)).on(from, to);
      double least = isRising ? slope.lower() : -slope.upper();
      return least > 0 ? Optional.of(Magnitude.enclosingAbove(least)) : Optional.empty();
    }

    /** At least {@code |s|} of the flow at the junction. */
    Magnitude atJunction(Pair pair) {
      return offset(pair).add(gradient(pair).multiply(error));
    }

    /**
     * At least {@code |s(P)|} at the junction and what a flow may be off anywhere on the part; with
     * room for what the series leaves out twice.
     */
    Magnitude uncertain(Pair pair) {
      return offset(pair).add(gradient(pair).multiply(radius));
    }

    /** At least {@code |s|} of the flow anywhere on the part. */
    Magnitude largest(Pair pair) {
      DoubleInterval range = PolynomialRange.enclosing(series.preActivation(pair)).on(from, to);
      return Magnitude.enclosingAbove(range.magnitudeUpper()).add(gradient(pair).multiply(radius));
    }

    private Magnitude offset(Pair pair) {
      SeriesBall s = series.preActivation(pair);
      Magnitude value = Magnitude.enclosingAbove(isEnd ? s.atOne() : s.coefficient(0));
      return value.add(s.radius().scale(1));
    }

    private Magnitude gradient(Pair pair) {
      return Magnitude.enclosingAbove(KinkStrength.gradientUpper(signals(), pair));
    }
  }

  /** At least a duration in time, given one in scaled time. */
  Magnitude duration(Magnitude scaled) {
    return scaled.multiply(Magnitude.enclosingAbove(step.end().subtract(step.start())));
  }
}
