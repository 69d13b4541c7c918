package org.gongkai;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import org.gongkai.operation.TestServer;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.Resource;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactories;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;

/**
 * The whole application on a free port with a database and a data folder of its own per test class, nested classes included.
 * {@code @LocalServerPort} tells the port.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(classes = Gongkai.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextCustomizerFactories(GongkaiTest.OfItsOwn.class)
public @interface GongkaiTest {

    /** Whether the whole story of the demo district was told before the class begins; it is told once for all classes that say so. */
    boolean told() default false;

    /** Gives each test class its own installation. */
    final class OfItsOwn implements ContextCustomizerFactory {

        @Override
        public ContextCustomizer createContextCustomizer(Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
            Class<?> outermost = testClass;
            while (outermost.getEnclosingClass() != null) {
                outermost = outermost.getEnclosingClass();
            }
            GongkaiTest asked = Objects.requireNonNull(TestContextAnnotationUtils.findMergedAnnotation(testClass, GongkaiTest.class));
            return new Installation(outermost.getName(), asked.told());
        }
    }

    /** Equal for one test class, so that all its methods meet the same application. */
    record Installation(String testClass, boolean told) implements ContextCustomizer {

        /** What the files of classes say, which no application changes: each would read them all again to find what it is made of. */
        private static final Map<Resource, MetadataReader> CLASSES = new ConcurrentHashMap<>();
        /** Under which Spring Boot keeps what it read of them for one application, if nobody has. */
        private static final String KEPT = "org.springframework.boot.autoconfigure.internalCachingMetadataReaderFactory";

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
            Map<Resource, MetadataReader> read = ((DefaultResourceLoader) context).getResourceCache(MetadataReader.class);
            read.putAll(CLASSES);
            ((BeanDefinitionRegistry) context.getBeanFactory()).registerBeanDefinition(KEPT,
                    BeanDefinitionBuilder.rootBeanDefinition(CachingMetadataReaderFactory.class, () -> new CachingMetadataReaderFactory(context)).getBeanDefinition());
            context.addBeanFactoryPostProcessor(made -> CLASSES.putAll(read));
            TestServer.Clone clone = told ? TestServer.clone("told", ToldDistrict.database()) : TestServer.clone("application");
            Path data = newFolder();
            if (told) {
                ToldDistrict.copyDataTo(data);
            }
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("installation of the test", Map.of(
                    "spring.datasource.url", clone.url(),
                    "spring.datasource.username", clone.user(),
                    "spring.datasource.password", clone.password(),
                    "gongkai.data", data.toString(),
                    DemoDistrict.TOLD, String.valueOf(told),
                    // whoever acts in a test looks at once
                    "gongkai.pages.together", "0s")));
        }

        private static Path newFolder() {
            try {
                Path parent = Files.createDirectories(Path.of("target", "data-of-tests").toAbsolutePath());
                return Files.createTempDirectory(parent, "data");
            } catch (IOException fault) {
                throw new IllegalStateException("no folder for the test", fault);
            }
        }
    }
}
