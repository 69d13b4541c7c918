package org.gongkai.participation.topic;

/** In which way a topic is answered. */
public enum Channel {
    BRIEFING("新闻发布会", Line.BRIEFINGS), INTERVIEW("在线访谈", Line.INTERVIEWS), ARTICLE("政策解读稿件", Line.ARTICLES), NEWMEDIA("微博微信", Line.NEWMEDIA), SITE("政府网站", Line.OTHERS),
    MAILBOX("信箱留言", Line.OTHERS), PRESS("报纸、广播、电视", Line.OTHERS), OTHER("其他", Line.OTHERS);

    /** A line of the statistics of 2014 (国办发〔2014〕32号，二（二）). */
    public enum Line {
        BRIEFINGS("参加或举办新闻发布会总次数", false), INTERVIEWS("政府网站在线访谈次数", false), ARTICLES("政策解读稿件发布数", false), NEWMEDIA("微博微信回应事件数", true), OTHERS("其他方式回应事件数", true);

        private final String title;
        private final boolean byTopic;

        Line(String title, boolean byTopic) {
            this.title = title;
            this.byTopic = byTopic;
        }

        public String title() {
            return title;
        }

        /** Whether it counts topics (事件数) and not how often something was held or published. */
        public boolean isByTopic() {
            return byTopic;
        }
    }

    private final String title;
    private final Line line;

    Channel(String title, Line line) {
        this.title = title;
        this.line = line;
    }

    public String title() {
        return title;
    }

    public Line line() {
        return line;
    }
}
