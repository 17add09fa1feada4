package org.plumbline.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.plumbline.claim.count.ConservedLaw;
import org.plumbline.claim.count.CountedLaws;
import org.plumbline.claim.count.PolynomialLaw;
import org.plumbline.experiment.Experiment;

/** Conservation laws as JSON. */
public final class LawJson {
  private LawJson() {}

  /** The text, ending in a line feed. */
  public static String text(String version, Experiment experiment, CountedLaws count) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("plumbline", version);
    tree.put("experiment", JsonReport.experiment(experiment));
    tree.put("inputs", word(count.question().inputs()));
    tree.put("gates", word(count.question().gates()));
    tree.put("patterns", count.patterns());
    tree.put("parameters", count.parameters());
    List<String> names = experiment.network().parameterNames();
    tree.put("laws", count.laws().stream().map(law -> law(law, names)).toList());
    tree.put("found", count.found());
    tree.put("atMost", count.bound());
    tree.put("rank", count.rank());
    tree.put("depth", count.depth());
    tree.put("unproved", count.open());
    tree.put("exhaustedDegree", count.exhausted());
    tree.put("verdict", count.isComplete() ? "COMPLETE" : "UNDECIDED");
    return JsonText.of(tree);
  }

  private static String word(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, Object> law(ConservedLaw conserved, List<String> names) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("kind", word(conserved.kind()));
    tree.put("subject", conserved.name());
    tree.put("verdict", "PROVED");
    tree.put("independent", conserved.isIndependent());
    tree.put("law", conserved.law().text(names, Integer.MAX_VALUE));
    tree.put("terms", conserved.law().terms().stream().map(term -> term(term, names)).toList());
    return tree;
  }

  private static Map<String, Object> term(PolynomialLaw.Term term, List<String> names) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("coefficient", term.coefficient().toString());
    tree.put("weights", term.parameters().stream().map(names::get).toList());
    return tree;
  }
}
