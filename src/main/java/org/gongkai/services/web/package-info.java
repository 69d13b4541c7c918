/** Pages of guides. */
@NullMarked
package org.gongkai.services.web;

import org.jspecify.annotations.NullMarked;
