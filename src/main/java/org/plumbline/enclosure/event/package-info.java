/** When gates change: enclosures of the times of events. */
package org.plumbline.enclosure.event;
