/** What an order is about: a matter, a document, a record, an organ or a page. */
@NullMarked
package org.gongkai.casework.ordering.subject;

import org.jspecify.annotations.NullMarked;
