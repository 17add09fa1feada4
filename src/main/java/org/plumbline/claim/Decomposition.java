package org.plumbline.claim;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.plumbline.claim.along.Interval;
import org.plumbline.network.Evaluation;
import org.plumbline.network.Network;
import org.plumbline.network.PathDecomposition;
import org.plumbline.number.Rational;

/**
 * {@code f(x; w) = T_{sgn w}(x_{start(p)} μ_p(|w|))_p}: a tree network with weights in {-1, 0, 1}
 * applied to a multilinear function of the weights (proofs-notes/decomposition.md; Le &amp; Jegelka
 * 2022, lemma 1).
 */
public final class Decomposition implements Claim {
  /** Up to this many paths are followed one by one on each sample. */
  private static final BigInteger MOST_PATHS = BigInteger.valueOf(100_000);

  /** Paths followed over all samples together. */
  private static final long PATH_BUDGET = 50_000;

  private static final Statement ROWS =
      new Statement(
          "decomposition", "f(x; w) = T_{sgn w}(x · μ(|w|)), a tree of signs on path products");

  @Override
  public String id() {
    return ROWS.id();
  }

  @Override
  public List<Finding> check(Evidence evidence) {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        at("w(0)", evidence, evidence.problem().initialWeights())
            .withInterval(new Interval(Rational.ZERO, Rational.ZERO)));
    evidence
        .trajectory()
        .ifPresent(
            trajectory -> {
              List<Rational> weights =
                  trajectory.finalWeights().stream().map(w -> w.toRational()).toList();
              Rational end = trajectory.finalTime();
              findings.add(
                  at("recorded end", evidence, weights).withInterval(new Interval(end, end)));
            });
    return findings;
  }

  private static Finding at(String subject, Evidence evidence, List<Rational> weights) {
    Network network = evidence.problem().network();
    BigInteger paths = PathDecomposition.pathCount(network);
    boolean listed = paths.compareTo(MOST_PATHS) <= 0;
    long cost = listed ? Math.max(1, paths.longValueExact()) : network.edges().size();
    int samples = (int) Math.min(evidence.problem().data().size(), Math.max(1, PATH_BUDGET / cost));
    PathDecomposition decomposition = PathDecomposition.of(network, weights);
    for (int i = 0; i < samples; i++) {
      List<Rational> x = evidence.problem().data().point(i);
      Evaluation evaluation = Evaluation.exact(network, weights, x);
      if (!holds(decomposition, evaluation, x, listed)) {
        return ROWS.violated(subject, "the identity fails on sample " + i).finding();
      }
    }
    String how =
        listed ? "by all " + paths + " paths" : "by homogeneity, for all " + paths + " paths";
    return ROWS.proved(subject, "exact on " + samples + " samples, " + how)
        .withValue(Statement.exact(Rational.of(paths)))
        .finding();
  }

  /**
   * Whether the decomposition yields the evaluation, by homogeneity and, if asked, path by path.
   */
  static boolean holds(
      PathDecomposition decomposition, Evaluation evaluation, List<Rational> x, boolean listed) {
    return decomposition.holdsByHomogeneity(evaluation)
        && (!listed || decomposition.treeValue(x).equals(evaluation.value()));
  }
}
