package org.plumbline.compare.training;

/**
 * A method of training with all its numbers, but for the sizes of steps.
 *
 * @param clipping what limits the gradient first
 * @param update what is made of it
 */
record Recipe(Clipping clipping, Update update) {
  /** A method that takes the gradient as it is. */
  static Recipe of(Update update) {
    return new Recipe(Clipping.NONE, update);
  }
}
