/** Bounds for one step, and the chain of errors from step to step. */
package org.plumbline.enclosure.step;
