package org.huiyin.knowledge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of templates. @param next where the next page begins; null at the end */
public record TemplateList(List<ReplyTemplate> templates, @Nullable String next) {}
