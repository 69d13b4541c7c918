package org.gongkai.operation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gongkai.definition.DefinitionText;
import org.gongkai.definition.Regulations;
import org.gongkai.ledger.Verification;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts every counted number of the locked reports a second time (R2019 Arts. 49, 50), in SQL alone, from the acts and from the entries that acts
 * bind, as they had been recorded when the report was locked. It shares nothing with the counting it checks: neither facts nor forms nor a line of
 * code; it alone reads across the rooms, and writes to nothing but a table that is gone with its transaction.
 *
 * <p>A number that a person typed over is not counted here, and a document's only while nothing happened to it since. Whose numbers a report holds
 * is asked of the organs as they stood at the end of its period.
 */
@Component
@Order
class Recount implements Verification {

    private static final Pattern REPLY = Pattern.compile("code: ([^,}]+),.*?family: ([\\w-]+),.*rows: \\{([^}]*)}");
    private static final Pattern ROW = Pattern.compile("([\\w-]+): (\\w+)");

    /** What happened, once: what it is, for whom, on which day, how much, and when it was put down. */
    private static final String HAPPENED = """
            create temporary table happened on commit drop as
            with act as materialized (
                select seq, id, kind, subject, organ, effective_on as day, recorded_at, canonical::jsonb -> 'detail' as said from ledger.act
                where kind ~ '^(inforequest|reconsideration|litigation|remedy)\\.'),
            named as (
                select act.*, split_part(kind, '.', 1) as what, split_part(kind, '.', 2) as verb, case when kind like 'inforequest.%' then said ->> 'outcome' else said ->> 'result' end as result
                from act where kind not like 'remedy.%'),
            told as (
                select named.*, first_value(said ->> 'party') over (partition by subject order by seq) as party,
                       (array_agg(result) filter (where result is not null) over (partition by subject order by seq))[count(result) over (partition by subject order by seq)] as outcome
                from named),
            counted as (
                select *, case when verb in ('receive', 'confirm-last', 'acknowledge-last', 'receive-summary') then 'in' else 'out' end as way,
                       case verb when 'abandon' then 'R30z' when 'fee-lapsed' then 'R109z' when 'decide-redo' then 'correct'
                            when 'withdraw' then 'R-OTH' when 'confirm-withdrawal' then 'R-OTH' when 'enter-confirmation' then 'R-OTH' else outcome end as code
                from told where verb in ('receive', 'confirm-last', 'acknowledge-last', 'receive-summary', 'abandon', 'fee-lapsed', 'answer-on-spot',
                    'record-result', 'decide-redo', 'withdraw', 'confirm-withdrawal', 'enter-confirmation', 'take-effect')
                    or verb = 'decide' and what <> 'litigation'),
            happening as (
                select * from counted c where way = 'in' or exists (select from counted i where i.subject = c.subject and i.way = 'in' and i.seq < c.seq
                    and not exists (select from told t where t.said ->> 'struck' = i.id and t.seq < c.seq)))
            select what, way, case when way = 'in' then '' else code end as code, party, organ, day, 1::numeric as amount, recorded_at, subject from happening
            union all
            select h.what, h.way, case when h.way = 'in' then '' else h.code end, h.party, h.organ, t.day, -1, t.recorded_at, h.subject
                from told t join happening h on h.id = t.said ->> 'struck'
            union all
            select h.what, h.way, h.code, h.party, h.organ, t.day, -1, t.recorded_at, h.subject
                from told t cross join lateral (select * from happening h where h.subject = t.subject and h.way = 'out' and h.seq < t.seq order by h.seq desc limit 1) h
                where t.verb = 'resume' and t.what = 'inforequest'
            union all
            select case when r.said ->> 'remedy' = 'reconsideration' then 'reconsideration' else 'litigation' end, side.way, side.code,
                   split_part(r.said ->> 'remedy', 'suit-', 2), r.organ, side.day::date, side.amount, side.at, r.subject
                from act r left join act d on d.subject = r.subject and d.kind = 'remedy.decided' left join act s on s.subject = r.subject and s.kind = 'remedy.struck'
                cross join lateral (values
                    ('in', '', r.said ->> 'filed', 1, r.recorded_at), ('in', '', r.said ->> 'filed', -1, s.recorded_at),
                    ('out', r.said ->> 'result', r.said ->> 'decided', 1, r.recorded_at), ('out', d.said ->> 'result', d.said ->> 'decided', 1, d.recorded_at),
                    ('out', coalesce(r.said ->> 'result', d.said ->> 'result'), coalesce(r.said ->> 'decided', d.said ->> 'decided'), -1, s.recorded_at)
                    ) as side(way, code, day, amount, at)
                where r.kind = 'remedy.registered' and side.day is not null and side.at is not null""";

