package org.plumbline.claim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.plumbline.claim.matrix.RankOneConstant;
import org.plumbline.claim.structure.BalancedSet;
import org.plumbline.claim.structure.BalancedSets;
import org.plumbline.claim.structure.LayerStructure;
import org.plumbline.claim.structure.TwinClass;

/** The findings of a claim about layers, with a row for everything that is in none. */
final class LayerFindings {
  private final Statement rows;
  private final LayerStructure layers;

  LayerFindings(Statement rows, LayerStructure layers) {
    this.rows = rows;
    this.layers = layers;
  }

  /** The given findings, then the vertices that no layer has; {@code none} if there is nothing. */
  List<Finding> of(List<Finding> found, String none) {
    List<Finding> findings = new ArrayList<>(found);
    excluded().forEach((name, reason) -> findings.add(rows.notApplicable(name, reason)));
    if (findings.isEmpty()) {
      findings.add(rows.notApplicable("network", none));
    }
    return findings;
  }

  /**
   * The vertices in no layer with the reasons: those that share parameters by the sets they are in,
   * or by arrays of units where there are many such sets.
   */
  private Map<String, String> excluded() {
    BalancedSets sets = BalancedSets.of(layers.network());
    Map<Integer, String> shared = new LinkedHashMap<>();
    Map<String, String> others = new LinkedHashMap<>();
    layers
        .excluded()
        .forEach(
            (v, reason) -> {
              if (sets.isShared(v)) {
                shared.putIfAbsent(sets.partOf(v).vertices().get(0), reason);
              } else {
                others.put(layers.network().name(v), reason);
              }
            });
    boolean isMany = shared.size() > Conservation.MOST_ROWS;
    Map<String, String> excluded = new LinkedHashMap<>();
    shared.forEach(
        (v, reason) -> {
          BalancedSet part = sets.partOf(v);
          excluded.putIfAbsent(isMany ? part.arrays() : part.name(), reason);
        });
    excluded.putAll(others);
    return excluded;
  }

  /** What is found of each layer that has a kink. */
  List<Finding> ofKinked(Function<TwinClass, List<Finding>> holding) {
    List<Finding> findings = new ArrayList<>();
    for (TwinClass twins : layers.classes()) {
      if (!twins.isLinear()) {
        findings.addAll(holding.apply(twins));
      }
    }
    return of(findings, "no layer has a kink");
  }

  /** What holds of each layer that has a constant of rank one, and why others have none. */
  List<Finding> ofConstants(
      Evidence evidence, BiFunction<TwinClass, RankOneConstant.Known, List<Finding>> holding) {
    List<Finding> findings = new ArrayList<>();
    for (TwinClass twins : layers.classes()) {
      RankOneConstant constant =
          RankOneConstant.of(layers, twins, evidence.problem().initialWeights());
      if (constant instanceof RankOneConstant.Known known) {
        findings.addAll(holding.apply(twins, known));
      } else if (constant instanceof RankOneConstant.Missing missing) {
        findings.add(rows.notApplicable(twins.name(), missing.reason()));
      }
    }
    return of(findings, "there is no hidden layer");
  }
}
