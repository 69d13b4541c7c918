package org.gongkai.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gongkai.redaction.Files.copy;
import static org.gongkai.redaction.Files.encoded;
import static org.gongkai.redaction.Files.picture;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.zip.CRC32;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
@DisplayName("第三十七条 区分处理：图片的方框涂黑，拍摄信息和其他附带数据不随副本给出")
class PictureRedactionTest {

    private static final Mark.Box MIDDLE = new Mark.Box(1, 0.25, 0.25, 0.5, 0.5, Files.GROUND);
    private static final String PLACE = "39.9042N116.4074E";

    @Test
    @DisplayName("PNG：方框内全黑，方框外照旧，附带的文字和末尾之后的数据没有了")
    void png() {
        byte[] original = joined(withText(encoded(picture(200, 100), "png")), ("PK" + PLACE).getBytes(StandardCharsets.US_ASCII));
        assertThatThrownBy(() -> Proof.require(original, FileKind.PNG, List.of(), List.of(), Bounds.within(Duration.ofMinutes(1)))).isInstanceOf(Proof.Leak.class);

        byte[] copy = copy(original, MIDDLE).bytes();

        assertThat(new String(copy, StandardCharsets.ISO_8859_1)).doesNotContain(PLACE);
        assertThat(Files.decoded(copy).getRGB(100, 50) & 0xFFFFFF).isZero();
        assertThat(Files.decoded(copy).getRGB(10, 10) & 0xFFFFFF).isEqualTo(0xFFFF00);
    }

    @Test
    @DisplayName("JPEG：拍摄信息没有了，照相机记下的方向已经转正")
    void jpeg() {
        byte[] original = withExif(encoded(picture(200, 100), "jpeg"), 6);
        assertThatThrownBy(() -> Proof.require(original, FileKind.JPEG, List.of(), List.of(), Bounds.within(Duration.ofMinutes(1)))).isInstanceOf(Proof.Leak.class);

        byte[] copy = copy(original, MIDDLE).bytes();

        assertThat(new String(copy, StandardCharsets.ISO_8859_1)).doesNotContain(PLACE, "Exif");
        BufferedImage upright = Files.decoded(copy);
        assertThat(upright.getWidth()).isEqualTo(100);
        assertThat(upright.getHeight()).isEqualTo(200);
        assertThat(upright.getRGB(50, 100) & 255).isLessThan(40);
    }

    @Test
    @DisplayName("图片里的字由机器读：要隐去的涂黑，别的照旧，并且说明可能漏读；没有装的、读不出来的，请用方框")
    void wordsReadByAMachine() {
        BufferedImage page = new BufferedImage(1600, 500, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = page.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 1600, 500);
        pen.setColor(Color.BLACK);
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 64));
        pen.drawString("2026", 100, 150);
        pen.drawString("8642", 100, 350);
        pen.dispose();
        switch (Files.REDACTION.redact(encoded(page, "png"), List.of(Files.words("8642")))) {
            case Redacted.Copy copy -> {
                BufferedImage made = Files.decoded(copy.bytes());
                assertThat(dark(made, 110, 306, 250, 346)).as("where it stood").isGreaterThan(0.9);
                assertThat(dark(made, 110, 106, 250, 146)).as("the other number").isBetween(0.05, 0.6);
                assertThat(copy.lookAt()).singleElement().asString().contains("由机器读过", "可能漏读");
            }
            case Redacted.Refused refused -> assertThat(refused.reasons()).singleElement().asString().contains("Tesseract", "请用方框遮盖");
        }
        assertThat(Files.refusal(encoded(page, "png"), Files.words("从来没有的字"))).contains("请用方框遮盖");
    }

    private static double dark(BufferedImage picture, int left, int top, int right, int bottom) {
        int dark = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                dark += (picture.getRGB(x, y) & 255) < 60 ? 1 : 0;
            }
        }
        return dark / (double) ((right - left) * (bottom - top));
    }

    @Test
    @DisplayName("透明的点不留下原来的颜色")
    void transparent() {
        BufferedImage clear = new BufferedImage(60, 60, BufferedImage.TYPE_INT_ARGB);
        clear.setRGB(5, 5, 0x00123456);

        BufferedImage copied = Files.decoded(copy(encoded(clear, "png"), MIDDLE).bytes());

        assertThat(copied.getColorModel().hasAlpha()).isFalse();
        assertThat(copied.getRGB(5, 5) & 0xFFFFFF).isEqualTo(0xFFFFFF);
    }

    @Test
    @DisplayName("没有涂满的方框证明不了，不给出")
    void unpainted() {
        byte[] plain = encoded(picture(200, 100), "png");

        assertThatThrownBy(() -> Proof.require(plain, FileKind.PNG, List.of(MIDDLE), List.of(), Bounds.within(Duration.ofMinutes(1))))
                .isInstanceOf(Proof.Leak.class).hasMessageContaining("没有涂满");
    }

    @Test
    @DisplayName("像素过多、损坏和要找文字的图片拒绝，并说怎样做")
    void refused() {
        byte[] huge = encoded(new BufferedImage(10, 10, BufferedImage.TYPE_BYTE_BINARY), "png");
        ByteBuffer.wrap(huge).putInt(16, 60_000).putInt(20, 60_000);
        CRC32 sum = new CRC32();
        sum.update(huge, 12, 17);
        ByteBuffer.wrap(huge).putInt(29, (int) sum.getValue());

        assertThat(Files.refusal(huge, MIDDLE)).contains("百万像素");
        assertThat(Files.refusal(java.util.Arrays.copyOf(encoded(picture(200, 100), "png"), 60), MIDDLE)).contains("损坏");
        assertThat(Files.refusal(encoded(picture(20, 10), "png"), Files.words("张三"))).contains("请用方框");
    }

    private static byte[] joined(byte[] one, byte[] other) {
        return ByteBuffer.allocate(one.length + other.length).put(one).put(other).array();
    }

    private static byte[] withText(byte[] png) {
        byte[] text = ("Comment\0" + PLACE).getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer chunk = ByteBuffer.allocate(12 + text.length).putInt(text.length).put("tEXt".getBytes(StandardCharsets.US_ASCII)).put(text);
        CRC32 sum = new CRC32();
        sum.update(chunk.array(), 4, 4 + text.length);
        chunk.putInt((int) sum.getValue());
        return ByteBuffer.allocate(png.length + chunk.capacity()).put(png, 0, 33).put(chunk.array()).put(png, 33, png.length - 33).array();
    }

    private static byte[] withExif(byte[] jpeg, int orientation) {
        byte[] place = (PLACE + "\0").getBytes(StandardCharsets.US_ASCII);
        ByteBuffer tiff = ByteBuffer.allocate(8 + 2 + 24 + 4 + place.length).put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8)
                .putShort((short) 2)
                .putShort((short) 0x010E).putShort((short) 2).putInt(place.length).putInt(38)
                .putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation).putShort((short) 0)
                .putInt(0).put(place);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xE1});
        int length = 2 + 6 + tiff.capacity();
        out.writeBytes(new byte[] {(byte) (length >> 8), (byte) length});
        out.writeBytes("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(tiff.array());
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }
}
