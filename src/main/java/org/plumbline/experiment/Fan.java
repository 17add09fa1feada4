package org.plumbline.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.plumbline.array.ParameterBlock;
import org.plumbline.array.WeightNames;
import org.plumbline.network.Edge;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.network.Skip;

/**
 * How many weights end and begin where a weight does.
 *
 * @param in the weights that are added up where it ends, of its matrix
 * @param out the weights that begin where it begins, of its matrix
 * @param isBias whether it is the bias of a layer
 */
record Fan(int in, int out, boolean isBias) {
  private static final Fan BIAS = new Fan(1, 1, true);

  /** That of each parameter of layers: columns and rows of its matrix, 1 and 1 in a diagonal. */
  static List<Fan> ofLayers(LayeredArchitecture layers) {
    List<Fan> fans = new ArrayList<>();
    for (int layer = 1; layer <= layers.depth(); layer++) {
      addMatrix(fans, layers.widths().get(layer - 1), layers.widths().get(layer));
      if (layers.hasBias(layer)) {
        fans.addAll(Collections.nCopies(layers.widths().get(layer), BIAS));
      }
    }
    for (Skip skip : layers.skips()) {
      if (skip.kind() == Skip.Kind.FREE) {
        addMatrix(fans, layers.widths().get(skip.from()), layers.widths().get(skip.to()));
      } else if (skip.kind() == Skip.Kind.DIAGONAL) {
        fans.addAll(Collections.nCopies(layers.widths().get(skip.to()), new Fan(1, 1, false)));
      }
    }
    return fans;
  }

  private static void addMatrix(List<Fan> fans, int columns, int rows) {
    fans.addAll(Collections.nCopies(columns * rows, new Fan(columns, rows, false)));
  }

  /**
   * That of each parameter of a graph: the edges into the vertex where its edge ends, and out of
   * that where it begins; of a shared one, the most of all its edges. Of a graph whose parameters
   * are arrays of layers, columns and rows of these, each times the extents of a kernel.
   */
  static List<Fan> ofGraph(Network network) {
    List<ParameterBlock> blocks = ParameterBlock.of(network);
    if (!blocks.isEmpty()) {
      return ofBlocks(blocks);
    }
    Fan[] fans = new Fan[network.parameters()];
    Arrays.fill(fans, new Fan(0, 0, false));
    for (Edge edge : network.edges()) {
      if (edge.isTrainable()) {
        Fan before = fans[edge.parameter()];
        fans[edge.parameter()] =
            new Fan(
                Math.max(before.in(), network.incoming(edge.to()).size()),
                Math.max(before.out(), network.outgoing(edge.from()).size()),
                false);
      }
    }
    return List.of(fans);
  }

  private static List<Fan> ofBlocks(List<ParameterBlock> blocks) {
    List<Fan> fans = new ArrayList<>();
    for (ParameterBlock block : blocks) {
      List<Integer> shape = block.shape();
      int rows = shape.get(0);
      int each = block.size() / rows;
      Fan fan =
          WeightNames.isBias(block.key())
              ? BIAS
              : shape.size() == 1
                  ? new Fan(1, 1, false)
                  : new Fan(each, rows * each / shape.get(1), false);
      fans.addAll(Collections.nCopies(block.size(), fan));
    }
    return fans;
  }
}
