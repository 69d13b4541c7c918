package org.gongkai.face;

/**
 * A file that some pages need beyond the common style sheet and script; rooms offer theirs as beans.
 *
 * @param name     what a page asks for, as {@code echarts.js}
 * @param resource where it lies on the classpath, as {@code META-INF/resources/webjars/echarts/5.6.0/dist/echarts.min.js}
 */
public record Asset(String name, String resource) {
}
