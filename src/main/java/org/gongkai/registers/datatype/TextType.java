package org.gongkai.registers.datatype;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gongkai.tables.StorableText;

/**
 * Words.
 *
 * @param longest most characters
 * @param lines   whether it may have line breaks
 */
public record TextType(int longest, boolean lines) implements Datatype {

    /** What a spreadsheet shows of a link. */
    private static final Pattern LINK = Pattern.compile("(?i)=\\s*HYPERLINK\\(.*,\\s*\"([^\"=]+)\"\\s*\\)");

    @Override
    public Read read(String typed) {
        String text = typed.replace("\r\n", "\n").replace('\r', '\n').strip();
        if (!StorableText.is(text)) {
            return Wrong.because("含有无法识别的字符，请重新输入");
        }
        if (StorableText.isUnseen(text)) {
            return Wrong.because("里只有看不见的字符，请重新填写");
        }
        if (text.startsWith("=")) {
            Matcher link = LINK.matcher(text);
            return new Wrong("是表格软件里的公式，请粘贴成数值或者文字", link.matches() ? link.group(1) : null);
        }
        if (!lines && text.indexOf('\n') >= 0) {
            return new Wrong("只写一行", text.replaceAll("\\s*\n\\s*", " "));
        }
        int length = text.codePointCount(0, text.length());
        return length > longest ? Wrong.because("最多 " + longest + " 字，现有 " + length + " 字，请删减") : new Value(text);
    }
}
