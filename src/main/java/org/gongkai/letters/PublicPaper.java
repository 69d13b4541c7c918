package org.gongkai.letters;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;

import org.springframework.stereotype.Component;

/** Words that are public, laid out on the page of a letter (GB/T 9704-2012) for whoever takes them away. */
@Component
public class PublicPaper {

    /** As what it is taken. */
    public enum Format {
        PDF("application/pdf"), DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document"), OFD("application/ofd");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        public String mediaType() {
            return mediaType;
        }

        public String ending() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What came of it. */
    public sealed interface Laid {

        record Done(byte[] bytes) implements Laid {
        }

        /** No typeface at hand has every character. */
        record NoTypeface() implements Laid {
        }

        /** Others are being laid out; in a moment it can be. */
        record Busy() implements Laid {
        }
    }

    /** Anybody may ask, and each takes the processor for a moment. */
    private static final int AT_ONCE = 2;

    private final LetterPdf pdf;
    private final LetterOfd ofd;
    private final Semaphore places = new Semaphore(AT_ONCE);

    PublicPaper(LetterPdf pdf, LetterOfd ofd) {
        this.pdf = pdf;
        this.ofd = ofd;
    }

    public Laid of(LetterText words, Format format) {
        if (!places.tryAcquire()) {
            return new Laid.Busy();
        }
        try {
            Optional<byte[]> bytes = switch (format) {
                case PDF -> pdf.of(words);
                case DOCX -> Optional.of(LetterFile.docx(words));
                case OFD -> ofd.of(words);
            };
            return bytes.<Laid>map(Laid.Done::new).orElseGet(Laid.NoTypeface::new);
        } finally {
            places.release();
        }
    }
}
