package org.plumbline.enclosure.step;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.enclosure.box.EnclosedProblem;
import org.plumbline.enclosure.box.FrozenParameters;
import org.plumbline.enclosure.box.PossibleGates;
import org.plumbline.field.Pair;

/**
 * The pairs whose gates do not matter to the flow on a part, and are not proved to be those
 * proposed: nothing may be said of them (proofs-notes/verifier.md, V12).
 *
 * <p>A gate does not matter where nothing reaches its vertex, or where its vertex is idle and
 * cannot pass on what it has. The bounds of the step hold whatever it is, and the proposal is not
 * refused for it. But claims may ask for that gate, and must not be told one that nobody checked:
 * so it is compared with the weights themselves, with frozen parameters at their values.
 */
final class IndifferentPairs {
  private IndifferentPairs() {}

  /** The pairs of a part, by vertex and sample. */
  static List<Pair> of(StepPart part) {
    StepTube tube = part.tube();
    EnclosedProblem problem = tube.problem();
    FrozenParameters frozen = tube.context().frozen();
    PossibleGates actual =
        frozen.hasIdleVertices()
            ? PossibleGates.enclosing(problem, frozen.within(part.box()))
            : part.states();
    List<Pair> found = new ArrayList<>();
    for (int v : problem.network().kinked()) {
      for (int i = 0; i < actual.samples(); i++) {
        Pair pair = new Pair(i, v);
        boolean isIndifferent = frozen.isIdle(v) || tube.check().isUnreached(pair);
        if (isIndifferent && tube.check().isUnproved(actual, pair)) {
          found.add(pair);
        }
      }
    }
    return found;
  }
}
