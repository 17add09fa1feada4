/** The state of an integration at one instant, and its expansion into power series from there. */
package org.plumbline.flow.state;