    /** The entries of the registers that the forms count: the first of a record, its changes, its corrections and what took them back. */
    private static final String ENTERED = """
            insert into happened
            with recursive source(register, day, amount) as (values ('licences', 'decidedOn', ''), ('penalties', 'decidedOn', ''), ('coercions', 'decidedOn', ''),
                ('fee-income', 'month', 'amount'), ('consultation-counts', 'month', 'amount'), ('trainings', 'heldOn', 'people'), ('publicity', 'heldOn', '')),
            saved as (
                select id, id as root, 1 as sign, act, register, first_entry from registers.saving where undoes is null
                union all select s.id, saved.root, -saved.sign, s.act, s.register, s.first_entry from registers.saving s join saved on s.undoes = saved.id),
            entry as (
                select e.*, s.day as day_field, s.amount as amount_field, a.recorded_at as at,
                       sum(case when change = 'ENTER' then 1 else 0 end) over life as life
                from registers.entry e join source s using (register) join ledger.act a on a.id = e.act
                window life as (partition by register, key order by number)),
            stepped as (
                select *, coalesce(lead(change) over record = 'CORRECT', false) as corrected,
                       sum(case when change = 'CORRECT' then 0 else 1 end) over record as step
                from entry where change not in ('END', 'VOID') window record as (partition by register, key, life order by number)),
            placed as (
                select e.*, before.content as was from stepped e left join stepped before on before.register = e.register and before.key = e.key
                    and before.life = e.life and before.step = e.step - 1 and not before.corrected),
            worth as (
                select *, case when amount_field = '' then 1 else (content ->> amount_field)::numeric end as is_worth,
                       case when was is null then null when amount_field = '' then 1 else (was ->> amount_field)::numeric end as was_worth,
                       coalesce(rpad(content ->> day_field, 10, '-01'), valid_on::text)::date as own_day from placed),
            weighed as (
                select register, key, life, step, number, organ, at, corrected, change, case when was_worth is null then own_day else valid_on end as day, is_worth as amount from worth where is_worth is not null
                union all
                select register, key, life, step, number, organ, at, corrected, change, valid_on, -was_worth from worth where was_worth is not null),
            counted as (
                select register, number, organ, day, amount, at from weighed
                union all
                select n.register, n.number, w.organ, w.day, -w.amount, n.at from weighed w
                    join stepped n on n.register = w.register and n.key = w.key and n.life = w.life and n.step = w.step and n.change = 'CORRECT'
                        and n.number = (select min(m.number) from stepped m where m.register = w.register and m.key = w.key and m.number > w.number)
                    where w.corrected
                union all
                select v.register, v.number, w.organ, w.day, -w.amount, v.at from weighed w
                    join entry v on v.register = w.register and v.key = w.key and v.life = w.life and v.change = 'VOID' where not w.corrected)
            select c.register, 'in', '', '', c.organ, c.day, c.amount * saved.sign, case when saved.id = saved.root then c.at else a.recorded_at end, c.register
            from counted c
            join lateral (select id from registers.saving s where s.register = c.register and s.first_entry <= c.number order by s.first_entry desc limit 1) own on true
            join saved on saved.root = own.id join ledger.act a on a.id = saved.act""";

    /** Documents as they stand, with the moment at which something last happened to them. */
    private static final String MADE = """
            insert into happened
            select e.kind, made.way, '', '', d.organ, made.day, 1, last.at, d.id
            from publication.document d join publication.edition e on e.id = d.live_edition
            cross join lateral (select max(a.recorded_at) as at from ledger.act a where a.subject = d.id) last
            cross join lateral (values ('in', coalesce(e.formed_on, e.published_on)),
                ('out', case when d.validity in ('REPEALED', 'EXPIRED', 'INVALID') then greatest(coalesce(e.formed_on, e.published_on), coalesce(d.marked_on, e.expires_on, d.next_from)) end)) as made(way, day)
            where e.kind in ('normative', 'rule') and made.day is not null""";

