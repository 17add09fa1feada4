/**
 * What a run found, as a table and a page with figures for people, as {@code report.json} and
 * {@code trajectory.csv} and {@code trajectory.npz} for programs, and the folder these are written
 * to.
 *
 * <p>Presents findings; decides nothing.
 */
package org.plumbline.report;
