/**
 * The project's own property suites, run from the executable.
 *
 * <p>The suites are those that the build runs; here is what lists, seeds and launches them. Nothing
 * else may use the libraries that do so.
 */
package org.plumbline.cli.suites;
