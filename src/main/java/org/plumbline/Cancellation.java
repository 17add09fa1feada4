package org.plumbline;

import org.plumbline.run.StopRequest;

/**
 * Ends a check or a comparison from another thread: what is finished some five seconds later is
 * reported, the rest is undecided.
 *
 * <p>One cancellation may end several runs; once cancelled, it ends every run that it is given to.
 */
public final class Cancellation {
  private final StopRequest request = new StopRequest();

  /** A cancellation that nobody has asked for yet. */
  public Cancellation() {}

  /** Asks for the end; may be called by any thread, any number of times. */
  public void cancel() {
    request.make();
  }

  /** Whether the end was asked for. */
  public boolean isRequested() {
    return request.isMade();
  }

  /** The request that runs ask whether to go on. */
  StopRequest request() {
    return request;
  }
}
