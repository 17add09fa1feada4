/** A proposed step as the verifier takes it, and the series along it. */
package org.plumbline.enclosure.proposal;
