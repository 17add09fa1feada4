package org.plumbline.run.checkpoint;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.plumbline.enclosure.VerifiedSteps;
import org.plumbline.enclosure.VerifierMemory;
import org.plumbline.experiment.Copies;
import org.plumbline.field.StepBytes;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.number.ExactInput;
import org.plumbline.number.ExactOutput;
import org.plumbline.run.RunMemory;

/**
 * The memory of a run on disk. A journal takes the steps finished since the last checkpoint, the
 * place where the integration stands, and the bounds verified; nothing is written before the first
 * checkpoint is due.
 *
 * <p>Where nothing can be written, as on a full disk, that is said once and the run goes on
 * without. Several threads may call.
 */
final class Checkpoint implements RunMemory {
  private static final byte ATTEMPT = 'A';
  private static final byte STEP = 'S';
  private static final byte PLACE = 'P';
  private static final byte VERIFIED = 'V';
  private static final byte RESUMED = 'R';

  private final CheckpointFolder folder;
  private final RunIdentity identity;
  private final Copies copies;
  private final Pace pace;
  private final Consumer<String> complaints;
  private final Map<Integer, KnownAttempt> known = new LinkedHashMap<>();
  private Optional<Journal> journal = Optional.empty();
  private int resumes;
  private boolean isGivenUp;

  private Checkpoint(
      CheckpointFolder folder,
      RunIdentity identity,
      Copies copies,
      Duration interval,
      Consumer<String> complaints) {
    this.folder = folder;
    this.identity = identity;
    this.copies = copies;
    this.pace = new Pace(interval);
    this.complaints = complaints;
  }

  /** The memory of a run that begins; what is in the folder is replaced once there is something. */
  static Checkpoint begin(
      CheckpointFolder folder,
      RunIdentity identity,
      Copies copies,
      Duration interval,
      Consumer<String> complaints) {
    return new Checkpoint(folder, identity, copies, interval, complaints);
  }

  /**
   * The memory of a run that is gone on with.
   *
   * @throws CheckpointException if there is none, or it is that of another run
   */
  static Checkpoint resume(
      CheckpointFolder folder,
      RunIdentity identity,
      Copies copies,
      Duration interval,
      Consumer<String> complaints) {
    Checkpoint checkpoint = begin(folder, identity, copies, interval, complaints);
    try {
      Optional<String> difference = folder.identity().difference(identity);
      if (difference.isPresent()) {
        throw new CheckpointException(
            "the checkpoint is of another run ("
                + difference.get()
                + "); expected the same experiment, version and settings");
      }
      checkpoint.load(Journal.open(folder.journal()));
      return checkpoint;
    } catch (Journal.InUseException e) {
      throw new CheckpointException(
          "the run goes on in another process; expected one that has ended");
    } catch (IOException e) {
      throw new CheckpointException(
          "the checkpoint cannot be read (" + e.getMessage() + "); expected one of a run");
    }
  }

  private void load(Journal opened) throws IOException {
    journal = Optional.of(opened);
    for (Journal.Entry entry : opened.entries()) {
      load(opened, entry);
    }
    resumes++;
    ExactOutput out = new ExactOutput();
    out.put(resumes);
    opened.append(RESUMED, out.bytes());
  }

  private void load(Journal opened, Journal.Entry entry) throws IOException {
    if (entry.kind() == RESUMED) {
      resumes++;
      return;
    }
    ExactInput in = new ExactInput(opened.read(entry));
    int number = in.getInt();
    if (entry.kind() == ATTEMPT) {
      known.put(number, new KnownAttempt(in.getInt()));
      return;
    }
    KnownAttempt attempt = known.get(number);
    if (attempt == null) {
      throw new IOException("a record without its attempt");
    }
    switch (entry.kind()) {
      case STEP -> attempt.step(in.getInt(), entry);
      case PLACE -> {
        attempt.place(entry);
        attempt.finished(in.getInt());
      }
      case VERIFIED -> attempt.verified(in);
      default -> throw new IOException("a record of an unknown kind");
    }
  }

  /** How often the run was gone on with. */
  int resumes() {
    return resumes;
  }

  /** Where the run is gone on from, as a clause. */
  synchronized String origin() {
    Optional<KnownAttempt> last = known.values().stream().reduce((a, b) -> b);
    int steps = last.map(KnownAttempt::finished).orElse(0);
    int verified = last.map(KnownAttempt::mostVerified).orElse(0);
    String again = known.size() > 1 ? " of attempt " + known.size() : "";
    return steps + " steps" + again + " are there, " + verified + " are verified";
  }

