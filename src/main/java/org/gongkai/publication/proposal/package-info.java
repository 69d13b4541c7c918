/** What kind a document may be by its title, number, column, issuer and opening: rules that the kinds declare, weighed; a person decides. */
@NullMarked
package org.gongkai.publication.proposal;

import org.jspecify.annotations.NullMarked;
