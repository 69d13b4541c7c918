package org.gongkai.directreport;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Whether two items say nearly the same: by the pairs of neighbouring characters that they share, letters and digits alone. Bands of the smallest hashes find those that may (MinHash), so that
 * nothing is compared with everything.
 */
final class Alike {

    /** From what share of all pairs on two items are one. */
    static final double FROM = 0.8;
    private static final int BANDS = 16;
    private static final int ROWS = 4;

    private Alike() {
    }

    static Set<Integer> pairs(String text) {
        int[] points = text.codePoints().filter(Character::isLetterOrDigit).map(Character::toLowerCase).toArray();
        Set<Integer> pairs = new HashSet<>();
        for (int i = 0; i + 1 < points.length; i++) {
            pairs.add(mix(points[i] * 0x1f1f1f + points[i + 1]));
        }
        if (points.length == 1) {
            pairs.add(mix(points[0]));
        }
        return pairs;
    }

    /** Two that are alike have one in common, as good as surely. */
    static int[] bands(Set<Integer> pairs) {
        int[] least = new int[BANDS * ROWS];
        Arrays.fill(least, Integer.MAX_VALUE);
        for (int pair : pairs) {
            for (int n = 0; n < least.length; n++) {
                least[n] = Math.min(least[n], mix(pair ^ n * 0x9e3779b9));
            }
        }
        int[] bands = new int[BANDS];
        for (int band = 0; band < BANDS; band++) {
            bands[band] = mix(band + 31 * Arrays.hashCode(Arrays.copyOfRange(least, band * ROWS, (band + 1) * ROWS)));
        }
        return bands;
    }

    static boolean are(Set<Integer> one, Set<Integer> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return false;
        }
        long shared = one.stream().filter(other::contains).count();
        return shared >= FROM * (one.size() + other.size() - shared);
    }

    private static int mix(int value) {
        int mixed = (value ^ value >>> 16) * 0x85ebca6b;
        mixed = (mixed ^ mixed >>> 13) * 0xc2b2ae35;
        return mixed ^ mixed >>> 16;
    }
}
