package org.plumbline.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.claim.along.GateHistory;
import org.plumbline.claim.along.Instant;
import org.plumbline.claim.along.Interval;
import org.plumbline.claim.along.Observations;
import org.plumbline.claim.matrix.MatrixSlack;
import org.plumbline.claim.matrix.RankOneConstant;
import org.plumbline.claim.matrix.RankOneDistance;
import org.plumbline.claim.matrix.TopDirection;
import org.plumbline.claim.structure.LayerStructure;
import org.plumbline.claim.structure.ParameterMatrix;
import org.plumbline.claim.structure.TwinClass;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;
import org.plumbline.number.RationalMatrix;
import org.plumbline.number.SpectralBounds;
import org.plumbline.number.qual.Rigorous;

/**
 * While the gates of a set A of twins agree on every sample, {@code E(In[A]) <= E(Out[A]) + tr C_A
 * - λ_min(C_A)} with {@code C_A} taken at the start of the interval, and {@code E(Out[A]) <=
 * E(Out)}. Before the output {@code E(Out[A]) = 0}, so with K such sets the layer stays within
 * squared distance {@code Σ_A D_A} of rank K (proofs-notes/active-submatrix.md; Le &amp; Jegelka
 * 2022, theorem 2).
 */
public final class ActiveSubmatrix implements Claim {
  private static final Statement ROWS =
      new Statement(
          "active-submatrix",
          "‖In[A]‖_F² - ‖In[A]‖_2² <= E(Out[A]) + tr C_A - λ_min(C_A) while the gates of A agree");
  private static final Statement RANK =
      new Statement(
          "active-submatrix",
          "the layer is within squared distance Σ_A D_A of rank K, one for each class A");

  @Override
  public String id() {
    return ROWS.id();
  }

  @Override
  public List<Finding> check(Evidence evidence) {
    LayerStructure layers = evidence.observations().layers();
    return new LayerFindings(ROWS, layers)
        .ofKinked(
            twins ->
                evidence.observations().steps().isEmpty()
                    ? List.of(ROWS.noTrajectory(twins.name(), evidence))
                    : new Layer(evidence, twins).findings());
  }

  /** A set of twins active together, with its constant at the start of the interval. */
  private record Active(TwinClass twins, int firstStep, Instant start, Rational excess) {
    /** Whether the gates agree for certain since the start, and the flow is enclosed. */
    boolean isCertain(Observations observations) {
      return firstStep >= observations.certainFrom(twins.vertices());
    }
  }

  /** One layer on its last intervals of agreement. */
  private record Layer(Evidence evidence, TwinClass twins) {
    List<Finding> findings() {
      GateHistory gates = evidence.observations().gates();
      List<Active> classes =
          gates.coactivation(gates.steps() - 1, twins.vertices()).stream()
              .map(this::active)
              .toList();
      List<Finding> findings = new ArrayList<>();
      for (Active active : classes) {
        if (active.twins.vertices().size() > 1) {
          findings.add(bound(active));
        }
      }
      if (toOutput()) {
        findings.add(rank(classes));
      }
      return findings.isEmpty()
          ? List.of(
              ROWS.notApplicable(
                  twins.name(), "no two vertices have the same gates at the horizon"))
          : findings;
    }

    /** Whether the out-matrix is a single row: one edge from each twin, to the output. */
    private boolean toOutput() {
      return twins.targets().equals(List.of(twins.network().output()));
    }

    private Active active(List<Integer> vertices) {
      int agreed = evidence.observations().gates().agreeFrom(vertices);
      int certain = evidence.observations().certainFrom(vertices);
      int steps = evidence.observations().steps().size();
      int step = certain < steps ? Math.max(agreed, certain) : agreed;
      TwinClass some = twins.restrictedTo(vertices);
      List<Instant> knots = evidence.observations().knots();
      Instant start = step == 0 ? knots.get(0) : knots.get(2 * step + 1);
      List<Rational> weights =
          step == 0
              ? evidence.problem().initialWeights()
              : start.weights().stream().map(w -> w.toRational()).toList();
      RationalMatrix imbalance = some.imbalance(weights);
      Rational excess = RankOneConstant.excess(imbalance, SpectralBounds.of(imbalance));
      return new Active(some, step, start, excess);
    }

    private List<Instant> knots(Active active) {
      List<Instant> ends =
          evidence.observations().ends().stream()
              .filter(knot -> knot.step() >= active.firstStep)
              .toList();
      return Observations.sampled(ends, Observations.spectralCost(active.twins.in()));
    }

    private TopDirection top(ParameterMatrix matrix, Instant knot) {
      return TopDirection.of(matrix.atDyadic(knot.weights()), evidence.observations().bits());
    }

    private Interval since(Active active) {
      return new Interval(active.start.time(), evidence.observations().horizon().end());
    }

