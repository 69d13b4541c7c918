package org.gongkai.inspection;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.gongkai.inspection.file.CleanFile;
import org.gongkai.inspection.file.FileRules;
import org.gongkai.inspection.file.LookIntoFile;
import org.gongkai.inspection.file.Seen;
import org.gongkai.inspection.file.Unseen;
import org.gongkai.inspection.rules.Checks;
import org.gongkai.inspection.rules.Persons;
import org.gongkai.inspection.rules.Rule;
import org.gongkai.inspection.rules.Rulebook;
import org.gongkai.inspection.text.Folded;
import org.gongkai.inspection.text.OwnMarkup;
import org.gongkai.inspection.text.Piece;
import org.gongkai.inspection.text.Text;
import org.gongkai.publication.Concern;
import org.gongkai.publication.Concern.Weight;
import org.gongkai.publication.FileLook;
import org.gongkai.publication.Mention;
import org.gongkai.publication.PublicationCheck;
import org.gongkai.reading.Opened;
import org.gongkai.reading.ReadingRoom;
import org.gongkai.reporting.SubmissionCheck;
import org.gongkai.reporting.form.Forms;
import org.gongkai.reporting.form.Formula;
import org.springframework.stereotype.Component;

/** Checks what this house itself is about to publish, by the rules that it checks others by. */
@Component
final class OwnTexts implements PublicationCheck, SubmissionCheck {

    private static final String UNFINISHED = "READ-03";
    /** Raised whenever files are read otherwise than before. */
    private static final byte READERS = 1;
    private static final String RULES = digest();
    private static final int REMEMBERED = 100;
    private static final int LONGEST_REMEMBERED = 50_000;
    /** A file that cannot be read, or is no report: no word about what stands in it. */
    private static final Set<String> UNREAD = Set.of("READ-01", "READ-02");
    /** How a page or a table came out of the web: ours come from the form. */
    private static final Set<String> OF_THE_PAGE = Set.of("P-CHROME", "P-FOOTER", "F-META", "F-EMPTY", "F-ROW", "F-CELL", "F-GLUED");

