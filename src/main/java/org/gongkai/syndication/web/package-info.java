/** Feeds, sitemap and the open interface over HTTP. */
@NullMarked
package org.gongkai.syndication.web;

import org.jspecify.annotations.NullMarked;
