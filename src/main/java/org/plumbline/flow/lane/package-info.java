/** The field of networks with one layer of kinks in lanes: samples and weights side by side. */
package org.plumbline.flow.lane;
