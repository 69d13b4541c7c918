package org.gongkai.participation.topic;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.gongkai.ledger.CanonicalJson;
import org.gongkai.ledger.Sha256;
import org.jspecify.annotations.Nullable;

/** What people worry about (公众关注的热点、重大舆情), with its answers in their order. */
public record Topic(String id, String organ, String title, LocalDate raisedOn, Source source, boolean major, List<Answer> answers) {

    /** From where it came. */
    public enum Source {
        NET("网上留言"), HOTLINE("热线"), MEDIA("媒体报道"), DEPUTIES("代表委员"), VISIT("走访");

        private final String title;

        Source(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /**
     * One answer.
     *
     * @param document     id of a document that stands here; null for others
     * @param solicitation id of an interview that stands here; null for others
     * @param address      where it can be read; null for what is only told, as on the radio
     */
    public record Answer(int number, Channel channel, LocalDate answeredOn, @Nullable String document, @Nullable String solicitation, String title, @Nullable String address) {

        /** What was held or published: the same for all topics that it answers. */
        String thing() {
            return document != null ? "d " + document : solicitation != null ? "s " + solicitation : channel + " " + title + " " + address;
        }

        /** Where it can be read, from this site or elsewhere; null where nowhere. */
        public @Nullable String where() {
            return document != null ? "/documents/" + document : solicitation != null ? "/participation/" + solicitation : address;
        }

        String digest() {
            Map<String, Object> form = new TreeMap<>();
            form.put("channel", channel.name());
            form.put("answeredOn", answeredOn.toString());
            form.put("thing", thing());
            return Sha256.hex(CanonicalJson.of(form));
        }
    }

    String digest() {
        Map<String, Object> form = new TreeMap<>();
        form.put("organ", organ);
        form.put("title", title);
        form.put("raisedOn", raisedOn.toString());
        form.put("source", source.name());
        form.put("major", major);
        return Sha256.hex(CanonicalJson.of(form));
    }

    public boolean isAnswered() {
        return !answers.isEmpty();
    }

    Topic with(List<Answer> others) {
        return new Topic(id, organ, title, raisedOn, source, major, others);
    }
}
