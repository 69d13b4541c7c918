package org.gongkai.reporting.campaign;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.gongkai.reporting.form.Cell;
import org.gongkai.reporting.form.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Campaigns, where organs stand in them, and what happened, as rows. */
@Repository
class CampaignRows {

    private static final String CAMPAIGN = "select c.seq, c.id, c.issuer, c.title, c.family, c.period, c.due_on, c.working_days, c.issued_on, c.note, c.locked_on, c.lock_reason, c.digest from reporting.campaign c ";
    private static final String FILING = "select f.campaign, f.organ, f.stage, f.due_on, f.extended, f.edition, f.deputy, f.asked_until, f.submitted_on, f.reminders from reporting.filing f ";

    private final JdbcClient jdbc;

    CampaignRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A campaign with its place in the list. */
    record Listed(long seq, Campaign campaign) {
    }

    void add(Campaign campaign) {
        jdbc.sql("insert into reporting.campaign (id, issuer, title, family, period, due_on, working_days, issued_on, note) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(campaign.id(), campaign.issuer(), campaign.title(), campaign.family(), campaign.period().id(), campaign.term().day(), campaign.term().workingDays(),
                        campaign.issuedOn(), campaign.note()).update();
    }

    Optional<Campaign> find(String id) {
        return jdbc.sql(CAMPAIGN + "where c.id = ?").param(id).query(CampaignRows::campaign).optional();
    }

    /** As {@link #find}, and nobody else moves anything in it until the transaction ends. */
    Optional<Campaign> hold(String id) {
        return jdbc.sql(CAMPAIGN + "where c.id = ? for update").param(id).query(CampaignRows::campaign).optional();
    }

    /** Those that one of the organs issued or is asked in, newest first, before a place in the list. */
    List<Listed> of(Collection<String> organs, long before, int limit) {
        String[] ids = organs.toArray(String[]::new);
        return jdbc.sql(CAMPAIGN + """
                where c.seq < ? and (c.issuer = any(?) or exists (select from reporting.filing f where f.campaign = c.id and f.organ = any(?)))
                order by c.seq desc limit ?""").params(before, ids, ids, limit).query((row, n) -> new Listed(row.getLong("seq"), campaign(row, n))).list();
    }

    List<Campaign> open() {
        return jdbc.sql(CAMPAIGN + "where c.locked_on is null order by c.seq").query(CampaignRows::campaign).list();
    }

    Map<String, List<Filing>> filings(Collection<String> campaigns) {
        return jdbc.sql(FILING + "where f.campaign = any(?) order by f.campaign, f.organ").param(campaigns.toArray(String[]::new)).query(CampaignRows::filing).list().stream()
                .collect(Collectors.groupingBy(Filing::campaign));
    }

    Optional<Filing> filing(String campaign, String organ) {
        return jdbc.sql(FILING + "where f.campaign = ? and f.organ = ?").params(campaign, organ).query(CampaignRows::filing).optional();
    }

    /** Whether somebody was named to fill in this report in a campaign that is open, and still may. */
    boolean isDeputy(String person, String family, String organ, String period) {
        return jdbc.sql("""
                select exists (select from reporting.filing f join reporting.campaign c on c.id = f.campaign
                where f.organ = ? and f.deputy = ? and f.stage in ('FILLING', 'CHECKED') and c.family = ? and c.period = ? and c.locked_on is null)""")
                .params(organ, person, family, period).query(Boolean.class).single();
    }

    /** As it stands: new, or after a step. */
    void put(Filing filing) {
        jdbc.sql("""
                insert into reporting.filing (campaign, organ, stage, due_on, extended, edition, deputy, asked_until, submitted_on, reminders) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (campaign, organ) do update set stage = excluded.stage, due_on = excluded.due_on, extended = excluded.extended, edition = excluded.edition,
                deputy = excluded.deputy, asked_until = excluded.asked_until, submitted_on = excluded.submitted_on, reminders = excluded.reminders""")
                .params(filing.campaign(), filing.organ(), filing.stage().name(), filing.due(), filing.extended(), filing.edition(), filing.deputy(), filing.askedUntil(),
                        filing.submittedOn(), filing.reminders()).update();
    }

