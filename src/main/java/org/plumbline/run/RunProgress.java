package org.plumbline.run;

import org.plumbline.flow.Progress;
import org.plumbline.number.Rational;

/** Told how far an integration and its verification have come; may end either. */
public interface RunProgress extends Progress {
  /** Lets everything run to its end, and says nothing. */
  RunProgress SILENT =
      new RunProgress() {
        @Override
        public boolean advanced(int steps, int events, Rational time, double logRisk) {
          return true;
        }

        @Override
        public boolean verifying(int done, int all) {
          return true;
        }

        @Override
        public void again(int digits) {}

        @Override
        public void checking(int done, int all, String claim) {}

        @Override
        public boolean examining(int done, int all) {
          return true;
        }
      };

  /** Called when {@code done} of {@code all} steps are verified; whether to go on. */
  boolean verifying(int done, int all);

  /** Called when the engine is asked again, for so many digits. */
  void again(int digits);

  /** Called before claim {@code done}, counted from 0, of {@code all} is awaited. */
  void checking(int done, int all, String claim);

  /** Called when {@code done} of {@code all} points are judged; whether to go on. */
  boolean examining(int done, int all);

  /** How long what does not ask whether to go on may go on once the run should end. */
  default Patience patience() {
    return Patience.ENDLESS;
  }
}
