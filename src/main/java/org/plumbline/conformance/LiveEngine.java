package org.plumbline.conformance;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.plumbline.engine.process.EngineDescription;
import org.plumbline.engine.process.EngineException;
import org.plumbline.engine.process.EngineSession;
import org.plumbline.number.NumberFormat;

/** An engine that is started anew for the next question after one that it did not survive. */
public final class LiveEngine implements AutoCloseable {
  private final List<String> command;
  private final Duration patience;
  private EngineSession session;

  private LiveEngine(List<String> command, Duration patience, EngineSession session) {
    this.command = command;
    this.patience = patience;
    this.session = session;
  }

  /**
   * Starts an engine.
   *
   * @param command its words
   * @param patience how long each answer may take
   * @throws EngineException if it does not start or does not introduce itself
   */
  public static LiveEngine start(List<String> command, Duration patience) {
    return new LiveEngine(command, patience, EngineSession.open(command, patience));
  }

  /** What the engine says about itself. */
  public EngineDescription description() {
    return session.description();
  }

  /** The number format it says it computes in. */
  public NumberFormat format() {
    return NumberFormat.named(description().dtype())
        .orElseThrow(() -> new IllegalStateException(description().dtype()));
  }

  /**
   * The answer to a question.
   *
   * @throws EngineException if there is none
   */
  <T> T ask(Function<EngineSession, T> question) {
    if (session.isOver()) {
      session = EngineSession.open(command, patience);
    }
    return question.apply(session);
  }

  @Override
  public void close() {
    session.close();
  }
}
