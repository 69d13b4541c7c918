package org.gongkai.directory;

import org.jspecify.annotations.Nullable;

/**
 * Someone who holds, held or will hold posts.
 *
 * @param login the name to sign in with; null without an account
 */
public record Person(String id, String name, @Nullable String login) {
}
