package org.plumbline.engine;

import java.util.List;
import java.util.Optional;

/** The engines that come with the program. */
public final class Engines {
  private static final List<Engine> ALL =
      List.of(new TaylorEngine(), new ReferenceEngine(), new DoubleEngine());

  private Engines() {}

  /** The engine that is used where none is asked for, in the caller's thread alone. */
  public static Engine standard() {
    return ALL.get(0);
  }

  /** Every built-in engine, the standard one first. */
  public static List<Engine> all() {
    return ALL;
  }

  /** The engine with the given name. */
  public static Optional<Engine> named(String name) {
    return ALL.stream().filter(engine -> engine.name().equals(name)).findFirst();
  }
}
