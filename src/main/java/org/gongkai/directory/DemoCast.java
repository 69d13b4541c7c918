package org.gongkai.directory;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The invented district of {@code demo/cast.yaml}: its organs, people and posts, entered through the same commands as real ones. */
@Component
@Order(0)
public class DemoCast implements DemoChapter {

    private static final YAMLMapper YAML =
            YAMLMapper.builder().disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();

    record Cast(String password, String postcode, String hours, List<Member> organs, List<Player> people, List<Guest> outsiders) {
    }

    record Member(String id, OrganKind kind, @Nullable String parent, List<Named> names, String creditCode,
            String documentWord, String disclosureOffice, String functions, String address, @Nullable String hours, String phone, String email,
            String head, @Nullable String mergedInto, @Nullable LocalDate mergedOn) {
    }

    record Named(LocalDate from, String name, String shortName) {
    }

    /**
     * Someone who can sign in to look around.
     *
     * @param also further roles at the same organ alone
     */
    public record Player(String login, String name, String organ, Role role, boolean subtree, @Nullable List<Role> also) {
    }

    /**
     * Someone outside who can sign in to see their own matters.
     *
     * @param kind     id of {@link OutsiderKinds}
     * @param document id of the document that was looked at
     */
    public record Guest(String login, String name, String kind, String document) {

        public String title() {
            return OutsiderKinds.title(kind);
        }
    }

    private final EstablishOrgan establishing;
    private final RenameOrgan renaming;
    private final MergeOrgans merging;
    private final AddPerson adding;
    private final GivePost giving;
    private final AdmitOutsider admitting;
    private final Credentials credentials;
    private final Cast cast;

    DemoCast(EstablishOrgan establishing, RenameOrgan renaming, MergeOrgans merging, AddPerson adding, GivePost giving,
            AdmitOutsider admitting, Credentials credentials) throws IOException {
        this.establishing = establishing;
        this.renaming = renaming;
        this.merging = merging;
        this.adding = adding;
        this.giving = giving;
        this.admitting = admitting;
        this.credentials = credentials;
        try (InputStream file = new ClassPathResource("demo/cast.yaml").getInputStream()) {
            this.cast = YAML.readValue(file, Cast.class);
        }
    }

    @Override
    public String name() {
        return "cast";
    }

    @Override
    public void tell() {
        cast.organs.forEach(this::establish);
        cast.organs.forEach(this::merge);
        String encoded = credentials.encode(cast.password);
        Map<String, LocalDate> since = cast.organs.stream().collect(toMap(Member::id, member -> member.names.getFirst().from));
        for (Player player : cast.people) {
            Person person = adding.add(player.name, player.login, encoded, false, Operator.INSTALLATION).orThrow();
            LocalDate from = Objects.requireNonNull(since.get(player.organ));
            giving.give(person.id(), player.organ, player.role, player.subtree, from, Operator.INSTALLATION).orThrow();
            for (Role further : player.also == null ? List.<Role>of() : player.also) {
                giving.give(person.id(), player.organ, further, false, from, Operator.INSTALLATION).orThrow();
            }
        }
        cast.outsiders.forEach(guest -> admitting.admit(guest.name, guest.login, encoded, guest.kind, guest.document, Operator.INSTALLATION).orThrow());
    }

    /** People outside who have a sign-in. */
    public List<Guest> outside() {
        return cast.outsiders;
    }

    /** Whether this installation was filled with the cast, so that its password may be shown. */
    public boolean isTold() {
        return credentials.byLogin(cast.people.getFirst().login).isPresent();
    }

    /** The one password of everyone in the cast. */
    public String password() {
        return cast.password;
    }

    /** The people of the government's own office: one for each role. */
    public List<Player> office() {
        return cast.people.stream().filter(player -> player.organ.equals(cast.organs.getFirst().id)).toList();
    }

    private void establish(Member member) {
        Named first = member.names.getFirst();
        OrganProfile profile = new OrganProfile(member.documentWord, member.disclosureOffice, member.functions,
                member.address, cast.postcode, member.hours == null ? cast.hours : member.hours, member.phone, member.email, member.head);
        establishing.establish(new Organ(member.id, first.name, first.shortName, member.parent, member.kind,
                member.creditCode, first.from, null, profile), Operator.INSTALLATION).orThrow();
        for (Named later : member.names.subList(1, member.names.size())) {
            renaming.rename(member.id, later.name, later.shortName, later.from, Operator.INSTALLATION).orThrow();
        }
    }

    private void merge(Member member) {
        if (member.mergedInto != null && member.mergedOn != null) {
            merging.merge(member.id, member.mergedInto, member.mergedOn, Operator.INSTALLATION).orThrow();
        }
    }
}
