/**
 * Arithmetics on truncated power series that run the programs of {@link org.plumbline.field}: limbs
 * in fixed point, the fast one; apfloat, the plain reference; and double, for screening.
 *
 * <p>Untrusted. Speed may be bought here by any means; nothing here decides a verdict.
 */
package org.plumbline.series;
