package org.gongkai.registers;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

import org.gongkai.ledger.Sha256;

/**
 * The tree of RFC 6962, section 2.1, over the digests of entries: its root stands in the act, and a path from one entry to the root proves
 * that the entry was saved with it.
 */
public final class MerkleTree {

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private MerkleTree() {
    }

    /** @param digests of the entries in their order, at least one */
    public static byte[] root(List<byte[]> digests) {
        List<byte[]> level = new ArrayList<>(digests.stream().map(MerkleTree::leaf).toList());
        while (level.size() > 1) {
            level = above(level);
        }
        return level.getFirst();
    }

    /** The hashes beside the way from an entry up to the root, the nearest first. */
    public static List<byte[]> path(List<byte[]> digests, int index) {
        List<byte[]> path = new ArrayList<>();
        List<byte[]> level = new ArrayList<>(digests.stream().map(MerkleTree::leaf).toList());
        int at = index;
        while (level.size() > 1) {
            int beside = at ^ 1;
            if (beside < level.size()) {
                path.add(level.get(beside));
            }
            level = above(level);
            at /= 2;
        }
        return path;
    }

    /** The root that an entry and its path lead to. */
    public static byte[] rootBy(byte[] digest, int index, int count, List<byte[]> path) {
        byte[] hash = leaf(digest);
        int at = index;
        int width = count;
        int step = 0;
        while (width > 1) {
            if ((at ^ 1) < width) {
                byte[] beside = path.get(step++);
                hash = at % 2 == 0 ? node(hash, beside) : node(beside, hash);
            }
            at /= 2;
            width = (width + 1) / 2;
        }
        return hash;
    }

    /** A last one without a neighbour goes up as it is, which is the split at the largest power of two that the RFC describes. */
    private static List<byte[]> above(List<byte[]> level) {
        List<byte[]> above = new ArrayList<>((level.size() + 1) / 2);
        for (int i = 0; i < level.size(); i += 2) {
            above.add(i + 1 < level.size() ? node(level.get(i), level.get(i + 1)) : level.get(i));
        }
        return above;
    }

    private static byte[] leaf(byte[] digest) {
        MessageDigest hash = Sha256.begin();
        hash.update(LEAF);
        return hash.digest(digest);
    }

    private static byte[] node(byte[] left, byte[] right) {
        MessageDigest hash = Sha256.begin();
        hash.update(NODE);
        hash.update(left);
        return hash.digest(right);
    }
}
