/** Where along an expansion a gate changes next. */
package org.plumbline.flow.event;
