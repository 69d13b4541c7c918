package org.gongkai.publication;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Power;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.gongkai.procedure.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Goes through what an organ has in force: a proposal for each document, another person's decision, and a document that tells the outcome (国办发〔2018〕37号). */
@Component
public class CleanUp {

    private static final int LONGEST = 1000;

    private static final String NOT_THEIRS = "没有这次清理，或者已经完了，或者不由您的岗位办理";

    private final Cleanups cleanups;
    private final CleanupRules rules;
    private final DocumentKinds kinds;
    private final Documents documents;
    private final DocumentLists lists;
    private final DraftEdition drafts;
    private final DraftMaterial material;
    private final Organs organs;
    private final Ledger ledger;
    private final Now now;
    private final TransactionTemplate transaction;

    CleanUp(Cleanups cleanups, CleanupRules rules, DocumentKinds kinds, Documents documents, DocumentLists lists, DraftEdition drafts, DraftMaterial material, Organs organs, Ledger ledger,
            Now now, TransactionTemplate transaction) {
        this.lists = lists;
        this.material = material;
        this.transaction = transaction;
        this.cleanups = cleanups;
        this.rules = rules;
        this.kinds = kinds;
        this.documents = documents;
        this.drafts = drafts;
        this.organs = organs;
        this.ledger = ledger;
        this.now = now;
    }

    /** Answers the id of the round. */
    @Transactional
    public Attempt<String> begin(String organ, Staff staff) {
        if (organs.find(organ).isEmpty() || !staff.may(Power.DRAFT, organ)) {
            return Attempt.refused("请选择您起草文件的机构");
        }
        if (cleanups.inForce(organ).isEmpty()) {
            return Attempt.refused("这个机构没有现行有效的规范性文件，不用清理");
        }
        String id = Identifier.fresh();
        if (!cleanups.begin(id, organ, staff.personId())) {
            return Attempt.refused("这个机构有一次清理还没有完，请接着办那一次");
        }
        record("begin", id, organ, Power.DRAFT, staff, Map.of());
        return Attempt.done(id);
    }

    /** @param replacedBy id of the document that takes its place; null where none does */
    @Transactional
    public Attempt<Act> propose(String round, String document, String conclusion, String reason, @Nullable String replacedBy, Staff staff) {
        return untold(round, staff, Power.DRAFT).then(one -> {
            if (cleanups.item(one.id(), document).filter(Cleanups.Item::isAgreed).isPresent()) {
                return Attempt.refused("这一件已经决定了");
            }
            if (lists.lines(List.of(document)).stream().noneMatch(line -> cleanups.isInForce(line, one.organ()))) {
                return Attempt.refused("这份文件不在这次清理的范围里：不是本机构的规范性文件，或者已经不再有效");
            }
            if (rules.conclusion(conclusion).isEmpty()) {
                return Attempt.refused("请选择清理意见");
            }
            if (reason.isBlank() || reason.length() > LONGEST) {
                return Attempt.refused("请写理由，最多 " + LONGEST + " 字");
            }
            if (replacedBy != null && (replacedBy.equals(document) || documents.find(replacedBy).filter(Document::isPublic).isEmpty())) {
                return Attempt.refused("替代它的文件不在本网站，请粘贴那份文件在本网站的网址：" + replacedBy);
            }
            cleanups.propose(one.id(), document, conclusion, reason.strip(), replacedBy, staff.personId());
            Map<String, String> said = new HashMap<>(Map.of("document", document, "conclusion", conclusion));
            Optional.ofNullable(replacedBy).ifPresent(other -> said.put("replacedBy", other));
            return Attempt.done(record("propose", one.id(), one.organ(), Power.DRAFT, staff, said));
        });
    }

    /**
     * @param chosen the proposals as the signer has seen them: {@link Cleanups.Item#key}
     * @param agreed false where they go back with words, also those that were agreed to before
     */
    @Transactional
    public Attempt<Integer> decide(String round, List<String> chosen, boolean agreed, String words, Staff staff) {
        return untold(round, staff, Power.SIGN).then(one -> {
            Map<String, Cleanups.Item> items = cleanups.items(one.id()).stream().filter(item -> item.agreed() == null || item.isAgreed() && !agreed).collect(Collectors.toMap(Cleanups.Item::key, Function.identity()));
            List<Cleanups.Item> those = chosen.stream().distinct().map(items::get).toList();
            if (those.isEmpty() || those.contains(null)) {
                return Attempt.refused(those.isEmpty() ? "请选中要决定的文件" : "有的清理意见在您看过以后改过，或者刚刚由他人决定过：请看现在的意见，再选中决定");
            }
            if (those.stream().anyMatch(item -> staff.answersFor(item.proposedBy()))) {
                return Attempt.refused("您自己提的清理意见，须由他人决定");
            }
            if (words.length() > LONGEST || !agreed && words.isBlank()) {
                return Attempt.refused("请写明为什么退回，最多 " + LONGEST + " 字");
            }
            those.forEach(item -> {
                cleanups.decide(one.id(), item.document(), agreed, words.isBlank() ? null : words.strip(), staff.personId());
                record("decide", one.id(), one.organ(), Power.SIGN, staff, Map.of("document", item.document(), "conclusion", item.conclusion(), "agreed", String.valueOf(agreed)));
            });
            return Attempt.done(those.size());
        });
    }

