package org.plumbline.experiment;

/**
 * What a network reads.
 *
 * @param dimension the number of coordinates of a sample, a constant one included
 * @param hasBias whether the last one is the constant 1 of {@code data.bias}
 */
record Inputs(int dimension, boolean hasBias) {}
