package org.huiyin.desk.knowledge;

import java.util.List;
import org.huiyin.knowledge.EnactmentForm;
import org.huiyin.web.Choice;
import org.huiyin.web.Mistake;
import org.jspecify.annotations.Nullable;

/**
 * The form of an edition.
 *
 * @param back where to go without saving
 * @param ordinal of the latest edition when the form was opened; 0 for a new enactment
 * @param ticked categories with a box to tick: the first level and those chosen
 * @param categories all of them
 * @param stale whether somebody else saved first
 * @param read what a file was read as, or null
 */
public record EnactmentFormView(String action, String back, String title, EnactmentForm form, int ordinal, List<Choice> kinds, List<Choice> ticked, List<Choice> categories,
        List<Mistake> mistakes, boolean stale, @Nullable String read) {}
