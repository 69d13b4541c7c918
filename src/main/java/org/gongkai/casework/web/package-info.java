/** The pages of cases: filing, following, the desk, the public answers. */
@NullMarked
package org.gongkai.casework.web;

import org.jspecify.annotations.NullMarked;