    void log(Taken taken) {
        jdbc.sql("insert into reporting.campaign_step (act, campaign, organ, step, on_day, until, edition, by, person, said) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(taken.act(), taken.campaign(), taken.organ(), taken.step().id(), taken.on(), taken.until(), taken.edition(), taken.by(), taken.person(), taken.said()).update();
    }

    /** What happened to an organ's filing, or with null to the campaign itself; in order. */
    List<Taken> steps(String campaign, @Nullable String organ) {
        return jdbc.sql("""
                select act, campaign, organ, step, on_day, until, edition, by, person, said from reporting.campaign_step
                where campaign = ? and organ is not distinct from ? order by seq""").params(campaign, organ).query(CampaignRows::taken).list();
    }

    /** All that happened, by campaign. */
    Map<String, List<Taken>> steps(Collection<String> campaigns) {
        return jdbc.sql("select act, campaign, organ, step, on_day, until, edition, by, person, said from reporting.campaign_step where campaign = any(?) order by seq")
                .param(campaigns.toArray(String[]::new)).query(CampaignRows::taken).list().stream().collect(Collectors.groupingBy(Taken::campaign));
    }

    void correct(Correction correction) {
        jdbc.sql("insert into reporting.filing_correction (act, campaign, organ, cell, before, after, by_organ) values (?, ?, ?, ?, ?, ?, ?)")
                .params(correction.act(), correction.campaign(), correction.organ(), correction.cell().toString(), correction.before(), correction.after(), correction.by()).update();
    }

    /** In the order they were entered, by organ. */
    Map<String, List<Correction>> corrections(String campaign) {
        return jdbc.sql("""
                select c.act, c.campaign, c.organ, c.cell, c.before, c.after, c.by_organ, s.on_day, s.said from reporting.filing_correction c
                join reporting.campaign_step s on s.act = c.act where c.campaign = ? order by s.seq, c.cell""").param(campaign)
                .query((row, n) -> new Correction(row.getString(1), row.getString(2), row.getString(3), Cell.parse(row.getString(4)), row.getBigDecimal(5), row.getBigDecimal(6),
                        row.getString(7), row.getObject(8, LocalDate.class), row.getString(9))).list().stream().collect(Collectors.groupingBy(Correction::organ));
    }

    void lock(String campaign, LocalDate on, String reason, String snapshot, String digest) {
        jdbc.sql("update reporting.campaign set locked_on = ?, lock_reason = ?, snapshot = ?, digest = ? where id = ? and locked_on is null")
                .params(on, reason, snapshot, digest, campaign).update();
    }

    Map<String, String> snapshots(Collection<String> campaigns) {
        Map<String, String> byId = new HashMap<>();
        jdbc.sql("select id, snapshot from reporting.campaign where id = any(?) and snapshot is not null").param(campaigns.toArray(String[]::new))
                .query(row -> {
                    byId.put(row.getString(1), row.getString(2));
                });
        return byId;
    }

    private static Campaign campaign(ResultSet row, int n) throws SQLException {
        return new Campaign(row.getString("id"), row.getString("issuer"), row.getString("title"), row.getString("family"), Period.read(row.getString("period")).orElseThrow(),
                new Term(row.getObject("due_on", LocalDate.class), row.getInt("working_days")), row.getObject("issued_on", LocalDate.class), row.getString("note"),
                row.getObject("locked_on", LocalDate.class), row.getString("lock_reason"), row.getString("digest"));
    }

    private static Filing filing(ResultSet row, int n) throws SQLException {
        return new Filing(row.getString("campaign"), row.getString("organ"), Stage.valueOf(row.getString("stage")), row.getObject("due_on", LocalDate.class), row.getBoolean("extended"),
                row.getString("edition"), row.getString("deputy"), row.getObject("asked_until", LocalDate.class), row.getObject("submitted_on", LocalDate.class), row.getInt("reminders"));
    }

    private static Taken taken(ResultSet row, int n) throws SQLException {
        return new Taken(row.getString("act"), row.getString("campaign"), Step.named(row.getString("step")).orElseThrow(), row.getString("organ"), row.getObject("on_day", LocalDate.class),
                row.getObject("until", LocalDate.class), row.getString("edition"), row.getString("by"), row.getString("person"), row.getString("said"));
    }
}
