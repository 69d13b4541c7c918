/** What capabilities keep beside a matter: read in one query for the page of the matter, and in one for the inbox, however many of them there are. */
@NullMarked
package org.gongkai.casework.beside;

import org.jspecify.annotations.NullMarked;
