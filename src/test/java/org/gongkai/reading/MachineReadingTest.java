package org.gongkai.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.gongkai.reading.MachineReading.Word;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("扫描件里机器读出的字：一行一行，每个字在页面的什么地方")
class MachineReadingTest {

    private static final String TABLE = """
            level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext
            1\t1\t0\t0\t0\t0\t0\t0\t1000\t500\t-1\t
            5\t1\t1\t1\t1\t1\t100\t50\t80\t40\t96.1\t王桂
            5\t1\t1\t1\t1\t2\t180\t50\t40\t40\t95.0\t芳
            5\t1\t1\t1\t1\t3\t300\t50\t90\t40\t93.0\t2026
            5\t1\t1\t1\t1\t4\t395\t50\t40\t40\t93.0\t年
            5\t1\t1\t1\t2\t1\t100\t150\t80\t40\t90.0\t公示
            5\t1\t1\t1\t2\t2\t200\t150\t80\t40\t90.0\t\s
            """;

    @Test
    @DisplayName("位置是页面的几分之几；空的不算；换了行的另起一行，汉字之间没有空格")
    void wordsWithTheirPlaces() {
        List<Word> words = MachineReading.words(TABLE, 1000, 500);
        assertThat(words).hasSize(5);
        assertThat(words.getFirst()).isEqualTo(new Word("王桂", 1, 0.1, 0.1, 0.08, 0.08));
        assertThat(words.getLast().line()).isEqualTo(2);
        assertThat(MachineReading.lines(words)).containsExactly("王桂芳2026年", "公示");
    }
}
