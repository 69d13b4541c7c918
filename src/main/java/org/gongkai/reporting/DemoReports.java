package org.gongkai.reporting;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.gongkai.calendar.Now;
import org.gongkai.directory.DemoChapter;
import org.gongkai.directory.People;
import org.gongkai.directory.Person;
import org.gongkai.reporting.form.Cell;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The annual reports that the invented district published, from {@code demo/reports.yaml}: its people take the steps. */
@Component
@Order(70)
class DemoReports implements DemoChapter {

    private final PrepareAnnualReport preparing;
    private final WriteSection writing;
    private final TypeOver typing;
    private final LockAnnualReport locking;
    private final PublishAnnualReport publishing;
    private final AnnualReports reports;
    private final People people;
    private final Now now;
    private final TransactionTemplate transaction;

    DemoReports(PrepareAnnualReport preparing, WriteSection writing, TypeOver typing, LockAnnualReport locking,
            PublishAnnualReport publishing, AnnualReports reports, People people, Now now, TransactionTemplate transaction) {
        this.preparing = preparing;
        this.writing = writing;
        this.typing = typing;
        this.locking = locking;
        this.publishing = publishing;
        this.reports = reports;
        this.people = people;
        this.now = now;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return "annual-reports";
    }

    /** A report is checked before it is locked, and nothing is read inside a transaction. */
    @Override
    public boolean isWhole() {
        return false;
    }

    @Override
    public void tell() {
        try (InputStream in = new ClassPathResource("demo/reports.yaml").getInputStream()) {
            YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build().readValue(in, Declared.class)
                    .reports().stream().filter(report -> report.year() < now.today().getYear()).forEach(this::publish);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void publish(Report report) {
        Reporter office = reporter(report.publishedBy());
        Edition edition = reports.latest(report.organ(), report.year(), report.scope()).orElseGet(() -> Objects.requireNonNull(transaction.execute(status -> prepare(report))));
        if (edition.isOpen()) {
            edition = locking.lock(edition.id(), report.reason(), office).orThrow();
        }
        if (edition.state() == Edition.State.LOCKED) {
            publishing.publish(edition.id(), office).orThrow();
        }
    }

    private Edition prepare(Report report) {
        Reporter officer = reporter(report.preparedBy());
        Edition edition = preparing.prepare(report.organ(), report.year(), report.scope(), officer).orThrow();
        report.sections().forEach((section, text) -> writing.write(edition.id(), section, text, officer).orThrow());
        report.typed().forEach((cell, value) -> typing.type(edition.id(), Cell.parse(cell), value, null, officer).orThrow());
        return edition;
    }

    private Reporter reporter(String login) {
        return new Reporter(people.byLogin(login).map(Person::id).flatMap(people::staff)
                .orElseThrow(() -> new IllegalStateException("demo/reports.yaml: nobody signs in as " + login)));
    }

    private record Declared(List<Report> reports) {
    }

    private record Report(String organ, int year, ReportScope scope, String preparedBy, String publishedBy, String reason,
            Map<String, String> sections, Map<String, BigDecimal> typed) {
    }
}
