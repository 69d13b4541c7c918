package org.gongkai.search;

import java.nio.file.Path;
import java.util.Collection;
import java.util.function.Function;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.Query;
import org.hibernate.search.backend.lucene.LuceneExtension;
import org.hibernate.search.backend.lucene.analysis.LuceneAnalysisConfigurationContext;
import org.hibernate.search.backend.lucene.analysis.LuceneAnalysisConfigurer;
import org.hibernate.search.backend.lucene.search.spi.LuceneMigrationUtils;
import org.hibernate.search.engine.backend.work.execution.DocumentCommitStrategy;
import org.hibernate.search.engine.backend.work.execution.DocumentRefreshStrategy;
import org.hibernate.search.engine.search.predicate.SearchPredicate;
import org.hibernate.search.engine.search.predicate.dsl.SearchPredicateFactory;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.AnnotatedTypeSource;
import org.hibernate.search.mapper.pojo.standalone.mapping.CloseableSearchMapping;
import org.hibernate.search.mapper.pojo.standalone.mapping.SearchMapping;
import org.hibernate.search.mapper.pojo.standalone.mapping.StandalonePojoMappingConfigurationContext;
import org.hibernate.search.mapper.pojo.standalone.mapping.StandalonePojoMappingConfigurer;
import org.hibernate.search.mapper.pojo.standalone.scope.SearchScope;
import org.hibernate.search.mapper.pojo.standalone.session.SearchSession;
import org.hibernate.search.mapper.pojo.work.IndexingPlanSynchronizationStrategyConfigurationContext;

/** The embedded index of one node. Mapping and predicates are Hibernate Search's; only counting and marking know Lucene. */
final class FindableIndex implements AutoCloseable {

    private final CloseableSearchMapping mapping;
    private final SearchScope<IndexedFindable> scope;

    FindableIndex(Path folder) {
        mapping = SearchMapping.builder(AnnotatedTypeSource.fromClasses(IndexedFindable.class))
                .property("hibernate.search.mapping.configurer", (StandalonePojoMappingConfigurer) FindableIndex::onlyTheNamed)
                .property("hibernate.search.backend.directory.root", folder.toString())
                .property("hibernate.search.backend.analysis.configurer", (LuceneAnalysisConfigurer) FindableIndex::analyzers)
                .property("hibernate.search.backend.lucene_version", "LUCENE_9_12_3")
                .property("hibernate.search.backend.io.writer.ram_buffer_size", 48)
                .build();
        scope = mapping.scope(IndexedFindable.class);
    }

    /** What is mapped is named above: going through every class of the program for more takes a second of each start. */
    private static void onlyTheNamed(StandalonePojoMappingConfigurationContext context) {
        context.annotationMapping().buildMissingDiscoveredJandexIndexes(false);
    }

    private static void analyzers(LuceneAnalysisConfigurationContext context) {
        context.analyzer("grams").instance(GramAnalyzer.forIndexing());
        context.analyzer("pairs").instance(GramAnalyzer.forAsking());
    }

    /** Puts and removes; nothing is durable before {@link #flush()}. */
    void change(Collection<IndexedFindable> put, Collection<String> remove) {
        try (SearchSession session = session()) {
            put.forEach(session.indexingPlan()::addOrUpdate);
            remove.forEach(id -> session.indexingPlan().purge(IndexedFindable.class, id, null));
        }
    }

    /** Makes every change durable and visible. */
    void flush() {
        try (SearchSession session = session()) {
            session.workspace().flush();
            session.workspace().refresh();
        }
    }

    void clear() {
        try (SearchSession session = session()) {
            session.workspace().purge();
        }
    }

    void mergeSegments() {
        try (SearchSession session = session()) {
            session.workspace().mergeSegments();
        }
    }

    Query query(Function<SearchPredicateFactory, SearchPredicate> predicate) {
        return LuceneMigrationUtils.toLuceneQuery(predicate.apply(scope.predicate()));
    }

    IndexReader open() {
        return scope.extension(LuceneExtension.get()).openIndexReader();
    }

    private SearchSession session() {
        return mapping.createSessionWithOptions()
                .indexingPlanSynchronizationStrategy(FindableIndex::waitWithoutCommitting).build();
    }

    private static void waitWithoutCommitting(IndexingPlanSynchronizationStrategyConfigurationContext context) {
        context.documentCommitStrategy(DocumentCommitStrategy.NONE);
        context.documentRefreshStrategy(DocumentRefreshStrategy.NONE);
        context.indexingFutureHandler(future -> future.join().throwable().ifPresent(failure -> {
            throw new IllegalStateException("检索库写入失败", failure);
        }));
    }

    @Override
    public void close() {
        mapping.close();
    }
}
