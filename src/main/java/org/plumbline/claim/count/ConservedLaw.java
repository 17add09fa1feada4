package org.plumbline.claim.count;

/**
 * A polynomial that is proved to be constant along all the fields asked about.
 *
 * @param kind where it comes from
 * @param name what it is the law of: a unit, two units with a comma between, a set, or a number
 * @param law the polynomial
 * @param isIndependent whether, at a generic point, it is independent of those listed before it
 */
public record ConservedLaw(LawKind kind, String name, PolynomialLaw law, boolean isIndependent) {}
