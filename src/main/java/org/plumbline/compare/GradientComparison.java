package org.plumbline.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.compare.finding.Outcome;
import org.plumbline.compare.gradient.Judgement;
import org.plumbline.experiment.Experiment;
import org.plumbline.number.NumberFormat;

/**
 * What came of comparing recorded gradients, or steps of gradient descent, with the exact ones.
 *
 * @param experiment what was recorded
 * @param recording the name of the recording
 * @param kind gradients or steps
 * @param format the number format
 * @param start where the recording starts, if that is not where the experiment does
 * @param claims how many claims the recording makes
 * @param judged the claims judged, from the first on
 * @param balance the worst defect of balancedness of a step
 * @param times what the recorded times are, if not what is expected of such claims
 * @param tried what was tried without success to explain a claim that is off, in words
 */
public record GradientComparison(
    Experiment experiment,
    String recording,
    RecordingKind kind,
    NumberFormat format,
    Optional<OtherStart> start,
    int claims,
    List<JudgedClaim> judged,
    Optional<StepBalance> balance,
    Optional<String> times,
    List<String> tried)
    implements Comparison {
  /** A comparison. */
  public GradientComparison {
    judged = List.copyOf(judged);
    tried = List.copyOf(tried);
  }

  /** A comparison with times as expected, of which nothing is left unexplained. */
  public GradientComparison(
      Experiment experiment,
      String recording,
      RecordingKind kind,
      NumberFormat format,
      Optional<OtherStart> start,
      int claims,
      List<JudgedClaim> judged,
      Optional<StepBalance> balance) {
    this(
        experiment,
        recording,
        kind,
        format,
        start,
        claims,
        judged,
        balance,
        Optional.empty(),
        List.of());
  }

  @Override
  public List<JudgedNumbers> judgedNumbers() {
    return judged.stream().map(claim -> numbers(claim.point(), claim.judgement())).toList();
  }

  private JudgedNumbers numbers(int point, Judgement judgement) {
    String what = kind == RecordingKind.DESCENT ? "step " : "point ";
    return new JudgedNumbers(what + point, judgement.outcome(), judgement.ulps(), judgement.text());
  }

  /** What is proved of all claims together; steps that are out of balance differ. */
  @Override
  public Outcome outcome() {
    return balance
        .map(worst -> worst.outcome())
        .orElse(Outcome.CONFIRMED)
        .and(Outcome.of(outcomes(), claims));
  }

  /** The largest difference of the claims confirmed, in units in the last place. */
  public double largestUlps() {
    return judged.stream()
        .map(claim -> claim.judgement())
        .filter(judgement -> judgement.outcome() == Outcome.CONFIRMED)
        .mapToDouble(judgement -> judgement.ulps())
        .max()
        .orElse(0);
  }

  /** The claims that agree, by how they do. */
  public Map<String, List<JudgedClaim>> ways() {
    Map<String, List<JudgedClaim>> ways = new LinkedHashMap<>();
    for (JudgedClaim claim : judged) {
      if (claim.judgement() instanceof Judgement.Agrees agrees) {
        ways.computeIfAbsent(agrees.how(), how -> new ArrayList<>()).add(claim);
      }
    }
    return ways;
  }

  /** The claims that are off, in order. */
  public List<Off> off() {
    List<Off> off = new ArrayList<>();
    for (JudgedClaim claim : judged) {
      if (claim.judgement() instanceof Judgement.Differs differs) {
        off.add(new Off(claim.point(), differs));
      }
    }
    return off;
  }

  /**
   * A claim that is off.
   *
   * @param point the recorded point it begins at, from 0
   * @param differs how it differs
   */
  public record Off(int point, Judgement.Differs differs) {}
}
