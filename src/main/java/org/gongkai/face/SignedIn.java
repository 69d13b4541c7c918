package org.gongkai.face;

/** The person at the desk, as the head of a page shows them; whoever signs people in sets it as request attribute {@link #ATTRIBUTE}. */
public interface SignedIn {

    String ATTRIBUTE = "gongkai.signedIn";

    /** Who it is, the same at every sign-in. */
    String id();

    String name();

    /** The organ they work for, in short. */
    String organName();
}
