package org.gongkai.portal.places;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.gongkai.ledger.Act;
import org.gongkai.search.Audience;
import org.gongkai.search.Findable;
import org.gongkai.search.Findables;
import org.springframework.stereotype.Component;

/** Lets the site's own places be found, by their titles and by the words people use; which of them lead to something is asked when one is found. */
@Component
class PlaceFindables implements Findables {

    private static final String KIND = "place";
    /** What is in a place counts more than the place. */
    private static final float WEIGHT = 0.3f;

    private final SitePlaces places;
    /** By address, as each was handed over last since the start. */
    private final Map<String, Place> handedOver = new ConcurrentHashMap<>();

    PlaceFindables(SitePlaces places) {
        this.places = places;
    }

    @Override
    public String room() {
        return "portal";
    }

    @Override
    public String shape() {
        return "2";
    }

    @Override
    public Map<String, String> kinds() {
        return Map.of(KIND, "本站栏目");
    }

    /** No act makes other places; a program or rules of another version do, so each is compared with what was handed over since the start: it goes in parts. */
    @Override
    public Set<String> touched(List<Act> acts) {
        Map<String, Place> all = places.all();
        Set<String> touched = all.values().stream().filter(place -> !place.equals(handedOver.get(place.address()))).map(Place::address).collect(Collectors.toSet());
        handedOver.keySet().stream().filter(address -> !all.containsKey(address)).forEach(touched::add);
        return touched;
    }

    @Override
    public List<Findable> among(Collection<String> ids) {
        Map<String, Place> all = places.all();
        handedOver.keySet().removeAll(ids);
        ids.stream().map(all::get).filter(Objects::nonNull).forEach(place -> handedOver.put(place.address(), place));
        return ids.stream().map(all::get).filter(Objects::nonNull).map(PlaceFindables::findable).toList();
    }

    /** Each name is a line of the text, so that a name that is said can be told from one that is touched. */
    private static Findable findable(Place place) {
        return Findable.of(place.address(), KIND, place.title(), String.join("\n", place.names()) + "\n" + place.words(), place.address()).weighing(WEIGHT);
    }

    @Override
    public List<String> idsAfter(String id, int limit) {
        return places.all().keySet().stream().sorted().filter(one -> one.compareTo(id) > 0).limit(limit).toList();
    }

    @Override
    public long count() {
        return places.all().size();
    }

    @Override
    public Set<String> openAmong(Collection<String> ids, Audience reader) {
        return places.there().stream().map(Place::address).filter(ids::contains).collect(Collectors.toSet());
    }

    @Override
    public List<String> changingBetween(LocalDate after, LocalDate until) {
        return List.copyOf(places.all().keySet());
    }
}
