package org.plumbline.flow.state;

import java.util.function.Supplier;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.plumbline.field.FieldProgram;

/** The compiled field under some gates, compiled when it is first asked for: it may never be. */
public final class FieldOnDemand {
  private final Supplier<FieldProgram> compiler;
  private @Nullable FieldProgram compiled;

  private FieldOnDemand(Supplier<FieldProgram> compiler) {
    this.compiler = compiler;
  }

  /** The field that a compiler gives. */
  public static FieldOnDemand by(Supplier<FieldProgram> compiler) {
    return new FieldOnDemand(compiler);
  }

  /** A field that is compiled. */
  public static FieldOnDemand of(FieldProgram field) {
    return new FieldOnDemand(() -> field);
  }

  /** The compiled field. */
  public FieldProgram get() {
    FieldProgram known = compiled;
    if (known == null) {
      known = compiler.get();
      compiled = known;
    }
    return known;
  }
}
