package org.gongkai.inspection.file;

import java.util.Locale;
import java.util.Map;

import org.gongkai.inspection.text.Piece;
import org.gongkai.inspection.text.PlainText;
import org.gongkai.inspection.text.Reading;
import org.gongkai.inspection.text.Text;
import org.gongkai.inspection.text.Unreadable;
import org.gongkai.reading.Refusal;

/** A file of any kind that is taken, told with all that is in it. */
final class AnyFile {

    private AnyFile() {
    }

    /** @return its kind */
    static String look(byte[] content, String name, Collected into) throws Refusal {
        String kind = Sniffed.kind(content, name);
        try {
            switch (kind) {
                case "docx", "pptx" -> new WordLook(Archive.members(content), into).look();
                case "xlsx" -> new SheetLook(Archive.members(content), into).look();
                case "ofd" -> OfdLook.look(Archive.members(content), into);
                case "doc", "xls", "ppt" -> OldOfficeLook.look(content, name, kind, into);
                case "pdf" -> PdfLook.look(content, into);
                case "png", "jpeg" -> PictureLook.look(content, kind, "", into);
                case "html" -> page(name, content, into);
                case "text", "csv" -> lines(content, into);
                case "zip" -> archive(Archive.members(content), into);
                default -> throw new IllegalStateException("no reader for " + kind);
            }
        } catch (RuntimeException | java.io.IOException unreadable) {
            throw new Refusal("“" + name + "”读不出来，可能已经损坏、加了密码或者内容不合常规，没有检查过的文件不能公开。请另存为新的文件或 PDF 再上传。", unreadable);
        }
        return kind;
    }

    private static void lines(byte[] content, Collected into) throws Refusal {
        int number = 0;
        for (String line : PlainText.words(content).split("\r\n|\r|\n")) {
            into.words("", "第" + ++number + "行", line, false);
        }
    }

    private static void page(String name, byte[] content, Collected into) throws Refusal {
        Text text;
        try {
            text = Reading.of(name, content);
        } catch (Unreadable unread) {
            throw new Refusal("“" + name + "”：" + unread.getMessage());
        }
        for (Piece piece : text.pieces()) {
            boolean hidden = piece.role() == Piece.Role.HIDDEN;
            into.words("", "第" + piece.line() + "段", piece.text(), hidden);
            if (hidden) {
                into.unseen("A-HIDDEN-TEXT", "第" + piece.line() + "段", piece.text());
            }
        }
    }

    private static void archive(Map<String, byte[]> members, Collected into) throws Refusal {
        for (Map.Entry<String, byte[]> member : members.entrySet()) {
            String path = member.getKey().replace('\\', '/');
            String name = path.substring(path.lastIndexOf('/') + 1);
            if (!name.startsWith("._") && !name.equals(".DS_Store") && !name.toLowerCase(Locale.ROOT).equals("thumbs.db")) {
                into.inside(name, member.getValue());
            } else {
                into.unseen("A-EMBEDDED", path, "系统自动生成的文件");
            }
        }
    }
}
