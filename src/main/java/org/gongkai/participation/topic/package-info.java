/** 热点回应: what people worry about, each answered in as many ways as it takes, counted once by topic and by way as the statistics of 2014 ask. */
@NullMarked
package org.gongkai.participation.topic;

import org.jspecify.annotations.NullMarked;
