package org.gongkai.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gongkai.redaction.Files.SECRET;
import static org.gongkai.redaction.Files.copy;
import static org.gongkai.redaction.Files.paragraph;
import static org.gongkai.redaction.Files.parts;
import static org.gongkai.redaction.Files.words;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.gongkai.redaction.Files.Word;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
@DisplayName("第三十七条 区分处理：Word 文件里隐去的文字，无论藏在哪里都不随副本给出")
class WordRedactionTest {

    private static final String SEEN = paragraph("经办人" + SECRET + "于三月到场。");

    static Stream<Map.Entry<String, Word>> hidingPlaces() {
        Map<String, Word> places = new TreeMap<>();
        places.put("跨三个字块", Word.of(paragraph("经办人张", "三", "丰到场。")));
        places.put("跨制表符和换行", Word.of("<w:p><w:r><w:t>张</w:t><w:tab/><w:t>三</w:t><w:br/><w:t>丰</w:t></w:r></w:p>"));
        places.put("中间加空格", Word.of(paragraph("张　三 丰")));
        places.put("中间加零宽字符", Word.of(paragraph("张\u200B三\u00AD丰")));
        places.put("繁体", Word.of(paragraph("張三豐")));
        places.put("域代码", Word.of(SEEN + "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>AUTHOR \"张三丰\"</w:instrText>"
                + "<w:fldChar w:fldCharType=\"separate\"/><w:t>某</w:t><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>"));
        places.put("简单域", Word.of(SEEN + "<w:p><w:fldSimple w:instr=\"AUTHOR 张三丰\"><w:r><w:t>张三丰</w:t></w:r></w:fldSimple></w:p>"));
        places.put("删除的修订", Word.of(SEEN + "<w:p><w:del w:author=\"张三丰\"><w:r><w:delText>张三丰</w:delText></w:r></w:del></w:p>"));
        places.put("移走的修订", Word.of(SEEN + "<w:p><w:moveFrom w:author=\"张三丰\"><w:r><w:t>张三丰</w:t></w:r></w:moveFrom></w:p>"));
        places.put("插入的修订的作者", Word.of(SEEN + "<w:p><w:ins w:author=\"张三丰\"><w:r><w:t>到场</w:t></w:r></w:ins></w:p>"));
        places.put("隐藏的文字", Word.of(SEEN + "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>张三丰</w:t></w:r></w:p>"));
        places.put("样式隐藏的文字", Word.of(SEEN + "<w:p><w:r><w:rPr><w:rStyle w:val=\"h\"/></w:rPr><w:t>张三丰</w:t></w:r></w:p>")
                .part("styles.xml", "styles", "<w:styles><w:style w:styleId=\"b\"><w:rPr><w:vanish/></w:rPr></w:style>"
                        + "<w:style w:styleId=\"h\"><w:name w:val=\"张三丰\"/><w:basedOn w:val=\"b\"/></w:style></w:styles>"));
        places.put("批注", Word.of(SEEN + "<w:p><w:commentRangeStart w:id=\"0\"/><w:r><w:t>甲</w:t></w:r><w:r><w:commentReference w:id=\"0\"/></w:r></w:p>")
                .part("comments.xml", "comments", "<w:comments><w:comment w:id=\"0\" w:author=\"张三丰\">" + SEEN + "</w:comment></w:comments>"));
        places.put("书签名", Word.of(SEEN + "<w:p><w:bookmarkStart w:id=\"1\" w:name=\"张三丰\"/><w:bookmarkEnd w:id=\"1\"/></w:p>"));
        places.put("链接的地址", Word.of(SEEN + "<w:p><w:hyperlink r:id=\"l1\" w:tooltip=\"张三丰\"><w:r><w:t>链接</w:t></w:r></w:hyperlink></w:p>")
                .relation("l1", "hyperlink", "https://example.org/张三丰", true));
        places.put("内容控件的属性", Word.of("<w:sdt><w:sdtPr><w:alias w:val=\"张三丰\"/><w:tag w:val=\"张三丰\"/></w:sdtPr><w:sdtContent>" + SEEN
                + "</w:sdtContent></w:sdt>"));
        places.put("文本框（新旧两份）", Word.of("<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:inline><wp:docPr id=\"1\" "
                + "name=\"张三丰\" descr=\"张三丰\"/><a:graphic><a:graphicData uri=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\">"
                + "<wps:wsp><wps:txbx><w:txbxContent>" + SEEN + "</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
                + "</mc:Choice><mc:Fallback><w:pict><v:shape alt=\"张三丰\"><v:textbox><w:txbxContent>" + SEEN
                + "</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"));
        places.put("艺术字水印", Word.of(SEEN + "<w:p><w:r><w:pict><v:shape><v:textpath string=\"张三丰\"/></v:shape></w:pict></w:r></w:p>"));
        places.put("页眉页脚", Word.of(SEEN).part("header1.xml", "header", "<w:hdr>" + SEEN + "</w:hdr>").part("footer1.xml", "footer", "<w:ftr>" + SEEN + "</w:ftr>")
                .section("<w:headerReference w:type=\"default\" r:id=\"x1\"/><w:footerReference w:type=\"default\" r:id=\"x2\"/>"));
        places.put("没有引用的页眉", Word.of(SEEN).part("header9.xml", "header", "<w:hdr>" + SEEN + "</w:hdr>"));
        places.put("脚注", Word.of("<w:p><w:r><w:t>甲</w:t><w:footnoteReference w:id=\"2\"/></w:r></w:p>")
                .part("footnotes.xml", "footnotes", "<w:footnotes><w:footnote w:id=\"2\">" + SEEN + "</w:footnote></w:footnotes>"));
        places.put("没有引用的尾注", Word.of(SEEN)
                .part("endnotes.xml", "endnotes", "<w:endnotes><w:endnote w:id=\"7\">" + paragraph("张三", "丰") + "</w:endnote></w:endnotes>"));
        places.put("公式", Word.of("<w:p><m:oMath><m:r><m:t>张三</m:t></m:r><m:r><m:t>丰</m:t></m:r></m:oMath></w:p>"));
        places.put("拼音指南", Word.of("<w:p><w:r><w:ruby><w:rt><w:r><w:t>zhāng</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>张</w:t></w:r></w:rubyBase></w:ruby></w:r>"
                + "<w:r><w:t>三丰</w:t></w:r></w:p>"));
        places.put("按编号写的字符", Word.of("<w:p><w:r><w:sym w:font=\"宋体\" w:char=\"5F20\"/><w:t>三丰</w:t></w:r></w:p>"));
        places.put("编号的文字", Word.of(SEEN).part("numbering.xml", "numbering",
                "<w:numbering><w:abstractNum><w:lvl><w:lvlText w:val=\"张三丰%1\"/></w:lvl></w:abstractNum></w:numbering>"));
        places.put("文档属性", Word.of(SEEN).loose("docProps/core.xml", "<x>张三丰</x>").loose("docProps/app.xml", "<x>张三丰</x>")
                .loose("docProps/custom.xml", "<x>张三丰</x>").loose("docProps/thumbnail.jpeg", "张三丰"));
        places.put("设置里的变量", Word.of(SEEN).part("settings.xml", "settings",
                "<w:settings><w:docVars><w:docVar w:name=\"a\" w:val=\"张三丰\"/></w:docVars></w:settings>"));
        places.put("附带的数据和文档部件", Word.of(SEEN).loose("customXml/item1.xml", "<x>张三丰</x>")
                .loose("word/glossary/document.xml", "<x>张三丰</x>").loose("word/people.xml", "<x>张三丰</x>"));
        places.put("嵌入的文件", Word.of(SEEN + "<w:p><w:r><w:object><v:shape/></w:object></w:r></w:p>").loose("word/embeddings/a.bin", "张三丰"));
        places.put("表格的说明", Word.of("<w:tbl><w:tblPr><w:tblCaption w:val=\"张三丰\"/></w:tblPr><w:tr><w:tc>" + SEEN + "</w:tc></w:tr></w:tbl>"));
        return places.entrySet().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hidingPlaces")
    @DisplayName("每一种藏身之处都清空，而原件确实藏有")
    void nowhere(Map.Entry<String, Word> place) {
        byte[] original = place.getValue().bytes();
        assertThatThrownBy(() -> Proof.require(original, FileKind.DOCX, List.of(), List.of(Alike.of(SECRET)), Bounds.within(Duration.ofMinutes(1))))
                .isInstanceOf(Proof.Leak.class);

        Redacted.Copy copy = copy(original, words(SECRET));

        parts(copy.bytes()).forEach((name, part) -> assertThat(Alike.of(part).contains(Alike.of(SECRET))).as(name).isFalse());
        assertThat(String.join("", parts(copy.bytes()).values())).doesNotContain("张", "張");
    }

    @Test
    @DisplayName("其余文字、表格、页码和脚注照旧，Word 能打开")
    void theRestStays() throws Exception {
        byte[] original = Word.of(paragraph("一、经办人", SECRET, "（女）") + "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w=\"100\"/></w:tblGrid><w:tr><w:tc>"
                + paragraph("金额 1,200 元") + "</w:tc></w:tr></w:tbl>")
                .part("footer1.xml", "footer", "<w:ftr><w:p><w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText> PAGE </w:instrText>"
                        + "<w:fldChar w:fldCharType=\"separate\"/><w:t>1</w:t><w:fldChar w:fldCharType=\"end\"/></w:r></w:p></w:ftr>")
                .section("<w:footerReference w:type=\"default\" r:id=\"x1\"/>").bytes();

        Redacted.Copy copy = copy(original, words(SECRET));

        try (XWPFDocument opened = new XWPFDocument(new ByteArrayInputStream(copy.bytes())); var text = new XWPFWordExtractor(opened)) {
            assertThat(text.getText()).contains("一、经办人■■■（女）", "金额 1,200 元");
        }
        assertThat(parts(copy.bytes()).get("word/footer1.xml")).contains(" PAGE ");
        assertThat(copy.taken()).isOne();
    }

    @Test
    @DisplayName("图片重新编码，被裁掉的部分不再保留，方框涂黑")
    void pictures() {
        byte[] original = Word.of(SEEN + """
                <w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="a"/><a:graphic><a:graphicData
                uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="a"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="x1"/>
                <a:srcRect l="50000"/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>""")
                .part("media/a.png", "image", Files.encoded(Files.picture(80, 60), "png")).bytes();

        Redacted.Copy copy = copy(original, words(SECRET), new Mark.Box(1, 0, 0, 0.5, 0.5, Files.GROUND));

        byte[] kept = WordPicturesOf.first(copy.bytes());
        assertThat(Files.decoded(kept).getWidth()).isEqualTo(40);
        assertThat(Files.decoded(kept).getRGB(5, 5) & 0xFFFFFF).isZero();
        assertThat(copy.lookAt()).singleElement().asString().contains("1 幅图片");
    }

    @Test
    @DisplayName("没有找到的文字是打错了或在图片里：拒绝，不给出以为已经隐去的副本")
    void notFound() {
        assertThat(Files.refusal(Word.of(SEEN).bytes(), words("李四"))).contains("没有找到“李四”");
    }

    /** The first picture of a copy, as bytes. */
    private static final class WordPicturesOf {

        static byte[] first(byte[] copy) {
            try (var zip = new java.util.zip.ZipInputStream(new ByteArrayInputStream(copy))) {
                for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    if (entry.getName().equals("word/media/picture1.png")) {
                        return zip.readAllBytes();
                    }
                }
                throw new AssertionError("no picture");
            } catch (java.io.IOException inMemory) {
                throw new IllegalStateException(inMemory);
            }
        }
    }
}