    private Finding bound(Active active) {
      List<Instant> knots = knots(active);
      String subject = active.twins.name() + "[" + active.twins.vertexNames() + "]";
      for (Instant knot : knots) {
        Dyadic inside = top(active.twins.in(), knot).distanceUpper();
        Dyadic outside = top(active.twins.out(), knot).distanceUpper();
        Dyadic limit = limit(active, knot, outside);
        if (inside.compareTo(limit) > 0 || !isPartOfWhole(outside, knot)) {
          return ROWS.row(subject, Verdict.UNDECIDED, Statement.deviates(knot))
              .withInterval(since(active))
              .withValue(Statement.measured(inside))
              .withBound(Statement.measured(limit));
        }
      }
      Instant last = knots.get(knots.size() - 1);
      TopDirection in = top(active.twins.in(), last);
      String reason =
          "it holds at "
              + knots.size()
              + " ends of steps, and E(Out[A]) <= E(Out); the numbers are those at the horizon, "
              + "where the stable rank of In[A] is "
              + Statement.text(Dyadic.of(in.approximateStableRank()))
              + "; for later times see active-submatrix-limit";
      if (active.isCertain(evidence.observations())) {
        Finding proved =
            ROWS.proved(subject, reason)
                .withInterval(since(active))
                .withValue(
                    Statement.enclosed(
                        last.certain(MatrixSlack.distanceEnclosure(in, active.twins.in(), last))))
                .withBound(Statement.enclosed(last.certain(DyadicInterval.of(limit(active, last)))))
                .finding();
        return Statement.ranged(proved, range(active));
      }
      return ROWS.row(subject, Verdict.CONSISTENT, reason)
          .withInterval(since(active))
          .withValue(Statement.measured(in.distanceUpper()))
          .withBound(Statement.measured(limit(active, last)));
    }

    /** Where {@code E(In[A])} is at all times since the start. */
    private Optional<@Rigorous DyadicInterval> range(Active active) {
      ParameterMatrix in = active.twins.in();
      return evidence
          .observations()
          .throughout()
          .flatMap(
              times ->
                  times.from(
                      active.firstStep,
                      Observations.spectralCost(in),
                      box -> RankOneDistance.over(in, box)));
    }

    /**
     * The bound for recorded matrices: {@code E(Out[A]) + tr C_A - λ_min(C_A)}, and twice the
     * change of {@code C_A} that the radius allows at the knot and at the start, once for the trace
     * and once for the eigenvalue.
     */
    private Dyadic limit(Active active, Instant knot) {
      return limit(active, knot, top(active.twins.out(), knot).distanceUpper());
    }

    private Dyadic limit(Active active, Instant knot, Dyadic outside) {
      Dyadic slack =
          MatrixSlack.ofImbalance(active.twins, knot)
              .add(MatrixSlack.ofImbalance(active.twins, active.start));
      return outside
          .add(RankOneConstant.upper(active.excess, evidence.observations().bits()))
          .add(slack.scale(1));
    }

    /** Whether {@code E(Out[A]) <= E(Out)}, both bounded from above. */
    private boolean isPartOfWhole(Dyadic outside, Instant knot) {
      Dyadic whole = top(twins.out(), knot).distanceUpper();
      Dyadic limit = MatrixSlack.distanceBound(whole, twins.out(), knot);
      return outside.compareTo(limit) <= 0;
    }

    private Finding rank(List<Active> classes) {
      int latest = classes.stream().mapToInt(Active::firstStep).max().orElse(0);
      Instant last = evidence.observations().last();
      Dyadic distance = Dyadic.ZERO;
      Dyadic bound = Dyadic.ZERO;
      Dyadic allowed = Dyadic.ZERO;
      for (Active active : classes) {
        distance = distance.add(top(active.twins.in(), last).distanceUpper());
        bound = bound.add(RankOneConstant.upper(active.excess, evidence.observations().bits()));
        allowed = allowed.add(limit(active, last));
      }
      boolean holds = distance.compareTo(allowed) <= 0;
      String reason =
          "K = "
              + classes.size()
              + " classes of equal gates; at the horizon the stable rank of the layer is "
              + Statement.text(Dyadic.of(top(twins.in(), last).approximateStableRank()))
              + "; for later times see rank-limit";
      Interval times =
          new Interval(evidence.observations().steps().get(latest).start(), last.time());
      if (holds && classes.stream().allMatch(a -> a.isCertain(evidence.observations()))) {
        return RANK.proved(twins.name(), reason)
            .withInterval(times)
            .withValue(Statement.enclosed(last.certain(new DyadicInterval(Dyadic.ZERO, allowed))))
            .finding();
      }
      return RANK.row(
              twins.name(),
              holds ? Verdict.CONSISTENT : Verdict.UNDECIDED,
              holds ? reason : Statement.deviates(last))
          .withInterval(times)
          .withValue(Statement.measured(distance))
          .withBound(Statement.measured(bound));
    }
  }
}
