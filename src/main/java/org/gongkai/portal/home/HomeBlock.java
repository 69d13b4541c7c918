package org.gongkai.portal.home;

/** What the first page may show; each has a template of its own and is left out while it has nothing. */
public enum HomeBlock {
    WELCOME, MATTERS, PICTURES, NEWEST, INTERPRETATION, CONSULTATIONS, TOPICS, CHANGES, HOTLINE, FIGURES, LEADERS, ORGANS, LINKS;

    /** Where on the page. */
    public enum Place {
        WIDE("占整行"), MAIN("主栏"), SIDE("侧栏");

        private final String title;

        Place(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }
}
