/**
 * Figures of a run as SVG: axes, curves and rasters, and what is drawn in them, read off a
 * trajectory and its findings.
 *
 * <p>Numbers that any double may be too short for are carried as their decimal logarithms. Presents
 * what was computed; decides nothing.
 */
package org.plumbline.report.figure;
