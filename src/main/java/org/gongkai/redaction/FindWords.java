package org.gongkai.redaction;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import org.gongkai.reading.Job;
import org.gongkai.reading.Refusal;
import org.gongkai.reading.Within;

/** Whether any of these words can still be read in a file, wherever in it and however written; nothing in pictures is read. */
@Within(seconds = FindWords.SECONDS, waiting = 60)
final class FindWords extends Job<FindWords.Asked, Boolean> {

    static final int SECONDS = 60;

    /** Words to look for. */
    record Asked(List<String> words) {
    }

    @Override
    public Result<Boolean> open(byte[] file, Asked asked) throws Refusal, IOException {
        Bounds bounds = Bounds.within(Duration.ofSeconds(SECONDS));
        List<Alike> wanted = new Marks(asked.words().stream().<Mark>map(word -> new Mark.Words(word, "-")).toList()).words();
        try {
            Proof.require(file, FileKind.of(file, bounds), List.of(), wanted, bounds);
            return Result.of(false);
        } catch (Proof.Leak found) {
            return Result.of(true);
        }
    }
}
