package org.gongkai.registers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import org.gongkai.ledger.Sha256;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

@DisplayName("RFC 6962 第 2.1 节：一次保存的根，和一个条目到根的路径")
class MerkleTreeTest {

    private static final HexFormat HEX = HexFormat.of();

    @Test
    @DisplayName("一片叶子的根是它加 0x00 的散列，两片的是加 0x01 的")
    void small() {
        byte[] one = digest("一");
        byte[] two = digest("二");
        String left = Sha256.hex(joined(new byte[] {0}, one));
        String right = Sha256.hex(joined(new byte[] {0}, two));
        assertThat(HEX.formatHex(MerkleTree.root(List.of(one)))).isEqualTo(left);
        assertThat(HEX.formatHex(MerkleTree.root(List.of(one, two)))).isEqualTo(Sha256.hex(joined(new byte[] {1}, HEX.parseHex(left), HEX.parseHex(right))));
    }

    @Property(tries = 60)
    @Label("按定义从最大的二次幂处分开算出的根与逐层算的相同；每片叶子的路径都通到根")
    void everySize(@ForAll @IntRange(min = 1, max = 70) int size) {
        List<byte[]> digests = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            digests.add(digest("条目" + i));
        }
        byte[] root = MerkleTree.root(digests);
        assertThat(root).isEqualTo(defined(digests));
        for (int i = 0; i < size; i++) {
            assertThat(MerkleTree.rootBy(digests.get(i), i, size, MerkleTree.path(digests, i))).isEqualTo(root);
        }
    }

    /** As the RFC writes it. */
    private static byte[] defined(List<byte[]> digests) {
        if (digests.size() == 1) {
            return HEX.parseHex(Sha256.hex(joined(new byte[] {0}, digests.getFirst())));
        }
        int half = Integer.highestOneBit(digests.size() - 1);
        return HEX.parseHex(Sha256.hex(joined(new byte[] {1}, defined(digests.subList(0, half)), defined(digests.subList(half, digests.size())))));
    }

    private static byte[] digest(String text) {
        return HEX.parseHex(Sha256.hex(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] joined(byte[]... parts) {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
