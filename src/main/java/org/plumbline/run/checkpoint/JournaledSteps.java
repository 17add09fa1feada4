package org.plumbline.run.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import org.plumbline.field.GateTable;
import org.plumbline.field.StepBytes;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.number.ExactInput;

/**
 * The steps in some records of a journal, read each time they are asked for: all of them may be
 * more than memory holds. Meant to be asked for in order.
 */
final class JournaledSteps extends AbstractList<TrajectoryStep> {
  private final Journal journal;
  private final List<Journal.Entry> entries;

  /** The gates of the step that was read last, with which the next shares its rows. */
  private Optional<GateTable> gates = Optional.empty();

  /** The steps in records that begin with the numbers of attempt and step. */
  JournaledSteps(Journal journal, List<Journal.Entry> entries) {
    this.journal = journal;
    this.entries = List.copyOf(entries);
  }

  @Override
  public TrajectoryStep get(int index) {
    try {
      ExactInput in = new ExactInput(journal.read(entries.get(index)));
      in.getInt();
      in.getInt();
      TrajectoryStep step = StepBytes.read(in, gates);
      gates = Optional.of(step.gates());
      return step;
    } catch (IOException e) {
      throw new UncheckedIOException("the checkpoint could not be read: " + e.getMessage(), e);
    }
  }

  @Override
  public int size() {
    return entries.size();
  }
}
