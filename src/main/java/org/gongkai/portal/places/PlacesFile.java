package org.gongkai.portal.places;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.gongkai.casework.casetype.CaseType;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Meaning;
import org.gongkai.definition.Names;
import org.gongkai.definition.Own;
import org.gongkai.definition.Sort;
import org.gongkai.publication.Categories;
import org.gongkai.registers.Register;
import org.jspecify.annotations.Nullable;

/** The site's map and the words by which people look for its places, read from {@code regulations/publication/places.yaml}. */
record PlacesFile(String title, String description, List<Group> groups) {

    private static final Sort ADDRESS = new Sort("place", "本站的去处");

    /** What must be there for a place to lead to something; {@code DOOR} where a room beside says so at an entrance ({@link org.gongkai.face.EntranceDoors}). */
    enum Needs { DOCUMENTS, LEADERS, ORGANS, REGISTERS, REPORTS, LOG, QUESTIONS, ON_REQUEST, MAIL, DOOR }

    record Group(String title, List<Declared> places) {
    }

    /** Of a column, a register or a type of matter its own title and description stand where none are written. */
    record Declared(@Nullable String address, @Nullable String title, @Meaning("那里有什么，一句话") @Nullable String words,
            @Meaning("人们怎么叫它、为什么事来找它") @Nullable List<String> names, @Meaning("有了什么才有这一处") @Nullable Needs needs,
            @Meaning("是哪个栏目；没有内容的不列") @Nullable String column, @Meaning("是哪份名录；没有记录的不列") @Nullable String register,
            @Meaning("是哪种办件的入口") @Nullable String type) {

        List<String> called() {
            return names == null ? List.of() : names;
        }
    }

    static final Kind<PlacesFile> FILE = Kind.of("网站地图", "publication/places.yaml", PlacesFile.class, PlacesFile::look).own(Own.AT_START);

    private static void look(PlacesFile file, Names names) {
        for (int g = 0; g < file.groups().size(); g++) {
            for (int p = 0; p < file.groups().get(g).places().size(); p++) {
                Declared place = file.groups().get(g).places().get(p);
                Names at = names.under("groups", g, "places", p);
                long owners = Stream.of(place.column(), place.register(), place.type()).filter(Objects::nonNull).count();
                at.demand(owners == 1 || owners == 0 && place.address() != null && place.title() != null && place.words() != null,
                        "写明是哪个栏目、哪份名录或者哪种办件；都不是的，写 address、title 和 words");
                at.needs(Categories.COLUMN, place.column(), "column");
                at.needs(Register.SORT, place.register(), "register");
                at.needs(CaseType.SORT, place.type(), "type");
                if (place.address() != null) {
                    at.once(ADDRESS, place.address(), "address");
                }
            }
        }
    }
}
