/**
 * What shells and manuals say of the command line: scripts that complete words, and manual pages.
 *
 * <p>All of it is made from the description of the commands that the parser works by, so an option
 * is described once. Nothing here knows what a command does.
 */
package org.plumbline.cli.manual;
