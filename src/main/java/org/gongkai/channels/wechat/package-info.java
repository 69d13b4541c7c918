/** The official account of the house on WeChat: articles written as drafts, published and taken back by the interface of the platform. */
@NullMarked
package org.gongkai.channels.wechat;

import org.jspecify.annotations.NullMarked;