    /** Drafts the document that tells the outcome; answers its edition. What it says holds from the day on which it becomes public. */
    public Attempt<String> outcome(String round, Staff staff) {
        // a text is read outside of the transaction in which it is kept
        Optional<Cleanups.Round> seen = cleanups.find(round);
        if (seen.isEmpty()) {
            return Attempt.refused(NOT_THEIRS);
        }
        String text = body(seen.get(), cleanups.lines(seen.get()));
        return material.body(text).then(read -> Objects.requireNonNull(transaction.execute(status -> open(round, staff, Power.DRAFT).then(one -> outcome(one, text, read, staff)))));
    }

    private Attempt<String> outcome(Cleanups.Round one, String text, DraftMaterial.Body read, Staff staff) {
        List<Cleanups.Line> lines = cleanups.lines(one);
        long open = lines.stream().filter(line -> line.item() == null || !line.item().isAgreed()).count();
        if (open > 0 || lines.isEmpty()) {
            return Attempt.refused("还有 " + open + " 件没有决定，不能公布结果");
        }
        if (one.inReview()) {
            return Attempt.refused("清理结果已经起草了，请接着办那份稿件");
        }
        if (!body(one, lines).equals(text)) {
            return Attempt.refused("刚刚有人改过清理意见，请刷新再起草");
        }
        CleanupRules.Outcome told = rules.outcome();
        DocumentKind kind = kinds.find(told.kind()).orElseThrow();
        String organ = organs.name(one.organ());
        CatalogueEntry entry = new CatalogueEntry(told.title().replace("{organ}", organ), organ, null, null, null, kind.category(), kind.columnFor(told.column()), new Openness(Disclosure.PROACTIVE, null), now.today(),
                null, null, null, null, null, new Particulars(kind.id(), Map.of(), lines.stream().map(line -> new Particulars.Link(told.relation(), line.document().id())).toList()));
        return drafts.begin(one.organ(), entry, read, staff).then(edition -> {
            String document = documents.edition(edition, staff.scope()).orElseThrow().document().id();
            cleanups.outcome(one.id(), document);
            record("tell", one.id(), one.organ(), Power.DRAFT, staff, Map.of("document", document));
            return Attempt.done(edition);
        });
    }

    /** Whoever stands in for somebody does it in their place (代办). */
    private Act record(String verb, String round, String organ, Power power, Staff staff, Map<String, String> said) {
        return ledger.record(ActDraft.of("cleanup." + verb, round).organ(organ).actor(staff.personId()).detail(Actor.INSTEAD, Actor.of(staff, organ).insteadOf(List.of(Role.with(power))))
                .article(rules.article()).details(said));
    }

    private String body(Cleanups.Round one, List<Cleanups.Line> lines) {
        List<String> said = new ArrayList<>(List.of(rules.outcome().opening().replace("{organ}", organs.name(one.organ()))));
        Map<String, String> replacing = lists.lines(lines.stream().map(Cleanups.Line::item).filter(Objects::nonNull).map(Cleanups.Item::replacedBy).filter(Objects::nonNull).collect(Collectors.toSet())).stream()
                .collect(Collectors.toMap(DocumentLine::id, DocumentLine::title));
        for (CleanupRules.Conclusion conclusion : rules.conclusions()) {
            List<Cleanups.Line> those = lines.stream().filter(line -> line.item() != null && line.item().conclusion().equals(conclusion.id())).toList();
            if (!those.isEmpty()) {
                said.add("## " + rules.outcome().section().replace("{heading}", conclusion.heading()).replace("{count}", String.valueOf(those.size())));
                IntStream.range(0, those.size()).mapToObj(n -> (n + 1) + "．" + called(those.get(n), replacing)).forEach(said::add);
            }
        }
        return String.join("\n", said);
    }

    /** @param replacing titles of what is public and takes the place of others, by id */
    private String called(Cleanups.Line line, Map<String, String> replacing) {
        String other = Optional.ofNullable(line.item()).map(Cleanups.Item::replacedBy).map(replacing::get).orElse(null);
        return "《" + line.document().title() + "》" + (line.document().number() == null ? "" : "（" + line.document().number() + "）")
                + (other == null ? "" : rules.outcome().replaced().replace("{title}", other));
    }

    /** One of which no outcome is on its way: what that tells stays as it is. */
    private Attempt<Cleanups.Round> untold(String round, Staff staff, Power power) {
        return open(round, staff, power).then(one -> one.inReview() ? Attempt.refused("清理结果已经起草，上面写的就是现在的意见；要改的，先退回、删除那份稿件") : Attempt.done(one));
    }

    private Attempt<Cleanups.Round> open(String round, Staff staff, Power power) {
        return cleanups.hold(round).filter(one -> one.isOpen() && staff.may(power, one.organ())).<Attempt<Cleanups.Round>>map(Attempt::done)
                .orElseGet(() -> Attempt.refused(NOT_THEIRS));
    }
}
