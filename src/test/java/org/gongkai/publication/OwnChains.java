package org.gongkai.publication;

import java.util.Arrays;
import java.util.List;

import org.gongkai.calendar.Now;
import org.gongkai.definition.DefinitionText;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.directory.Organs;
import org.gongkai.ledger.Ledger;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Review steps as they are taken at a node that started with other declarations than the one under test. */
@TestComponent
class OwnChains {

    private final Now now;
    private final PublicationCheck check;
    private final FileLooks looks;
    private final Openings openings;
    private final WithdrawnBefore withdrawn;
    private final ObjectProvider<Documents> documents;
    private final Ledger ledger;
    private final DraftVersions versions;
    private final Coordinations coordinations;
    private final Categories categories;
    private final JdbcClient client;
    private final DocumentRows rows;
    private final Organs organs;
    private final DocumentFacts facts;
    private final PublicationPeriods periods;
    private final CloseToPublic closing;
    private final TransactionTemplate transaction;
    private final InstantOfPublication hours;
    private final CorrectionNotes corrections;
    private final ObjectProvider<ReviewMarks> marks;
    private final OwedSteps owed;
    private final Interpretations interpretations;
    private final CleanupOutcomes cleanups;
    private final OnRequest onRequest;

    OwnChains(Now now, PublicationCheck check, FileLooks looks, Openings openings, WithdrawnBefore withdrawn, ObjectProvider<Documents> documents, Ledger ledger, DraftVersions versions,
            Coordinations coordinations, Categories categories, JdbcClient client, DocumentRows rows, Organs organs, DocumentFacts facts, PublicationPeriods periods, CloseToPublic closing,
            TransactionTemplate transaction, InstantOfPublication hours, CorrectionNotes corrections, ObjectProvider<ReviewMarks> marks, OwedSteps owed,
            Interpretations interpretations, CleanupOutcomes cleanups, OnRequest onRequest) {
        this.onRequest = onRequest;
        this.cleanups = cleanups;
        this.interpretations = interpretations;
        this.owed = owed;
        this.corrections = corrections;
        this.marks = marks;
        this.hours = hours;
        this.now = now;
        this.check = check;
        this.looks = looks;
        this.openings = openings;
        this.withdrawn = withdrawn;
        this.documents = documents;
        this.ledger = ledger;
        this.versions = versions;
        this.coordinations = coordinations;
        this.categories = categories;
        this.client = client;
        this.rows = rows;
        this.organs = organs;
        this.facts = facts;
        this.periods = periods;
        this.closing = closing;
        this.transaction = transaction;
    }

    /** What ships with these files beside it, each {@code path} and text in turn. */
    static DefinitionTree tree(String... pathsAndTexts) {
        List<String> all = Arrays.asList(pathsAndTexts);
        return DefinitionTree.shipped().over(java.util.stream.IntStream.range(0, all.size() / 2)
                .mapToObj(n -> new DefinitionText(all.get(2 * n), all.get(2 * n + 1), DefinitionText.Origin.OWN)).toList());
    }

    ReviewChain chain(DefinitionTree tree) {
        DocumentKinds kinds = new DocumentKinds(tree, categories);
        ReviewChains chains = new ReviewChains(tree, kinds, client, now);
        return new ReviewChain(now, kinds, chains, new KnownOfEditions(chains, check, looks, openings, withdrawn, documents, ledger, kinds, versions, coordinations, hours, corrections, marks, owed, interpretations, onRequest));
    }

    TakeReviewStep steps(DefinitionTree tree) {
        return new TakeReviewStep(rows, documents.getObject(), chain(tree), organs, ledger, facts, periods, closing, owed, interpretations, cleanups, onRequest, now, transaction);
    }
}
