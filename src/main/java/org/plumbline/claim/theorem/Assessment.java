package org.plumbline.claim.theorem;

import java.util.Optional;

/**
 * What is known of one hypothesis: its standing, why, what shows that it fails, and what would make
 * it hold.
 *
 * <p>Only this package makes assessments that are certain; nothing fails without a witness.
 */
public final class Assessment {
  private final Standing standing;
  private final String reason;
  private final Optional<Witness> witness;
  private final Optional<String> change;

  private Assessment(
      Standing standing, String reason, Optional<Witness> witness, Optional<String> change) {
    this.standing = standing;
    this.reason = reason;
    this.witness = witness;
    this.change = change;
  }

  /** It holds. */
  static Assessment proved(String reason) {
    return plain(Standing.PROVED, reason);
  }

  /** It does not hold. */
  static Assessment fails(String reason, Witness witness) {
    return new Assessment(Standing.FAILS, reason, Optional.of(witness), Optional.empty());
  }

  /** The run agrees with it. */
  static Assessment evidence(String reason) {
    return plain(Standing.EVIDENCE, reason);
  }

  /** A run will tell. */
  static Assessment afterTheRun(String reason) {
    return plain(Standing.AFTER_THE_RUN, reason);
  }

  /** No run can tell, or this one could not. */
  static Assessment cannotBeKnown(String reason) {
    return plain(Standing.CANNOT_BE_KNOWN, reason);
  }

  private static Assessment plain(Standing standing, String reason) {
    return new Assessment(standing, reason, Optional.empty(), Optional.empty());
  }

  /** The same with what would make it hold, a clause in the imperative. */
  Assessment changing(String advice) {
    return new Assessment(standing, reason, witness, Optional.of(advice));
  }

  /** The same with what would make it hold, if anything is known to. */
  Assessment changing(Optional<String> advice) {
    return new Assessment(standing, reason, witness, advice);
  }

  /** How far it is known. */
  public Standing standing() {
    return standing;
  }

  /** Why, in a line. */
  public String reason() {
    return reason;
  }

  /** What shows that it fails; empty if it does not. */
  public Optional<Witness> witness() {
    return witness;
  }

  /** What would make it hold, a clause in the imperative, where something is known to. */
  public Optional<String> change() {
    return change;
  }

  /** Whether it holds for certain. */
  public boolean isProved() {
    return standing == Standing.PROVED;
  }

  @Override
  public String toString() {
    return standing.words() + ": " + reason;
  }
}
