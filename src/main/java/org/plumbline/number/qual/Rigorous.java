package org.plumbline.number.qual;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.checkerframework.framework.qual.SubtypeOf;

/**
 * A number that is, exactly, what its name says, or that bounds or encloses it for certain.
 *
 * <p>Such numbers come from the statement of a problem, from whole numbers, from exact operations
 * on rigorous numbers, and from the verifier; nowhere else (proofs-notes/trust.md).
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE_USE, ElementType.TYPE_PARAMETER})
@SubtypeOf(Approximate.class)
public @interface Rigorous {}
