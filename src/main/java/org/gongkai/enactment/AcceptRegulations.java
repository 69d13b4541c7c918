package org.gongkai.enactment;

import org.gongkai.definition.AcceptedTexts;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.gongkai.definition.DefinitionText;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.enactment.Difference.What;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.DirectoryActs;
import org.gongkai.ledger.Ledger;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts what lies in the installation's own folder in force: an act with the digest of the set and what it changes. */
@Component
public class AcceptRegulations {

    static final String ACCEPTED = "regulations.accepted";
    private static final String SUBJECT = "regulations";

    private final OwnRegulations own;
    private final AcceptedSets sets;
    private final FollowAcceptance node;
    private final Ledger ledger;
    private final Organs organs;
    private final TransactionTemplate transaction;

    AcceptRegulations(OwnRegulations own, AcceptedSets sets, FollowAcceptance node, Ledger ledger, Organs organs, TransactionTemplate transaction) {
        this.own = own;
        this.sets = sets;
        this.node = node;
        this.ledger = ledger;
        this.organs = organs;
        this.transaction = transaction;
    }

    /** What an installation accepted, read from its database alone. */
    public static AcceptedTexts kept(JdbcClient client) {
        return new AcceptedSets(client);
    }

    /** What would happen. */
    public Prospect foresee() {
        return own.prospect(sets.last());
    }

    /** The texts in force, for a folder that was lost. */
    public List<DefinitionText> inForce() {
        return sets.last().texts();
    }

    /** @param seen digest of the set whose difference was looked at
     *  @param by   null for the command line */
    public Acceptance accept(String seen, @Nullable String by) {
        Acceptance done = Objects.requireNonNull(transaction.execute(status -> accepted(seen, by)));
        node.look();
        return done;
    }

    private Acceptance accepted(String seen, @Nullable String by) {
        sets.lock();
        AcceptedSet before = sets.last();
        Prospect prospect = own.prospect(before);
        if (!prospect.there()) {
            return new Acceptance.Refused(List.of("数据目录下没有 regulations 文件夹。要去掉本机构的全部规则，请留一个空的文件夹"));
        }
        if (!prospect.digest().equals(seen)) {
            return new Acceptance.Refused(List.of("文件夹里的内容在看过以后又改了，请再看一遍"));
        }
        if (prospect.isBroken()) {
            return new Acceptance.Refused(prospect.reasons());
        }
        if (prospect.difference().isNothing()) {
            return new Acceptance.Unchanged(before.digest());
        }
        Act act = ledger.record(ActDraft.of(ACCEPTED, SUBJECT).organ(organs.first().map(Organ::id).orElse(DirectoryActs.INSTALLATION)).actor(by)
                .detail("set", prospect.digest()).detail("before", before.id() == 0 ? null : before.digest())
                .detail("added", lines(prospect, What.ADDED)).detail("changed", lines(prospect, What.CHANGED)).detail("removed", lines(prospect, What.REMOVED)));
        sets.keep(new AcceptedSet(0, prospect.digest(), null, by, prospect.texts(), covers(prospect.texts())), act.id(), act.recordedAt());
        return new Acceptance.Accepted(prospect.digest(), prospect.difference());
    }

    private static @Nullable List<String> lines(Prospect prospect, What what) {
        List<String> lines = prospect.difference().of(what);
        return lines.isEmpty() ? null : lines;
    }

    private static Map<String, String> covers(List<DefinitionText> texts) {
        Map<String, String> covers = new TreeMap<>();
        texts.forEach(text -> {
            DefinitionText shipped = Difference.shipped(text.path());
            if (shipped != null) {
                covers.put(text.path(), shipped.digest());
            }
        });
        return covers;
    }
}
