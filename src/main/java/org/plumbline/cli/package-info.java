/**
 * The command line: one class per command, and the exit codes.
 *
 * <p>Nothing here decides a claim or computes a number; commands read their options, call the lower
 * layers and hand the result to the report.
 */
package org.plumbline.cli;
