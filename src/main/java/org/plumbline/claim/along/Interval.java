package org.plumbline.claim.along;

import org.plumbline.number.Rational;

/**
 * A closed interval of time.
 *
 * @param start its beginning
 * @param end its end
 */
public record Interval(Rational start, Rational end) {}
