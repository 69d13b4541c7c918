package org.gongkai.face;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says of a handler of POST what somebody types into the form that leads to it, and where that form stands; every one says it. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Form {

    Typed value() default Typed.KEPT;

    /**
     * The page with the form, as {@code /desk/reports/{organ}/{year}?scope={scope}}: places are filled from the address and the
     * fields that were sent. Empty: the page at the same address.
     */
    String page() default "";

    /** Lines written by hand that take no more than so many characters, as {@code reason 为什么作废 60}: the field, what it is called, how many. */
    String[] lines() default {};

    /** What becomes of what was typed when it was not accepted. */
    enum Typed {
        /** Kept until it is sent, and given back to the form. */
        KEPT,
        /** Buttons and choices made again in a moment; a file, which the browser keeps to itself. */
        NOTHING,
        /** Passwords and codes: never kept. */
        SECRET
    }
}
