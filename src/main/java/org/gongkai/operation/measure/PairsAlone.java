package org.gongkai.operation.measure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;

/** What a search is compared with: BM25 on pairs of characters of title, number and text together, any of the words, nothing understood. */
final class PairsAlone implements AutoCloseable {

    private static final String WORDS = "words";
    private static final String ID = "id";

    private final CJKAnalyzer pairs = new CJKAnalyzer(CharArraySet.EMPTY_SET);
    private final Directory folder = new ByteBuffersDirectory();
    private final IndexWriter writer;

    PairsAlone() throws IOException {
        writer = new IndexWriter(folder, new IndexWriterConfig(pairs));
    }

    void put(String id, String words) throws IOException {
        Document document = new Document();
        document.add(new StringField(ID, id, Field.Store.YES));
        document.add(new TextField(WORDS, words, Field.Store.NO));
        writer.addDocument(document);
    }

    /** The ids of the best. */
    List<String> best(String question, int most) throws IOException {
        try (DirectoryReader reader = DirectoryReader.open(writer)) {
            IndexSearcher searcher = new IndexSearcher(reader);
            List<String> ids = new ArrayList<>();
            for (ScoreDoc hit : searcher.search(query(question), most).scoreDocs) {
                ids.add(searcher.storedFields().document(hit.doc).get(ID));
            }
            return ids;
        }
    }

    private BooleanQuery query(String question) throws IOException {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        Set<String> seen = new HashSet<>();
        try (TokenStream stream = pairs.tokenStream(WORDS, question)) {
            CharTermAttribute pair = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                if (seen.add(pair.toString())) {
                    any.add(new TermQuery(new Term(WORDS, pair.toString())), BooleanClause.Occur.SHOULD);
                }
            }
            stream.end();
        }
        return any.build();
    }

    @Override
    public void close() throws IOException {
        writer.close();
        folder.close();
        pairs.close();
    }
}
