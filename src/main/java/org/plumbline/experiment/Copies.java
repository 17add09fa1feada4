package org.plumbline.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.plumbline.number.ExactInput;
import org.plumbline.number.ExactOutput;

/**
 * All that an experiment was read from, byte by byte, so that it can be read again when the files
 * have changed or are gone, or were a stream.
 */
public final class Copies {
  private static final String NAMES = "names";

  private String name = "";
  private byte[] experiment = new byte[0];
  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final Map<String, Path> places = new LinkedHashMap<>();

  /** Nothing read yet. */
  public Copies() {}

  /** Keeps the file of the experiment. */
  void begin(String file, byte[] bytes) {
    name = file;
    experiment = bytes;
  }

  /** Keeps a file that the experiment names. */
  void keep(String path, byte[] bytes) {
    files.put(path, bytes);
  }

  /** What the experiment's file is called in messages. */
  String name() {
    return name;
  }

  /** The bytes of the experiment's file. */
  byte[] experiment() {
    return Arrays.copyOf(experiment, experiment.length);
  }

  /** The place of the copy of a file that the experiment names, if it lies in a folder. */
  Optional<Path> place(String path) {
    return Optional.ofNullable(places.get(path));
  }

  /**
   * Writes all copies into a folder that is there.
   *
   * @throws IOException if that fails
   */
  public void write(Path folder) throws IOException {
    ExactOutput names = new ExactOutput();
    names.put(name);
    names.put(files.size());
    Files.write(folder.resolve("0"), experiment);
    int number = 0;
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      names.put(file.getKey());
      number++;
      Files.write(folder.resolve(String.valueOf(number)), file.getValue());
    }
    Files.write(folder.resolve(NAMES), names.bytes());
  }

  /**
   * The copies in a folder.
   *
   * @throws IOException if they cannot be read
   */
  public static Copies read(Path folder) throws IOException {
    Copies copies = new Copies();
    ExactInput names = new ExactInput(Files.readAllBytes(folder.resolve(NAMES)));
    copies.begin(names.getText(), Files.readAllBytes(folder.resolve("0")));
    int count = names.getInt();
    for (int number = 1; number <= count; number++) {
      copies.places.put(names.getText(), folder.resolve(String.valueOf(number)));
    }
    return copies;
  }
}
