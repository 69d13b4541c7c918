package org.gongkai.reporting.published;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Role;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Sha256;
import org.gongkai.reporting.Reporter;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Notes that an organ's report stands on another site: the page or file as it was taken from there is read before, and must be that report. */
@Component
public class NoteElsewhere {

    static final String FOUND = "report.found";
    /** Findings that are kept with the act; how many there were is kept beside them. */
    static final int KEPT = 20;
    private static final int LONGEST = 500;

    private final ReadsReport reading;
    private final Organs organs;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Now now;

    NoteElsewhere(ReadsReport reading, Organs organs, Ledger ledger, TransactionTemplate transaction, Now now) {
        this.reading = reading;
        this.organs = organs;
        this.ledger = ledger;
        this.transaction = transaction;
        this.now = now;
    }

    /** @param on the day that the page tells */
    public record Said(String organ, int year, String address, LocalDate on) {
    }

    /** The record that such acts are about. */
    static String subject(String organ, int year) {
        return "annual-report/" + organ + "/" + year;
    }

    /** @param superior the organ that looks after those below it */
    public Attempt<Elsewhere> note(Said said, String superior, String file, byte[] content, Reporter reporter) {
        List<String> reasons = new ArrayList<>(whyNot(said, superior, reporter));
        if (!reasons.isEmpty()) {
            return Attempt.refused(reasons);
        }
        return switch (reading.read(file, content)) {
            case Attempt.Refused<ReadsReport.Contents>(List<String> why) -> Attempt.refused(why);
            case Attempt.Done<ReadsReport.Contents>(ReadsReport.Contents contents) -> {
                reasons.addAll(another(said, contents));
                yield reasons.isEmpty() ? Attempt.done(record(said, contents, content, reporter)) : Attempt.refused(reasons);
            }
        };
    }

    private List<String> whyNot(Said said, String superior, Reporter reporter) {
        List<String> reasons = new ArrayList<>();
        reporter.whyNot(superior, Role.DISCLOSURE_OFFICE, Role.SUPERVISOR).ifPresent(reasons::add);
        if (!organs.subtree(superior, now.today()).contains(said.organ())) {
            reasons.add("请选择本级的一个机关。");
        }
        if (!isAddress(said.address())) {
            reasons.add("网址应写成 https://www.example.gov.cn/… 这样，最长 " + LONGEST + " 字。");
        }
        if (said.on().isAfter(now.today())) {
            reasons.add("公布日期 " + said.on() + " 还没有到。");
        } else if (said.on().getYear() <= said.year()) {
            reasons.add(said.year() + " 年度的报告，" + said.on() + " 还不能公布。");
        }
        return reasons;
    }

    private static boolean isAddress(String address) {
        try {
            URI uri = new URI(address.strip());
            return address.length() <= LONGEST && uri.getHost() != null && Set.of("http", "https").contains(String.valueOf(uri.getScheme()));
        } catch (URISyntaxException notAddress) {
            return false;
        }
    }

    /** What the file says of itself must be what it was handed in for. */
    private List<String> another(Said said, ReadsReport.Contents contents) {
        List<String> reasons = new ArrayList<>();
        if (contents.year() == null) {
            reasons.add("文件里没有读出是哪一年度的报告，请交公布的整个页面或者整份报告。");
        } else if (contents.year() != said.year()) {
            reasons.add("文件是 " + contents.year() + " 年度的报告，不是 " + said.year() + " 年度的。");
        }
        if (contents.organ() == null) {
            reasons.add("文件里没有读出是哪个机关的报告，请交公布的整个页面或者整份报告。");
        } else if (!isNamed(said.organ(), contents.organ())) {
            reasons.add("文件是“" + contents.organ() + "”的报告，不是" + organs.name(said.organ()) + "的。");
        }
        return reasons;
    }

    /** By any name that it has had, its province and city before it or not. */
    private boolean isNamed(String organ, String name) {
        return organs.forms(organ).stream().anyMatch(form -> name.endsWith(form.name()) || form.name().endsWith(name) || name.endsWith(form.shortName()))
                || organs.meant(name, now.today()).map(Organ::id).filter(organ::equals).isPresent();
    }

    private Elsewhere record(Said said, ReadsReport.Contents contents, byte[] content, Reporter reporter) {
        return Elsewhere.of(transaction.execute(status -> ledger.record(ActDraft.of(FOUND, subject(said.organ(), said.year())).organ(said.organ()).actor(reporter.personId())
                .article("第四十九条").detail("year", said.year()).detail("address", said.address().strip()).detail("published", said.on()).detail("digest", Sha256.hex(content))
                .detail("found", contents.findings().size()).detail("errors", contents.errors()).detail("findings", contents.findings().stream().limit(KEPT).toList()))));
    }
}
