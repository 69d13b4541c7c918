package org.gongkai.redaction;

/** What is to be taken out of a file, and on which ground: the code of a kind of reply. */
public sealed interface Mark {

    String ground();

    /**
     * A rectangle of a page of a PDF, of a picture file, or of a picture in a Word file, counted from 1 in reading order.
     * All lengths are fractions of the page as it is seen, from its upper left corner.
     */
    record Box(int page, double left, double top, double width, double height, String ground) implements Mark {

        boolean isOnThePage() {
            return page >= 1 && left >= 0 && top >= 0 && width > 0 && height > 0 && left + width <= 1.0001 && top + height <= 1.0001;
        }
    }

    /** Words to be taken out wherever they stand, however they are spaced, in either script and either width. */
    record Words(String text, String ground) implements Mark {
    }
}
