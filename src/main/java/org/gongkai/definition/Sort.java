package org.gongkai.definition;

/**
 * A sort of name that declarations speak of: roles, provisions, conditions, letters, kinds of fact.
 *
 * @param title what one of them is called, such as 岗位
 */
public record Sort(String id, String title) {
}
