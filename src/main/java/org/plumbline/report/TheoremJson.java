package org.plumbline.report;

import java.util.LinkedHashMap;
import java.util.Map;
import org.plumbline.claim.theorem.Assessment;
import org.plumbline.claim.theorem.Audit;
import org.plumbline.claim.theorem.LateEvents;
import org.plumbline.claim.theorem.NearZero;
import org.plumbline.claim.theorem.RunAudit;
import org.plumbline.claim.theorem.TheoremAudit;
import org.plumbline.claim.theorem.Witness;
import org.plumbline.number.Decimals;
import org.plumbline.number.Dyadic;

/** What each theorem supposes, and what the run shows beside that, as a report has it. */
final class TheoremJson {
  private static final int DIGITS = 8;

  private TheoremJson() {}

  /** Puts the keys into a report, if there is an audit. */
  static void put(Audit audit, Map<String, Object> report) {
    if (!audit.theorems().isEmpty()) {
      report.put("theorems", audit.theorems().stream().map(TheoremJson::theorem).toList());
    }
    audit.run().ifPresent(run -> report.put("afterTheRun", run(run)));
  }

  private static Map<String, Object> theorem(TheoremAudit audit) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("id", audit.theorem().id());
    tree.put("conclusion", audit.theorem().conclusion());
    tree.put("citation", audit.theorem().citation());
    tree.put("standing", audit.standing().name());
    tree.put("hypotheses", audit.rows().stream().map(TheoremJson::row).toList());
    return tree;
  }

  private static Map<String, Object> row(TheoremAudit.Row row) {
    Assessment assessment = row.assessment();
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("id", row.hypothesis().id());
    tree.put("statement", row.hypothesis().statement());
    tree.put("standing", row.standing().name());
    tree.put("reason", assessment.reason());
    assessment.witness().ifPresent(witness -> tree.put("witness", witness(witness)));
    assessment.change().ifPresent(change -> tree.put("change", change));
    return tree;
  }

  private static Map<String, Object> witness(Witness witness) {
    Map<String, Object> tree = new LinkedHashMap<>();
    if (!witness.samples().isEmpty()) {
      tree.put("samples", witness.samples());
    }
    if (!witness.places().isEmpty()) {
      tree.put("places", witness.places());
    }
    if (!witness.numbers().isEmpty()) {
      tree.put("numbers", witness.numbers().stream().map(number -> Numbers.json(number)).toList());
    }
    return tree;
  }

  private static Map<String, Object> run(RunAudit run) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("deadUnits", run.deadUnits());
    tree.put("deadForEver", run.deadForEver());
    tree.put("unseenSamples", run.unseenSamples());
    tree.put("lateEvents", late(run.late()));
    tree.put("nearestToZero", run.nearest().stream().map(TheoremJson::near).toList());
    run.continuation().ifPresent(finding -> tree.put("continuation", finding.reason()));
    return tree;
  }

  private static Map<String, Object> late(LateEvents late) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("all", late.all());
    tree.put("inLastTenthOfTime", late.inTime());
    tree.put("inLastTenthOfRisk", late.inRisk());
    tree.put("last", late.last());
    return tree;
  }

  private static Map<String, Object> near(NearZero near) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("weight", near.weight());
    tree.put("share", number(near.share()));
    tree.put("before", number(near.before()));
    return tree;
  }

  private static String number(double number) {
    return Decimals.nearest(Dyadic.of(number), DIGITS);
  }
}
