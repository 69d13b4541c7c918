package org.gongkai.inspection.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.gongkai.inspection.text.Piece.Role;
import org.gongkai.inspection.text.Text.Unit;

/** Reads a plain text: a piece for each line, cells where a line is a table row written with pipes or tabs. */
final class PlainReader {

    private static final Pattern RULE = Pattern.compile("[|\\s:+=-]*-{2,}[|\\s:+=-]*");
    private static final Pattern NUMBER_CELL = Pattern.compile("\\s*[-+]?[\\d,.]+\\s*");

    private static final Pattern BLANK_CELL = Pattern.compile("[|｜]\\s*[|｜]");

    private PlainReader() {
    }

    static Text read(String content) throws Unreadable {
        if (content.length() > PlainText.mostCharacters()) {
            throw PlainText.tooLong();
        }
        List<Piece> pieces = new ArrayList<>();
        int number = 0;
        int row = 0;
        for (String line : content.split("\r\n|\n|\r|\u2028|\f", -1)) {
            number++;
            if (line.isBlank() || RULE.matcher(line).matches() && line.indexOf('|') >= 0) {
                continue;
            }
            String separator = separator(line);
            if (separator.isEmpty()) {
                pieces.add(new Piece(number, line.strip(), 0, Role.BODY));
            } else {
                row++;
                for (String cell : cells(line, separator)) {
                    pieces.add(new Piece(number, cell.strip(), row, Role.BODY));
                }
            }
        }
        return Text.of(Unit.LINE, pieces, List.of(), null, null);
    }

    private static String separator(String line) {
        String stripped = line.strip();
        long pipes = stripped.chars().filter(c -> c == '|' || c == '｜').count();
        if (pipes >= 1 && (stripped.startsWith("|") || stripped.startsWith("｜")
                || pipes >= 2 && (BLANK_CELL.matcher(stripped).find() || hasNumberCell(stripped, "[|｜]")))) {
            return "[|｜]";
        }
        return stripped.indexOf('\t') > 0 && hasNumberCell(stripped, "\t") ? "\t" : "";
    }

    private static boolean hasNumberCell(String line, String separator) {
        for (String cell : line.split(separator)) {
            if (NUMBER_CELL.matcher(cell).matches()) {
                return true;
            }
        }
        return false;
    }

    private static List<String> cells(String line, String separator) {
        String row = line.strip();
        if (!separator.equals("\t")) {
            row = row.replaceFirst("^[|｜]", "").replaceFirst("[|｜]$", "");
        }
        return List.of(row.split(separator, -1));
    }
}
