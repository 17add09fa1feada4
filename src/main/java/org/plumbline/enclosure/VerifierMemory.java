package org.plumbline.enclosure;

import java.util.Optional;
import java.util.function.Supplier;

/** Keeps what a verification has come to, and knows what an earlier process had come to. */
public interface VerifierMemory {
  /** Keeps nothing and knows nothing. */
  VerifierMemory NONE =
      new VerifierMemory() {
        @Override
        public void reached(Supplier<Optional<VerifiedSteps>> soFar) {}

        @Override
        public void ended(Supplier<Optional<VerifiedSteps>> soFar) {}

        @Override
        public Optional<VerifiedSteps> known(int limbs, int most) {
          return Optional.empty();
        }
      };

  /**
   * Called now and then with what has been found so far, of which there may be nothing; it need not
   * be asked for, and then during this call only.
   */
  void reached(Supplier<Optional<VerifiedSteps>> soFar);

  /** The same where nothing more is looked at for now. */
  void ended(Supplier<Optional<VerifiedSteps>> soFar);

  /**
   * What is known from before: the most steps verified in numbers of so many limbs, of which there
   * are at most {@code most}.
   */
  Optional<VerifiedSteps> known(int limbs, int most);
}
