/** 问卷: questions written as lines, answers to them checked, counted, and given away without what few persons alone said. */
@NullMarked
package org.gongkai.participation.survey;

import org.jspecify.annotations.NullMarked;
