/** Straight-line programs carried out on limbs, one order at a time, in registers or in lanes. */
package org.plumbline.series.program;
