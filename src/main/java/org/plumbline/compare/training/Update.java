package org.plumbline.compare.training;

/**
 * What a method of training makes of the gradients of one weight, up to the sizes of its steps.
 *
 * <p>All of it is computed in rounded arithmetic, so that the interval of a direction contains
 * whatever a program may have got, the product with the step size included.
 */
interface Update {
  /** What is remembered of one weight at the start of a run. */
  WeightUpdate start(RoundedArithmetic arithmetic);

  /** How many roundings of the weight a step takes before its last sum. */
  int weightRoundings();
}
