package org.gongkai.reading;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import javax.imageio.ImageIO;

/** Words of a picture, read by Tesseract where this machine has it; for jobs only. What a machine read may be wrong, and is told apart wherever it goes. */
public final class MachineReading {

    /** Where the programme that reads is not installed. */
    public static final String NOT_HERE = "从这个文件里读不出文字：可能是扫描件、图片。这台服务器没有装读扫描件的程序（Tesseract，简体中文）";
    /** Tesseract puts blanks between Chinese characters. */
    private static final Pattern BLANK_IN_CHINESE = Pattern.compile("(?<=[\\p{IsHan}\\u3000-\\u303f\\uff00-\\uffef]) +(?=[\\p{IsHan}\\u3000-\\u303f\\uff00-\\uffef\\d〔])|(?<=\\d) +(?=[\\p{IsHan}])");
    /** Chinese, and the digits and letters of numbers, which the Chinese one alone reads badly; English comes with the programme. */
    private static final String LANGUAGES = "chi_sim+eng";
    /** Columns of its table: level, page, block, paragraph, line, word, left, top, width, height, confidence, text. */
    private static final int COLUMNS = 12;
    private static final String OF_A_WORD = "5";

    /**
     * Characters that the machine takes for one word.
     *
     * @param line  counted over the page: words of one line have the same
     * @param left  in fractions of the picture, from its upper left corner, as the other lengths
     */
    public record Word(String text, int line, double left, double top, double width, double height) {
    }

    private MachineReading() {
    }

    /**
     * @param seconds after which it is stopped
     * @throws Refusal where the programme is not installed, or the page takes too long
     */
    public static List<Word> words(BufferedImage picture, int seconds) throws Refusal, IOException, InterruptedException {
        Path page = Files.createTempFile("page", ".png");
        Path table = Files.createTempFile("words", ".tsv");
        try {
            ImageIO.write(picture, "png", page.toFile());
            ProcessBuilder reading = new ProcessBuilder("tesseract", page.toString(), "stdout", "-l", LANGUAGES, "tsv").redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectOutput(table.toFile());
            reading.environment().put("OMP_THREAD_LIMIT", "1");
            Process process;
            try {
                process = reading.start();
            } catch (IOException notInstalled) {
                throw new Refusal(NOT_HERE + "。", notInstalled);
            }
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new Refusal("这一页机器读的时间太长，已经停止。");
            }
            if (process.exitValue() != 0) {
                throw new Refusal(NOT_HERE + "。");
            }
            return words(Files.readString(table, StandardCharsets.UTF_8), picture.getWidth(), picture.getHeight());
        } finally {
            Files.deleteIfExists(page);
            Files.deleteIfExists(table);
        }
    }

    static List<Word> words(String table, int width, int height) {
        List<Word> words = new ArrayList<>();
        String before = "";
        int line = 0;
        for (String row : table.split("\r?\n")) {
            String[] cells = row.split("\t", COLUMNS);
            if (cells.length == COLUMNS && cells[0].equals(OF_A_WORD) && !cells[11].isBlank()) {
                String here = cells[2] + "." + cells[3] + "." + cells[4];
                line += here.equals(before) ? 0 : 1;
                before = here;
                words.add(new Word(cells[11].strip(), line, Double.parseDouble(cells[6]) / width, Double.parseDouble(cells[7]) / height, Double.parseDouble(cells[8]) / width,
                        Double.parseDouble(cells[9]) / height));
            }
        }
        return words;
    }

    /** Line by line, without the blanks that stand between Chinese characters. */
    public static List<String> lines(List<Word> words) {
        List<StringBuilder> lines = new ArrayList<>();
        int at = 0;
        for (Word word : words) {
            if (word.line() != at || lines.isEmpty()) {
                lines.add(new StringBuilder());
                at = word.line();
            }
            lines.getLast().append(lines.getLast().isEmpty() ? "" : " ").append(word.text());
        }
        return lines.stream().map(line -> BLANK_IN_CHINESE.matcher(line.toString().strip()).replaceAll("")).filter(line -> !line.isEmpty()).toList();
    }
}
