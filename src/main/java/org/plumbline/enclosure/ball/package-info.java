/** Balls of power series: polynomials in one variable with a bound for everything left out. */
package org.plumbline.enclosure.ball;