    /** The numbers of one report: its cell, what it says and what is counted here; null where nothing is. */
    private static final String COMPARED = """
            with recursive form as (select distinct on (organ) organ, parent from directory.organ_form where from_on <= :day order by organ, from_on desc),
            standing as (select f.* from form f join directory.organ o on o.id = f.organ where o.established_on <= :day and (o.dissolved_on is null or o.dissolved_on > :day)),
            below as (select :organ::text as organ union select s.organ from standing s join below b on s.parent = b.organ where :whole),
            member as (select organ from below union select m.predecessor from directory.merger m join member on m.successor = member.organ where m.on_day <= :day),
            seen as (select h.* from happened h join member using (organ) where h.recorded_at <= :at),
            cell as (
                select t.key as tab, r.key as line, c.key as col, (c.value #>> '{}')::numeric as says
                from jsonb_each(:snapshot::jsonb -> 'tables') t, jsonb_each(t.value) r, jsonb_each(r.value) c
                where not coalesce(jsonb_exists(:snapshot::jsonb -> 'typed', t.key || '.' || r.key || '.' || c.key), false) and jsonb_typeof(c.value) = 'number'),
            asked as (
                select cell.*, q.what, q.way, q.codes, q.party, q.since, q.until, q.sign from cell cross join lateral (
                    select 'inforequest', 'in', null::text[], case when col = 'tot' then null else col end, :first::date, :last::date, 1 where tab = 't3' and line = 'r1'
                    union all select 'inforequest', side.way, null, case when col = 'tot' then null else col end, null, case line when 'r2' then :first::date - 1 else :last::date end, side.sign
                        from (values ('in', 1), ('out', -1)) as side(way, sign) where tab = 't3' and line in ('r2', 'r4')
                    union all select 'inforequest', 'out', case when line = 'r37' then null else array(select code from unnest(:codes::text[], :rows::text[]) as x(code, line) where x.line = cell.line) end,
                        case when col = 'tot' then null else col end, :first, :last, 1 where tab = 't3' and line not in ('r1', 'r2', 'r4')
                    union all select k.what, 'out', array[col], k.party, :first, :last, 1 from kind k where k.line = cell.line and tab = 't4' and col not in ('pending', 'total')
                    union all select k.what, side.way, null, k.party, null, case col when 'total' then :first::date - 1 else :last::date end, side.sign
                        from kind k, (values ('in', 1), ('out', -1)) as side(way, sign) where k.line = cell.line and tab = 't4' and col in ('pending', 'total')
                    union all select k.what, 'in', null, k.party, :first, :last, 1 from kind k where k.line = cell.line and tab = 't4' and col = 'total'
                    union all select register, 'in', null, null, :first, :last, 1
                        from (values ('licence', 'licences'), ('penalty', 'penalties'), ('coercion', 'coercions'), ('fees', 'fee-income'),
                            ('consulted', 'consultation-counts'), ('people', 'trainings'), ('press', 'publicity')) as g(line, register)
                        where g.line = cell.line and (tab = 't2' and col in ('decisions', 'amount') or tab = 'c' and col = 'n')
                    union all select 'inforequest', 'in', null, null, :first, :last, 1 where tab = 'c' and line = 'received'
                    union all select 'inforequest', 'out', array(select code from unnest(:codes::text[], :families::text[]) as x(code, family) where x.family = cell.line), null, :first, :last, 1
                        where tab = 'c' and line in ('granted', 'partly', 'refused')
                    union all select document, side.way, null, null, side.since, :last, side.sign
                        from (values ('norm', 'normative'), ('rules', 'rule')) as g(line, document),
                            (values ('made', 'in', :first::date, 1), ('repealed', 'out', :first::date, 1), ('valid', 'in', null, 1), ('valid', 'out', null, -1)) as side(col, way, since, sign)
                        where g.line = cell.line and tab = 't2' and side.col = cell.col
                        and not exists (select from happened h join member using (organ) where h.what = document and h.recorded_at > :at)
                ) as q(what, way, codes, party, since, until, sign)),
            kind(line, what, party) as (values ('fy', 'reconsideration', null), ('ss1', 'litigation', 'direct'), ('ss2', 'litigation', 'after'))
            select tab || '.' || line || '.' || col, says, coalesce(sum(s.amount * a.sign), 0)
            from asked a left join seen s on s.what = a.what and s.way = a.way and (a.codes is null or s.code = any(a.codes)) and (a.party is null or s.party = a.party)
                and (a.since is null or s.day >= a.since) and s.day <= a.until
            group by tab, line, col, says order by 1""";

    private final JdbcClient client;
    private final Regulations regulations;
    private final TransactionTemplate inOne;

    Recount(JdbcClient client, Regulations regulations, PlatformTransactionManager transactions) {
        this.client = client;
        this.regulations = regulations;
        this.inOne = new TransactionTemplate(transactions);
    }

    @Override
    public String title() {
        return "年报各格的独立复算";
    }

    private record Locked(String id, String organ, boolean whole, String form, String period, String snapshot, OffsetDateTime at) {
    }

