package org.gongkai.publication;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Network;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What people seek and do not find, for whoever writes or publishes it. Kept are words, a month and how many; and only once several people sought the same.
 * Until then a word lives in memory beside digests of networks that a random number of this run makes unreadable. What may tell of a person is never taken.
 */
@Component
public class SoughtInVain {

    /** Fewer might be one person or know each other. */
    static final int SEVERAL = 3;
    private static final int MOST_TERMS = 5000;
    private static final int MOST_PEOPLE = 1000;
    private static final int MONTHS = 12;
    private static final int SHORTEST = 2;
    private static final int LONGEST = 30;
    private static final Pattern TELLING = Pattern.compile("\\d{5,}|\\d{3,}\\s*[xX]$|[@＠/\\\\]|www|微信|电话|手机|身份证|住址|先生|女士|同志|我叫|本人|号楼|单元|[0-9]+室|车牌|[\\p{IsHan}][A-Za-z][A-Za-z0-9]{4,}");
    /** A name that stands alone or first: one of the hundred commonest family names and one or two characters more. */
    private static final Pattern NAME = Pattern.compile(
            "(?:^|.*\\s)[王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤]"
                    + "[\\p{IsHan}]{1,2}(?:\\s.*|$)");

    /** @param people who sought it in the months shown, each month's counted anew */
    public record Term(String term, long people, LocalDate last) {
    }

    private final JdbcClient client;
    private final Now now;
    private final long salt = new SecureRandom().nextLong();
    private final LinkedHashMap<String, Set<Integer>> waiting = new LinkedHashMap<>();
    private LocalDate month = LocalDate.EPOCH;

    SoughtInVain(JdbcClient client, Now now) {
        this.client = client;
        this.now = now;
    }

    /**
     * Somebody found nothing that says all of it.
     *
     * @param from the address of whoever asked; its network counts as one person
     */
    public void sought(String words, String from) {
        String term = words.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        if (!mayBeKept(term)) {
            return;
        }
        int people = counted(term, Objects.hash(salt, term, Network.of(from)));
        if (people >= SEVERAL) {
            client.sql("""
                    insert into publication.sought_in_vain (month, term, people) values (:month, :term, :several)
                    on conflict (month, term) do update set people = publication.sought_in_vain.people + 1""")
                    .param("month", thisMonth()).param("term", term).param("several", SEVERAL).update();
        }
    }

    /** Whether it says nothing of a person. */
    static boolean mayBeKept(String term) {
        return term.length() >= SHORTEST && term.length() <= LONGEST && term.codePoints().anyMatch(Character::isLetter)
                && !TELLING.matcher(term).find() && !NAME.matcher(term).matches();
    }

    /** How many have sought it this month, this one among them; 0 where the same one sought it before. */
    private synchronized int counted(String term, int person) {
        if (!month.equals(thisMonth())) {
            waiting.clear();
            month = thisMonth();
            client.sql("delete from publication.sought_in_vain where month < ?").param(month.minusMonths(MONTHS)).update();
        }
        Set<Integer> people = waiting.computeIfAbsent(term, one -> new HashSet<>());
        if (waiting.size() > MOST_TERMS) {
            waiting.remove(waiting.keySet().iterator().next());
        }
        return people.size() < MOST_PEOPLE && people.add(person) ? people.size() : 0;
    }

    /** Most people first, of the last twelve months. */
    public List<Term> most(int limit) {
        return client.sql("""
                select term, sum(people) as people, max(month) as last from publication.sought_in_vain where month >= :from
                group by term order by sum(people) desc, term limit :limit""")
                .param("from", thisMonth().minusMonths(MONTHS)).param("limit", limit).query(Term.class).list();
    }

    private LocalDate thisMonth() {
        return now.today().withDayOfMonth(1);
    }
}
