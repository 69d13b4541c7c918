package org.gongkai.services.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import gg.jte.Content;
import org.gongkai.directory.Organ;
import org.gongkai.face.QrCode;
import org.gongkai.face.Wording;
import org.gongkai.registers.Entry;
import org.gongkai.registers.RecordAddress;
import org.gongkai.registers.datatype.PlaceType;
import org.gongkai.services.Guide;
import org.gongkai.services.scenario.Scenario;
import org.gongkai.services.Guides;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * A guide on its page and on its card.
 *
 * @param missing what it leaves open
 * @param by      null where the directory knows the organ no longer
 * @param home    full address of the site
 * @param scenarios occasions on which it may have to be done
 */
public record GuideView(Guide guide, List<String> missing, @Nullable Organ by, String organ, String home, List<Scenario> scenarios) {

    /** Most lines of each kind on a card, so that it stays on one sheet. */
    private static final int ON_CARD = 10;

    public static String address(String code) {
        return "/services/items/" + UriUtils.encodePathSegment(code, StandardCharsets.UTF_8);
    }

    /** A place where it is done; what is not known of it is empty. */
    public record Place(String name, String address, String hours, String phone) {
    }

    public Entry entry() {
        return guide.entry();
    }

    public String here() {
        return address(entry().key());
    }

    public String full() {
        return home + here();
    }

    public String record() {
        return RecordAddress.of(Guides.ITEMS, entry().key());
    }

    public Content code() {
        return QrCode.of(full(), Wording.t("办事指南的二维码"));
    }

    /** In words of the reader's language where these are choices; that it is not said where it is not. */
    public String said(String field) {
        return guide.has(field) ? Wording.t(guide.said(field)) : Wording.t("未登记");
    }

    /** Several of a choice, each in the reader's language. */
    public String several(String field) {
        return guide.has(field) ? Stream.of(guide.said(field).split("、")).map(Wording::t).collect(Collectors.joining("、")) : Wording.t("未登记");
    }

    public String term() {
        return !guide.has("promisedDays") ? Wording.t("未登记") : guide.is("promisedDays", "0") ? Wording.t("当场办好") : Wording.t("受理后 {0} 个工作日办好", guide.kept("promisedDays"));
    }

    public String fee() {
        return !guide.has("fee") ? Wording.t("未登记") : guide.is("fee", "yes") ? Wording.t("收费") : Wording.t("不收费");
    }

    public String visits() {
        return !guide.has("visits") ? Wording.t("未登记") : guide.is("visits", "0") ? Wording.t("不用跑") : Wording.t("跑 {0} 次", guide.kept("visits"));
    }

    /** What a material has to be, in one line. */
    public String form(Guide.Row row) {
        return Stream.of("form", "medium").map(column -> Wording.t(row.said(column))).filter(words -> !words.isEmpty()).collect(Collectors.joining("，"))
                + (row.has("copies") ? (row.has("form") || row.has("medium") ? "，" : "") + Wording.t("{0} 份", row.kept("copies")) : "");
    }

    public String source(Guide.Row row) {
        return Stream.of(Wording.t(row.said("source")), row.said("issuer")).filter(words -> !words.isEmpty()).collect(Collectors.joining("："));
    }

    /** When a material is wanted; empty where it always is, or where that is not said. */
    public String when(Guide.Row row) {
        String need = row.kept("need").equals("always") ? "" : Wording.t(row.said("need"));
        return Stream.of(need, row.said("when")).filter(words -> !words.isEmpty()).collect(Collectors.joining("："));
    }

    public List<Place> places() {
        Stream<Place> first = guide.has("place") || guide.has("hours") ? Stream.of(new Place("", PlaceType.address(guide.kept("place")), guide.kept("hours"), guide.kept("phone"))) : Stream.empty();
        return Stream.concat(first, guide.rows("windows").stream().map(row -> new Place(row.said("name"), PlaceType.address(row.kept("place")), row.kept("hours"), row.kept("phone")))).toList();
    }

    public List<Guide.Row> onCard(List<Guide.Row> rows) {
        return rows.stream().limit(ON_CARD).toList();
    }

    public List<Place> placesOnCard() {
        return places().stream().limit(3).toList();
    }

    public int beyond(List<?> rows) {
        return Math.max(0, rows.size() - ON_CARD);
    }

    /** The telephone of the item, else of its organ. */
    public String phone() {
        return guide.has("phone") ? guide.kept("phone") : Optional.ofNullable(by).map(organ -> organ.profile().phone()).filter(phone -> !phone.isBlank()).orElseGet(() -> Wording.t("未登记"));
    }
}
