package org.plumbline.run.checkpoint;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.enclosure.VerifiedSteps;
import org.plumbline.flow.Standing;
import org.plumbline.number.ExactInput;
import org.plumbline.number.ExactOutput;
import org.plumbline.run.RunMemory;

/** What a journal tells of one attempt, record by record. */
final class KnownAttempt {
  /** States of a verification that are kept at most, each of which has a list of all bounds. */
  private static final int MOST_STATES = 32;

  private final int digits;
  private int finished;
  private final List<Journal.Entry> steps = new ArrayList<>();
  private final Map<Integer, List<VerifiedSteps>> verified = new HashMap<>();
  private Optional<Journal.Entry> place = Optional.empty();

  /** An attempt of which nothing is known but the digits that the engine was asked for. */
  KnownAttempt(int digits) {
    this.digits = digits;
  }

  int digits() {
    return digits;
  }

  /** Takes the record of a step, in place of those from its number on. */
  void step(int number, Journal.Entry entry) {
    steps.subList(number, steps.size()).clear();
    steps.add(entry);
  }

  /** Takes the record of a place, which has the number of steps behind that of the attempt. */
  void place(Journal.Entry entry) {
    place = Optional.of(entry);
  }

  /** Says how many steps led to the place. */
  void finished(int count) {
    finished = count;
  }

  /** How many steps led to the place. */
  int finished() {
    return finished;
  }

  /** Takes what follows the number of the attempt in the record of verified steps. */
  void verified(ExactInput in) {
    int limbs = in.getInt();
    verified(VerifiedSteps.read(in, last(limbs)));
  }

  /**
   * Takes verified steps. Of many in numbers of one length the oldest are forgotten, but for one
   * that the place is behind.
   */
  void verified(VerifiedSteps state) {
    List<VerifiedSteps> alike = verified.computeIfAbsent(state.limbs(), n -> new ArrayList<>());
    alike.add(state);
    if (alike.size() > MOST_STATES) {
      alike.remove(alike.get(1).size() <= finished ? 0 : 1);
    }
  }

  /** The record of verified steps, after the number of the attempt. */
  static void write(VerifiedSteps state, Optional<VerifiedSteps> before, ExactOutput out) {
    out.put(state.limbs());
    state.write(out, before.map(state::inCommon).orElse(0));
  }

  /** The last that is known in numbers of so many limbs. */
  Optional<VerifiedSteps> last(int limbs) {
    return alike(limbs).reduce((a, b) -> b);
  }

  /** The most verified steps in numbers of so many limbs that are at most so many. */
  Optional<VerifiedSteps> most(int limbs, int most) {
    return alike(limbs)
        .filter(state -> state.size() <= most)
        .reduce((a, b) -> b.size() >= a.size() ? b : a);
  }

  /** The most steps that are verified, in numbers of any length. */
  int mostVerified() {
    return verified.values().stream()
        .flatMap(List::stream)
        .mapToInt(VerifiedSteps::size)
        .max()
        .orElse(0);
  }

  private Stream<VerifiedSteps> alike(int limbs) {
    return verified.getOrDefault(limbs, List.of()).stream();
  }

  /** The place reached. */
  Optional<RunMemory.Place> place(Journal journal) throws IOException {
    return place.isEmpty() ? Optional.empty() : Optional.of(read(journal, place.get()));
  }

  private RunMemory.Place read(Journal journal, Journal.Entry entry) throws IOException {
    ExactInput in = new ExactInput(journal.read(entry));
    in.getInt();
    List<Journal.Entry> before = steps.subList(0, in.getInt());
    Optional<RunMemory.Sought> sought =
        in.getBoolean() ? Optional.of(sought(in)) : Optional.empty();
    return new RunMemory.Place(Standing.read(in, new JournaledSteps(journal, before)), sought);
  }

  /** The record of a place. */
  static byte[] write(int number, RunMemory.Place here) {
    ExactOutput out = new ExactOutput();
    out.put(number);
    out.put(here.standing().steps().size());
    out.put(here.sought().isPresent());
    here.sought().ifPresent(sought -> write(sought, out));
    here.standing().write(out);
    return out.bytes();
  }

  private static void write(RunMemory.Sought sought, ExactOutput out) {
    out.put(sought.open().size());
    sought.open().forEach(out::put);
    out.put(sought.nextPower().isPresent());
    sought.nextPower().ifPresent(out::put);
  }

  private static RunMemory.Sought sought(ExactInput in) {
    List<String> open = new ArrayList<>();
    for (int count = in.getCount(); count > 0; count--) {
      open.add(in.getText());
    }
    Optional<Long> next = in.getBoolean() ? Optional.of(in.getLong()) : Optional.empty();
    return new RunMemory.Sought(open, next);
  }
}
