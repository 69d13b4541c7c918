package org.gongkai.portal.web;

import java.util.List;

import org.gongkai.directory.Organs;
import org.gongkai.publication.DocumentKinds;
import org.gongkai.publication.Pictures;

/**
 * A document in a list with its picture.
 *
 * @param picture address
 * @param words   what the picture shows
 */
public record PicturedDocument(ListedDocument document, String picture, String words) {

    public static List<PicturedDocument> of(List<Pictures.Pictured> pictures, Organs organs, DocumentKinds kinds) {
        return pictures.stream().map(one -> new PicturedDocument(ListedDocument.of(one.line(), organs, kinds), one.address(), one.words())).toList();
    }
}
