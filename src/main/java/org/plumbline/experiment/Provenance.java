package org.plumbline.experiment;

import java.util.List;

/**
 * Where an experiment comes from.
 *
 * @param inputs every file that was read, the experiment's own first
 * @param notes what was left out or rounded in reading, one sentence each
 * @param prepared how coordinates were changed after reading, in this order
 */
public record Provenance(
    List<InputFile> inputs, List<String> notes, List<PreparedColumns> prepared) {
  /** Of an experiment that was made, not read. */
  public static final Provenance NONE = new Provenance(List.of(), List.of(), List.of());

  /** A provenance with immutable copies of the lists. */
  public Provenance {
    inputs = List.copyOf(inputs);
    notes = List.copyOf(notes);
    prepared = List.copyOf(prepared);
  }
}
