/** Campaigns of statistics on screen: the list, the board, what one organ files, the total. */
@NullMarked
package org.gongkai.reporting.campaign.web;

import org.jspecify.annotations.NullMarked;
