package org.plumbline.claim.theorem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.claim.Certificate;
import org.plumbline.claim.Finding;
import org.plumbline.data.Dataset;
import org.plumbline.data.FarkasCombination;
import org.plumbline.data.SeparabilityCertificate;
import org.plumbline.data.SeparabilityDecision;
import org.plumbline.number.Rational;

/** A hyperplane through 0 separates the samples (proofs-notes/separability.md). */
final class SeparableSamples implements Hypothesis {
  static final String ID = "separable-samples";

  /** Numbers in a table of samples beyond which no change of it is looked for. */
  private static final long MOST_NUMBERS = 20_000;

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String statement() {
    return "there is u with y_i ⟨u, x_i⟩ > 0 for every sample";
  }

  @Override
  public Assessment assess(Grounds grounds) {
    Dataset data = grounds.problem().data();
    for (Finding finding : grounds.of("separability", "data")) {
      Optional<Certificate> certificate = finding.certificate();
      if (Grounds.isProved(finding)) {
        return Assessment.proved("a vector u is known; see separability");
      }
      if (certificate.filter(c -> c.kind() == Certificate.Kind.FARKAS).isPresent()) {
        return failing(certificate.get(), data);
      }
    }
    return Assessment.cannotBeKnown("it is not decided; see separability");
  }

  private static Assessment failing(Certificate farkas, Dataset data) {
    List<Integer> support = farkas.support();
    List<Rational> numbers = support.stream().map(farkas.coefficients()::get).toList();
    return Assessment.fails(
            "Σ λ_i y_i x_i = 0 over " + Names.samples(support),
            new Witness(support, List.of(), numbers))
        .changing(change(data));
  }

  /** What makes the samples separable, tried out: a constant coordinate, or fewer samples. */
  static Optional<String> change(Dataset data) {
    if ((long) data.size() * data.dimension() > MOST_NUMBERS) {
      return Optional.empty();
    }
    if (SeparabilityDecision.decide(Subset.withConstant(data)).claimsSeparable()) {
      return Optional.of(
          "data: {bias: true}, as a hyperplane that is not through 0 separates them");
    }
    return leftOut(data).map(few -> "leave out " + Names.samples(few));
  }

  /** A few samples without which the others are separable, those of the largest coefficients. */
  private static Optional<List<Integer>> leftOut(Dataset data) {
    List<Integer> kept = Subset.all(data);
    List<Integer> out = new ArrayList<>();
    while (Subset.areFew(data, out) && Subset.hasBothLabels(data, kept)) {
      SeparabilityCertificate certificate = SeparabilityDecision.decide(Subset.of(data, kept));
      if (!(certificate instanceof FarkasCombination farkas)) {
        return Optional.of(out.stream().sorted().toList());
      }
      out.add(kept.remove(largest(farkas.lambda())));
    }
    return Optional.empty();
  }

  private static int largest(List<Rational> numbers) {
    int largest = 0;
    for (int k = 1; k < numbers.size(); k++) {
      if (numbers.get(k).compareTo(numbers.get(largest)) > 0) {
        largest = k;
      }
    }
    return largest;
  }
}
