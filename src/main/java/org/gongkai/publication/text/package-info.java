/** The text of documents: cleaned markup, paragraphs out of crawled text, plain text out of files. */
@NullMarked
package org.gongkai.publication.text;

import org.jspecify.annotations.NullMarked;
