package org.plumbline.enclosure.step;

import java.util.List;
import java.util.Optional;
import org.plumbline.enclosure.box.GateJump;
import org.plumbline.enclosure.box.SampleSignals;
import org.plumbline.enclosure.box.WeightBox;
import org.plumbline.enclosure.kink.Tubes;
import org.plumbline.field.Pair;
import org.plumbline.number.Magnitude;

/**
 * Bounds uncertain gates of a sample whose part of the field hardly depends on them: as a
 * disturbance, whatever they do (proofs-notes/verifier.md, V5).
 *
 * <p><b>The idea.</b> Where signals are tiny, at a start from weights that are almost 0 or for a
 * sample that has been fitted long ago, pre-activations do not leave the tube for a long time: no
 * part is short enough for their gates to be certain, and no rate is large enough for a crossing.
 * But then nothing depends on them either. The field differs by its jump on the proposal, and by as
 * much as the jump changes in the tube times the error: one is a disturbance, the other is growth.
 *
 * <p><b>Trade-offs.</b> This is for noise: a disturbance is added to the error at every part, and
 * what is wrong in the last digits of the weights may be, what is larger may not. So it is limited
 * to what the numbers in use can hardly tell from nothing. A cheap look at the jump in the whole
 * tube comes first, since the exact one needs the signals once more.
 */
final class WeakGates {
  /** A jump below {@code 2^-40} of the weights for each limb is noise … */
  private static final long WEAK_BITS = 40;

  /** … and is looked for where it is not above so many times the tube for weights of the tube. */
  private static final long WEAK_IN_TUBE_BITS = 20;

  private WeakGates() {}

  /** What the uncertain pairs of one sample do, if that is next to nothing. */
  static Optional<KinkEffects> bounded(StepPart part, List<Pair> pairs) {
    StepTube tube = part.tube();
    int i = pairs.get(0).sample();
    Magnitude time = part.time();
    boolean isCandidate =
        pairs.stream().allMatch(tube.check()::hasOneGate)
            && GateJump.upper(part.signals(), part.losses(), i)
                    .multiply(time)
                    .compareTo(tube.radius().scale(WEAK_IN_TUBE_BITS))
                <= 0;
    if (!isCandidate) {
      return Optional.empty();
    }
    Magnitude jump = jumpOfProposal(part, i).multiply(time);
    Magnitude noise = Tubes.size(tube.proposal()).scale(-WEAK_BITS * tube.context().count());
    if (jump.compareTo(noise) > 0) {
      return Optional.empty();
    }
    Magnitude growth =
        GateJump.changeUpper(part.signals(), part.losses(), i).multiply(time).scale(1);
    KinkEffects found = new KinkEffects();
    found.addDisturbance(jump.add(growth.multiply(tube.curve().shift().distance())), growth);
    return Optional.of(found);
  }

  private static Magnitude jumpOfProposal(StepPart part, int i) {
    StepTube tube = part.tube();
    WeightBox box = tube.proposal().box(part.from(), part.to(), Magnitude.ZERO);
    SampleSignals along = SampleSignals.ofSelections(tube.problem(), box, part.states());
    return GateJump.upper(along, along.lossWeights(), i);
  }
}
