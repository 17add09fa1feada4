/** What a recorded training run looks as if it did: schedules, momentum, adaptive steps. */
package org.plumbline.compare.training;
