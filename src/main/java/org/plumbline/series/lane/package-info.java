/** Many numbers side by side in the lanes of vector registers: limbs of 24 bits in doubles. */
package org.plumbline.series.lane;