    private final Inspection inspection;
    private final Set<String> formulas;
    private final Map<String, List<Concern>> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<Concern>> eldest) {
            return size() > REMEMBERED;
        }
    };

    OwnTexts(Inspection inspection, Forms forms) {
        this.inspection = inspection;
        formulas = forms.printed().stream().flatMap(form -> form.formulas().stream()).map(Formula::id)
                .map(id -> id.replaceFirst("/\\d+$", "")).collect(Collectors.toSet());
    }

    @Override
    public List<Concern> concerns(String title, String body) {
        return once("text " + title + "\n" + body, () -> inspection.checkPieces(OwnMarkup.of(title, body)), OwnTexts::placeInDocument);
    }

    @Override
    public List<Concern> stopping(String title, String body) {
        return told(Checks.stopping(OwnMarkup.of(title, body)), OwnTexts::placeInDocument);
    }

    @Override
    public List<Concern> values(Map<String, String> values) {
        return told(inspection.checkValues(lines(values)), atTitle(values));
    }

    /** Of these only what stops: the same concerns as those of {@link #values} that do, for very many records. */
    List<Concern> stoppingValues(Map<String, String> values) {
        return told(Examination.sorted(Checks.stoppingValues(lines(values))), atTitle(values));
    }

    private static Text lines(Map<String, String> values) {
        List<Piece> pieces = new ArrayList<>(values.size());
        values.forEach((title, value) -> pieces.add(Piece.prose(pieces.size() + 1, title + "：" + value)));
        return Text.whole(pieces, List.of());
    }

    private static Function<Finding, String> atTitle(Map<String, String> values) {
        List<String> titles = List.copyOf(values.keySet());
        return finding -> finding.line() == 0 ? finding.place() : titles.get(finding.line() - 1);
    }

    @Override
    public List<Mention> mentions(String text) {
        Folded folded = Folded.of(text);
        return Persons.shipped().inLetter(folded.text()).stream().map(place -> {
            int from = folded.origin(place.from());
            int to = folded.origin(place.to() - 1) + 1;
            return new Mention(place.rule(), title(place.rule()), from, to, text.substring(from, to), place.relation(), place.instead());
        }).toList();
    }

    @Override
    public Opened<FileLook> file(Path file, String name) {
        return told(ReadingRoom.shared().open(LookIntoFile.class, file, new LookIntoFile.Named(name)));
    }

    @Override
    public Opened<FileLook> cleaned(Path file, String name) {
        return told(ReadingRoom.shared().open(CleanFile.class, file, new LookIntoFile.Named(name)));
    }

    @Override
    public String title(String rule) {
        return Rulebook.shipped().all().stream().filter(one -> one.id().equals(rule) || Rulebook.shipped().alsoCalled(one).contains(rule)).findFirst()
                .map(Rule::title).orElse(rule);
    }

    @Override
    public String rules() {
        return RULES;
    }

    private Opened<FileLook> told(Opened<Seen> opened) {
        return switch (opened) {
            case Opened.Refused<Seen>(String reason, boolean busy) -> new Opened.Refused<>(reason, busy);
            case Opened.Done<Seen>(Seen seen, byte[] bytes) -> {
                List<Concern> concerns = new ArrayList<>(told(seen.findings(), Finding::place));
                boolean cleanable = false;
                for (Unseen unseen : seen.unseen()) {
                    FileRules.Rule rule = FileRules.rule(unseen.rule());
                    concerns.add(new Concern(rule.id(), rule.weight(), unseen.place(), rule.sentence() + (unseen.words().isEmpty() ? "。" : "：" + unseen.words() + "。")));
                    cleanable |= rule.cleaned();
                }
                FileRules.Kind kind = FileRules.kind(seen.kind());
                yield new Opened.Done<>(new FileLook(kind.mediaType(), List.copyOf(concerns),
                        seen.places().stream().map(place -> new FileLook.Passage(place.name(), place.words(), place.hidden())).toList(), cleanable && kind.cleaned()), bytes);
            }
        };
    }

    /** Of all files that say what is looked for, and of the readers themselves. */
    private static String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(READERS);
            for (String file : List.of("checks/form", "checks/numbers", "checks/dates", "checks/wording", "checks/page", "checks/person", "publication/files")) {
                try (InputStream in = Objects.requireNonNull(OwnTexts.class.getResourceAsStream("/regulations/" + file + ".yaml"), file)) {
                    digest.update(in.readAllBytes());
                }
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
        } catch (NoSuchAlgorithmException | IOException fault) {
            throw new IllegalStateException("the rules cannot be read", fault);
        }
    }

    @Override
    public List<Concern> concerns(String page) {
        return once("report " + page, () -> findings(page), Finding::place);
    }

    /** What could not be checked stops, and is not remembered. */
    private List<Finding> findings(String page) {
        return switch (inspection.ask("own.html", page.getBytes(StandardCharsets.UTF_8), false)) {
            case Opened.Done<Verdict>(Verdict verdict, byte[] none) -> verdict.findings();
            case Opened.Refused<Verdict>(String reason, boolean busy) ->
                    List.of(Finding.of(UNFINISHED, Severity.ERROR, "全文", 0, "检查没有做完：" + reason));
        };
    }

    /** The title stands before the text and is no paragraph of it. */
    private static String placeInDocument(Finding finding) {
        return finding.line() == 0 ? finding.place() : finding.line() == 1 ? "标题" : "第" + (finding.line() - 1) + "段";
    }

    private List<Concern> once(String key, Supplier<List<Finding>> check, Function<Finding, String> place) {
        synchronized (remembered) {
            List<Concern> known = remembered.get(key);
            if (known != null) {
                return known;
            }
        }
        List<Finding> checked = check.get();
        List<Concern> found = told(checked, place);
        if (checked.stream().anyMatch(finding -> finding.rule().equals(UNFINISHED))) {
            return found;
        }
        if (key.length() <= LONGEST_REMEMBERED) {
            synchronized (remembered) {
                remembered.put(key, found);
            }
        }
        return found;
    }

    private List<Concern> told(List<Finding> findings, Function<Finding, String> place) {
        return findings.stream().filter(finding -> !formulas.contains(finding.rule()) && !OF_THE_PAGE.contains(finding.rule()))
                .map(finding -> new Concern(finding.rule(), weight(finding), place.apply(finding), finding.message(),
                        finding.proposal() == null ? null : finding.proposal().before(), finding.proposal() == null ? null : finding.proposal().after())).toList();
    }

    private static Weight weight(Finding finding) {
        return UNREAD.contains(finding.rule()) ? Weight.TELLS : switch (finding.severity()) {
            case ERROR -> Weight.STOPS;
            case WARNING -> Weight.ASKS;
            case INFO -> Weight.TELLS;
        };
    }
}
