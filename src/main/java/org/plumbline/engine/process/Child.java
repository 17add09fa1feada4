package org.plumbline.engine.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A child process that is written lines and writes lines; nothing of it outlives this object or
 * this program.
 *
 * <p>Three threads keep its pipes moving, so that a child that does not read, or that writes
 * without end, blocks nobody: what is waited for is a line in a queue, for so long at most.
 */
final class Child implements AutoCloseable {
  private static final int LINES_AHEAD = 2;
  private static final long EXIT_MILLISECONDS = 1000;
  private static final long ROLL_CALL_NANOSECONDS = 1_000_000_000;

  /** Whoever has not been closed when the program ends, by Ctrl-C or otherwise. */
  private static final Set<Child> RUNNING = ConcurrentHashMap.newKeySet();

  static {
    Thread end = new Thread(() -> RUNNING.forEach(child -> child.kill()), "end of engines");
    Runtime.getRuntime().addShutdownHook(end);
  }

  private final Process process;
  private final Kinship kinship;
  private final LastWords lastWords;
  private final BlockingQueue<Arrival> arrivals = new ArrayBlockingQueue<>(LINES_AHEAD);
  private final BlockingQueue<String> outgoing = new LinkedBlockingQueue<>();
  private final Map<Long, ProcessHandle> family = new LinkedHashMap<>();
  private final List<Thread> threads = new ArrayList<>();
  private long lastRoll = System.nanoTime();

  /** What came from the child: a line, its end, or what is wrong with what came. */
  private record Arrival(Optional<String> line, Optional<EngineException> problem) {}

  private Child(Process process, Kinship kinship) {
    this.process = process;
    this.kinship = kinship;
    this.lastWords = LastWords.of(process.getErrorStream());
  }

  /**
   * Starts a command, not passed to any shell.
   *
   * @param longestLine the most bytes of a line accepted from it
   * @throws EngineException if it cannot be started
   */
  static Child start(List<String> command, int longestLine) {
    try {
      Kinship kinship = Kinship.ofNew();
      ProcessBuilder builder = new ProcessBuilder(command);
      kinship.mark(builder.environment());
      Child child = new Child(builder.start(), kinship);
      RUNNING.add(child);
      child.daemon(
          () -> child.read(child.process.getInputStream(), longestLine), "engine's output");
      child.daemon(() -> child.write(child.process.getOutputStream()), "engine's input");
      return child;
    } catch (IOException e) {
      throw new EngineException(
          EngineException.Kind.NOT_STARTED, "cannot be started: " + e.getMessage());
    }
  }

  private void daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    threads.add(thread);
  }

  private void read(InputStream output, int longestLine) {
    try (InputStream stream = output) {
      ByteLines lines = new ByteLines(stream, longestLine);
      boolean goesOn = true;
      while (goesOn) {
        Arrival arrival = nextArrival(lines);
        arrivals.put(arrival);
        goesOn = arrival.line().isPresent();
      }
    } catch (IOException e) {
      // Thrown by the closing of a pipe that is of no use any more.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The pipe of a child that was killed fails to be read, which is its end. */
  private static Arrival nextArrival(ByteLines lines) {
    try {
      return new Arrival(lines.next(), Optional.empty());
    } catch (EngineException e) {
      return new Arrival(Optional.empty(), Optional.of(e));
    } catch (IOException e) {
      return new Arrival(Optional.empty(), Optional.empty());
    }
  }

  private void write(OutputStream stream) {
    try (stream) {
      while (true) {
        stream.write(outgoing.take().getBytes(StandardCharsets.UTF_8));
        stream.flush();
      }
    } catch (IOException e) {
      // It reads no more; whoever waits for its answer learns why.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Writes a line as soon as the child reads. */
  void send(String line) {
    if (System.nanoTime() - lastRoll > ROLL_CALL_NANOSECONDS) {
      remember();
    }
    outgoing.add(line + "\n");
  }

  /**
   * The next line.
   *
   * @param due when it must be here, on the clock of {@link System#nanoTime}
   * @throws EngineException if it is not, or the child has ended, or the line is none
   */
  String receive(long due, Duration patience, String purpose) {
    Arrival arrival = System.nanoTime() < due ? await(due) : null;
    if (arrival == null) {
      throw new EngineException(
          EngineException.Kind.TIMED_OUT,
          "no answer to " + purpose + " within " + seconds(patience) + lastWords.text());
    }
    if (arrival.problem().isPresent()) {
      throw arrival.problem().get();
    }
    return arrival.line().orElseThrow(() -> ended(purpose));
  }

  private @Nullable Arrival await(long due) {
    try {
      return arrivals.poll(Math.max(0, due - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineException(EngineException.Kind.TIMED_OUT, "interrupted");
    }
  }

  private EngineException ended(String purpose) {
    String how =
        waitForExit()
            ? "ended with exit code " + process.exitValue()
            : "closed its standard output";
    return new EngineException(
        EngineException.Kind.ENDED, how + " before it answered " + purpose + lastWords.text());
  }

  private boolean waitForExit() {
    try {
      return process.waitFor(EXIT_MILLISECONDS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String seconds(Duration patience) {
    return patience.toMillis() % 1000 == 0
        ? patience.toSeconds() + " s"
        : patience.toMillis() + " ms";
  }

  /** Notes the child's descendants while it can still be asked: they outlive it otherwise. */
  private synchronized void remember() {
    process.descendants().forEach(handle -> family.put(handle.pid(), handle));
    lastRoll = System.nanoTime();
  }

  private synchronized void kill() {
    remember();
    // Not through the process, which would wait for its pipes first.
    process.toHandle().destroyForcibly();
    family.values().forEach(handle -> handle.destroyForcibly());
    kinship.end();
  }

  /** Ends the child and all it has started. */
  @Override
  public void close() {
    kill();
    threads.forEach(thread -> thread.interrupt());
    waitForExit();
    RUNNING.remove(this);
  }

  /** Closes the child's standard input and waits a moment for it to end by itself. */
  void hangUp() {
    threads.forEach(thread -> thread.interrupt());
    waitForExit();
  }
}
