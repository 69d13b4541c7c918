package org.gongkai.redaction;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.w3c.dom.Element;

/** Fields of a Word file keep what they show and lose where it came from; only page numbers go on counting. */
final class WordFields {

    private static final Set<String> PAGE_NUMBERS = Set.of("PAGE", "NUMPAGES", "SECTIONPAGES");
    private static final Pattern FIRST_WORD = Pattern.compile("\\s*([A-Za-z]+)[^\"]*");

    private WordFields() {
    }

    static void settle(Element root) {
        for (Element simple : Xml.below(root, WordFile.W, "fldSimple")) {
            if (!isPageNumber(simple.getAttributeNS(WordFile.W, "instr"))) {
                Xml.unwrap(simple);
            }
        }
        Deque<List<Element>> open = new ArrayDeque<>();
        for (Element piece : ofFields(root)) {
            String kind = piece.getAttributeNS(WordFile.W, "fldCharType");
            if (kind.equals("begin")) {
                open.push(new ArrayList<>());
            }
            if (open.isEmpty()) {
                Xml.remove(piece);
                continue;
            }
            open.peek().add(piece);
            if (kind.equals("end")) {
                dropUnlessPageNumber(open.pop());
            }
        }
        open.forEach(WordFields::dropUnlessPageNumber);
    }

    private static List<Element> ofFields(Element root) {
        List<Element> pieces = new ArrayList<>();
        for (Element piece : Xml.below(root, WordFile.W, "*")) {
            if (WordText.isA(piece, "fldChar") || WordText.isA(piece, "instrText")) {
                pieces.add(piece);
            }
        }
        return pieces;
    }

    private static void dropUnlessPageNumber(List<Element> field) {
        StringBuilder instruction = new StringBuilder();
        field.stream().filter(piece -> WordText.isA(piece, "instrText")).forEach(piece -> instruction.append(piece.getTextContent()));
        if (!isPageNumber(instruction.toString())) {
            field.forEach(Xml::remove);
        }
    }

    private static boolean isPageNumber(String instruction) {
        var word = FIRST_WORD.matcher(instruction);
        return instruction.length() < 60 && word.matches() && PAGE_NUMBERS.contains(word.group(1).toUpperCase(Locale.ROOT));
    }
}