  @Override
  public synchronized Attempt attempt(int number, int digits) {
    KnownAttempt before = known.get(number);
    boolean isKnown = before != null && before.digits() == digits;
    KnownAttempt attempt = isKnown && before != null ? before : new KnownAttempt(digits);
    known.put(number, attempt);
    return new Kept(number, attempt, isKnown);
  }

  /** Writes something, in the journal that is begun for it if there is none; false if it cannot. */
  private boolean isWritten(Writing writing) {
    if (isGivenUp) {
      return false;
    }
    long begun = System.nanoTime();
    try {
      if (journal.isEmpty()) {
        journal = Optional.of(folder.begin(identity, copies));
      }
      writing.into(journal.get());
      journal.get().force();
      pace.written(begun);
      return true;
    } catch (IOException | ArithmeticException e) {
      isGivenUp = true;
      complaints.accept("no checkpoint can be written (" + e.getMessage() + ")");
      return false;
    }
  }

  /** What is written. */
  private interface Writing {
    void into(Journal journal) throws IOException;
  }

  /** Whether it has a journal, which no other run has then. */
  synchronized boolean isBegun() {
    return journal.isPresent();
  }

  /** Writes no more, and lets others have the journal. */
  synchronized void close() {
    isGivenUp = true;
    try {
      if (journal.isPresent()) {
        journal.get().close();
      }
    } catch (IOException e) {
      complaints.accept("the checkpoint could not be closed (" + e.getMessage() + ")");
    }
  }

  /** An attempt, kept in the journal. */
  private final class Kept implements Attempt, VerifierMemory {
    private final int number;
    private final KnownAttempt attempt;
    private boolean isBegun;

    Kept(int number, KnownAttempt attempt, boolean isBegun) {
      this.number = number;
      this.attempt = attempt;
      this.isBegun = isBegun;
    }

    @Override
    public Optional<Place> place() {
      synchronized (Checkpoint.this) {
        try {
          return journal.isPresent() ? attempt.place(journal.get()) : Optional.empty();
        } catch (IOException e) {
          throw new CheckpointException("the checkpoint cannot be read (" + e.getMessage() + ")");
        }
      }
    }

    @Override
    public void resting(Supplier<Place> here) {
      synchronized (Checkpoint.this) {
        if (pace.isDue()) {
          isWritten(opened -> append(opened, here.get()));
        }
      }
    }

    private void append(Journal opened, Place here) throws IOException {
      begin(opened);
      List<TrajectoryStep> steps = here.standing().steps();
      for (int k = attempt.finished(); k < steps.size(); k++) {
        ExactOutput out = new ExactOutput();
        out.put(number);
        out.put(k);
        StepBytes.write(steps.get(k), out);
        attempt.step(k, opened.append(STEP, out.bytes()));
      }
      attempt.place(opened.append(PLACE, KnownAttempt.write(number, here)));
      attempt.finished(steps.size());
    }

    private void begin(Journal opened) throws IOException {
      if (!isBegun) {
        ExactOutput out = new ExactOutput();
        out.put(number);
        out.put(attempt.digits());
        opened.append(ATTEMPT, out.bytes());
        isBegun = true;
      }
    }

    @Override
    public VerifierMemory verifier() {
      return this;
    }

    @Override
    public void reached(Supplier<Optional<VerifiedSteps>> soFar) {
      synchronized (Checkpoint.this) {
        if (pace.isDue()) {
          soFar.get().ifPresent(this::keep);
        }
      }
    }

    /** What was found is kept at once if anything was kept before: the run is a long one. */
    @Override
    public void ended(Supplier<Optional<VerifiedSteps>> soFar) {
      synchronized (Checkpoint.this) {
        if (pace.isDue() || (journal.isPresent() && !pace.isOff())) {
          soFar.get().ifPresent(this::keep);
        }
      }
    }

    private void keep(VerifiedSteps state) {
      Optional<VerifiedSteps> last = attempt.last(state.limbs());
      boolean isNew =
          last.filter(l -> l.size() == state.size() && l.inCommon(state) == l.size()).isEmpty();
      if (isNew) {
        isWritten(
            opened -> {
              begin(opened);
              ExactOutput out = new ExactOutput();
              out.put(number);
              KnownAttempt.write(state, last, out);
              opened.append(VERIFIED, out.bytes());
              attempt.verified(state);
            });
      }
    }

    @Override
    public Optional<VerifiedSteps> known(int limbs, int most) {
      synchronized (Checkpoint.this) {
        return attempt.most(limbs, most);
      }
    }
  }
}
