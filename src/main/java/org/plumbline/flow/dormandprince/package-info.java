/** The integrator in double, by Dormand and Prince, and its refinement to more digits. */
package org.plumbline.flow.dormandprince;
