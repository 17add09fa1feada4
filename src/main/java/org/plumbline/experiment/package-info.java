/**
 * The experiment file and what it means: the reader, the writer, seeded initial weights and the
 * bundled examples.
 *
 * <p>Everything a user can get wrong in a file ends in an {@link
 * org.plumbline.experiment.ExperimentException} whose message is one line that names the place.
 * Numbers pass from text to {@link org.plumbline.number.Rational} and never through binary floating
 * point. Nothing here integrates or judges anything.
 */
package org.plumbline.experiment;
