package org.plumbline.experiment;

/**
 * A file that was read.
 *
 * @param path the path as it was given; of the experiment itself, its name alone
 * @param sha256 the SHA-256 of its bytes, in lower-case hexadecimal
 */
public record InputFile(String path, String sha256) {}
