/** What holds for all weights of a box: signals, gates, loss weights, and how errors can grow. */
package org.plumbline.enclosure.box;
