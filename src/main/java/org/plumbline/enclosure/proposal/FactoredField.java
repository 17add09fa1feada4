package org.plumbline.enclosure.proposal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.plumbline.data.Loss;
import org.plumbline.enclosure.ball.LaneExponential;
import org.plumbline.enclosure.ball.LaneProduct;
import org.plumbline.enclosure.ball.LaneSeries;
import org.plumbline.enclosure.ball.ProgramBalls;
import org.plumbline.enclosure.ball.SeriesBall;
import org.plumbline.field.Pair;
import org.plumbline.number.Rational;

/**
 * The field of a {@link FactoredNetwork} along a step, under the gates proposed, times the length
 * of the step: {@code f = Σ_v A_v g_v s_v}, and the derivative of the edge from input {@code a} to
 * {@code v} is {@code A_v M_va}, {@code M_va = Σ_i c_i y_i g_v x_ia} (proofs-notes/verifier.md,
 * V17).
 *
 * <p>Series over edges and over samples are side by side in lanes; the few that belong to vertices
 * are balls.
 */
public final class FactoredField {
  private final FactoredHead head;
  private final LaneSeries factors;
  private final LaneSeries edges;
  private final LaneSeries ofColumns;
  private final LaneSeries silentSums;
  private final LaneSeries sums;
  private final int rows;

  private FactoredField(
      FactoredHead head,
      LaneSeries factors,
      LaneSeries edges,
      LaneSeries ofColumns,
      LaneSeries silentSums,
      LaneSeries sums,
      int rows) {
    this.head = head;
    this.factors = factors;
    this.edges = edges;
    this.ofColumns = ofColumns;
    this.silentSums = silentSums;
    this.sums = sums;
    this.rows = rows;
  }

  /**
   * The field on the balls of a head.
   *
   * @param length the length of the step
   * @throws ArithmeticException if too many digits would be lost
   */
  public static FactoredField of(
      FactoredHead head, FactoredGating gating, Rational length, LaneExponential exponential) {
    FactoredNetwork factored = head.factored();
    int order = head.balls().order();
    int rows = exponential.rows();
    LaneSeries factors = LaneSeries.enclosing(head.factors(), rows);
    LaneSeries edges = LaneSeries.enclosing(head.edges(), rows);
    LaneSeries ofColumns = factored.inputs().toColumns(edges, head.balls(), rows);
    LaneSeries forward =
        LaneProduct.of(factors.spread(factored.groupOfSum()), ofColumns, order, rows);
    LaneSeries losses =
        losses(factored.problem().loss(), gating.forward(factored).of(forward), order, exponential);
    Rational factor = length.multiply(factored.problem().sampleFactor());
    LaneSeries scale =
        LaneSeries.enclosing(List.of(head.balls().constant(factor)), rows)
            .spread(new int[factored.sums()]);
    LaneSeries plain = gating.backward(factored).of(losses);
    LaneSeries silentSums = LaneProduct.of(plain, scale, order, rows);
    LaneSeries sums = silentSums;
    if (!gating.gates().pinned().isEmpty()) {
      LaneSeries held = LaneProduct.sum(plain, held(head, gating, losses, rows));
      sums = LaneProduct.of(held, scale, order, rows);
    }
    return new FactoredField(head, factors, edges, ofColumns, silentSums, sums, rows);
  }

  /** Whether the weights of samples under a loss have a lane form. */
  static boolean isKnown(Loss loss) {
    return loss == Loss.EXPONENTIAL || loss == Loss.LOGISTIC;
  }

  /** {@code -ℓ'} of all samples, given minus their margins. */
  static LaneSeries losses(
      Loss loss, LaneSeries arguments, int order, LaneExponential exponential) {
    return switch (loss) {
      case EXPONENTIAL -> exponential.exp(arguments, order);
      case LOGISTIC -> exponential.logistic(arguments, order);
      default -> throw new ArithmeticException("a loss that lanes do not know");
    };
  }

  /** What pinned pairs add to the sums by their slopes. */
  private static LaneSeries held(
      FactoredHead head, FactoredGating gating, LaneSeries losses, int rows) {
    List<Pair> pinned = gating.gates().pinned();
    LaneSeries weighted = losses.spread(pinned.stream().mapToInt(Pair::sample).toArray());
    LaneSeries slopes = LaneSeries.enclosing(gating.slopesOf(pinned), rows);
    LaneSeries products = LaneProduct.of(slopes, weighted, head.balls().order(), rows);
    return LaneProduct.sum(
        gating.closed(head.factored(), pinned).of(weighted),
        gating.pinned(head.factored(), pinned).of(products));
  }

  /** The head. */
  public FactoredHead head() {
    return head;
  }

  /** The weights in their lanes. */
  public LaneSeries edges() {
    return edges;
  }

  /** {@code h A_v M_va} in each lane of an edge into a kinked vertex. */
  public LaneSeries velocities() {
    FactoredNetwork factored = head.factored();
    return LaneProduct.of(
        factors.spread(factored.groupOfLane()),
        factored.inputs().toEdges(sums, head.balls(), rows),
        head.balls().order(),
        rows);
  }

  /** {@code h Σ_i c_i y_i z_v} for all vertices; of inputs only where it is needed. */
  public SeriesBall[] activations() {
    FactoredNetwork factored = head.factored();
    ProgramBalls balls = head.balls();
    int kinked = factored.kinked().length;
    int[] groups = factored.groupOfSum();
    Arrays.setAll(groups, lane -> groups[lane] < kinked ? groups[lane] : -1);
    LaneSeries products = LaneProduct.of(ofColumns, silentSums, balls.order(), rows);
    LaneSeries perVertex = LaneProduct.sums(products, groups, kinked);
    List<SeriesBall> ofKinked = new ArrayList<>();
    for (int g = 0; g < kinked; g++) {
      ofKinked.add(balls.of(perVertex, g));
    }
    List<SeriesBall> ofInputs = new ArrayList<>();
    if (factored.hasLinearGroup()) {
      LaneSeries perInput = factored.inputs().toEdges(silentSums, balls, rows);
      for (int lane = kinked * factored.dimension(); lane < factored.lanes(); lane++) {
        ofInputs.add(balls.of(perInput, lane));
      }
    }
    return head.activations(ofKinked, ofInputs);
  }
}
