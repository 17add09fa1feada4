package org.plumbline.cli;

/** Bad input; the message is one line: file, place, what is wrong, what is expected. */
final class InputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InputException(String message) {
    super(message);
  }
}
