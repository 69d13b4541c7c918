package org.gongkai.reading;

import java.util.List;

/**
 * A page of a scan, read by a machine.
 *
 * @param pages how many the file has
 */
public record Scanned(List<String> lines, int pages) {
}
