package org.plumbline.claim;

import java.util.function.Supplier;
import org.checkerframework.checker.nullness.qual.NonNull;
import org.checkerframework.checker.nullness.qual.Nullable;

/** A value computed when first asked for and kept. */
final class Memo<T extends @NonNull Object> implements Supplier<T> {
  private final Supplier<T> source;
  private @Nullable T value;

  Memo(Supplier<T> source) {
    this.source = source;
  }

  @Override
  public synchronized T get() {
    T known = value;
    if (known == null) {
      known = source.get();
      value = known;
    }
    return known;
  }
}
