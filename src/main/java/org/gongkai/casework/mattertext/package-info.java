/** What of a matter is sought in: what whoever sees it reads without opening anything, in one writing, and some words around what was sought. */
@NullMarked
package org.gongkai.casework.mattertext;

import org.jspecify.annotations.NullMarked;
