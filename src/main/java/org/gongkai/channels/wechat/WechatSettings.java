package org.gongkai.channels.wechat;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The account, as the installation is set up.
 *
 * @param address of the interface, without a path
 * @param cover   media id of the picture that stands before every article, from the account's own material
 */
@Component
record WechatSettings(@Value("${gongkai.wechat.address}") String address, @Value("${gongkai.wechat.app-id}") String appId, @Value("${gongkai.wechat.secret}") String secret,
        @Value("${gongkai.wechat.cover}") String cover) {

    boolean areWhole() {
        return !appId.isBlank() && !secret.isBlank() && !cover.isBlank();
    }

    @Override
    public String toString() {
        return "WechatSettings[" + address + ", " + appId + "]";
    }
}
