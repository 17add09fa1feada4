package org.plumbline.number.qual;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.checkerframework.framework.qual.DefaultQualifierInHierarchy;
import org.checkerframework.framework.qual.SubtypeOf;

/**
 * A number about which nothing is promised: an engine proposed it, or arithmetic rounded it and
 * nothing encloses the error.
 *
 * <p>The top qualifier, and the one of every type that carries none: whoever forgets an annotation
 * is refused a proof, never granted one.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE_USE, ElementType.TYPE_PARAMETER})
@SubtypeOf({})
@DefaultQualifierInHierarchy
public @interface Approximate {}
