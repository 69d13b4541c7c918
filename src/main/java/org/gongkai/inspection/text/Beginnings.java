package org.gongkai.inspection.text;

import java.util.BitSet;

import org.jspecify.annotations.Nullable;

/**
 * Reads from a regular expression with which characters what it finds can begin. Where that is not plain it says more characters, never
 * fewer; what stands before or behind a place without being part of it counts for nothing.
 */
final class Beginnings {

    private static final int CHARACTERS = Character.MAX_VALUE + 1;
    private static final String WITHOUT_WIDTH = "bBAzZG";
    private static final String DIGITS = "0123456789";
    private static final String BLANKS = " \t\n\u000B\f\r";
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_" + DIGITS;

    /** A part of the expression. */
    private record Part(BitSet firsts, boolean mayBeEmpty) {

        static final Part NOTHING = new Part(new BitSet(), true);
    }

    private final String regex;
    private int at;
    private boolean understood = true;

    private Beginnings(String regex) {
        this.regex = regex;
    }

    /** Null where it may begin with anything, or with nothing. */
    static @Nullable BitSet of(String regex) {
        Beginnings reading = new Beginnings(regex);
        Part whole = reading.alternatives();
        return reading.understood && reading.at == regex.length() && !whole.mayBeEmpty ? whole.firsts : null;
    }

    private Part alternatives() {
        Part all = sequence();
        while (understood && is('|')) {
            at++;
            Part other = sequence();
            all = new Part(either(all.firsts, other.firsts), all.mayBeEmpty || other.mayBeEmpty);
        }
        return all;
    }

    private Part sequence() {
        Part all = Part.NOTHING;
        while (understood && at < regex.length() && !is('|') && !is(')')) {
            Part next = quantified(atom());
            all = all.mayBeEmpty ? new Part(either(all.firsts, next.firsts), next.mayBeEmpty) : all;
        }
        return all;
    }

    private Part quantified(Part atom) {
        Part part = atom;
        if (is('?') || is('*')) {
            part = new Part(atom.firsts, true);
            at++;
        } else if (is('+')) {
            at++;
        } else if (is('{')) {
            part = regex.startsWith("{0", at) ? new Part(atom.firsts, true) : atom;
            at = regex.indexOf('}', at) + 1;
        } else {
            return atom;
        }
        at += is('?') || is('+') ? 1 : 0;
        return part;
    }

    private Part atom() {
        char c = regex.charAt(at++);
        return switch (c) {
            case '(' -> group();
            case '[' -> new Part(choice(), false);
            case '\\' -> escaped();
            case '.' -> new Part(all(), false);
            case '^', '$' -> Part.NOTHING;
            default -> new Part(set(String.valueOf(c)), false);
        };
    }

    private Part group() {
        boolean beside = false;
        if (is('?')) {
            at++;
            boolean behind = regex.startsWith("<=", at) || regex.startsWith("<!", at);
            beside = behind || is('=') || is('!');
            if (beside) {
                at += behind ? 2 : 1;
            } else if (is(':')) {
                at++;
            } else if (is('<')) {
                at = regex.indexOf('>', at) + 1;
            } else {
                understood = false;
            }
        }
        Part inside = alternatives();
        understood &= is(')');
        at++;
        return beside ? Part.NOTHING : inside;
    }

    private Part escaped() {
        char c = regex.charAt(at);
        if (WITHOUT_WIDTH.indexOf(c) >= 0) {
            at++;
            return Part.NOTHING;
        }
        boolean repeatsAGroup = c >= '1' && c <= '9';
        return new Part(escape(), repeatsAGroup);
    }

    /** The characters behind a backslash, in a choice or out of it. */
    private BitSet escape() {
        char c = regex.charAt(at++);
        switch (c) {
            case 'u' -> {
                at += 4;
                return set(String.valueOf((char) Integer.parseInt(regex.substring(at - 4, at), 16)));
            }
            case 'd' -> {
                return set(DIGITS);
            }
            case 's' -> {
                return set(BLANKS);
            }
            case 'w' -> {
                return set(LETTERS);
            }
            case 'n' -> {
                return set("\n");
            }
            case 't' -> {
                return set("\t");
            }
            case 'p', 'P' -> {
                at = regex.indexOf('}', at) + 1;
                return all();
            }
            default -> {
                return Character.isLetterOrDigit(c) ? all() : set(String.valueOf(c));
            }
        }
    }

    private BitSet choice() {
        boolean others = is('^');
        at += others ? 1 : 0;
        BitSet chosen = new BitSet();
        while (understood && !is(']')) {
            understood = at < regex.length() && !is('[') && !regex.startsWith("&&", at);
            if (understood) {
                item(chosen, others);
            }
        }
        at++;
        if (others) {
            chosen.flip(0, CHARACTERS);
        }
        return chosen;
    }

    private void item(BitSet chosen, boolean others) {
        BitSet one = one();
        if (is('-') && !regex.startsWith("-]", at)) {
            at++;
            BitSet last = one();
            understood &= one.cardinality() == 1 && last.cardinality() == 1;
            chosen.set(one.nextSetBit(0), last.length());
        } else {
            understood &= !(others && one.cardinality() == CHARACTERS);
            chosen.or(one);
        }
    }

    private BitSet one() {
        char c = regex.charAt(at++);
        return c == '\\' ? escape() : set(String.valueOf(c));
    }

    private boolean is(char c) {
        return at < regex.length() && regex.charAt(at) == c;
    }

    private static BitSet set(String characters) {
        BitSet set = new BitSet();
        characters.chars().forEach(set::set);
        return set;
    }

    private static BitSet all() {
        BitSet set = new BitSet();
        set.set(0, CHARACTERS);
        return set;
    }

    private static BitSet either(BitSet one, BitSet other) {
        BitSet both = (BitSet) one.clone();
        both.or(other);
        return both;
    }
}
