package org.gongkai.desk.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.gongkai.calendar.Now;
import org.gongkai.directory.DeskSetting;
import org.gongkai.directory.DeskSetting.Change;
import org.gongkai.directory.DeskSetting.Group;
import org.gongkai.directory.DeskSettings;
import org.gongkai.directory.People;
import org.gongkai.directory.Staff;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.Ledger;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Everything that this person may change at the desk, on one page: what it is, how it stands, since when and by whom. What no room offers them is not there. */
@Controller
class SettingsPage {

    static final String HERE = Page.SETTINGS;

    private final List<DeskSettings> rooms;
    private final Ledger ledger;
    private final People people;

    SettingsPage(List<DeskSettings> rooms, Ledger ledger, People people) {
        this.rooms = rooms;
        this.ledger = ledger;
        this.people = people;
    }

    @GetMapping(HERE)
    Screen settings(@AuthenticationPrincipal Staff staff, @RequestParam(defaultValue = "") String q) {
        List<DeskSetting> settings = rooms.stream().flatMap(room -> room.of(staff.own()).stream()).toList();
        List<String> words = Arrays.stream(q.toLowerCase(Locale.ROOT).strip().split("\\s+")).filter(word -> !word.isEmpty()).toList();
        Map<Group, List<SettingsLine>> groups = new EnumMap<>(Group.class);
        lines(settings).stream().filter(line -> words.stream().allMatch(line::has)).forEach(line -> groups.computeIfAbsent(line.setting().group(), any -> new ArrayList<>()).add(line));
        return Screen.of("desk/web/settings").with("page", Page.of("设置").desk().wide()).with("groups", groups).with("words", q.strip()).with("all", settings.size()).fragment("desk/web/settings-list");
    }

    private List<SettingsLine> lines(List<DeskSetting> settings) {
        Map<String, Act> last = ledger.lastOf(settings.stream().map(DeskSetting::acts).flatMap(Collection::stream).collect(Collectors.toSet()));
        List<@Nullable Change> changes = settings.stream().<@Nullable Change>map(setting -> change(setting, last)).toList();
        Set<String> changers = changes.stream().filter(Objects::nonNull).map(Change::by).filter(Objects::nonNull).collect(Collectors.toCollection(TreeSet::new));
        Map<String, String> names = people.names(changers);
        List<SettingsLine> lines = new ArrayList<>();
        for (int n = 0; n < settings.size(); n++) {
            Change change = changes.get(n);
            lines.add(new SettingsLine(settings.get(n), change == null ? null : change.on(), change == null || change.by() == null ? "" : names.getOrDefault(change.by(), "")));
        }
        return lines;
    }

    private static @Nullable Change change(DeskSetting setting, Map<String, Act> last) {
        return setting.acts().stream().map(last::get).filter(Objects::nonNull).max(Comparator.comparing(Act::recordedAt))
                .map(act -> new Change(LocalDate.ofInstant(act.recordedAt(), Now.ZONE), act.actor())).orElse(setting.changed());
    }
}
