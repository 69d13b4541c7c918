package org.gongkai.directory;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What an organ must tell about itself (政府信息公开条例 2019, Art. 12 and 20(2)): functions, address, hours, ways to reach it, its head.
 *
 * @param documentWord     机关代字, the head of its document numbers: 青政 in 青政〔2026〕3号
 * @param disclosureOffice 政府信息公开工作机构 (Art. 4), by name
 * @param head             the post of the organ's head and, where it is public, the name
 */
public record OrganProfile(@Nullable String documentWord, @Nullable String disclosureOffice, @Nullable String functions,
        @Nullable String address, @Nullable String postcode, @Nullable String hours, @Nullable String phone,
        @Nullable String email, @Nullable String head) {

    public static final OrganProfile EMPTY = new OrganProfile(null, null, null, null, null, null, null, null, null);

    /** Why nothing sent to this address can come; empty where it can. */
    Optional<String> whyNotReached() {
        return postcode == null || Postcode.of(postcode).isPresent() ? Optional.empty() : Optional.of("邮编应是六位数字");
    }

    /** As it is kept, however it was typed. */
    OrganProfile kept() {
        return postcode == null ? this : new OrganProfile(documentWord, disclosureOffice, functions, address, Postcode.of(postcode).orElse(postcode), hours, phone, email, head);
    }
}
