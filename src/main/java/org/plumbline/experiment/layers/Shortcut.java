package org.plumbline.experiment.layers;

import org.plumbline.network.Skip;

/**
 * A skip from the output of one layer to the sums of a later one.
 *
 * @param name what its parameters are called
 * @param from the name of the layer read, or {@value #INPUT}
 * @param to the name of the layer added to
 * @param kind how units are joined
 */
public record Shortcut(String name, String from, String to, Skip.Kind kind) {
  /** What the inputs are called. */
  public static final String INPUT = "input";
}
