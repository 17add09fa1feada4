package org.plumbline.run.checkpoint;

/** Why a run cannot be gone on with from a checkpoint: a clause, then what is expected. */
public final class CheckpointException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /** With a message of one line. */
  public CheckpointException(String message) {
    super(message);
  }
}
