package org.gongkai.publication.web;

import static org.gongkai.face.Wording.t;

import java.util.stream.Collectors;

import org.gongkai.publication.LeftOut;
import org.gongkai.publication.Withdrawals;

/** What becomes of a file that an edition leaves out, in a sentence. */
public final class LeftOutWords {

    private LeftOutWords() {
    }

    public static String of(LeftOut.Line line) {
        String editions = line.editions().stream().sorted().map(String::valueOf).collect(Collectors.joining("、"));
        String ground = line.ground();
        return ground == null ? t("第 {0} 版的附件“{1}”照旧公开", editions, line.file().name())
                : t("第 {0} 版的附件“{1}”在发布时停止公开：{2}", editions, line.file().name(), t(Withdrawals.ground(ground).title()));
    }
}
