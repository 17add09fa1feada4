package org.plumbline.enclosure;

import java.util.List;
import java.util.Optional;
import org.plumbline.enclosure.step.CertifiedStep;
import org.plumbline.enclosure.step.ChainState;
import org.plumbline.number.ExactInput;
import org.plumbline.number.ExactOutput;

/**
 * What a verification had come to after some steps, from where it can be gone on with in another
 * process: the bounds proved, and the digest of what they were proved of (proofs-notes/trust.md).
 *
 * <p>Only the verifier makes one, and {@link #read} what was written of one; it is gone on from
 * only by steps with this digest.
 */
public final class VerifiedSteps {
  private final int limbs;
  private final int level;
  private final String digest;
  private final ChainState chain;

  /**
   * A state.
   *
   * @param limbs the length of the numbers
   * @param level the level of tubes
   * @param digest the {@link StepDigest} of the problem and the steps
   * @param chain the error carried through them
   */
  VerifiedSteps(int limbs, int level, String digest, ChainState chain) {
    this.limbs = limbs;
    this.level = level;
    this.digest = digest;
    this.chain = chain;
  }

  /** The limbs of the numbers in which the steps were verified. */
  public int limbs() {
    return limbs;
  }

  /** The number of steps. */
  public int size() {
    return chain.steps().size();
  }

  /** How many of the first steps have the same bounds in another state. */
  public int inCommon(VerifiedSteps other) {
    int most = Math.min(size(), other.size());
    int common = 0;
    while (common < most && chain.steps().get(common).equals(other.chain.steps().get(common))) {
      common++;
    }
    return common;
  }

  int level() {
    return level;
  }

  String digest() {
    return digest;
  }

  ChainState chain() {
    return chain;
  }

  /** Appends all but the bounds of the first {@code from} steps. */
  public void write(ExactOutput out, int from) {
    out.put(limbs);
    out.put(level);
    out.put(digest);
    chain.write(out, from);
  }

  /**
   * Takes what {@link #write} appended.
   *
   * @param before a state after at least the steps that were left out; none if there were none
   * @throws IndexOutOfBoundsException if it is one of fewer steps
   */
  public static VerifiedSteps read(ExactInput in, Optional<VerifiedSteps> before) {
    int limbs = in.getInt();
    int level = in.getInt();
    String digest = in.getText();
    List<CertifiedStep> known = before.map(state -> state.chain.steps()).orElseGet(List::of);
    return new VerifiedSteps(limbs, level, digest, ChainState.read(in, known));
  }
}