    private record Compared(String cell, BigDecimal says, BigDecimal counted) {
    }

    /** All reports are recounted from the start of the ledger, which takes reading it whole; besides only where a report was locked since. */
    @Override
    public void verify(Range range, Differences out) {
        if (range.fromTheStart() || isLockedIn(range)) {
            inOne.executeWithoutResult(transaction -> recount(out));
        }
    }

    private boolean isLockedIn(Range range) {
        return client.sql("select exists (select from ledger.link l join ledger.act a on a.seq = l.act_seq where l.position > ? and l.position <= ? and a.kind = 'report.locked')")
                .params(range.after(), range.to()).query(Boolean.class).single();
    }

    private void recount(Differences out) {
        List<Locked> reports = client.sql("""
                select id, organ, scope = 'whole', form, period, snapshot, locked_at from reporting.edition
                where snapshot is not null and form in ('annual-2019', 'annual-2021', 'campaign-2005') order by locked_at""")
                .query((row, n) -> new Locked(row.getString(1), row.getString(2), row.getBoolean(3), row.getString(4), row.getString(5), row.getString(6), row.getObject(7, OffsetDateTime.class))).list();
        if (reports.isEmpty()) {
            return;
        }
        client.sql(HAPPENED).update();
        client.sql(ENTERED).update();
        client.sql(MADE).update();
        client.sql("create index on happened (organ, what)").update();
        long done = 0;
        for (Locked report : reports) {
            List<Compared> cells = compared(report);
            cells.stream().filter(cell -> cell.says.compareTo(cell.counted) != 0)
                    .forEach(cell -> out.differs(report.id + " " + cell.cell, "锁定的数与独立复算的数", cell.counted.stripTrailingZeros().toPlainString(), cell.says.toPlainString()));
            out.compared(cells.size());
            out.reached(++done, reports.size());
        }
    }

    private List<Compared> compared(Locked report) {
        LocalDate first = first(report.period);
        LocalDate last = last(report.period);
        LocalDate locked = report.at.toLocalDate();
        List<Reply> replies = replies(report.form);
        return client.sql(COMPARED).param("organ", report.organ).param("whole", report.whole).param("day", last.isAfter(locked) ? locked : last).param("at", report.at)
                .param("snapshot", report.snapshot).param("first", first).param("last", last)
                .param("codes", replies.stream().map(Reply::code).toArray(String[]::new)).param("rows", replies.stream().map(Reply::row).toArray(String[]::new))
                .param("families", replies.stream().map(Reply::family).toArray(String[]::new))
                .query((row, n) -> new Compared(row.getString(1), row.getBigDecimal(2), row.getBigDecimal(3))).list();
    }

    private record Reply(String code, String family, String row) {
    }

    /** Which row of a form a reply belongs to, read from the file as it is written. */
    private List<Reply> replies(String form) {
        String text = regulations.tree().texts().stream().filter(file -> file.path().equals("replykinds.yaml")).map(DefinitionText::text).findFirst().orElseThrow();
        return REPLY.matcher(text).results().map(reply -> {
            Matcher rows = ROW.matcher(reply.group(3));
            String row = "";
            while (rows.find()) {
                row = rows.group(1).equals(form) ? rows.group(2) : row;
            }
            return new Reply(reply.group(1), reply.group(2), row);
        }).toList();
    }

    /** 2026, 2026-H1, 2026-Q3, 2026-05, or two days with a line between them. */
    private static LocalDate first(String period) {
        return switch (period.length()) {
            case 4 -> LocalDate.of(Integer.parseInt(period), 1, 1);
            case 7 -> month(period, 0).atDay(1);
            default -> LocalDate.parse(period.substring(0, 10));
        };
    }

    private static LocalDate last(String period) {
        return switch (period.length()) {
            case 4 -> LocalDate.of(Integer.parseInt(period), 12, 31);
            case 7 -> month(period, period.charAt(5) == 'H' ? 5 : period.charAt(5) == 'Q' ? 2 : 0).atEndOfMonth();
            default -> LocalDate.parse(period.substring(period.length() - 10));
        };
    }

    private static YearMonth month(String period, int later) {
        int part = period.charAt(6) - '1';
        return (switch (period.charAt(5)) {
            case 'H' -> YearMonth.of(year(period), 1).plusMonths(6L * part);
            case 'Q' -> YearMonth.of(year(period), 1).plusMonths(3L * part);
            default -> YearMonth.parse(period);
        }).plusMonths(later);
    }

    private static int year(String period) {
        return Integer.parseInt(period.substring(0, 4));
    }
}
