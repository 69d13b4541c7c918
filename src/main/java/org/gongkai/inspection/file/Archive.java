package org.gongkai.inspection.file;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.gongkai.reading.Refusal;

/** The members of a ZIP, unpacked within limits. Names that are not marked as UTF-8 are read as GB 18030, as Windows writes them here. */
final class Archive {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final long MOST_BYTES = 192L << 20;
    private static final int MOST_MEMBERS = 5000;

    private Archive() {
    }

    static Map<String, byte[]> members(byte[] zip) throws Refusal {
        Map<String, byte[]> members = new LinkedHashMap<>();
        long size = 0;
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), GB18030)) {
            byte[] buffer = new byte[1 << 16];
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.isDirectory()) {
                    continue;
                }
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    size += read;
                    if (size > MOST_BYTES) {
                        throw new Refusal("压缩的内容展开以后超过 " + (MOST_BYTES >> 20) + " MB，没有收下。请拆成几个文件。");
                    }
                    out.write(buffer, 0, read);
                }
                if (members.size() >= MOST_MEMBERS || members.put(entry.getName(), out.toByteArray()) != null) {
                    throw new Refusal("压缩的内容不合常规（文件过多或者重名），没有收下。");
                }
            }
        } catch (IOException | IllegalArgumentException broken) {
            throw new Refusal("文件的压缩内容读不出来，可能已经损坏或者加了密码。请重新保存再上传。", broken);
        }
        return members;
    }
}
