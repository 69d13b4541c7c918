package org.gongkai.publication.text;

import java.nio.charset.StandardCharsets;

import org.gongkai.reading.Job;
import org.gongkai.reading.Refusal;
import org.gongkai.reading.Within;

/** Markup that somebody typed, pasted or sent, brought down to what a body may hold. */
@Within(seconds = 10)
final class CleanMarkup extends Job<Named, String> {

    @Override
    public Result<String> open(byte[] content, Named source) throws Refusal {
        return Result.of(Sanitized.of(new String(content, StandardCharsets.UTF_8)));
    }
}
