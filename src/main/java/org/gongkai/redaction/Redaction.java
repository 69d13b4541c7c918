package org.gongkai.redaction;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes marked parts out of files for good (Art. 37) and proves of each copy, by reading it again, that they are out. */
@Component
public final class Redaction implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Redaction.class);
    private static final Duration PATIENCE = Duration.ofSeconds(150);
    private static final int AT_ONCE = 2;
    private static final int DPI_ON_SCREEN = 100;

    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final ExecutorService work = Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("redaction-", 0).factory());
    private final Duration patience;

    Redaction() {
        this(PATIENCE);
    }

    Redaction(Duration patience) {
        this.patience = patience;
    }

    /** A file that may be marked. */
    public record Pages(FileKind kind, int count) {
    }

    /** What stands in the way, or what came of it. */
    public sealed interface Answer<T> {

        record Yes<T>(T value) implements Answer<T> {
        }

        record No<T>(String reason) implements Answer<T> {
        }
    }

    /** What kind of file these bytes are and how many pages (pictures, in a Word file) it has to draw boxes on. */
    public Answer<Pages> look(byte[] file) {
        return answered(bounds -> {
            FileKind kind = FileKind.of(file, bounds);
            return new Pages(kind, switch (kind) {
                case PDF -> {
                    try (PDDocument document = PdfFile.open(file)) {
                        yield document.getNumberOfPages();
                    }
                }
                case DOCX -> WordFile.pictures(file, bounds).size();
                case XLSX -> 0;
                case PNG, JPEG -> {
                    Pictures.decode(file);
                    yield 1;
                }
            });
        });
    }

    /** A page of the file, or a picture of a Word file, as PNG, for a person to mark on. */
    public Answer<byte[]> page(byte[] file, int page) {
        return answered(bounds -> {
            FileKind kind = FileKind.of(file, bounds);
            return switch (kind) {
                case PDF -> {
                    try (PDDocument document = PdfFile.open(file)) {
                        yield page < 1 || page > document.getNumberOfPages() ? none() : Pictures.png(PdfFile.picture(document, page, DPI_ON_SCREEN));
                    }
                }
                case DOCX -> {
                    List<byte[]> pictures = WordFile.pictures(file, bounds);
                    yield page < 1 || page > pictures.size() ? none() : pictures.get(page - 1);
                }
                case XLSX -> none();
                case PNG, JPEG -> page == 1 ? Pictures.png(Pictures.upright(file)) : none();
            };
        });
    }

    public Redacted redact(byte[] file, List<Mark> marked) {
        Answer<Redacted> answer = answered(bounds -> {
            Marks marks = new Marks(marked);
            FileKind kind = FileKind.of(file, bounds);
            Redacted.Copy copy = switch (kind) {
                case PDF -> PdfFile.redact(file, marks, bounds);
                case DOCX -> WordFile.redact(file, marks, bounds);
                case XLSX -> SheetFile.redact(file, marks, bounds);
                case PNG, JPEG -> Pictures.redact(file, kind, marks);
            };
            try {
                Proof.require(copy.bytes(), kind, marks.boxes(), marks.words(), bounds);
                return copy;
            } catch (Proof.Leak leak) {
                return new Redacted.Refused(List.of("做好的文件重读时，在“" + leak.getMessage()
                        + "”还有应当隐去的内容，所以没有给出。请改用方框，或者把原文件打印成 PDF 再遮盖。"));
            }
        });
        return switch (answer) {
            case Answer.Yes<Redacted>(Redacted redacted) -> redacted;
            case Answer.No<Redacted>(String reason) -> new Redacted.Refused(List.of(reason));
        };
    }

    /** Whether any of these words can still be read in a file, wherever in it and however written; nothing in pictures is read. */
    Answer<Boolean> holds(byte[] file, List<String> words) {
        return answered(bounds -> {
            List<Alike> wanted = new Marks(words.stream().<Mark>map(word -> new Mark.Words(word, "-")).toList()).words();
            try {
                Proof.require(file, FileKind.of(file, bounds), List.of(), wanted, bounds);
                return false;
            } catch (Proof.Leak found) {
                return true;
            }
        });
    }

    private static byte[] none() throws Unredactable {
        throw new Unredactable("文件没有这一页。");
    }

    private interface Work<T> {

        T within(Bounds bounds) throws Exception;
    }

    /** Apart from the request's own thread, so that a file made to harm costs no more than its time. */
    private <T> Answer<T> answered(Work<T> task) {
        try {
            if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Answer.No<>("正在处理的文件太多，请过几分钟再试。");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Answer.No<>("处理被中断，请重试。");
        }
        Callable<T> all = () -> {
            try {
                return task.within(Bounds.within(patience));
            } finally {
                places.release();
            }
        };
        Future<T> running = work.submit(all);
        try {
            return new Answer.Yes<>(running.get(patience.toMillis() + 5_000, TimeUnit.MILLISECONDS));
        } catch (ExecutionException fault) {
            return new Answer.No<>(reason(fault.getCause()));
        } catch (TimeoutException slow) {
            running.cancel(true);
            return new Answer.No<>("处理这个文件用时过长，已经停止。请拆成几个文件再上传。");
        } catch (InterruptedException stopped) {
            running.cancel(true);
            Thread.currentThread().interrupt();
            return new Answer.No<>("处理被中断，请重试。");
        }
    }

    private static String reason(Throwable cause) {
        if (cause instanceof Unredactable refused) {
            return String.valueOf(refused.getMessage());
        }
        LOG.warn("a file could not be redacted: {}", cause.getClass().getName());
        return "这个文件处理不了（" + (cause instanceof StackOverflowError || cause instanceof OutOfMemoryError ? "内容过大或嵌套过深" : "内容不合常规")
                + "）。请用阅读软件打开后打印成 PDF 再上传。";
    }

    @Override
    public void close() {
        work.shutdownNow();
    }
}
