package org.gongkai.publication.text;

import java.util.regex.Pattern;

/** 第一章, 一、, （一） and short lines after 1. are headings of an official paper (GB/T 9704-2012), wherever they are not sentences. */
final class OfficialHeading {

    private static final int LONGEST = 40;
    private static final Pattern SENTENCE = Pattern.compile("[。；：！？;:]");
    private static final Pattern FIRST = Pattern.compile("(?:[一二三四五六七八九十百]{1,4}、|第[一二三四五六七八九十百零〇]+[编章节][\\s\\u3000]).*");
    private static final Pattern SECOND = Pattern.compile("[（(][一二三四五六七八九十百]{1,4}[）)].*");
    private static final Pattern THIRD = Pattern.compile("[0-9]{1,3}[.．、](?![0-9]).*");

    private OfficialHeading() {
    }

    /** 1 for the first level; 0 for what is no heading. @param set whether it stands in the middle or at the right */
    static int level(String line, boolean set) {
        if (set || line.length() > LONGEST || SENTENCE.matcher(line).find()) {
            return 0;
        }
        return FIRST.matcher(line).matches() ? 1 : SECOND.matcher(line).matches() ? 2 : THIRD.matcher(line).matches() ? 3 : 0;
    }
}
