package org.gongkai.directory;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/** The name of an organ and its place in the tree from a day on, until its next form begins. */
public record OrganForm(LocalDate from, String name, String shortName, @Nullable String parentId) {
}
