/**
 * What the machine is like on which the program runs, and whether the program is right there.
 *
 * <p>Facts are gathered in one class and judged in others, so that any machine can be judged.
 */
package org.plumbline.cli.doctor;
