/** Gates near their kinks: pinned curves, crossings, ties, and what they add to the error. */
package org.plumbline.enclosure.kink;
