package org.gongkai.casework.bundle;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A line of the 目录.
 *
 * @param pages  0 where the file has no pages of its own
 * @param digest SHA-256 of the file, hex
 */
public record Listed(String title, @Nullable LocalDate on, int pages, String name, String digest) {
}
