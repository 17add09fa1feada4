package org.plumbline.claim.structure;

import java.util.List;
import org.plumbline.network.Network;

/**
 * What a set of weights is called: the names of the matrices they belong to, such as {@code W2+b2},
 * or where their edges lead, or their own names.
 */
public final class MatrixName {
  /** So many weights without a matrix are named one by one. */
  private static final int FEW = 4;

  private MatrixName() {}

  /** The name of the matrix a parameter belongs to, {@code W2} of {@code W2[0,1]}; or {@code ?}. */
  static String ofParameter(String name) {
    int bracket = name.indexOf('[');
    return bracket > 0 ? name.substring(0, bracket) : "?";
  }

  /** The name of some parameters. */
  public static String of(Network network, List<Integer> parameters) {
    List<String> names = parameters.stream().map(p -> network.parameterNames().get(p)).toList();
    List<String> matrices = names.stream().map(MatrixName::ofParameter).distinct().toList();
    if (!matrices.contains("?")) {
      return String.join("+", matrices);
    }
    return names.size() <= FEW
        ? String.join("+", names)
        : String.join("+", names.subList(0, FEW)) + "+… (" + names.size() + " weights)";
  }

  /** The name of the edges into some vertices. */
  public static String into(Network network, List<Integer> vertices) {
    return "in(" + network.names(vertices) + ")";
  }
}
