package org.gongkai.directory;

/**
 * Somebody outside who is signed in: a principal of Spring Security that holds no post and reaches no organ. What is theirs, each room says by what it
 * recorded.
 *
 * @param kind id of {@link OutsiderKinds}
 */
public record Outsider(String personId, String name, String kind) {

    /** The name under which Spring Security knows them. */
    public static final String AUTHORITY = "OUTSIDER";
}
