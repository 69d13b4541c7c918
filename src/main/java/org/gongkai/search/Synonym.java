package org.gongkai.search;

/** Two ways to write one thing: who types the first is also given what says the second. Both are folded: simplified, half width, lower case. */
public record Synonym(String said, String written, Why why) {

    /** What makes the two one. */
    public enum Why {
        /** 公租房, 公共租赁住房 */
        EVERYDAY,
        /** 資訊, 信息 */
        REGIONAL,
        /** 住建局, 住房和城乡建设局 */
        NAME,
        /** 原国土资源局, 自然资源局 */
        FORMER_NAME,
        /** typed in letters: gongjijin, gjj */
        PINYIN,
        /** one edit from what titles say: 加装店梯 */
        SPELLING
    }

    public Synonym {
        said = Folding.fold(said.strip());
        written = Folding.fold(written.strip());
        if (said.length() < 2 || written.length() < 2) {
            throw new IllegalArgumentException("“" + said + "”和“" + written + "”各要两个字以上");
        }
    }
}
