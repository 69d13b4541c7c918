/**
 * 统计任务: an upper organ has the organs below it report on one form for one period, sees where each stands, and sums what it accepted up the tree of
 * that period. Tables: {@code campaign}, {@code filing} (where an organ stands), {@code campaign_step} (what happened, with the words),
 * {@code filing_correction}. Acts {@code campaign.}: those of {@link org.gongkai.reporting.campaign.Step}.
 */
@NullMarked
package org.gongkai.reporting.campaign;

import org.jspecify.annotations.NullMarked;
