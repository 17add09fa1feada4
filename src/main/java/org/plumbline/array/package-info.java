/**
 * Arrays of exact numbers in binary files, as NumPy and safetensors write them, and how weights are
 * arranged in them.
 *
 * <p>Files are not trusted: sizes are checked before memory is asked for, nothing in a file is
 * executed, and every defect is an {@link org.plumbline.array.ArrayException}. Binary floats are
 * read as the dyadics they are. What arrays mean is known to whoever asks for them.
 */
package org.plumbline.array;
