package org.plumbline.claim;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.data.Dataset;
import org.plumbline.data.FarkasCombination;
import org.plumbline.data.MaxMargin;
import org.plumbline.data.MaxMarginResult;
import org.plumbline.data.SeparabilityCertificate;
import org.plumbline.data.Separator;
import org.plumbline.number.Rational;

/**
 * There is {@code u} with {@code y_i ⟨u, x_i⟩ > 0} for all i; decided by a certificate either way
 * and, if so, the margin of the hard-margin direction (proofs-notes/separability.md; Le &amp;
 * Jegelka 2022, assumption 1).
 */
public final class Separability implements Claim {
  private static final Statement ROWS =
      new Statement("separability", "there is u with y_i ⟨u, x_i⟩ > 0 for every sample");
  private static final Statement MARGIN =
      new Statement(
          "separability", "the largest squared distance of a separating hyperplane to the samples");

  @Override
  public String id() {
    return ROWS.id();
  }

  @Override
  public List<Finding> check(Evidence evidence) {
    Dataset data = evidence.problem().data();
    Finding decided = decided(org.plumbline.data.SeparabilityDecision.decide(data), data);
    List<Finding> findings = new ArrayList<>(List.of(decided));
    if (decided.verdict() == Verdict.PROVED) {
      findings.add(margin(evidence.observations().maxMargin(), data));
    }
    return findings;
  }

  /** The finding that a certificate, verified here once more, leads to. */
  static Finding decided(SeparabilityCertificate certificate, Dataset data) {
    if (!certificate.verify(data)) {
      return ROWS.row(
          "data",
          Verdict.UNDECIDED,
          "the certificate proposed does not verify, which is a defect of the program");
    }
    if (certificate instanceof FarkasCombination farkas) {
      Certificate numbers = new Certificate(Certificate.Kind.FARKAS, List.of(), farkas.lambda());
      String reason =
          "a convex combination of "
              + numbers.support().size()
              + " signed samples is 0 (Gordan's theorem)";
      return ROWS.violated("data", reason).withCertificate(numbers).finding();
    }
    List<Rational> u = ((Separator) certificate).u();
    return ROWS.proved("data", "a vector u with y_i ⟨u, x_i⟩ >= 1 on every sample")
        .withCertificate(new Certificate(Certificate.Kind.SEPARATOR, u, List.of()))
        .finding();
  }

  /** The finding that a margin, verified here once more, leads to. */
  static Finding margin(MaxMarginResult result, Dataset data) {
    if (result instanceof MaxMargin margin && margin.verify(data)) {
      String reason =
          "the optimality conditions hold exactly, with "
              + margin.support().size()
              + " support vectors";
      return MARGIN
          .proved("margin", reason)
          .withValue(Statement.exact(margin.marginSquared()))
          .withCertificate(
              new Certificate(Certificate.Kind.MAX_MARGIN, margin.u(), margin.multipliers()))
          .finding();
    }
    return MARGIN.row(
        "margin",
        Verdict.UNDECIDED,
        "the search for the maximum margin did not end within its limit of steps; fewer samples, or"
            + " features of like size (data: {standardize: true}), may bring it to an end");
  }
}
