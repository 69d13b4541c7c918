/** Where the operator puts the installation's own declarations in force. */
@NullMarked
package org.gongkai.enactment.web;

import org.jspecify.annotations.NullMarked;
