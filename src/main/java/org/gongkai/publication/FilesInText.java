package org.gongkai.publication;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.publication.body.Block;
import org.gongkai.publication.body.Body;

/** The pictures and files that a text shows: each is a file of its edition, and each picture says in words what it shows. */
final class FilesInText {

    private FilesInText() {
    }

    /** What stands against an edition going on; nothing where all is there. */
    static List<String> missing(Edition edition, List<Attachment> files) {
        if (edition.blocks() == null) {
            return List.of();
        }
        Set<String> there = files.stream().map(Attachment::digest).filter(Objects::nonNull).collect(Collectors.toSet());
        return Body.ofJson(edition.blocks()).blocks().stream().flatMap(block -> switch (block) {
            case Block.Picture(String file, String alt, String caption) when alt.isEmpty() -> Stream.of("正文里的一张图片没有写明图片上是什么，看不见的人就不知道。请选中图片补写");
            case Block.Picture(String file, String alt, String caption) when !there.contains(file) -> Stream.of("正文里的图片“" + alt + "”不在这一版的附件里，请重新插入或者删去");
            case Block.Enclosed(String file, String name) when !there.contains(file) -> Stream.of("正文里的附件“" + name + "”不在这一版的附件里，请重新插入或者删去");
            default -> Stream.<String>empty();
        }).distinct().toList();
    }
}
