package org.gongkai.inspection.table;

import org.gongkai.reporting.form.Row;

/** A row's label and where it was found. @param from first character in the stream of Chinese characters @param to one past the last */
record Label(String block, Row row, int from, int to) {
}
