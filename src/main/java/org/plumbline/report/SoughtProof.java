package org.plumbline.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.claim.Finding;
import org.plumbline.claim.along.Interval;
import org.plumbline.enclosure.Verification;
import org.plumbline.experiment.FlowSettings;
import org.plumbline.experiment.LaterClaims;
import org.plumbline.flow.FlowResult;
import org.plumbline.number.Decimals;
import org.plumbline.number.Rational;
import org.plumbline.run.ProofGoal;

/** What became of a run that was to go on until claims are decided for all later times. */
final class SoughtProof {
  private static final int SHOWN_DIGITS = 6;

  private final String claim;
  private final FlowSettings flow;
  private final Report.Run run;
  private final Map<String, List<Finding>> findings = new LinkedHashMap<>();

  private SoughtProof(Report report, Report.Run run, String claim) {
    this.claim = claim;
    this.flow = report.experiment().flow();
    this.run = run;
    for (String id : LaterClaims.named(claim)) {
      List<Finding> some = report.findings().stream().filter(f -> f.id().equals(id)).toList();
      if (!ProofGoal.isInapplicable(some)) {
        findings.put(id, some);
      }
    }
  }

  /** What became of it, if the run was to go on so. */
  static Optional<SoughtProof> of(Report report) {
    return report
        .run()
        .flatMap(
            run ->
                report
                    .experiment()
                    .flow()
                    .untilProved()
                    .map(claim -> new SoughtProof(report, run, claim)));
  }

  private List<Finding> open() {
    return findings.values().stream().flatMap(some -> ProofGoal.open(some).stream()).toList();
  }

  private boolean isDecided(String id) {
    return ProofGoal.open(findings.getOrDefault(id, List.of())).isEmpty();
  }

  /** How the run ended, in a word. */
  private String ending() {
    if (open().isEmpty()) {
      return "decided";
    }
    if (!(run.result() instanceof FlowResult.Completed)) {
      return "stopped";
    }
    return run.verification() instanceof Verification.Certified ? "given-up" : "not-enclosed";
  }

  /** The outcome in sentences. */
  String text() {
    return open().isEmpty() ? decided() : notDecided();
  }

  private String sought() {
    return claim.equals(LaterClaims.ALL) ? "all claims about all later times" : claim;
  }

  private String decided() {
    String from =
        since()
            .map(
                t -> " for all times from t = " + Decimals.nearest(t.start(), SHOWN_DIGITS) + " on")
            .orElse("");
    return "Followed until decided: "
        + (findings.isEmpty() ? sought() + ", which does not apply" : ids(all()))
        + from
        + ".";
  }

  private Optional<Interval> since() {
    return findings.values().stream()
        .flatMap(List::stream)
        .flatMap(finding -> finding.interval().stream())
        .filter(times -> times.last().isEmpty())
        .findFirst();
  }

  private String notDecided() {
    List<Finding> open = open();
    Finding first = open.get(0);
    String others =
        open.size() == 1
            ? ""
            : " (and "
                + (open.size() - 1)
                + (open.size() == 2 ? " more finding)" : " more findings)");
    return "Not decided for all later times: "
        + ids(all().stream().filter(id -> !isDecided(id)).toList())
        + "; "
        + end()
        + ". What is in the way: "
        + first.id()
        + " of "
        + first.subject()
        + ", "
        + first.reason()
        + others
        + ".";
  }

  private String end() {
    String time = Decimals.nearest(run.result().trajectory().finalTime(), SHOWN_DIGITS);
    return switch (ending()) {
      case "given-up" -> "given up at t = " + time + ", as asked: at " + bounds();
      case "not-enclosed" ->
          "the flow is not enclosed all the way to t = " + time + ", where the run ended";
      default -> "the run ended at t = " + time + ", before " + bounds();
    };
  }

  private String bounds() {
    return Stream.concat(
            flow.untilTime().map(t -> "the time " + Decimals.nearest(t, SHOWN_DIGITS)).stream(),
            flow.untilRisk().map(r -> "a risk of " + Decimals.nearest(r, SHOWN_DIGITS)).stream())
        .collect(Collectors.joining(" or "));
  }

  /** All of a number, in the shorter way of writing it. */
  private static String exact(Rational number) {
    String decimal = Decimals.nearest(number, SHOWN_DIGITS);
    return Rational.parse(decimal).equals(number) ? decimal : number.toString();
  }

  private List<String> all() {
    return new ArrayList<String>(findings.keySet());
  }

  private static String ids(List<String> ids) {
    return String.join(", ", ids);
  }

  /** The outcome for {@code report.json}. */
  Map<String, Object> json() {
    Map<String, Object> bounds = new LinkedHashMap<>();
    flow.untilTime().ifPresent(time -> bounds.put("time", exact(time)));
    flow.untilRisk().ifPresent(risk -> bounds.put("risk", exact(risk)));
    List<Object> claims = new ArrayList<>();
    for (String id : all()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("id", id);
      entry.put("decided", isDecided(id));
      claims.add(entry);
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("claim", claim);
    tree.put("giveUp", bounds);
    tree.put("decided", open().isEmpty());
    tree.put("ending", ending());
    tree.put("claims", claims);
    tree.put("text", text());
    return tree;
  }
}
