package org.plumbline.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.compare.GradientComparison;
import org.plumbline.compare.OtherStart;
import org.plumbline.compare.StepBalance;
import org.plumbline.network.Network;

/** The part of {@code comparison.json} about recorded gradients, or steps of gradient descent. */
final class GradientJson {
  private static final int DIGITS = 6;

  private GradientJson() {}

  static Map<String, Object> of(GradientComparison found) {
    Network network = found.experiment().network();
    Map<String, Object> comparison = new LinkedHashMap<>();
    comparison.put("trajectory", found.recording());
    comparison.put("kind", found.kind().spelling());
    comparison.put("dtype", found.format().spelling());
    comparison.put("outcome", found.outcome().name());
    found.start().ifPresent(start -> comparison.put("startsElsewhere", start(start, network)));
    found.times().ifPresent(times -> comparison.put("times", times));
    comparison.put("claims", found.claims());
    comparison.put("judged", found.judged().size());
    comparison.put("largestUlps", ComparisonJson.approximate(found.largestUlps()));
    comparison.put("agreeing", agreeing(found));
    comparison.put("differing", found.off().stream().map(off -> differing(off, network)).toList());
    if (!found.tried().isEmpty()) {
      comparison.put("tried", found.tried());
    }
    found.balance().ifPresent(balance -> comparison.put("balancedness", balance(balance, network)));
    return comparison;
  }

  private static List<Object> agreeing(GradientComparison found) {
    List<Object> agreeing = new ArrayList<>();
    found
        .ways()
        .forEach(
            (way, those) -> {
              Map<String, Object> entry = new LinkedHashMap<>();
              entry.put("how", way);
              entry.put("claims", those.size());
              entry.put("first", those.get(0).point());
              agreeing.add(entry);
            });
    return agreeing;
  }

  private static Map<String, Object> differing(GradientComparison.Off off, Network network) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("point", off.point());
    entry.put("weight", network.parameterNames().get(off.differs().parameter()));
    entry.put("ulps", ComparisonJson.approximate(off.differs().ulps()));
    entry.put("explanation", off.differs().explanation().name());
    entry.put("text", off.differs().text());
    return entry;
  }

  private static Map<String, Object> start(OtherStart start, Network network) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("weight", network.parameterNames().get(start.parameter()));
    entry.put("distance", Numbers.approximate(start.distance(), DIGITS));
    return entry;
  }

  private static Map<String, Object> balance(StepBalance balance, Network network) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("vertex", network.name(balance.defect().vertex()));
    entry.put("point", balance.point());
    entry.put("defect", Numbers.approximate(balance.defect().defect(), DIGITS));
    entry.put("within", balance.defect().isWithin());
    return entry;
  }
}
