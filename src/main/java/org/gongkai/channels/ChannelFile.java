package org.gongkai.channels;

import java.time.LocalDate;
import java.util.List;

import org.gongkai.definition.Meaning;
import org.jspecify.annotations.Nullable;

/** A file of {@code regulations/channels}, as people write it. */
record ChannelFile(@Meaning("写在记录和统计里，小写字母、数字和连字符，定了不改") String id, String title, String description, String legalBasis, Period inForce,
        @Meaning("怎样公开：BOARD 由人张贴，MAIL 寄给订阅的人，WECHAT 发到微信公众号") Channel.Way way, @Meaning("哪些文件由它公开；几项都写的，都要符合") Takes takes,
        @Meaning("由谁办：张贴、取下、看退回的原因") List<String> serves, @Meaning("有了新版本，旧的怎么办：BACK 收回，STAYS 留着；撤回的一律收回") Channel.Replaced replaced,
        @Meaning("公开以后几个工作日内办") Term within, @Meaning("留多少天，到期取下；不写的，不到期") @Nullable Term stays) {

    record Period(LocalDate from, @Nullable LocalDate to) {
    }

    record Takes(@Meaning("文件种类；不写的，任何种类") @Nullable List<String> kinds, @Meaning("栏目；不写的，任何栏目") @Nullable List<String> columns,
            @Meaning("哪些机关的；不写的，任何机关") @Nullable List<String> organs) {
    }

    record Term(int days, String basis, @Meaning("与来源核对过没有") boolean confirmed) {
    }
}
