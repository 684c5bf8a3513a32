package org.huiyin.casework;

import java.util.List;
import org.huiyin.category.Category;
import org.huiyin.category.Schemes;

/** The first level of the scheme of contents, for lists that need no more than that. A matter's own code may be of any level: {@link Category#top}. */
public final class Categories {

    /** In the order people look for them. */
    public static final List<String> CODES = Schemes.shipped().latest().roots().stream().map(Category::code).toList();

    private Categories() {}
}
