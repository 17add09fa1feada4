package org.plumbline.claim.along;

import java.util.function.Supplier;
import org.checkerframework.checker.nullness.qual.Nullable;

/** A value computed when first asked for and kept. */
@SuppressWarnings("ExtendsObject") // to the Nullness Checker the bound says: never null
public final class Memo<T extends Object> {
  private @Nullable T value;

  /** The value; computed by {@code source} if it never was before. */
  public synchronized T get(Supplier<T> source) {
    T known = value;
    if (known == null) {
      known = source.get();
      value = known;
    }
    return known;
  }
}
