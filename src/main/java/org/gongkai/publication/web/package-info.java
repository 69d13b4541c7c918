/** The public pages of documents and search, and the desk where documents are drafted and reviewed. */
@NullMarked
package org.gongkai.publication.web;

import org.jspecify.annotations.NullMarked;
