package org.gongkai.directory;

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
}
