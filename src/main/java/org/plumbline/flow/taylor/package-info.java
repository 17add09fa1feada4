/** The integrator by power series. */
package org.plumbline.flow.taylor;
