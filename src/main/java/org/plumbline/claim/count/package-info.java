/**
 * How many conservation laws an architecture has: laws proposed and proved, and a bound of their
 * number from the Lie algebra that the gradients of the network generate.
 */
package org.plumbline.claim.count;
