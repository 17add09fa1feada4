package org.plumbline.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.generate.GeneratedData;

/**
 * Where an experiment comes from.
 *
 * @param inputs every file that was read, the experiment's own first
 * @param notes what was left out or rounded in reading, one sentence each
 * @param prepared how coordinates were changed after reading, in this order
 * @param generated the samples as they were drawn, where the file has a recipe for them
 */
public record Provenance(
    List<InputFile> inputs,
    List<String> notes,
    List<PreparedColumns> prepared,
    Optional<GeneratedData> generated) {
  /** Of an experiment that was made, not read. */
  public static final Provenance NONE =
      new Provenance(List.of(), List.of(), List.of(), Optional.empty());

  /** A provenance with immutable copies of the lists. */
  public Provenance {
    inputs = List.copyOf(inputs);
    notes = List.copyOf(notes);
    prepared = List.copyOf(prepared);
  }

  /** The same with one more file that was read. */
  Provenance withInput(InputFile input) {
    List<InputFile> all = new ArrayList<>(inputs);
    all.add(input);
    return new Provenance(all, notes, prepared, generated);
  }
}
