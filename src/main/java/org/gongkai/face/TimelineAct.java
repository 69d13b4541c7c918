package org.gongkai.face;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/** An act in the life of a matter, as a reader sees it. */
public record TimelineAct(LocalDate on, String title, @Nullable String article, @Nullable String by, @Nullable String note) {
}
