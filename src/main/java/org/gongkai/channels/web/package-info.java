/** The desk of the channels: what waits, what failed, what is to be taken down. */
@NullMarked
package org.gongkai.channels.web;

import org.jspecify.annotations.NullMarked;
