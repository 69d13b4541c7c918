package org.gongkai.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;

@DisplayName("许多报告同时检查，与一份一份检查的结果相同")
class ManyAtOnceTest {

    private static final int AT_ONCE = 8;
    private static final byte[] REPORT = Samples.report(Samples.balanced(), Samples.Shape.LINES).getBytes(StandardCharsets.UTF_8);

    @RepeatedTest(3)
    @DisplayName("程序刚启动、规则第一次用到的时候也是")
    void fromCold() throws Exception {
        String alone = Samples.INSPECTION.check("a.txt", REPORT).toString();
        try (URLClassLoader cold = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader());
                ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            Class<?> type = cold.loadClass(Inspection.class.getName());
            Object inspection = type.getMethod("shipped").invoke(null);
            Method check = type.getMethod("check", String.class, byte[].class);
            Callable<Object> one = () -> check.invoke(inspection, "a.txt", REPORT);
            for (Future<Object> verdict : threads.invokeAll(Collections.nCopies(AT_ONCE * 4, one))) {
                assertThat(verdict.get()).hasToString(alone);
            }
        }
    }

    private static URL[] classPath() throws Exception {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<URL> urls = new ArrayList<>();
        for (String entry : path.split(File.pathSeparator)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }
}
