/** Pages that belong to no single room: home, columns, guide, site map. */
@NullMarked
package org.gongkai.portal.web;

import org.jspecify.annotations.NullMarked;
