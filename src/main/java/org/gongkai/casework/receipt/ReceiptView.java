package org.gongkai.casework.receipt;

import static org.gongkai.face.Wording.date;
import static org.gongkai.face.Wording.t;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import gg.jte.Content;
import org.gongkai.calendar.ComputedDay;
import org.gongkai.calendar.Provision;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.face.QrCode;
import org.gongkai.face.Site;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What stands on a receipt beside what was asked.
 *
 * @param home   the full address of the site
 * @param follow the full address at which the matter is followed; the code is not in it
 * @param phone  of the organ that was asked, else of the site
 * @param next   what happens next, with its dates
 * @param confirming with what the applicant confirms at once what counts as received only when both sides have; null where there is nothing to confirm
 */
public record ReceiptView(String siteName, String home, String follow, Content qr, String phone, List<String> next, @Nullable Action confirming) {

    static ReceiptView of(Receipts.Receipt receipt, CaseTypes types, Site site, LocalDate today, List<Permission> permissions) {
        String number = receipt.folder().application().number();
        String home = site.homeAsAsked();
        String follow = UriComponentsBuilder.fromUriString(home).path("/matters").queryParam("number", number).build().encode().toUriString();
        String phone = receipt.folder().organ().profile().phone();
        return new ReceiptView(site.name(), home, follow, QrCode.of(follow, "办理进度查询二维码"), phone == null || phone.isBlank() ? site.phone() : phone, next(receipt, types, today),
                confirming(receipt.folder().state(), permissions));
    }

    private static @Nullable Action confirming(CaseState state, List<Permission> permissions) {
        return state.receivedOn() != null || !state.type().receivedWhenConfirmed(state.channel()) ? null
                : permissions.stream().filter(Permission::allowed).map(Permission::action)
                        .filter(action -> action.fields().isEmpty() && action.to() != null && !state.type().procedure().stage(action.to()).last()).findFirst().orElse(null);
    }

    private static List<String> next(Receipts.Receipt receipt, CaseTypes types, LocalDate today) {
        CaseState state = receipt.folder().state();
        Provision term = types.term(state.type(), today);
        ComputedDay last = receipt.lastDay();
        List<String> next = new ArrayList<>();
        if (state.receivedOn() != null) {
            next.add(t("收到之日：{0}。", date(state.receivedOn())));
        } else if (state.type().receivedWhenConfirmed(state.channel())) {
            next.add(t("请点一下本页的“确认申请已提交”，或者以后凭编号和查询码打开办件再确认；{0}也会确认，或者与您联系。双方都确认的那一天为收到申请之日（条例第三十一条）。", receipt.folder().organ().shortName()));
        }
        if (state.type().itemised()) {
            next.add(t("内容不明确的，会一次性告知要补正什么、到哪一天（第三十条）。"));
        }
        if (last != null && state.receivedOn() != null) {
            next.add(t("最迟 {0} 答复；需要延长的，会在届满前告知。", last.shown()));
        } else if (last != null) {
            next.add(t("自收到之日起 {0} {1}内答复：今天收到的，最迟 {2}；需要延长的，会在届满前告知。", term.amount(), t(term.unit().label()), last.shown()));
        }
        if (!state.type().itemised()) {
            next.add(t("受理后转有关单位办理，办理情况可以随时查询。"));
        }
        return next;
    }
}
