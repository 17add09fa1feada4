/**
 * The command line: commands, options, progress, exit codes.
 *
 * <p>Reads, runs and reports; everything mathematical happens elsewhere.
 */
package org.plumbline.cli;
