package org.plumbline.enclosure.box;

import org.plumbline.number.DoubleInterval;

/** What is known of the flow's gates beyond the box that its weights lie in. */
public interface GateKnowledge {
  /**
   * A state that holds for the flow.
   *
   * @param s contains the pre-activation of the sample and vertex
   */
  GateState state(int sample, int vertex, DoubleInterval s);
}
