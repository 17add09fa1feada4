package org.plumbline.generate;

/** No data can be generated so: the message says what was found, and what is expected. */
public final class RecipeException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String key;

  RecipeException(String key, Object found, String expectation) {
    super("found " + found + "; expected " + expectation);
    this.key = key;
  }

  /** What is wrong: {@code samples}, {@code dimension}, or the key of a {@link Parameter}. */
  public String key() {
    return key;
  }
}
