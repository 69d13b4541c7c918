package org.gongkai.reporting.campaign;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

import org.gongkai.calendar.Now;
import org.gongkai.directory.DemoChapter;
import org.gongkai.directory.People;
import org.gongkai.directory.Role;
import org.gongkai.reporting.AnnualReports;
import org.gongkai.reporting.Reporter;
import org.gongkai.reporting.TypeOver;
import org.gongkai.reporting.form.Cell;
import org.gongkai.reporting.form.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** One campaign of the invented district, from {@code demo/campaign.yaml}: its organs stand at different steps. */
@Component
@Order(71)
class DemoCampaigns implements DemoChapter {

    private final IssueCampaign issue;
    private final FillFiling fill;
    private final DecideFiling decide;
    private final Campaigns campaigns;
    private final AnnualReports reports;
    private final TypeOver typeOver;
    private final People people;
    private final Now now;

    DemoCampaigns(IssueCampaign issue, FillFiling fill, DecideFiling decide, Campaigns campaigns, AnnualReports reports, TypeOver typeOver, People people, Now now) {
        this.issue = issue;
        this.fill = fill;
        this.decide = decide;
        this.campaigns = campaigns;
        this.reports = reports;
        this.typeOver = typeOver;
        this.people = people;
        this.now = now;
    }

    @Override
    public String name() {
        return "campaign-of-statistics";
    }

    @Override
    public void tell() {
        Declared declared;
        try (InputStream in = new ClassPathResource("demo/campaign.yaml").getInputStream()) {
            declared = YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build().readValue(in, Declared.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Period half = Period.around(Period.Kind.HALF, now.today()).before();
        Reporter office = holding(Role.DISCLOSURE_OFFICE, declared.issuer());
        Campaign campaign = issue.issue(new IssueCampaign.Draft(declared.issuer(), half.title() + declared.title(), "campaign", half, Term.workingDays(declared.workingDays()),
                new LinkedHashSet<>(declared.filings().stream().map(Filed::organ).toList()), declared.note()), office).orThrow();
        declared.filings().forEach(filed -> file(campaign, filed, office));
    }

    private void file(Campaign campaign, Filed filed, Reporter office) {
        Reporter officer = holding(Role.OFFICER, filed.organ());
        Reporter leader = holding(Role.APPROVER, filed.organ());
        for (String step : filed.steps()) {
            switch (step) {
                case "begin" -> {
                    fill.begin(campaign.id(), filed.organ(), officer).orThrow();
                    String edition = reports.latest(campaign.key(filed.organ())).orElseThrow().id();
                    filed.typed().forEach((cell, number) -> typeOver.type(edition, Cell.parse(cell), number, null, officer).orThrow());
                }
                case "check" -> fill.check(campaign.id(), filed.organ(), officer).orThrow();
                case "submit" -> fill.submit(campaign.id(), filed.organ(), leader).orThrow();
                case "accept" -> decide.accept(campaign.id(), filed.organ(), office).orThrow();
                case "return" -> decide.sendBack(campaign.id(), filed.organ(), String.valueOf(filed.said()), office).orThrow();
                case "ask" -> fill.ask(campaign.id(), filed.organ(), campaigns.filing(campaign.id(), filed.organ()).orElseThrow().due().plusWeeks(1), String.valueOf(filed.said()), officer).orThrow();
                default -> throw new IllegalStateException("demo/campaign.yaml: no such step: " + step);
            }
        }
    }

    private Reporter holding(Role role, String organ) {
        return new Reporter(DemoChapter.holding(people, role, organ));
    }

    private record Declared(String issuer, String title, int workingDays, String note, List<Filed> filings) {
    }

    private record Filed(String organ, List<String> steps, Map<String, BigDecimal> typed, @Nullable String said) {
    }
}
