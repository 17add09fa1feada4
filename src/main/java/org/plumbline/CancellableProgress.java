package org.plumbline;

import org.plumbline.number.Rational;
import org.plumbline.run.Patience;
import org.plumbline.run.RunProgress;
import org.plumbline.run.StopRequest;

/** Passes on to a user, one call at a time, what a run tells, and ends it when the user asks. */
final class CancellableProgress implements RunProgress {
  private final CheckProgress progress;
  private final StopRequest request;

  CancellableProgress(CheckProgress progress, StopRequest request) {
    this.progress = progress;
    this.request = request;
  }

  @Override
  public synchronized boolean advanced(int steps, int events, Rational time, double logRisk) {
    progress.integrating(steps, events, time, logRisk);
    return !request.isMade();
  }

  @Override
  public synchronized void again(int digits) {
    progress.integratingAgain(digits);
  }

  @Override
  public synchronized boolean verifying(int done, int all) {
    progress.verifying(done, all);
    return !request.isEnding(Patience.Phase.VERIFYING);
  }

  @Override
  public synchronized void checking(int done, int all, String claim) {
    progress.checking(done, all, claim);
  }

  @Override
  public synchronized boolean examining(int done, int all) {
    progress.comparing(done, all);
    return !request.isMade();
  }

  @Override
  public Patience patience() {
    return request;
  }
}
