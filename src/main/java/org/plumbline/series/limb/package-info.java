/** Numbers and series in flat arrays of limbs of 56 bits, and the kernels that multiply them. */
package org.plumbline.series.limb;
