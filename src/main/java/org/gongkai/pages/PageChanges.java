package org.gongkai.pages;

import org.springframework.stereotype.Component;

/** How many changes there were to anything that pages show: what a page gathers may be kept as long as it stays the same. Counts an act the moment it is committed here. */
@Component
public class PageChanges {

    private final KeptPages pages;

    PageChanges(KeptPages pages) {
        this.pages = pages;
    }

    public long count() {
        return pages.changes();
    }
}
