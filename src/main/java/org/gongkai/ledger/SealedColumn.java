package org.gongkai.ledger;

import java.util.List;

/**
 * A column of sealed values, so that they can be sealed again when the key changes. Every column of this kind is declared by the
 * room that keeps it; a test finds those that are not.
 *
 * @param table with its schema
 * @param id    the column with the id of the row, or the expression in SQL that makes one of several columns
 * @param place what a value of the column is sealed for, before the id
 */
public record SealedColumn(String table, String id, String column, String place) {

    /** A room that keeps sealed values. */
    public interface Keeper {

        List<SealedColumn> sealedColumns();
    }

    /** A room that keeps digests under a key: of what is sealed, computed anew; of what is not kept, wrapped once. */
    public interface Recogniser {

        /** Brings some digests under the current key; @return how many, 0 when nothing is left to do. */
        int recogniseAnew();
    }
}
