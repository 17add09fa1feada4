package org.plumbline.enclosure;

/** Told how far a verification has come; may end it. Called by the threads that verify. */
public interface VerificationProgress {
  /** Lets every verification run to its end, and says nothing. */
  VerificationProgress SILENT = (done, all) -> true;

  /** Called when {@code done} of {@code all} steps are looked at; whether to look at more. */
  boolean advanced(int done, int all);
}
