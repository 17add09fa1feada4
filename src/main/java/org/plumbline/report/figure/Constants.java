package org.plumbline.report.figure;

import java.util.List;
import java.util.OptionalDouble;
import org.plumbline.claim.Finding;
import org.plumbline.claim.Quantity;
import org.plumbline.claim.Verdict;

/**
 * Constants that findings prove, for curves of bounds.
 *
 * @param findings all findings
 */
record Constants(List<Finding> findings) {
  /** The constant that a claim proves of a subject from the initial weights alone. */
  OptionalDouble of(String id, String subject) {
    return findings.stream()
        .filter(finding -> finding.id().equals(id) && finding.subject().equals(subject))
        .filter(finding -> finding.verdict() == Verdict.PROVED && finding.interval().isEmpty())
        .flatMap(finding -> finding.bound().stream())
        .mapToDouble(Constants::approximate)
        .filter(Double::isFinite)
        .findFirst();
  }

  /** The number that a claim gives in its first finding that has one. */
  OptionalDouble value(String id) {
    return findings.stream()
        .filter(finding -> finding.id().equals(id) && finding.verdict() == Verdict.PROVED)
        .flatMap(finding -> finding.value().stream())
        .mapToDouble(Constants::approximate)
        .findFirst();
  }

  /** The number that a claim gives of a subject, where that is proved. */
  OptionalDouble value(String id, String subject) {
    return new Constants(findings.stream().filter(f -> f.subject().equals(subject)).toList())
        .value(id);
  }

  /** Whether a claim bounds a number of a subject. */
  boolean hasBound(String id, String subject) {
    return findings.stream()
        .anyMatch(f -> f.id().equals(id) && f.subject().equals(subject) && f.bound().isPresent());
  }

  /** Whether a claim was made of this run at all. */
  boolean applies(String id) {
    return findings.stream()
        .anyMatch(f -> f.id().equals(id) && f.verdict() != Verdict.NOT_APPLICABLE);
  }

  private static double approximate(Quantity quantity) {
    if (quantity instanceof Quantity.Exact exact) {
      return exact.value().approximateDouble();
    }
    return quantity instanceof Quantity.Enclosed enclosed
        ? enclosed.value().upper().approximateDouble()
        : ((Quantity.Measured) quantity).value().approximateDouble();
  }
}
