package org.gongkai.publication;

/** The address of a document on this site, as people paste it. */
public final class DocumentAddress {

    private static final String DOCUMENTS = "/documents/";

    private DocumentAddress() {
    }

    /** The id of the document whose page, file or edition it is; what is no address is taken for an id. */
    public static String id(String pasted) {
        String said = pasted.strip();
        int at = said.lastIndexOf(DOCUMENTS);
        return (at < 0 ? said : said.substring(at + DOCUMENTS.length())).replaceFirst("[/?#].*$", "");
    }

    /** Of a path on this site: whether it is that of a document. */
    static boolean is(String path) {
        return path.startsWith(DOCUMENTS);
    }
}
