/**
 * Data generated from a seed, of which exact statements are known: recipes, the samples they give,
 * and what is promised of them, each promise with a check in exact arithmetic.
 *
 * <p>Not trusted. A verdict on generated data comes from the data alone, as for any other.
 */
package org.plumbline.generate;
