/** Which package may import which: the rules as data, and the tests that they hold and can fail. */
package org.plumbline.architecture;
