package org.plumbline.enclosure.step;

import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;
import org.plumbline.number.qual.Rigorous;

/**
 * What moves weights beside the flow: jumps whose Euclidean lengths add up to at most {@code size},
 * at whatever instants after the disturbance before and up to {@code until}.
 *
 * @param until the last instant, not before that of the disturbance before
 * @param size at least the sum of the lengths
 */
public record Disturbance(@Rigorous Rational until, Magnitude size) {}
